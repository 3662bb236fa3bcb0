import Casework
import Database
import Deadlines
import Definitions
import Testing

@testable import Hall

/// Every running clock is counted under its unit, its kind and how it stands; behind each figure
/// is who holds it since when.
@Suite struct `The deadline board` {
  private let zhao = clerk("market-regulation", "front desk")
  private let restaurant = [
    "floor_area": ["320"], "public_venue": ["yes"], "entertainment_venue": ["no"],
    "has_signboard": ["yes"],
  ]

  /// A restaurant filed on Friday evening and accepted on Monday.
  private func accepted() async throws -> (TestHall, CaseNumber) {
    let test = try await TestHall()
    let number = try await test.file("catering-opening", restaurant)
    test.hall.clock.move(to: at("2026-09-21T09:00"))
    _ = try recorded(
      await test.hall.handle(test.envelope("accept", .accept, from: zhao, on: number))
    )
    return (test, number)
  }

  private func cell(
    _ test: TestHall,
    _ unit: UnitID,
    _ kind: Clock.Kind
  ) async throws -> Dashboard.Cell {
    let board = try await test.hall.dashboard(region: "21")
    return board.units.first { $0.unit == unit }?.cells[kind] ?? Dashboard.Cell()
  }

  @Test(arguments: [
    (now: "2026-09-20T12:00", standing: Dashboard.Standing.onTime),
    (now: "2026-09-21T12:00", standing: .week), (now: "2026-09-24T12:00", standing: .today),
    (now: "2026-09-25T12:00", standing: .passed),
  ])
  func `a receipt clock goes from on time over this week and today to passed`(
    day: (now: String, standing: Dashboard.Standing)
  ) async throws {
    let test = try await TestHall()
    try await test.file("catering-opening", restaurant)
    // Filed on Friday the 18th, it runs out on Thursday the 24th; 25 to 27 September is a holiday.
    test.hall.clock.move(to: at(day.now))
    let cell = try await cell(test, "market-regulation", .receipt)
    #expect(cell.counts == [day.standing: 1])
  }

  // S43 in part: each member has its own limits.
  @Test func `each kind of clock stands under the unit that must keep it`() async throws {
    let (test, _) = try await accepted()
    let board = try await test.hall.dashboard(region: "21")
    let kinds = Dictionary(
      uniqueKeysWithValues: board.units.map { ($0.unit, Set($0.cells.keys)) }
    )
    #expect(kinds["fire-rescue"] == [.copySignature, .step, .promised, .statutory])
    #expect(kinds["market-regulation"] == [.copySignature, .step, .promised, .statutory])
    #expect(board.count(.receipt, .week) == 0, "the receipt clock stopped with the acceptance")
    #expect(board.cases.open == 1)
  }

  @Test func `a delivery clock starts with the decision`() async throws {
    let (test, number) = try await accepted()
    let office = BranchID(index: 1)
    let file = try #require(
      try await test.hall.caseReading(number, for: Viewer(zhao))
    ).file
    let city = try #require(file.branches.first { $0.unit == "city-management" })
    #expect(city.id != office)
    let steps: [(String, Command, Party)] = [
      ("review", .review(city.id, Finding(passes: true)), clerk("city-management", "case officer")),
      ("decide", .decide(city.id, .grant), clerk("city-management", "licensing officer")),
    ]
    for (id, command, person) in steps {
      _ = try recorded(
        await test.hall.handle(test.envelope(id, command, from: person, on: number))
      )
    }
    let board = try await test.hall.dashboard(region: "21")
    #expect(board.units.contains { ($0.cells[.delivery]?.all ?? 0) == 1 })
  }

  @Test func `an applicant's own time to correct is nobody's lateness`() async throws {
    let test = try await TestHall()
    let number = try await test.file("catering-opening", restaurant)
    let code = try #require(
      try await test.hall.caseReading(number, for: Viewer(zhao))?.rules.correctionReasons.first?
        .code
    )
    test.hall.clock.move(to: at("2026-09-21T09:00"))
    let notice = Command.askCorrection([Defect(.field("floor_area"), code: code)])
    _ = try recorded(await test.hall.handle(test.envelope("n", notice, from: zhao, on: number)))
    let board = try await test.hall.dashboard(region: "21")
    #expect(board.units.allSatisfy { $0.cells.isEmpty } && board.urgent.isEmpty)
    #expect(board.cases.open == 1)
  }

  @Test func `a case stands once among the most urgent, its other clocks behind its worst`()
    async throws
  {
    let (test, number) = try await accepted()
    test.hall.clock.move(to: at("2026-10-20T09:00"))
    let board = try await test.hall.dashboard(region: "21")
    #expect(board.urgent.map(\.worst.number) == [number])
    let held = try #require(board.urgent.first)
    #expect(held.others.allSatisfy { $0.number == number && $0.due >= held.worst.due })
    #expect(
      held.others.count(where: { $0.kind == .promised }) == 4,
      "the whole's and three members'"
    )
    #expect(board.cases.pastPromise == 1, "four promises of one case are one case past its promise")
    #expect(board.count(.promised, .passed) == 4)
  }

  @Test func `the list behind a figure has as many clocks as the figure says, page by page`()
    async throws
  {
    let (test, _) = try await accepted()
    try await test.file("tobacco-retail", id: "second")
    let board = try await test.hall.dashboard(region: "21")
    for row in board.units {
      for (kind, cell) in row.cells {
        for (standing, count) in cell.counts {
          let figure = DashboardFigure(unit: row.unit, kind: kind, standing: standing)
          let held = try await test.hall.clocks(behind: figure, region: "21")
          #expect(held.clocks.count == count && held.allClocks == count && held.next == nil)
        }
      }
    }
    let all = try await test.hall.clocks(behind: DashboardFigure(), region: "21")
    var paged: [HeldClock] = []
    var after: ClockCursor?
    repeat {
      let page = try await test.hall.clocks(
        behind: DashboardFigure(),
        region: "21",
        after: after.flatMap { ClockCursor($0.description) },
        most: 3
      )
      paged += page.clocks
      after = page.next
    } while after != nil
    #expect(paged.map(\.clock) == all.clocks.map(\.clock) && paged.count == all.allClocks)
  }

  @Test func `behind a figure stands who holds the clock, and since when`() async throws {
    let (test, number) = try await accepted()
    let figure = DashboardFigure(unit: "fire-rescue", kind: .step)
    let held = try #require(
      try await test.hall.clocks(behind: figure, region: "21").clocks.first
    )
    #expect(held.number == number && held.post == "case officer")
    #expect(held.holder == "fire-rescue/case officer 的姓名")
    #expect(held.since == Day("2026-09-21") && held.due == Day("2026-09-23"))
  }

  @Test func `another province's supervisor sees nothing`() async throws {
    let (test, _) = try await accepted()
    let board = try await test.hall.dashboard(region: "31")
    #expect(board.units.isEmpty && board.cases == Dashboard.Cases() && board.urgent.isEmpty)
  }

  // S43 in part: what is overdue has a consequence for its holder.
  @Test func `the holder must answer an urge, and answers it once`() async throws {
    let (test, number) = try await accepted()
    let han = clerk("fire-rescue", "case officer")
    let held = try #require(
      try await test.hall.clocks(
        behind: DashboardFigure(unit: "fire-rescue", kind: .step),
        region: "21"
      ).clocks.first
    )
    let urge = Command.urge(clock: held.clock, text: "请说明。")
    _ = try recorded(
      await test.hall.handle(test.envelope("urge", urge, from: .supervisor("wu"), on: number))
    )
    let open = try #require(
      try await test.hall.caseReading(number, for: Viewer(han))?.file.urges.first
    )
    #expect(open.answer == nil && open.urge.unit == "fire-rescue")
    let answer = Command.answerUrge(urge: open.urge.id, text: "明天核查。")
    let stranger = clerk("city-management", "case officer")
    let refused = try await test.hall.handle(
      test.envelope("other", answer, from: stranger, on: number)
    )
    #expect(throws: NotRecorded.self) {
      guard case .recorded = refused else { throw NotRecorded() }
    }
    _ = try recorded(await test.hall.handle(test.envelope("answer", answer, from: han, on: number)))
    let answered = try #require(
      try await test.hall.caseReading(number, for: Viewer(han))?.file.urges.first
    )
    #expect(answered.answer == "明天核查。" && answered.answeredBy == han)
  }
}

@Suite struct `A worklist` {
  @Test func `is read page by page, each turn once, whatever the size of a page`() async throws {
    let test = try await TestHall()
    for place in 1...7 { try await test.file(id: "file \(place)") }
    let posts = [PostRef("tobacco", "front desk")]
    let whole = try await test.hall.worklist(of: posts, counting: 10)
    var paged: [WorklistRow] = []
    var after: WorklistCursor?
    while true {
      let page = try await test.hall.worklist(of: posts, after: after, most: 3, counting: 5)
      #expect(page.size == 5, "counted further than was asked")
      paged += page.rows
      after = page.next.flatMap { WorklistCursor($0.description) }
      #expect(after == page.next)
      guard page.next != nil else { break }
    }
    #expect(whole.rows.count == 7 && paged == whole.rows && whole.next == nil && whole.size == 7)
  }

  @Test(arguments: [
    "", "x", "2026-09-24", "2026-09-24,1,1", "2026-02-30,210100-20260918-00001-1,0",
  ])
  func `a place that is none begins at the top`(text: String) {
    #expect(WorklistCursor(text) == nil && ClockCursor(text) == nil)
  }
}

@Suite struct `Finding an applicant at a counter` {
  // S40 in part: whom a counter files for.
  @Test func `by phone, identity number or the beginning of a name, numbers shown in part`()
    async throws
  {
    let test = try await TestHall()
    let made = try await test.hall.createWalkIn(
      name: "吴到店",
      citizenID: "210102199001011234",
      phone: "13912345678",
      by: "tobacco/front desk"
    )
    for text in ["13912345678", " 210102199001011234 ", "吴到"] {
      let found = try await test.hall.applicants(like: text, for: "tobacco/front desk")
      #expect(found.map(\.account) == [made.id])
      #expect(found.first?.phone == "139****5678")
      #expect(found.first?.citizenID == "210***********1234")
    }
    #expect(try await test.count("SELECT at FROM audit WHERE act = 'find_applicant'") == 3)
  }

  @Test(arguments: ["", "吴", "1391234", "%", "tobacco"])
  func `a part of a number, a sign or a member of the office finds nobody`(text: String)
    async throws
  {
    let test = try await TestHall()
    _ = try await test.hall.createWalkIn(
      name: "吴到店",
      citizenID: nil,
      phone: "13912345678",
      by: "tobacco/front desk"
    )
    #expect(try await test.hall.applicants(like: text, for: "tobacco/front desk").isEmpty)
  }
}
