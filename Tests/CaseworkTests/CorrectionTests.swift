import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

@Suite struct `One-time notice, §32` {
  private let defect = Defect(.field("floor_area"), code: "B02", note: "与执照不一致")

  private func asked() throws -> CaseRun {
    var run = try CaseRun.restaurant()
    try run.send(.askCorrection([defect]), from: Cast.zhao, at: at("2026-09-21T09:00"))
    return run
  }

  @Test func `the applicant changes what was named, and the receipt clock starts anew`() throws {
    var run = try asked()
    #expect(run.file.state == .correction)
    var typed = largeRestaurant
    typed["floor_area"] = ["310"]
    try run.send(.correct(run.filing(typed)), from: Cast.lin, at: at("2026-10-10T11:00"))
    #expect(run.file.state == .received)
    #expect(run.due(.receipt) == day("2026-10-16"))
  }

  @Test func `what the notice does not name stays as it was`() throws {
    var run = try asked()
    var typed = largeRestaurant
    typed["business_name"] = ["另一家店"]
    stops(.notReopened(["business_name"])) {
      try run.send(.correct(run.filing(typed)), from: Cast.lin, at: at("2026-09-22T11:00"))
    }
  }

  @Test func `a second notice may not name what was visible the first time`() throws {
    var run = try asked()
    try run.send(
      .correct(run.filing(largeRestaurant)),
      from: Cast.lin,
      at: at("2026-09-22T11:00")
    )
    stops(.visibleTheFirstTime(["floor_area"])) {
      try run.send(.askCorrection([defect]), from: Cast.zhao, at: at("2026-09-22T12:00"))
    }
  }

  @Test func `what a correction changed may be named again, and no clerk says what is new`() throws
  {
    var run = try asked()
    var typed = largeRestaurant
    typed["floor_area"] = ["310"]
    try run.send(.correct(run.filing(typed)), from: Cast.lin, at: at("2026-09-22T11:00"))
    let ticked = Defect(.field("business_name"), code: "B02", isNew: true)
    stops(.visibleTheFirstTime(["business_name"])) {
      try run.send(.askCorrection([ticked]), from: Cast.zhao, at: at("2026-09-22T12:00"))
    }
    try run.send(.askCorrection([defect]), from: Cast.zhao, at: at("2026-09-22T12:10"))
    #expect(run.file.notices.last?.defects.map(\.isNew) == [true])
    #expect(!run.file.signals.contains { $0.code == .Y3 })
  }

  @Test func `what is asked only after the correction may be named, though it was left blank`()
    throws
  {
    var typed = largeRestaurant
    typed["floor_area"] = ["299"]
    typed["has_signboard"] = ["no"]
    var run = try CaseRun.restaurant(typed)
    let wrong = Defect(.field("has_signboard"), code: "B02")
    try run.send(.askCorrection([wrong]), from: Cast.zhao, at: at("2026-09-21T09:00"))
    typed["has_signboard"] = ["yes"]
    let before = Set(
      run.rules.form.visibleMaterials(run.lastFiling.answers, parameters: run.rules.parameters)
        .map(\.id)
    )
    let filing = run.filing(typed)
    try run.send(.correct(filing), from: Cast.lin, at: at("2026-09-22T11:00"))
    let asked = run.rules.form.visibleMaterials(filing.answers, parameters: run.rules.parameters)
    let new = try #require(asked.first { !before.contains($0.id) })
    #expect(run.file.isNew(.material(new.id), in: run.rules.form) == true)
    let old = try #require(before.first)
    #expect(run.file.isNew(.material(old), in: run.rules.form) == false)
  }

  @Test func `a corrected filing is asked what a first one is`() throws {
    var run = try asked()
    let open = CaseNumber(region: "210100", day: day("2026-09-01"), sequence: 1)
    run.likeOpenCases = [open]
    var typed = largeRestaurant
    typed["floor_area"] = ["310"]
    var filing = run.filing(typed)
    let moment = at("2026-09-22T11:00")
    stops(.likeCaseOpen(open)) { try run.send(.correct(filing), from: Cast.lin, at: moment) }
    filing.acknowledgesLikeCase = true
    run.bars = [Bar(kind: .falseMaterials, matter: "food-licence", until: day("2026-12-31"))]
    stops(.barred(.falseMaterials, until: day("2026-12-31"))) {
      try run.send(.correct(filing), from: Cast.lin, at: moment)
    }
    run.bars = []
    try run.send(.correct(filing), from: Cast.lin, at: moment)
  }

  @Test(arguments: [true, false])
  func `a word given with a correction is told its conditions, and is not taken from who broke one`(
    isOnTheSpot: Bool
  ) throws {
    let filed = at("2026-09-21T10:00")
    var run = try #require(CaseRun(of: "fire-safety-check", filedAt: filed, in: published))
    try run.send(.submit(run.filing(["public_venue": ["yes"]])), from: Cast.lin, at: filed)
    #expect(!run.file.papers.contains { $0.kind == .commitment })
    let way = [Defect(.field("fire_way"), code: "B02")]
    let desk = Cast.counter("fire-rescue")
    let notice = isOnTheSpot ? Command.correctOnTheSpot(way) : .askCorrection(way)
    try run.send(notice, from: desk, at: at("2026-09-21T11:00"))
    var filing = run.filing(["public_venue": ["yes"], "fire_way": ["commitment"]])
    filing.materials = run.lastFiling.materials
    run.bars = [Bar(kind: .brokenCommitment, matter: "fire-safety-check", until: nil)]
    stops(.commitmentBarred) {
      try run.send(.correct(filing), from: Cast.lin, at: at("2026-09-21T12:00"))
    }
    run.bars = []
    try run.send(.correct(filing), from: Cast.lin, at: at("2026-09-21T12:00"))
    #expect(run.file.papers.filter { $0.kind == .commitment }.count == 1)
    #expect(run.file.branch(.whole)?.path == "commitment")
  }

  @Test func `a correction nobody answers ends the case`() throws {
    var run = try asked()
    // 30 natural days end on Wednesday 21 October.
    #expect(run.due(.correction) == day("2026-10-21"))
    run.ring(at: at("2026-10-22T00:00"))
    #expect(run.file.outcome == .terminated)
    #expect(run.file.assignments.isEmpty)
    #expect(run.file.runningClocks.isEmpty)
  }

  @Test func `refusing to accept needs a reason of the list`() throws {
    var run = try CaseRun.restaurant()
    stops(.reasonsMissing) {
      try run.send(.refuseAcceptance([]), from: Cast.zhao, at: at("2026-09-21T09:00"))
    }
    stops(.unknownReason("X9")) {
      try run.send(
        .refuseAcceptance([ReasonGiven(code: "X9")]),
        from: Cast.zhao,
        at: at("2026-09-21T09:00")
      )
    }
    stops(.forTheDecision(["R01"])) {
      let merits = [ReasonGiven(code: "R01"), ReasonGiven(code: "R03")]
      try run.send(.refuseAcceptance(merits), from: Cast.zhao, at: at("2026-09-21T09:00"))
    }
    #expect(Obstacle.forTheDecision([]).article == Citation("行政许可法 §32"))
    stops(.agencyMissing) {
      try run.send(
        .refuseAcceptance([ReasonGiven(code: "N02")]),
        from: Cast.zhao,
        at: at("2026-09-21T09:00")
      )
    }
    try run.send(
      .refuseAcceptance([ReasonGiven(code: "N02", note: "请向省消防救援总队申请")]),
      from: Cast.zhao,
      at: at("2026-09-21T09:00")
    )
    #expect(run.file.outcome == .refused)
    #expect(run.file.papers.map(\.kind).contains(.notCompetent))
  }
}
