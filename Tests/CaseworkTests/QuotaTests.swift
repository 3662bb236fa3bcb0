import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

/// Limited places, given in the order of acceptance. Source: 行政许可法 §57.
@Suite struct `Quotas, §57` {
  private func checked() throws -> CaseRun {
    let filed = at("2026-07-06T09:00")
    var run = try #require(CaseRun(of: "tobacco-retail", filedAt: filed, in: published))
    try run.send(.submit(run.filing(["zone": ["north"]])), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.counter("tobacco"), at: at("2026-07-06T10:00"))
    try run.answer("tobacco-retail", .grant, from: "2026-07-06T11:00", decides: false)
    return run
  }

  @Test(
    arguments: [
      (Vacancies(taken: 299, before: 0), nil),
      (Vacancies(taken: 300, before: 0), .noPlaceLeft(most: 300)),
      (Vacancies(taken: 299, before: 1), .othersComeFirst(count: 1)),
      (Vacancies(taken: 0, before: 299), nil),
    ] as [(Vacancies, Obstacle?)]
  )
  func `a place is there, and nobody who came first waits for it`(
    places: Vacancies,
    obstacle: Obstacle?
  ) throws {
    var run = try checked()
    run.places = places
    let moment = at("2026-07-08T09:00")
    let grant = Command.decide(.whole, .grant)
    if let obstacle {
      stops(obstacle) { try run.send(grant, from: Cast.decider("tobacco"), at: moment) }
      let denial = Ruling.deny([ReasonGiven(code: "R41")])
      try run.send(.decide(.whole, denial), from: Cast.decider("tobacco"), at: moment)
    } else {
      try run.send(grant, from: Cast.decider("tobacco"), at: moment)
    }
    #expect(run.file.outcome == (obstacle == nil ? .granted : .denied))
  }

  @Test func `deemed acceptance ranks by its receipt date`() throws {
    let filed = at("2026-04-28T10:00")
    var run = try #require(CaseRun(of: "tobacco-retail", filedAt: filed, in: published))
    try run.send(.submit(run.filing(["zone": ["north"]])), from: Cast.lin, at: filed)
    let branch = try #require(run.file.branches.first)
    #expect(run.file.claim(of: branch) == nil)
    run.ring(at: at("2026-05-09T00:00"))
    let claim = try #require(run.file.branches.first.flatMap(run.file.claim))
    #expect(claim.rank.hasPrefix("2026-04-28 ") && !claim.isTaken && claim.area == "north")
  }
}
