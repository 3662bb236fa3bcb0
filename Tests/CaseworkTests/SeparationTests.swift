import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

/// Act × role: the one whose turn it is succeeds; everybody else is told so.
@Suite struct `Who may act` {
  static let strangers: [Party] = [
    Cast.lin, Cast.wu, .applicant("somebody else"), .hall, Cast.counter("tobacco"),
    Cast.counter("fire-rescue"), Cast.officer("city-management"), Cast.head("fire-rescue"),
    Cast.decider("water"),
  ]

  private func fine() -> Finding { Finding(passes: true) }

  @Test(arguments: strangers)
  func `what was filed online nobody but the lead's counter accepts`(party: Party) throws {
    var run = try CaseRun.restaurant()
    #expect(throws: Obstacle.self) {
      try run.send(.accept, from: party, at: at("2026-09-21T09:00"))
    }
    #expect(run.file.state == .received)
  }

  @Test(arguments: ["market-regulation", "fire-rescue", "city-management"])
  func `any member's counter takes the whole case of a walk-in, S40`(unit: String) throws {
    var run = try CaseRun.restaurant(by: Cast.counter(unit))
    try run.send(.accept, from: Cast.counter(unit), at: at("2026-09-21T09:00"))
    #expect(run.file.state == .inReview)
  }

  @Test(arguments: strangers)
  func `nobody but the case officer reviews food`(party: Party) throws {
    var run = try CaseRun.acceptedRestaurant()
    let food = run.branch(of: "food-licence")
    #expect(throws: Obstacle.self) {
      try run.send(.review(food, fine()), from: party, at: at("2026-09-22T09:00"))
    }
  }

  @Test(arguments: [Cast.zhao, Cast.wu, .applicant("somebody else"), .hall])
  func `nobody but the applicant rates`(party: Party) throws {
    var run = try CaseRun.restaurant()
    try run.send(.withdraw(Sealed(digest: "d")), from: Cast.lin, at: at("2026-09-21T09:00"))
    stops(.notYourCase) {
      try run.send(.rate(Rating(level: 1)), from: party, at: at("2026-09-22T09:00"))
    }
    try run.send(.rate(Rating(level: 1)), from: Cast.lin, at: at("2026-09-22T09:00"))
    stops(.alreadyRated) {
      try run.send(.rate(Rating(level: 1)), from: Cast.lin, at: at("2026-09-22T09:00"))
    }
  }

  // S43 in part: what is late is urged, and answered for.
  @Test func `a supervisor urges, and the holder answers`() throws {
    var run = try CaseRun.acceptedRestaurant()
    let clock = try #require(
      run.file.clocks.first { $0.unit == "fire-rescue" && $0.act == .review }
    )
    try run.send(
      .urge(clock: clock.id, text: "请尽快办理"),
      from: Cast.wu,
      at: at("2026-09-24T09:00")
    )
    #expect(run.file.assignments.contains { $0.act == .answerUrge && $0.unit == "fire-rescue" })
    stops(.notYourTurn(needs: PostRef("fire-rescue", "case officer"))) {
      try run.send(.answerUrge(urge: 1, text: "好"), from: Cast.zhao, at: at("2026-09-24T10:00"))
    }
    try run.send(.answerUrge(urge: 1, text: "今天办"), from: Cast.han, at: at("2026-09-24T10:00"))
    #expect(!run.file.assignments.contains { $0.act == .answerUrge })
  }

  // `domain.md` §6: receiver, reviewer, checker and decider are different people; a named rule may lift it.
  @Test func `who accepted does not review, unless the step names the rule that lets him`() throws {
    let clerk = "tobacco/small office"
    let accepting = Party.clerk(clerk, unit: "tobacco", post: "front desk")
    let reviewing = Party.clerk(clerk, unit: "tobacco", post: "case officer")
    func accepted(_ office: Catalogue) throws -> CaseRun {
      let filed = at("2026-06-08T09:00")
      var run = try #require(CaseRun(of: "tobacco-retail", filedAt: filed, in: office))
      try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
      try run.send(.accept, from: accepting, at: at("2026-06-08T10:00"))
      return run
    }
    let review = Command.review(.whole, fine())

    var strict = try accepted(published)
    stops(.sameHand(did: .accept)) {
      try strict.send(review, from: reviewing, at: at("2026-06-08T11:00"))
    }

    var small = published
    for (id, procedure) in small.procedures where id.name == "tobacco-retail" {
      for (index, step) in procedure.steps.enumerated() where step.act.name == .review {
        small.procedures[id]?.steps[index].sameHand = Citation("本局两人岗位规定 [T]")
      }
    }
    var lifted = try accepted(small)
    try lifted.send(review, from: reviewing, at: at("2026-06-08T11:00"))
    #expect(lifted.file.branch(.whole)?.review?.by == reviewing)
  }
}
