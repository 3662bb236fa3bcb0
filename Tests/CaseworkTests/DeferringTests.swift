import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

/// `domain.md` §5.17(8), and the days before an event (大型群众性活动安全管理条例 §13).
@Suite struct `Materials that follow, and days ahead` {
  private static let typed = [
    "starts_on": ["2026-08-03"], "ends_on": ["2026-08-04"], "temporary_structures": ["yes"],
    "food_sold": ["no"],
  ]
  private let filed = at("2026-07-06T09:00")

  private func run() throws -> CaseRun {
    try #require(CaseRun(of: "large-event", filedAt: filed, in: published))
  }

  private func accepted() throws -> CaseRun {
    var run = try run()
    let filing = run.filing(Self.typed, without: ["structure-test"])
    try run.send(.submit(filing), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.counter("public-security"), at: at("2026-07-06T10:00"))
    return run
  }

  @Test func `what may follow is promised in writing, by the last workday before`() throws {
    let run = try accepted()
    #expect(run.file.outstanding.map(\.material) == ["structure-test"])
    #expect(run.file.outstanding.map(\.until) == [day("2026-07-31")])
    #expect(run.file.papers.contains { $0.kind == .deferral })
    #expect(run.due(.deferral) == day("2026-07-31"))
  }

  @Test func `only what was to follow may be handed in`() throws {
    var run = try accepted()
    let moment = at("2026-07-07T09:00")
    let changed = run.filing(Self.typed.merging(["guards": ["61"]]) { $1 })
    stops(.notReopened(["guards"])) { try run.send(.correct(changed), from: Cast.lin, at: moment) }
    let still = run.filing(Self.typed, without: ["structure-test"])
    stops(.materialMissing(["structure-test"])) {
      try run.send(.correct(still), from: Cast.lin, at: moment)
    }
    try run.send(.correct(run.filing(Self.typed)), from: Cast.lin, at: moment)
    #expect(run.file.outstanding.isEmpty && run.file.openNotice == nil)
    #expect(!run.file.runningClocks.contains { $0.kind == .deferral })
  }

  @Test func `a promise that is not kept ends the case`() throws {
    var run = try accepted()
    run.ring(at: at("2026-08-01T00:00"))
    #expect(run.file.outcome == .terminated)
    #expect(run.file.runningClocks.isEmpty && run.file.assignments.isEmpty)
  }

  @Test func `what was handed in and is taken out again is owed like the rest`() throws {
    var run = try run()
    try run.send(.submit(run.filing(Self.typed)), from: Cast.lin, at: filed)
    #expect(run.file.outstanding.isEmpty)
    let code = try #require(run.rules.correctionReasons.first?.code)
    let report = [Defect(.material("structure-test"), code: code)]
    let desk = Cast.counter("public-security")
    try run.send(.correctOnTheSpot(report), from: desk, at: at("2026-07-06T10:00"))
    let without = run.filing(Self.typed, without: ["structure-test"])
    try run.send(.correct(without), from: Cast.lin, at: at("2026-07-06T11:00"))
    #expect(run.file.outstanding.map(\.material) == ["structure-test"])
    try run.send(.accept, from: desk, at: at("2026-07-06T12:00"))
    #expect(run.due(.deferral) == day("2026-07-31"))
    // Accepted with it, it is replaced and not taken back.
    try run.send(.correct(run.filing(Self.typed)), from: Cast.lin, at: at("2026-07-07T09:00"))
    let officer = Cast.officer("public-security")
    try run.send(.askRevision(.whole, report), from: officer, at: at("2026-07-07T10:00"))
    stops(.materialMissing(["structure-test"])) {
      try run.send(.correct(without), from: Cast.lin, at: at("2026-07-07T11:00"))
    }
  }

  @Test func `a correction that moves the event comes as late as it comes`() throws {
    var run = try run()
    try run.send(.submit(run.filing(Self.typed)), from: Cast.lin, at: filed)
    let code = try #require(run.rules.correctionReasons.first?.code)
    let fields = ["starts_on", "ends_on", "guards"].map { Defect(.field($0), code: code) }
    let desk = Cast.counter("public-security")
    try run.send(.askCorrection(fields), from: desk, at: at("2026-07-08T10:00"))
    let moment = at("2026-07-20T09:00")
    let sooner = Self.typed.merging(["starts_on": ["2026-08-02"], "late_reason": [""]]) { $1 }
    #expect(throws: Obstacle.self) {
      try run.send(.correct(run.filing(sooner)), from: Cast.lin, at: moment)
    }
    // Twenty-eight days ahead when it was filed: the days of correcting are not held against it.
    let same = Self.typed.merging(["guards": ["61"], "late_reason": [""]]) { $1 }
    try run.send(.correct(run.filing(same)), from: Cast.lin, at: moment)
    #expect(run.file.state == .received)
  }

  @Test func `who broke a promise before hands in everything at once`() throws {
    var run = try run()
    run.bars = [Bar(kind: .brokenCommitment, matter: "fire-safety-check", until: nil)]
    let filing = run.filing(Self.typed, without: ["structure-test"])
    stops(.materialMissing(["structure-test"])) {
      try run.send(.submit(filing), from: Cast.lin, at: filed)
    }
  }

  @Test(arguments: [("2026-07-26", true), ("2026-07-25", false)])
  func `an event is applied for twenty days ahead, or with a reason`(
    first: String,
    isInTime: Bool
  ) throws {
    let days = ["starts_on": [first], "ends_on": [first], "temporary_structures": ["no"]]
    var run = try run()
    let filing = Command.submit(run.filing(days.merging(["late_reason": [""]]) { $1 }))
    if !isInTime {
      #expect(throws: Obstacle.self) { try run.send(filing, from: Cast.lin, at: filed) }
    }
    let reason = isInTime ? "" : "场地临时调整"
    let reasoned = run.filing(days.merging(["late_reason": [reason]]) { $1 })
    try run.send(.submit(reasoned), from: Cast.lin, at: filed)
    #expect(run.file.state == .received)
  }
}

/// In a theme what follows may be one member's.
@Suite struct `Materials that follow, for one member of a theme` {
  /// The restaurant, whose kitchen's layout may follow within ten workdays, and has not come.
  private func accepted() throws -> CaseRun {
    var catalogue = published
    var form = try #require(catalogue.forms["food-licence"])
    let index = try #require(form.materials.firstIndex { $0.id == "kitchen-layout" })
    form.materials[index].necessity = .deferrable
    form.materials[index].followUp = .within(.workdays(10))
    catalogue.forms["food-licence"] = form
    let filed = at("2026-09-18T22:10")
    var run = try #require(CaseRun(of: "catering-opening", filedAt: filed, in: catalogue))
    let filing = run.filing(largeRestaurant, without: ["kitchen-layout"])
    try run.send(.submit(filing), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.zhao, at: at("2026-09-21T09:00"))
    return run
  }

  @Test func `only that member ends; what was granted is handed out and the others go on`() throws {
    var run = try accepted()
    let until = try #require(run.file.outstanding.first?.until)
    let (food, fire) = (run.branch(of: "food-licence"), run.branch(of: "fire-safety-check"))
    try run.answer("signboard-record", .grant, from: "2026-09-22T09:00")
    let testing = Command.suspend(food, cause: "testing", expected: .workdays(5), reason: "送检")
    try run.send(testing, from: Cast.officer("market-regulation"), at: at("2026-09-22T15:00"))
    run.ring(at: at("\(until.adding(days: 1))T00:10"))
    #expect(run.file.branch(food)?.state == .terminated)
    #expect(run.file.branch(fire)?.state == .working && run.file.outcome == nil)
    #expect(run.file.papers.contains { $0.kind == .termination && $0.branch == food })
    #expect(run.file.openNotice == nil)
    let left = run.file.assignments.filter { $0.branch == food }
    #expect(left.isEmpty && !run.file.runningClocks.contains { $0.branch == food })
    let sign = run.branch(of: "signboard-record")
    #expect(run.file.assignments.contains { $0.act == .deliver && $0.branch == sign })
    #expect(run.due(.promised) != .last, "no member stands still any more")
    try run.answer("fire-safety-check", .grant, from: "\(until.adding(days: 1))T09:00")
    #expect(run.file.outcome == .partlyGranted)
  }

  @Test func `decided without it, it is waited for no more`() throws {
    var run = try accepted()
    #expect(run.file.openNotice != nil)
    try run.answer("food-licence", .deny([ReasonGiven(code: "R03")]), from: "2026-09-22T09:00")
    #expect(!run.file.runningClocks.contains { $0.kind == .deferral })
    #expect(run.file.openNotice == nil && run.file.outcome == nil)
  }
}
