import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

/// `domain.md` §3.1 and golden scenario 5: a late opinion is urged by the hall, and the urge has a day of its own.
@Suite struct `Urges with a day to answer by` {
  /// Accepted on Tuesday 8 September; four of five departments answer, civil defence does not by the 17th.
  private func late() throws -> CaseRun {
    let filed = at("2026-09-07T09:00")
    var run = try #require(CaseRun(of: "planning-permit", filedAt: filed, in: published))
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
    let lead = run.rules.procedure.department
    try run.send(.accept, from: Cast.counter(lead), at: at("2026-09-08T09:00"))
    for adviser in run.file.advisers where adviser.unit != "civil-defence" {
      let opinion = Command.giveOpinion(department: adviser.unit, .noObjection, text: "")
      try run.send(opinion, from: Cast.officer(adviser.unit), at: at("2026-09-09T09:00"))
    }
    try run.send(
      .review(.whole, Finding(passes: true)),
      from: Cast.officer(lead),
      at: at("2026-09-09T10:00")
    )
    run.ring(at: at("2026-09-17T23:00"))
    #expect(run.file.urges.isEmpty)
    run.ring(at: at("2026-09-18T00:00"))
    return run
  }

  @Test func `a late opinion is urged at once, and the lead goes on`() throws {
    let run = try late()
    let urge = try #require(run.file.urges.first?.urge)
    #expect(urge.unit == "civil-defence" && urge.by == .hall && run.file.urges.count == 1)
    let clock = try #require(urge.answerClock.flatMap(run.file.clock))
    // 18 September does not count: Sunday 20, which works, 21 and 22.
    #expect(clock.kind == .urge && clock.due == day("2026-09-22"))
    #expect(run.file.papers.last { $0.kind == .urge }?.unit == "civil-defence")
    #expect(run.file.assignments.contains { $0.act == .check })
  }

  @Test func `what a supervisor urged and nobody answered is a red card, what the hall did is not`()
    throws
  {
    var run = try late()
    let clock = try #require(run.file.clocks.first { $0.kind == .statutory && $0.isRunning })
    try run.send(.urge(clock: clock.id, text: "请说明"), from: Cast.wu, at: at("2026-09-21T09:00"))
    run.ring(at: at("2026-09-23T00:00"))
    #expect(!run.file.signals.contains { $0.code == .R1 })
    run.ring(at: at("2026-09-25T00:00"))
    let red = run.file.signals.filter { $0.code == .R1 }
    #expect(red.map(\.unit) == ["natural-resources"])
  }

  @Test func `the opinion itself answers it`() throws {
    var run = try late()
    let opinion = Command.giveOpinion(department: "civil-defence", .noObjection, text: "")
    try run.send(opinion, from: Cast.officer("civil-defence"), at: at("2026-09-21T09:00"))
    #expect(run.file.urges.allSatisfy { $0.answer != nil })
    #expect(!run.file.assignments.contains { $0.act == .answerUrge })
    run.ring(at: at("2026-09-29T09:00"))
    #expect(!run.file.signals.contains { $0.code == .R1 && $0.unit == "civil-defence" })
  }

  @Test func `a supervisor's urge has the same days, and its answer ends them`() throws {
    var run = try late()
    let clock = try #require(run.file.clocks.first { $0.kind == .statutory && $0.isRunning })
    let urge = Command.urge(clock: clock.id, text: "请说明进度")
    try run.send(urge, from: Cast.wu, at: at("2026-09-21T09:00"))
    let open = try #require(run.file.urges.last?.urge)
    let own = try #require(open.answerClock)
    #expect(run.file.clock(own)?.due == day("2026-09-24"))
    try run.send(
      .answerUrge(urge: open.id, text: "本周决定"),
      from: Cast.decider(open.unit),
      at: at("2026-09-22T09:00")
    )
    #expect(run.file.clock(own)?.isRunning == false)
  }

  @Test func `an office that sets no day urges by hand alone`() throws {
    let filed = at("2026-09-07T09:00")
    var office = published
    office.signals.urgeWorkdays = nil
    var run = try #require(CaseRun(of: "planning-permit", filedAt: filed, in: office))
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
    let lead = run.rules.procedure.department
    try run.send(.accept, from: Cast.counter(lead), at: at("2026-09-08T09:00"))
    run.ring(at: at("2026-09-20T00:00"))
    #expect(run.file.urges.isEmpty && run.file.signals.contains { $0.code == .Y2 })
  }
}
