import Casework
import Deadlines
import Definitions
import Foundation
import Rehearsal
import Testing

/// `domain.md` §5.17(3): 19–21 June 2026 are at rest.
@Suite struct `Hearings, §46–48` {
  private let officer = Cast.officer("tobacco")
  private let chair = CaseRun.person(on: PostRef("tobacco", "hearing chair"))

  private func offered() throws -> CaseRun {
    let filed = at("2026-06-12T09:00")
    var run = try #require(CaseRun(of: "tobacco-retail", filedAt: filed, in: published))
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.counter("tobacco"), at: at("2026-06-12T10:00"))
    let offer = Command.offerHearing(.whole, reason: "与相邻零售点的重大利益关系")
    try run.send(offer, from: officer, at: at("2026-06-15T09:00"))
    return run
  }

  private func requested() throws -> CaseRun {
    var run = try offered()
    try run.send(.requestHearing(.whole), from: Cast.lin, at: at("2026-06-18T09:00"))
    return run
  }

  private func convene(_ text: String) -> Command {
    .conveneHearing(.whole, on: day(text), place: "第一听证室")
  }

  @Test func `five workdays to ask, twenty to hold it, seven of notice`() throws {
    var run = try offered()
    #expect(run.due(.hearingRequest, .whole) == day("2026-06-23"))
    try run.send(.requestHearing(.whole), from: Cast.lin, at: at("2026-06-18T09:00"))
    #expect(run.due(.hearing, .whole) == day("2026-07-17"))
    #expect(run.due(.statutory, .whole) == .last)
    stops(.hearingTooSoon(earliest: day("2026-07-17"))) {
      try run.send(convene("2026-07-16"), from: chair, at: at("2026-07-08T09:00"))
    }
    stops(.hearingTooLate(due: day("2026-07-17"))) {
      try run.send(convene("2026-07-20"), from: chair, at: at("2026-07-07T09:00"))
    }
    try run.send(convene("2026-07-16"), from: chair, at: at("2026-07-07T10:00"))
    #expect(run.file.papers.last?.kind == .hearingNotice)
  }

  @Test func `the clock stands from the request to the record`() throws {
    var run = try requested()
    try run.send(convene("2026-07-16"), from: chair, at: at("2026-07-07T09:00"))
    stops(.hearingNotYet(day("2026-07-16"))) {
      try run.send(.holdHearing(.whole, record: "…"), from: chair, at: at("2026-07-15T09:00"))
    }
    stops(.hearingNotHeld) {
      try run.send(.resume(.whole, result: "…"), from: officer, at: at("2026-07-16T08:00"))
    }
    try run.send(.holdHearing(.whole, record: "各方签字"), from: chair, at: at("2026-07-16T11:00"))
    #expect(run.file.papers.last?.kind == .hearingRecord)
    // Twenty from 12 June end on 13 July; 22 June to 16 July leave out nineteen.
    #expect(run.due(.statutory, .whole) == day("2026-08-07"))
    #expect(run.file.branch(.whole)?.suspension == nil)
  }

  @Test func `who reviewed does not chair, and who chaired does not review`() throws {
    var run = try requested()
    let (unit, post) = ("tobacco", "hearing chair")
    let reviewer = Party.clerk("tobacco/case officer", unit: unit, post: post)
    try run.send(.review(.whole, Finding(passes: true)), from: officer, at: at("2026-06-24T09:00"))
    stops(.sameHand(did: .review, under: Citation("行政许可法 §48"))) {
      try run.send(convene("2026-07-16"), from: reviewer, at: at("2026-06-25T09:00"))
    }
  }

  @Test func `while the applicant may still ask no decision is made`() throws {
    var run = try offered()
    try run.answer("tobacco-retail", .grant, from: "2026-06-16T09:00", decides: false)
    let decide = Command.decide(.whole, .grant)
    stops(.hearingAwaited(until: day("2026-06-23"))) {
      try run.send(decide, from: Cast.decider("tobacco"), at: at("2026-06-18T09:00"))
    }
    // On the 24th the right has lapsed, by itself.
    try run.send(decide, from: Cast.decider("tobacco"), at: at("2026-06-24T09:00"))
    #expect(run.file.outcome == .granted)
  }

  @Test func `after five workdays it is too late to ask`() throws {
    var run = try offered()
    stops(.hearingNotOffered) {
      try run.send(.requestHearing(.whole), from: Cast.lin, at: at("2026-06-24T09:00"))
    }
    stops(.hearingOffered) {
      let again = Command.offerHearing(.whole, reason: "再告知")
      try run.send(again, from: officer, at: at("2026-06-24T10:00"))
    }
  }

  @Test func `the agency may hold one of its own motion`() throws {
    var run = try offered()
    let motion = Command.suspend(
      .whole,
      cause: "hearing",
      expected: .workdays(15),
      reason: "涉及公共利益"
    )
    try run.send(motion, from: officer, at: at("2026-06-24T09:00"))
    #expect(run.file.assignments.contains { $0.act == .hear && $0.post == "hearing chair" })
    try run.send(convene("2026-07-03"), from: chair, at: at("2026-06-24T10:00"))
    // §46: the public is told of it, and the notice holds nothing back once the hearing is held.
    #expect(run.file.papers.suffix(2).map(\.kind) == [.hearingNotice, .publicNotice])
    #expect(run.file.announcements.map(\.kind) == [.hearing])
    try run.send(.holdHearing(.whole, record: "各方签字"), from: chair, at: at("2026-07-03T10:00"))
    #expect(run.file.branch(.whole)?.suspension == nil)
    #expect(!run.file.assignments.contains { $0.act == .hear })
  }

  @Test func `whoever recorded the visit or reviewed below does not chair`() throws {
    let filed = at("2026-06-12T09:00")
    var run = try CaseRun.restaurant(filed: "2026-06-12T09:00")
    try run.send(.accept, from: Cast.zhao, at: filed.adding(minutes: 60))
    let id = run.branch(of: "fire-safety-check")
    let hearer = "fire-rescue/two posts"
    let visitor = Party.clerk(hearer, unit: "fire-rescue", post: "case officer")
    try run.send(.review(id, Finding(passes: true)), from: Cast.han, at: at("2026-06-15T09:00"))
    let presence = VisitReport.Presence(
      branch: id,
      staff: ["甲", "乙"],
      finding: Finding(passes: true)
    )
    let visit = VisitReport(present: [presence], record: "相符")
    let last = try #require(run.file.assignments.first { $0.act == .inspect }?.clock)
    let due = try #require(run.file.clock(last)?.due)
    try run.send(.inspect(visit), from: visitor, at: at("\(due)T09:00"))
    let offered = at("\(due)T10:00")
    try run.send(.offerHearing(id, reason: "重大利益"), from: Cast.han, at: offered)
    try run.send(.requestHearing(id), from: Cast.lin, at: offered.adding(minutes: 5))
    let chair = Party.clerk(hearer, unit: "fire-rescue", post: "hearing chair")
    stops(.sameHand(did: .inspect, under: Citation("行政许可法 §48"))) {
      let day = run.rules.calendar.workday(after: due, count: 8)
      try run.send(
        .conveneHearing(id, on: day, place: "第一听证室"),
        from: chair,
        at: offered.adding(minutes: 10)
      )
    }
  }

  @Test func `a third party who was told may ask for one within five workdays`() throws {
    let filed = at("2026-06-08T09:00")
    var run = try #require(CaseRun(of: "tobacco-retail", filedAt: filed, in: published))
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.counter("tobacco"), at: at("2026-06-08T10:00"))
    let ask = Command.requestHearing(.whole, thirdParty: 1)
    stops(.hearingNotOffered) { try run.send(ask, from: officer, at: at("2026-06-08T11:00")) }
    let told = Command.tellThirdParty(.whole, who: "邻店", interest: "零售点距离")
    try run.send(told, from: officer, at: at("2026-06-08T11:00"))
    stops(.hearingNotOffered) {
      try run.send(.requestHearing(.whole), from: Cast.lin, at: at("2026-06-09T09:00"))
    }
    #expect(throws: Obstacle.self) { try run.send(ask, from: Cast.lin, at: at("2026-06-09T09:00")) }
    var late = run
    stops(.hearingNotOffered) { try late.send(ask, from: officer, at: at("2026-06-16T09:00")) }
    try run.send(ask, from: officer, at: at("2026-06-15T09:00"))
    let hearing = try #require(run.file.branch(.whole)?.hearing)
    #expect(hearing.thirdParty == 1 && hearing.requestedOn == day("2026-06-15"))
    #expect(run.due(.statutory, .whole) == .last)
    #expect(run.file.assignments.contains { $0.act == .hear })
  }

  @Test func `a request that was stored before third parties could ask is still read`() throws {
    let event = Event.hearingRequested(.whole, by: Cast.lin, on: day("2026-06-18"))
    let bytes = try JSONEncoder().encode(event)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("thirdParty"))
    #expect(try JSONDecoder().decode(Event.self, from: bytes) == event)
  }
}
