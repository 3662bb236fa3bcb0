import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

/// Limits in hours end at a moment, not with a day: four office hours to decide. July 2026 has no holiday; the 6th is a
/// Monday. Source: 民法典 §201 ¶2, §203.
@Suite struct `Limits in hours of a case` {
  private let decider = Cast.decider("public-security")

  /// A seal record, accepted at nine: its decision has four office hours.
  private func accepted(at time: String = "2026-07-06T09:00") throws -> CaseRun {
    let filed = at("2026-07-06T08:30")
    var run = try #require(CaseRun(of: "seal-record", filedAt: filed, in: published))
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.counter("public-security"), at: at(time))
    return run
  }

  private func decision(in run: CaseRun) throws -> Clock {
    try #require(run.file.clocks.last { $0.act == .decide })
  }

  @Test func `the moment is counted, explained, and rung for`() throws {
    var run = try accepted()
    var clock = try decision(in: run)
    #expect(clock.dueAt == at("2026-07-06T14:00"))
    #expect(clock.due == day("2026-07-06"), "the day it falls on, for lists")
    let why = run.rules.calendar.explain(clock, .en)
    #expect(why.contains { $0.contains("end at 14:00 on 6 July") }, "\(why)")
    #expect(run.file.nextAlarm(in: .china) == at("2026-07-06T14:00").next)
    run.ring(at: at("2026-07-06T14:00"))
    #expect(try !decision(in: run).isPassed, "until two o'clock it is in time")
    run.ring(at: at("2026-07-06T14:00").next)
    clock = try decision(in: run)
    #expect(clock.isPassed)
    #expect(run.file.signals.map(\.code) == [.Y2])
  }

  @Test func `while the clock stands no hour is counted, and it goes on where it stopped`() throws {
    var run = try accepted()
    let suspend = Command.suspend(
      .whole,
      cause: "testing",
      expected: .workdays(2),
      reason: "印模需要检测"
    )
    try run.send(suspend, from: decider, at: at("2026-07-06T10:30"))
    #expect(try decision(in: run).dueAt == nil)
    #expect(try decision(in: run).due == .last)
    run.ring(at: at("2026-07-07T09:00"))
    #expect(try !decision(in: run).isPassed)
    try run.send(.resume(.whole, result: "合格"), from: decider, at: at("2026-07-07T16:00"))
    // An hour and a half of Monday; an hour of Tuesday and an hour and a half of Wednesday.
    #expect(try decision(in: run).dueAt == at("2026-07-08T10:30"))
  }

  @Test func `an old clock that knows no moment keeps its day`() throws {
    let run = try accepted()
    var clock = try decision(in: run)
    clock.startAt = nil
    clock.dueAt = nil
    #expect(run.rules.calendar.due(clock).day == day("2026-07-07"))
    #expect(run.rules.calendar.dueAt(clock) == nil)
    #expect(clock.lastMoment(in: .china) == Moment(endOf: clock.due, in: .china))
  }
}
