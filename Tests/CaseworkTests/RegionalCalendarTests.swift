import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

// `domain.md` §2.1: a region's own days of rest, beside the national ones.
@Suite struct `Calendars of regions` {
  private func accepted(in region: String) throws -> CaseRun {
    var office = published
    office.units["tobacco"]?.region = region
    let filed = at("2026-04-16T09:00")
    var run = try #require(CaseRun(of: "tobacco-retail", filedAt: filed, in: office))
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.counter("tobacco"), at: at("2026-04-16T10:00"))
    return run
  }

  @Test func `a case is counted on the calendar of the unit that accepts it`() throws {
    let (shenyang, nanning) = (try accepted(in: "210100"), try accepted(in: "450100"))
    // Monday 20 April is a day of rest in Guangxi: every count across it ends a workday later.
    let here = try #require(shenyang.due(.statutory, .whole))
    let there = try #require(nanning.due(.statutory, .whole))
    #expect(there == published.calendar.workday(after: here, count: 1))
    #expect(nanning.file.calendar != shenyang.file.calendar)
  }

  @Test func `a city without a calendar of its own uses its province's, else the nation's`() {
    #expect(published.calendar(for: "450100").region == "450000")
    #expect(published.calendar(for: "450000").region == "450000")
    #expect(published.calendar(for: "210100").region == published.calendar.region)
    #expect(published.calendar(for: "").region == published.calendar.region)
  }
}
