import Casework
import Deadlines
import Definitions
import Hall
import Hummingbird

/// One point of acceptance: any member's counter takes a case for all (S40).
extension DeskPages {
  func walkIn(_ request: Request, _ context: WebContext) async throws -> Response {
    let clerk = try counterClerk(context)
    let asked = request.uri.queryParameters["who"].map(String.init)
    return .page(try await walkInPage(asked, FormInput(), [], clerk, context).html)
  }

  func beginWalkIn(_ request: Request, _ context: WebContext) async throws -> Response {
    let clerk = try counterClerk(context)
    let input = try await request.form(context)
    guard let applicant = try await applicant(input, clerk) else {
      let problem = Words(
        zh: "请选一位申请人，或填新申请人的姓名。",
        en: "Choose an applicant, or enter the name of a new one."
      )
      let page = try await walkInPage(input["who"], input, [problem], clerk, context)
      return .page(page.html, status: .unprocessableContent)
    }
    guard
      let draft = try await hall.startDraft(
        input.text("matter"),
        by: clerk.person.account,
        for: applicant
      )
    else { throw WebError.notFound }
    return .seeOther(.draft(draft.id))
  }

  /// Whoever receives cases at a counter; nobody else files for another or looks applicants up.
  private func counterClerk(_ context: WebContext) throws(WebError) -> Colleague {
    let colleague = try Colleague(context)
    guard colleague.receives(hall.catalogue.units) else { throw .forbidden }
    return colleague
  }

  /// The one that was picked, or a new account; nil: neither.
  private func applicant(_ input: FormInput, _ clerk: Colleague) async throws -> AccountID? {
    let picked = input.text("applicant")
    guard picked.isEmpty || picked == WalkInPage.new else {
      let account = try await hall.account(picked)
      return account?.kind == .applicant ? account?.id : nil
    }
    guard !input.text("name").isEmpty else { return nil }
    return try await hall.createWalkIn(
      name: String(input.text("name").prefix(100)),
      citizenID: Self.given(input, "citizen-id"),
      phone: Self.given(input, "phone"),
      by: clerk.person.account
    ).id
  }

  private static func given(_ input: FormInput, _ name: String) -> String? {
    let text = String(input.text(name).filter { !$0.isWhitespace }.prefix(100))
    return text.isEmpty ? nil : text
  }

  private func walkInPage(
    _ asked: String?,
    _ input: FormInput,
    _ problems: [Words],
    _ clerk: Colleague,
    _ context: WebContext
  ) async throws -> WalkInPage {
    let wanted = asked.map { String($0.filter { !$0.isNewline }.prefix(100)) } ?? ""
    let found =
      wanted.isEmpty
      ? [] : try await hall.applicants(like: wanted, for: clerk.person.account)
    return WalkInPage(
      frame: context.frame,
      units: hall.catalogue.units,
      matters: matters(of: clerk, context),
      asked: asked.map { _ in wanted },
      found: found,
      typed: input,
      problems: problems
    )
  }

  /// What this counter takes: matters that its department leads, decides or advises on.
  private func matters(
    of clerk: Colleague,
    _ context: WebContext
  ) -> [(name: String, title: String)] {
    let catalogue = hall.catalogue
    let today = formats(context).today
    let units = Set(clerk.person.posts.map(\.unit))
    let names = Set(catalogue.procedures.keys.map(\.name)).sorted()
    return names.compactMap { catalogue.procedure(named: $0, on: today) }
      .filter { !units.isDisjoint(with: Self.counters(of: $0, in: catalogue, on: today)) }
      .sorted {
        ($0.members.isEmpty ? 1 : 0, $0.id.name) < ($1.members.isEmpty ? 1 : 0, $1.id.name)
      }
      .map { (name: $0.id.name, title: $0.title[context.language]) }
  }

  private static func counters(
    of procedure: Procedure,
    in catalogue: Catalogue,
    on day: Day
  ) -> Set<UnitID> {
    let members = procedure.members.compactMap { member -> UnitID? in
      switch member.part {
      case .department(let unit): unit
      case .matter(let name): catalogue.procedure(named: name, on: day)?.department
      }
    }
    return Set(members + [procedure.department])
  }
}
