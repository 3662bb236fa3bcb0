import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

/// `domain.md` §5.17(7) and (10): the fire check on the applicant's word, and what a false one costs.
@Suite struct `Commitments and the checks after them` {
  private let officer = Cast.officer("fire-rescue")
  private let decider = Cast.decider("fire-rescue")

  private static let word = ["public_venue": ["yes"], "fire_way": ["commitment"]]

  private func decided() throws -> CaseRun {
    let filed = at("2026-09-21T10:00")
    var run = try #require(CaseRun(of: "fire-safety-check", filedAt: filed, in: published))
    try run.send(.submit(run.filing(Self.word)), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.counter("fire-rescue"), at: at("2026-09-21T14:00"))
    try run.send(.decide(.whole, .grant), from: decider, at: at("2026-09-22T09:00"))
    return run
  }

  private func check(_ passes: Bool, staff: [String] = ["甲", "乙"]) -> Command {
    .postCheck(.whole, staff: staff, Finding(passes: passes, text: "疏散通道"))
  }

  @Test func `on a word the decision comes at once, and a check is due`() throws {
    let run = try decided()
    #expect(run.file.branches.map(\.acts) == [[.decide]])
    #expect(run.file.papers.contains { $0.kind == .commitment })
    #expect(run.file.outcome == .granted)
    #expect(run.due(.postCheck, .whole) == day("2026-10-27"))
    #expect(run.file.clocks.contains { $0.kind == .postCheck && $0.isRunning })
  }

  @Test func `the check is two people's of the department, after the case has ended`() throws {
    var run = try decided()
    let moment = at("2026-10-12T10:00")
    stops(.tooFewInspectors(needed: 2, found: 1)) {
      try run.send(check(true, staff: ["甲", "甲"]), from: officer, at: moment)
    }
    stops(.notYourTurn(needs: PostRef("fire-rescue", "case officer"))) {
      try run.send(check(true), from: decider, at: moment)
    }
    try run.send(check(true), from: officer, at: moment)
    #expect(run.file.assignments.allSatisfy { $0.act == .deliver })
    #expect(run.file.branch(.whole)?.end == nil)
  }

  @Test func `a check nobody makes is late, with who held it`() throws {
    var run = try decided()
    run.ring(at: at("2026-10-28T00:00"))
    #expect(run.file.signals.contains { $0.code == .Y2 && $0.unit == "fire-rescue" })
  }

  @Test func `what fails is put right first, then revoked, and no other word is taken`() throws {
    var run = try decided()
    try run.send(check(false), from: officer, at: at("2026-10-12T10:00"))
    #expect(run.due(.rectificationOrder, .whole) == day("2026-10-15"))
    let broken = Command.endLicence(.whole, .brokenCommitment, text: "不符")
    stops(.commitmentNotBroken) {
      try run.send(broken, from: decider, at: at("2026-10-13T09:00"))
    }
    let order = Command.orderRectification(.whole, until: day("2026-10-20"), text: "清除杂物")
    try run.send(order, from: officer, at: at("2026-10-14T10:00"))
    #expect(run.due(.recheck, .whole) == day("2026-10-23"))
    stops(.commitmentNotBroken) {
      try run.send(broken, from: decider, at: at("2026-10-14T10:30"))
    }
    stops(.rectificationRunning(until: day("2026-10-20"))) {
      try run.send(check(false), from: officer, at: at("2026-10-20T10:00"))
    }
    try run.send(check(false), from: officer, at: at("2026-10-22T10:00"))
    #expect(run.file.assignments.contains { $0.act == .revoke && $0.post == "licensing officer" })
    try run.send(broken, from: decider, at: at("2026-10-23T10:00"))
    #expect(run.file.branch(.whole)?.end?.cause == .brokenCommitment)
    #expect(run.file.papers.last?.kind == .revocation)
    #expect(
      run.file.bars == [Bar(kind: .brokenCommitment, matter: "fire-safety-check", until: nil)]
    )
    stops(.noLicenceToEnd) { try run.send(broken, from: decider, at: at("2026-10-23T11:00")) }
  }

  @Test func `what was put right early may be found so before its day`() throws {
    var run = try decided()
    try run.send(check(false), from: officer, at: at("2026-10-12T10:00"))
    let order = Command.orderRectification(.whole, until: day("2026-10-20"), text: "清除杂物")
    try run.send(order, from: officer, at: at("2026-10-14T10:00"))
    try run.send(check(true), from: officer, at: at("2026-10-15T10:00"))
    #expect(run.file.assignments.allSatisfy { $0.act == .deliver })
    stops(.commitmentNotBroken) {
      let broken = Command.endLicence(.whole, .brokenCommitment, text: "不符")
      try run.send(broken, from: decider, at: at("2026-10-16T10:00"))
    }
  }

  @Test func `however late the desk accepts, a word is answered the workday after it came in`()
    throws
  {
    let filed = at("2026-09-21T10:00")
    var run = try #require(CaseRun(of: "fire-safety-check", filedAt: filed, in: published))
    try run.send(.submit(run.filing(Self.word)), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.counter("fire-rescue"), at: at("2026-09-22T09:00"))
    #expect(run.due(.statutory, .whole) == day("2026-09-22"))
    run.ring(at: at("2026-09-23T00:00"))
    #expect(run.file.signals.map(\.code).contains(.R1))
  }

  @Test func `false materials bar their applicant for a year, in matters of public safety`() throws
  {
    let filed = at("2026-09-21T10:00")
    var run = try #require(CaseRun(of: "fire-safety-check", filedAt: filed, in: published))
    try run.send(.submit(run.filing(Self.word)), from: Cast.lin, at: filed)
    let refusal = Command.refuseAcceptance([ReasonGiven(code: "R03")])
    try run.send(refusal, from: Cast.counter("fire-rescue"), at: at("2026-09-21T14:00"))
    #expect(run.file.bars.map(\.until) == [day("2027-09-20")])
  }

  @Test(arguments: [
    (LicenceEnd.Cause.fraud, [day("2029-10-11")]), (.wronglyGranted, []), (.recalled, []),
    (.cancelled, []),
  ])
  func `a licence ends before its time, and only fraud bars its holder`(
    cause: LicenceEnd.Cause,
    bars: [Day]
  ) throws {
    var run = try decided()
    let moment = at("2026-10-12T10:00")
    let end = Command.endLicence(.whole, cause, text: "经查")
    stops(.notYourTurn(needs: PostRef("fire-rescue", "licensing officer"))) {
      try run.send(end, from: officer, at: moment)
    }
    try run.send(end, from: decider, at: moment)
    #expect(run.file.branch(.whole)?.end?.cause == cause)
    #expect(run.file.bars.compactMap(\.until) == bars)
    // Nobody checks afterwards what no longer holds.
    #expect(!run.file.assignments.contains { $0.act == .postCheck })
    #expect(!run.file.clocks.contains { $0.kind == .postCheck && $0.isRunning })
  }

  @Test(arguments: [
    (Bar(kind: .falseMaterials, matter: "fire-safety-check", until: day("2026-09-21")), true),
    (Bar(kind: .fraud, matter: "fire-safety-check", until: day("2026-09-20")), false),
    (Bar(kind: .falseMaterials, matter: "food-licence", until: day("2026-12-31")), false),
    (Bar(kind: .brokenCommitment, matter: "large-event", until: nil), true),
  ])
  func `a bar holds to its last day, for its matter; a broken word for every commitment`(
    bar: Bar,
    holds: Bool
  ) throws {
    let filed = at("2026-09-21T10:00")
    var run = try #require(CaseRun(of: "fire-safety-check", filedAt: filed, in: published))
    run.bars = [bar]
    let filing = Command.submit(run.filing(Self.word))
    if holds {
      #expect(throws: Obstacle.self) { try run.send(filing, from: Cast.lin, at: filed) }
    } else {
      try run.send(filing, from: Cast.lin, at: filed)
    }
  }
}
