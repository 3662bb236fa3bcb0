import Casework
import Deadlines
import Definitions
package import Hall
package import Hummingbird

/// The desk's addresses. Reading is GET; each act is a noun under its case, sent by POST.
package struct DeskPages: Sendable {
  let hall: Hall

  package init(hall: Hall) { self.hall = hall }

  package static let assets: [Asset] = [.deskStyle, .deskScript]

  package func add(to router: Router<WebContext>) {
    router.get("desk", use: worklist)
    router.get("desk/search", use: search)
    router.get("desk/cases/:number", use: casePage)
    router.get("desk/cases/:number/attachments/:digest", use: attachment)
    router.get("desk/cases/:number/papers/:place", use: paper)
    router.post("desk/cases/:number/:act", use: act)
    router.post("desk/cases/:number/branches/:branch/:act", use: act)
    router.get("desk/walk-ins", use: walkIn)
    router.post("desk/walk-ins", use: beginWalkIn)
  }

  func formats(_ context: WebContext) -> Formats {
    let offset = hall.catalogue.calendar.utcOffset
    return Formats(
      context.language,
      today: hall.clock.now().day(in: offset),
      offset: offset
    )
  }

  private func worklist(_ request: Request, _ context: WebContext) async throws -> Response {
    let colleague = try Colleague(context)
    let items = try await colleague.worklist(in: hall)
    let pane = WorklistScreen(
      items: items,
      current: nil,
      formats: formats(context),
      calendar: hall.catalogue.calendar
    ).pane
    return .page(DeskListPage(frame: context.frame, units: hall.catalogue.units, pane: pane).html)
  }

  private func search(_ request: Request, _ context: WebContext) async throws -> Response {
    let colleague = try Colleague(context)
    let typed = request.uri.queryParameters["q"].map(String.init) ?? ""
    var found: [CaseSummary] = []
    for post in colleague.person.posts where !typed.isEmpty {
      let cases = try await hall.search(typed, for: colleague.viewer(post))
      found += cases.filter { one in !found.contains { $0.number == one.number } }
    }
    let page = SearchScreen(
      typed: typed,
      found: found,
      frame: context.frame,
      formats: formats(context),
      units: hall.catalogue.units
    )
    return .page(page.page.html)
  }

  private func casePage(_ request: Request, _ context: WebContext) async throws -> Response {
    let colleague = try Colleague(context)
    let number = try context.caseNumber()
    guard let reading = try await colleague.reading(number, in: hall) else {
      throw WebError.notFound
    }
    var screen = try await screen(reading, colleague, context)
    let query = request.uri.queryParameters
    if let kind = query["act"].flatMap({ DeskAct.Kind(rawValue: String($0)) }) {
      let branch = query["branch"].flatMap { BranchID(String($0)) }
      screen.begin(
        screen.acts.first {
          $0.kind == kind && $0.isOpen && (branch == nil || $0.branch == branch)
        },
        typed: FormInput(),
        problems: []
      )
    }
    if let did = query["did"].flatMap({ DeskAct.Kind(rawValue: String($0)) }),
      let other = query["case"].flatMap({ CaseNumber(String($0)) })
    {
      screen.say(did, other)
    }
    return .page(screen.page.html)
  }

  func screen(
    _ reading: CaseReading,
    _ colleague: Colleague,
    _ context: WebContext
  ) async throws -> CaseScreen {
    let hand = CaseInHand(
      reading,
      hallName: context.frame(Words(zh: "（自动）", en: "(automatic)"))
    )
    let items = try await colleague.worklist(in: hall)
    let list = WorklistScreen(
      items: items,
      current: reading.file.number,
      formats: formats(context),
      calendar: reading.rules.calendar
    )
    return CaseScreen(
      hand: hand,
      frame: context.frame,
      formats: formats(context),
      list: list.pane,
      acts: DeskAct.all(
        in: hand,
        account: colleague.person.account,
        posts: colleague.person.posts,
        now: hall.clock.now()
      )
    )
  }

  private func attachment(_ request: Request, _ context: WebContext) async throws -> Response {
    let colleague = try Colleague(context)
    let number = try context.caseNumber()
    let digest = try context.part("digest")
    for post in colleague.person.posts {
      if let file = try await hall.attachment(digest, of: number, for: colleague.viewer(post)) {
        return .file(file)
      }
    }
    throw WebError.notFound
  }

  private func paper(_ request: Request, _ context: WebContext) async throws -> Response {
    let colleague = try Colleague(context)
    let number = try context.caseNumber()
    guard let place = Int(try context.part("place")) else { throw WebError.notFound }
    for post in colleague.person.posts {
      if let file = try await hall.paper(place, of: number, for: colleague.viewer(post)) {
        return try await .paper(file)
      }
    }
    throw WebError.notFound
  }
}
