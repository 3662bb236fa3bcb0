import Casework
import Definitions
import Rehearsal
import Testing

/// When the members of a theme have come together, where not each of them must be decided.
@Suite struct `Join rules` {
  private func restaurant(_ joining: Step.Joining) throws -> CaseRun {
    var catalogue = published
    for (id, procedure) in catalogue.procedures where id.name == "catering-opening" {
      var changed = procedure
      for index in changed.steps.indices { changed.steps[index].joining = joining }
      catalogue.procedures[id] = changed
    }
    let filed = at("2026-09-18T22:10")
    var run = try #require(CaseRun(of: "catering-opening", filedAt: filed, in: catalogue))
    try run.send(.submit(run.filing(largeRestaurant)), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.zhao, at: at("2026-09-21T09:00"))
    return run
  }

  private let denial = Ruling.deny([ReasonGiven(code: "R03", note: "…")])

  @Test func `all: every member is decided`() throws {
    var run = try restaurant(.all)
    try run.answer("signboard-record", .grant)
    #expect(run.file.outcome == nil)
  }

  @Test func `any: the first one granted ends the rest`() throws {
    var run = try restaurant(.any)
    try run.answer("signboard-record", .grant)
    #expect(run.file.outcome == .granted)
    #expect(run.file.branches.map(\.state) == [.dropped, .dropped, .granted])
    #expect(run.file.assignments.allSatisfy { $0.act == .deliver })
  }

  @Test func `a number of them: so many granted, or no longer possible`() throws {
    var run = try restaurant(.atLeast(2))
    try run.answer("signboard-record", .grant)
    #expect(run.file.outcome == nil)
    var other = run
    try run.answer("food-licence", .grant)
    #expect(run.file.outcome == .granted)
    try other.answer("food-licence", denial)
    #expect(other.file.outcome == nil)
    try other.answer("fire-safety-check", denial, from: "2026-10-12T09:00")
    #expect(other.file.outcome == .partlyGranted)
  }

  @Test func `first refusal: the rest is not gone on with`() throws {
    var run = try restaurant(.firstRefusalEnds)
    try run.answer("signboard-record", denial)
    #expect(run.file.outcome == .denied)
    #expect(run.file.runningClocks.allSatisfy { $0.goesOnAfterwards })
  }
}
