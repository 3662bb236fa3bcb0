import Casework
import Deadlines
import Definitions
package import Hall
package import Hummingbird

/// The desk's addresses. Reading is GET; each act is a noun under its case, sent by POST.
package struct DeskPages: Sendable {
  let hall: Hall
  /// Where the hall is reached from outside, for what is printed.
  let address: String

  package init(hall: Hall, address: String) {
    self.hall = hall
    self.address = address
  }

  package static let assets: [Asset] = [.deskStyle, .deskScript]

  package func add(to router: Router<WebContext>) {
    router.get("desk", use: worklist)
    router.get("desk/search", use: search)
    router.get("desk/cases/:number", use: casePage)
    router.get("desk/cases/:number/attachments/:digest", use: attachment)
    router.get("desk/cases/:number/pictures/:digest", use: picture)
    router.get("desk/cases/:number/papers/:place", use: paper)
    router.get("desk/cases/:number/papers/:place/pdf", use: paperPDF)
    router.post("desk/cases/:number/:act", use: act)
    router.post("desk/cases/:number/branches/:branch/:act", use: act)
    router.get("desk/walk-ins", use: walkIn)
    router.post("desk/walk-ins", use: beginWalkIn)
    PostsRoutes(hall: hall).add(to: router)
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
    let list = try await colleague.worklist(in: hall, after: request.worklistPlace)
    let pane = list.screen(nil, formats(context), hall.catalogue.calendar).pane
    return .page(DeskListPage(frame: context.frame, units: hall.catalogue.units, pane: pane).html)
  }

  private func search(_ request: Request, _ context: WebContext) async throws -> Response {
    let colleague = try Colleague(context)
    let typed = request.uri.queryParameters["q"].map(String.init) ?? ""
    var found: [CaseSummary] = []
    for post in colleague.person.posts where !typed.isEmpty {
      // One more than is shown says that there are more.
      let cases = try await hall.search(
        typed,
        for: colleague.viewer(post),
        most: SearchScreen.most + 1
      )
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
    // The list beside the case is read while the case is.
    async let list = colleague.worklist(in: hall, after: request.worklistPlace)
    guard let reading = try await colleague.reading(number, in: hall) else {
      throw WebError.notFound
    }
    var screen = screen(reading, colleague, context, beside: try await list)
    let query = request.uri.queryParameters
    screen.shown = query["show"].map(String.init)
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
    _ context: WebContext,
    beside list: Worklist
  ) -> CaseScreen {
    let hand = CaseInHand(
      reading,
      hallName: context.frame(Words(zh: "（自动）", en: "(automatic)"))
    )
    let pane = list.screen(reading.file.number, formats(context), reading.rules.calendar).pane
    return CaseScreen(
      hand: hand,
      frame: context.frame,
      formats: formats(context),
      list: pane,
      after: list.after,
      acts: DeskAct.all(
        in: hand,
        person: colleague.person,
        now: hall.clock.now()
      )
    )
  }

  private func attachment(_ request: Request, _ context: WebContext) async throws -> Response {
    .file(try await file(context))
  }

  /// A photo as the case page shows it; anything that is no photo a browser draws is only downloaded.
  private func picture(_ request: Request, _ context: WebContext) async throws -> Response {
    let file = try await file(context)
    guard file.isPicture else { throw WebError.notFound }
    return .picture(file)
  }

  /// The file of the address, as the first of his posts that may see it does.
  private func file(_ context: WebContext) async throws -> StoredFile {
    let colleague = try Colleague(context)
    let number = try context.caseNumber()
    let digest = try context.part("digest")
    for post in colleague.person.posts {
      if let file = try await hall.attachment(digest, of: number, for: colleague.viewer(post)) {
        return file
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

extension DeskPages {
  fileprivate func paperPDF(_ request: Request, _ context: WebContext) async throws -> Response {
    let colleague = try Colleague(context)
    let viewers = colleague.person.posts.map(colleague.viewer)
    return try await .pdf(context, for: viewers, in: hall, at: address)
  }
}

extension Request {
  /// Where the page of the worklist begins that the reader came from.
  var worklistPlace: WorklistCursor? {
    uri.queryParameters["after"].flatMap { WorklistCursor(String($0)) }
  }
}
