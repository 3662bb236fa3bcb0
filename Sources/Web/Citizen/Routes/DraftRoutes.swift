import Casework
import Deadlines
import Definitions
import HTTPTypes
import Hall
import Hummingbird

/// Filling in a form, page by page. Whatever is typed is kept, right or wrong.
struct DraftRoutes: Sendable {
  let hall: Hall

  func add(to router: Router<WebContext>) {
    router.post("matters/:name/drafts", use: begin)
    router.get("matters/:name/drafts") { _, context in
      Response.seeOther(.guide(try context.part("name")))
    }
    router.get("drafts/:draft", use: enter)
    router.get("drafts/:draft/removal") { _, _ in Response.seeOther(.myCases) }
    router.post("drafts/:draft/removal", use: remove)
    router.get("drafts/:draft/sections/:section", use: show)
    router.post("drafts/:draft/sections/:section", use: save)
    router.post("drafts/:draft/sections/:section/autosave", use: autosave)
  }

  @Sendable private func begin(_ request: Request, _ context: WebContext) async throws -> Response {
    let name = try context.part("name")
    guard let person = context.person else {
      throw WebError.signInFirst(then: .guide(name))
    }
    _ = try await request.form(context)
    guard person.kind == .applicant else { throw WebError.forbidden }
    guard let draft = try await hall.startDraft(name, by: person.account, for: person.account)
    else {
      throw WebError.notFound
    }
    try await hall.fillIn(draft, by: person.account)
    return .seeOther(.draft(draft.id))
  }

  @Sendable private func enter(_ request: Request, _ context: WebContext) async throws -> Response {
    let open = try await hall.open(context)
    return .seeOther(
      open.sections.first.map { .section(open.draft.id, $0.id) } ?? .materials(open.draft.id)
    )
  }

  @Sendable private func remove(_ request: Request, _ context: WebContext) async throws -> Response
  {
    let person = try context.signedIn()
    _ = try await request.form(context)
    try await hall.deleteDraft(try context.part("draft"), of: person.account)
    return .seeOther(.myCases)
  }

  @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
    let open = try await hall.open(context)
    let query = FormInput(urlEncoded: Array((request.uri.query ?? "").utf8))
    let rows = query?["rows"].flatMap { Int($0) } ?? 0
    let known = try await hall.knownAnswers(for: open)
    return .page(try page(open, context, rows: rows, told: nil, known: known).html)
  }

  @Sendable private func save(_ request: Request, _ context: WebContext) async throws -> Response {
    guard context.person != nil else {
      let typed = KeptInput(try await request.unproven())
      return .page(SignInPage(frame: context.frame, then: context.here.text, kept: typed).html)
    }
    let input = try await request.form(context)
    let before = try await hall.open(context)
    guard let (place, section) = before.section(try context.part("section")) else {
      throw WebError.notFound
    }
    var form = before.form.replacing(section, with: input)
    let go = input.text("go")
    if go.hasPrefix("remove-"), let row = Int(go.dropFirst("remove-".count)) {
      form = form.removing(row: row, of: section)
    }
    try await keep(form, of: before.draft, context)
    if let place = Self.elsewhere(go, section, form, before.draft) { return .seeOther(place) }
    let after = before.typed(form)
    let asked = Set(input.all("asked"))
    guard let page = try await unfinished(section, of: after, asked: asked, context) else {
      return .seeOther(after.after(place))
    }
    return page
  }

  /// Where the buttons other than the main one lead.
  private static func elsewhere(
    _ go: String,
    _ section: Section,
    _ form: DraftForm,
    _ draft: Draft
  ) -> Href? {
    if go == "later" { return .myCases }
    if go.hasPrefix("remove-") { return .section(draft.id, section.id) }
    guard go == "add" else { return nil }
    let rows = String(form.rowCount(section) + 1)
    return Href("drafts", draft.id, "sections", section.id, query: [("rows", rows)])
  }

  /// The same page once more, where something is wrong or newly asked; nil: on to the next.
  /// - Parameter asked: the questions that were on the page as it was sent.
  private func unfinished(
    _ section: Section,
    of open: OpenDraft,
    asked: Set<String>,
    _ context: WebContext
  ) async throws -> Response? {
    let told = open.form.problems(in: section).filter {
      section.repeats != nil || asked.contains($0.address)
    }
    let isNew =
      section.repeats == nil
      && open.form.fields(of: open.open(section)).contains {
        !asked.contains($0.id) && $0.computed == nil
      }
    guard !told.isEmpty || isNew else { return nil }
    let known = try await hall.knownAnswers(for: open)
    let page = try page(open, context, told: told, isNew: isNew && told.isEmpty, known: known)
    return .page(page.html, status: told.isEmpty ? .ok : .unprocessableContent)
  }

  /// Keeps what stands on the page, and answers with those parts of it that may have changed by it.
  @Sendable private func autosave(
    _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    let input = try await request.form(context)
    let open = try await hall.open(context)
    guard let (_, section) = open.section(try context.part("section")) else {
      throw WebError.notFound
    }
    let form = open.form.replacing(section, with: input)
    try await keep(form, of: open.draft, context)
    var saved = open.draft
    saved.savedAt = hall.clock.now()
    let after = open.typed(form, of: saved)
    guard after.section(section.id) != nil else { return .page(.empty) }
    return .page(
      try page(after, context, told: [], known: try await hall.knownAnswers(for: after)).part
    )
  }

  private func keep(_ form: DraftForm, of draft: Draft, _ context: WebContext) async throws {
    let account = try context.signedIn().account
    guard try await hall.saveDraft(draft.id, input: form.raw, by: account) else {
      throw WebError.tooLarge(mostMegabytes: 1)
    }
  }

  /// - Parameter told: what is wrong, once the page was sent; nil before.
  private func page(
    _ open: OpenDraft,
    _ context: WebContext,
    rows: Int = 0,
    told: [FieldProblem]?,
    isNew: Bool = false,
    known: [String: KnownAnswer] = [:]
  ) throws(WebError) -> SectionPage {
    guard let (place, section) = open.section(try context.part("section")) else { throw .notFound }
    return SectionPage(
      open.shell(place, section.title[context.language]),
      draft: open.draft.id,
      open.form,
      section,
      rows: rows,
      told: told ?? open.defects(in: section),
      notice: isNew ? context.frame(Self.more) : "",
      known: known,
      back: open.before(place)
    )
  }

  private static let more = Words(
    zh: "按您的回答，还要再填几个问题。",
    en: "Because of your answers, a few more questions are asked."
  )
}

extension Hall {
  /// The draft of the address, of whoever is signed in; 404 where it is not his.
  func open(_ context: WebContext) async throws -> OpenDraft {
    let person = try context.signedIn()
    guard let draft = try await draft(try context.part("draft"), of: person.account) else {
      throw WebError.notFound
    }
    var rules = rulebook.rules(for: draft.procedure, on: today)
    var notice: CorrectionNotice?
    if let number = draft.caseNumber {
      guard let reading = try await caseReading(number, for: person.viewer) else {
        throw WebError.notFound
      }
      rules = reading.rules
      notice = reading.file.openNotice ?? reading.file.notices.last
    }
    guard let rules else { throw WebError.notFound }
    return OpenDraft(
      draft,
      under: rules,
      notice: notice,
      frame: context.frame,
      formats: formats(context.language)
    )
  }
}
