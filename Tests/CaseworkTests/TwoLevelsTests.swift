import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

@Suite struct `Two levels, §35, §43` {
  private let below = Cast.officer("judicial-bureau")
  private let above = Cast.officer("provincial-justice")

  private func filed() throws -> CaseRun {
    let filed = at("2026-09-07T09:00")
    var run = try #require(CaseRun(of: "lawyer-practice", filedAt: filed, in: published))
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
    return run
  }

  private func accepted() throws -> CaseRun {
    var run = try filed()
    try run.send(.accept, from: Cast.counter("judicial-bureau"), at: at("2026-09-07T10:00"))
    return run
  }

  private func revision(of run: CaseRun) -> Command {
    let code = run.rules.correctionReasons.first?.code ?? ""
    return .askRevision(.whole, [Defect(.field("lawyer_name"), code: code)])
  }

  @Test func `the lower unit may ask for a revision, the upper one never`() throws {
    var run = try accepted()
    let needed = PostRef("judicial-bureau", "case officer")
    stops(.notYourTurn(needs: needed)) {
      try run.send(revision(of: run), from: above, at: at("2026-09-08T10:00"))
    }
    var sentUp = run
    try run.send(revision(of: run), from: below, at: at("2026-09-08T10:00"))
    #expect(run.file.papers.last?.unit == "judicial-bureau")
    let review = Command.forward(.whole, Finding(passes: true))
    try sentUp.send(review, from: below, at: at("2026-09-08T10:00"))
    stops(.sentUpAlready) {
      try sentUp.send(revision(of: sentUp), from: above, at: at("2026-09-09T10:00"))
    }
    #expect(Obstacle.sentUpAlready.article == Citation("行政许可法 §35"))
  }

  @Test
  func `after a deemed acceptance its twenty days run from the acceptance, not from the alarm`()
    throws
  {
    var run = try filed()
    run.ring(at: at("2026-09-21T09:00"))
    #expect(run.file.acceptedOn == day("2026-09-07"))
    #expect(run.due(.lowerReview, .whole, .preliminary) == day("2026-10-10"))
  }

  @Test func `a special procedure below stops the lower unit's clock`() throws {
    var run = try accepted()
    let appraisal = Command.suspend(
      .whole,
      cause: "appraisal",
      expected: .workdays(10),
      reason: "学历证书需要鉴定"
    )
    stops(.notYourTurn(needs: PostRef("judicial-bureau", "case officer"))) {
      try run.send(appraisal, from: above, at: at("2026-09-08T10:00"))
    }
    try run.send(appraisal, from: below, at: at("2026-09-08T10:00"))
    #expect(run.due(.lowerReview, .whole, .preliminary) == .last)
    #expect(run.file.assignments.contains { $0.act == .resume && $0.unit == "judicial-bureau" })
    #expect(throws: Obstacle.self) {
      try run.send(
        .forward(.whole, Finding(passes: true)),
        from: below,
        at: at("2026-09-09T10:00")
      )
    }
    // Two workdays that are not counted.
    try run.send(.resume(.whole, result: "鉴定合格"), from: below, at: at("2026-09-10T10:00"))
    #expect(run.due(.lowerReview, .whole, .preliminary) == day("2026-10-13"))
  }
}
