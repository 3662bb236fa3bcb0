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

  @Test func `within one day whoever was accepted first comes first, whoever filed first`() throws {
    func accepted(_ sequence: Int, at time: String) throws -> CaseFile {
      let filed = at("2026-07-06T09:00").adding(minutes: sequence)
      var run = try #require(CaseRun(of: "tobacco-retail", filedAt: filed, in: published))
      try run.send(.submit(run.filing(["zone": ["north"]])), from: Cast.lin, at: filed)
      try run.send(.accept, from: Cast.counter("tobacco"), at: at(time))
      var file = run.file
      file.number = CaseNumber(region: "210100", day: day("2026-07-06"), sequence: sequence)
      return file
    }
    let early = try accepted(2, at: "2026-07-06T10:00")
    let late = try accepted(1, at: "2026-07-06T11:00")
    let ranks = [early, late].compactMap { $0.branches.first.flatMap($0.claim)?.rank }
    #expect(ranks.count == 2 && ranks == ranks.sorted())
  }

  @Test func `a licence holds its place to its last day and no longer`() throws {
    var run = try checked()
    run.places = Vacancies(taken: 0, before: 0)
    try run.send(.decide(.whole, .grant), from: Cast.decider("tobacco"), at: at("2026-07-08T09:00"))
    let branch = try #require(run.file.branches.first)
    let claim = try #require(run.file.claim(of: branch))
    let last = try #require(branch.validUntil)
    #expect(claim.isTaken && claim.until == last)
    #expect(claim.holds(on: last) && !claim.holds(on: last.adding(days: 1)))
  }

  @Test func `a licence is not changed into another area`() throws {
    var run = try checked()
    run.places = Vacancies(taken: 0, before: 0)
    try run.send(.decide(.whole, .grant), from: Cast.decider("tobacco"), at: at("2026-07-08T09:00"))
    let ask = Command.requestLicence(.whole, .change, text: "迁址")
    try run.send(ask, from: Cast.lin, at: at("2026-07-09T09:00"))
    var filing = run.lastFiling
    filing.answers.values["zone"] = .text("centre")
    stops(.areaIsFixed) {
      try run.send(.correct(filing), from: Cast.lin, at: at("2026-07-09T10:00"))
    }
  }

  @Test func `a revision does not change the area that was accepted`() throws {
    let filed = at("2026-07-06T09:00")
    var run = try #require(CaseRun(of: "tobacco-retail", filedAt: filed, in: published))
    try run.send(.submit(run.filing(["zone": ["north"]])), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.counter("tobacco"), at: at("2026-07-06T10:00"))
    let code = run.rules.correctionReasons.first?.code ?? ""
    try run.send(
      .askRevision(.whole, [Defect(.field("zone"), code: code)]),
      from: Cast.officer("tobacco"),
      at: at("2026-07-06T11:00")
    )
    var filing = run.lastFiling
    filing.answers.values["zone"] = .text("south")
    stops(.changesTheWay) {
      try run.send(.correct(filing), from: Cast.lin, at: at("2026-07-06T12:00"))
    }
  }
}
