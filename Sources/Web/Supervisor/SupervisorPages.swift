import Casework
import Deadlines
import Definitions
package import Hall
package import Hummingbird

/// The supervisor's addresses: read in scope, urge, change nothing.
package struct SupervisorPages: Sendable {
  let hall: Hall
  /// Where the hall is reached from outside, for what is printed.
  let address: String

  package init(hall: Hall, address: String) {
    self.hall = hall
    self.address = address
  }

  package static let assets: [Asset] = [.boardStyle]

  package func add(to router: Router<WebContext>) {
    router.get("supervision", use: board)
    router.get("supervision/clocks", use: clocks)
    router.get("supervision/cases/:number", use: watched)
    router.get("supervision/cases/:number/papers/:place", use: paper)
    router.get("supervision/cases/:number/papers/:place/pdf", use: paperPDF)
    router.post("supervision/cases/:number/urges") { request, context in
      try await act(request, context) { input in
        .urge(clock: Int(input.text("clock")) ?? 0, text: input.text("text"))
      }
    }
    router.post("supervision/cases/:number/second-notice-permits") { request, context in
      try await act(request, context) { .allowSecondNotice(reason: $0.text("text")) }
    }
    router.post("supervision/cases/:number/recommendations") { request, context in
      try await act(request, context) { .recommend($0.text("unit"), text: $0.text("text")) }
    }
  }

  private func supervisor(_ context: WebContext) throws(WebError) -> Person {
    let person = try context.signedIn()
    guard person.kind == .supervisor else { throw .forbidden }
    return person
  }

  private func formats(_ context: WebContext) -> Formats {
    let offset = hall.catalogue.calendar.utcOffset
    return Formats(context.language, today: hall.clock.now().day(in: offset), offset: offset)
  }

  private func board(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try supervisor(context)
    let dashboard = try await hall.dashboard(region: Self.scope(person))
    let screen = BoardScreen(
      figures: BoardFigures(dashboard, hall.rulebook),
      units: hall.catalogue.units,
      calendar: hall.catalogue.calendar,
      frame: context.frame,
      formats: formats(context),
      now: hall.clock.now()
    )
    return .page(screen.page.html)
  }

  private func clocks(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try supervisor(context)
    let query = request.uri.queryParameters
    let unit = query["unit"].map(String.init)
    let kind = query["kind"].flatMap { Clock.Kind(rawValue: String($0)) }
    let standing = query["standing"].flatMap { BoardFigures.Standing(rawValue: String($0)) }
    let figure = DashboardFigure(
      unit: unit,
      kind: kind,
      standing: standing.flatMap { Dashboard.Standing(rawValue: $0.rawValue) }
    )
    let held = try await hall.clocks(
      behind: figure,
      region: Self.scope(person),
      after: query["after"].flatMap { ClockCursor(String($0)) }
    )
    let rows = HeldRows(
      units: hall.catalogue.units,
      calendar: hall.catalogue.calendar,
      frame: context.frame,
      formats: formats(context)
    )
    let title = [
      unit.flatMap { hall.catalogue.units[$0]?.title[context.language] },
      kind?.words[context.language], context.frame(standing?.words ?? Say.all),
    ].compactMap(\.self).joined(separator: " · ")
    return .page(
      HeldPage(
        frame: context.frame,
        title: title,
        back: context.frame(Say.back),
        count: context.frame(Self.count(held)),
        entries: BoardScreen.entries(context.frame),
        list: rows.list(held.clocks.byCase.map { BoardFigures.HeldCase($0, hall.rulebook) }),
        next: held.next.map {
          Href.clocks(unit: unit, kind: kind, standing: standing).with("after", $0.description)
        },
        nextText: context.frame(Say.next)
      ).html
    )
  }

  /// What supervision itself issued or answers for; nothing else of a case is opened here.
  private func paper(_ request: Request, _ context: WebContext) async throws -> Response {
    let viewer = try supervisor(context).viewer
    guard let place = Int(try context.part("place")),
      try await issued(place, context, viewer),
      let file = try await hall.paper(place, of: context.caseNumber(), for: viewer)
    else { throw WebError.notFound }
    return try await .paper(file)
  }

  private func paperPDF(_ request: Request, _ context: WebContext) async throws -> Response {
    let viewer = try supervisor(context).viewer
    guard let place = Int(try context.part("place")), try await issued(place, context, viewer)
    else { throw WebError.notFound }
    return try await .pdf(context, for: [viewer], in: hall, at: address)
  }

  private func issued(
    _ place: Int,
    _ context: WebContext,
    _ viewer: Viewer
  ) async throws -> Bool {
    let reading = try await hall.caseReading(try context.caseNumber(), for: viewer)
    return reading?.papers.contains {
      $0.position == place && $0.paper.kind.isOfSupervision
    } ?? false
  }

  private func watched(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try supervisor(context)
    let clock = request.uri.queryParameters["clock"].flatMap { Int($0) }
    return .page(try await screen(person, clock, context).page.html)
  }

  private func screen(
    _ person: Person,
    _ clock: Int?,
    _ context: WebContext
  ) async throws -> SupervisedCaseScreen {
    let viewer = Viewer(.supervisor(person.account), region: person.region)
    guard
      let reading = try await hall.caseReading(try context.caseNumber(), for: viewer, with: .story)
    else {
      throw WebError.notFound
    }
    let automatic = context.frame(Words(zh: "（自动）", en: "(automatic)"))
    return SupervisedCaseScreen(
      hand: CaseInHand(reading, hallName: automatic),
      frame: context.frame,
      formats: formats(context),
      clock: clock
    )
  }

  /// What a supervisor may do with a case: it is on record, and moves nothing by itself.
  private func act(
    _ request: Request,
    _ context: WebContext,
    _ command: @Sendable (FormInput) -> Command
  ) async throws -> Response {
    let person = try supervisor(context)
    let number = try context.caseNumber()
    let input = try await request.form(context)
    let envelope = Envelope(
      id: String(input.text("envelope").prefix(100)),
      from: .supervisor(person.account),
      channel: .web,
      receivedAt: hall.clock.now(),
      caseNumber: number,
      command: command(input)
    )
    var screen = try await screen(person, nil, context)
    switch try await hall.handle(envelope) {
    case .recorded: return .seeOther(.supervisedCase(number))
    case .stopped(let obstacle):
      screen.typed = input
      screen.problems = [context.frame(obstacle.worded)]
      return .page(screen.page.html, status: .conflict)
    case .conflict, .otherBody: return .seeOther(.supervisedCase(number))
    case .unknownCase: throw WebError.notFound
    }
  }

  /// The digits that the regions in scope begin with: a province's last four are zeros, a city's last two.
  private static func scope(_ person: Person) -> String {
    var region = person.region ?? ""
    while region.hasSuffix("00") { region.removeLast(2) }
    return region
  }

  private static func count(_ held: HeldClocks) -> Words {
    let clocks = held.allClocks
    return Words(
      zh: "共 \(clocks) 个时限；最急的在前。",
      en: "\(clocks) clock\(clocks == 1 ? "" : "s"); the most pressing first."
    )
  }

  private enum Say {
    static let next = Words(zh: "后面的", en: "Next")
    static let back = Words(zh: "← 时限监察", en: "← Deadlines")
    static let all = Words(zh: "全部在办时限", en: "All running clocks")
  }
}

extension BoardFigures {
  init(_ dashboard: Dashboard, _ rulebook: Rulebook) {
    self.init(
      cases: Cases(
        open: dashboard.cases.open,
        today: dashboard.cases.today,
        pastPromise: dashboard.cases.pastPromise,
        pastLaw: dashboard.cases.pastLaw,
        deemedTonight: dashboard.cases.deemedTonight
      ),
      units: dashboard.units.map { row in
        UnitRow(
          unit: row.unit,
          cells: row.cells.mapValues { cell in
            Dictionary(
              uniqueKeysWithValues: Standing.allCases.map { standing in
                (standing, Dashboard.Standing(rawValue: standing.rawValue).map { cell[$0] } ?? 0)
              }
            )
          }
        )
      },
      comingDays: dashboard.comingDays.map { ($0.day, $0.count) },
      urgent: dashboard.urgent.map { HeldCase($0, rulebook) }
    )
  }
}

extension BoardFigures.HeldCase {
  init(_ held: HeldCase, _ rulebook: Rulebook) {
    self.init(
      worst: BoardFigures.Held(held.worst, rulebook),
      others: held.others.map { BoardFigures.Held($0, rulebook) }
    )
  }
}

extension BoardFigures.Held {
  init(_ clock: HeldClock, _ rulebook: Rulebook) {
    let parts = clock.procedure.split(separator: "@").map(String.init)
    let id = parts.count == 2 ? Day(parts[1]).map { ProcedureID(parts[0], inForce: $0) } : nil
    self.init(
      number: clock.number,
      branch: clock.branch,
      clock: clock.clock,
      kind: clock.kind,
      unit: clock.unit,
      post: clock.post,
      holder: clock.holder,
      subject: clock.subject,
      title: id.map(rulebook.title(of:)) ?? Words(zh: clock.procedure, en: clock.procedure),
      since: clock.since,
      due: clock.due
    )
  }
}
