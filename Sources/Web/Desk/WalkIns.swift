import Casework
import Deadlines
import Definitions
import Hall
import Hummingbird

/// One point of acceptance: any member's counter takes a case for all (S40).
extension DeskPages {
  func walkIn(_ request: Request, _ context: WebContext) async throws -> Response {
    _ = try Colleague(context)
    return .page(page(FormInput(), [], context).html)
  }

  func beginWalkIn(_ request: Request, _ context: WebContext) async throws -> Response {
    let colleague = try Colleague(context)
    let input = try await request.form(context)
    guard !input.text("name").isEmpty else {
      let problem = Words(zh: "请填申请人姓名。", en: "Enter the applicant's name.")
      return .page(page(input, [problem], context).html, status: .unprocessableContent)
    }
    let applicant = try await hall.createWalkIn(
      name: String(input.text("name").prefix(100)),
      citizenID: input["citizen-id"],
      phone: input["phone"],
      by: colleague.person.account
    )
    guard
      let draft = try await hall.startDraft(
        input.text("matter"),
        by: colleague.person.account,
        for: applicant.id
      )
    else { throw WebError.notFound }
    return .seeOther(Href("drafts", draft.id))
  }

  private func page(_ input: FormInput, _ problems: [Words], _ context: WebContext) -> WalkInPage {
    let today = formats(context).today
    let names = Set(hall.catalogue.procedures.keys.map(\.name)).sorted()
    return WalkInPage(
      frame: context.frame,
      units: hall.catalogue.units,
      matters: names.compactMap { name in
        hall.catalogue.procedure(named: name, on: today)
          .map { (name: name, title: $0.title[context.language]) }
      },
      typed: input,
      problems: problems
    )
  }
}
