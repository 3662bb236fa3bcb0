import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

/// What becomes of a licence after it was given: renewed, changed, archived. Source: 行政许可法 §49, §50.
@Suite struct `The life of a licence` {
  @Test func `a renewal that nobody answers is deemed granted when the licence runs out`() throws {
    var run = try granted()
    let last = try #require(run.file.branch(.whole)?.validUntil)
    stops(.renewalTooLate(last: last.adding(days: -30))) {
      try run.send(renewal, from: Cast.lin, at: at("\(last.adding(days: -29))T09:00"))
    }
    try run.send(renewal, from: Cast.lin, at: at("\(last.adding(days: -30))T09:00"))
    #expect(run.due(.renewal, .whole) == last)
    run.ring(at: at("\(last)T23:00"))
    #expect(run.file.branch(.whole)?.openRequest != nil)
    run.ring(at: at("\(last.adding(days: 1))T00:10"))
    let branch = try #require(run.file.branch(.whole))
    #expect(branch.answer?.isDeemed == true)
    // Sixty months more, from the day after.
    #expect(branch.validUntil == last.adding(days: 1).adding(months: 60).adding(days: -1))
    #expect(branch.certificates.count == 2)
  }

  @Test func `a change counts once it is granted, and only the decider grants it`() throws {
    var run = try granted()
    let before = run.file.answers
    try run.send(change, from: Cast.lin, at: at("2026-11-02T09:00"))
    var filing = run.lastFiling
    filing.seal = Sealed(digest: "changed")
    stops(.nothingAmended) {
      try run.send(.correct(filing), from: Cast.lin, at: at("2026-11-02T09:05"))
    }
    filing.answers.values["address"] = .text("演示路 9 号")
    try run.send(.correct(filing), from: Cast.lin, at: at("2026-11-02T09:10"))
    #expect(run.file.answers == before)
    stops(.requestedAlready) { try run.send(change, from: Cast.lin, at: at("2026-11-02T09:20")) }
    stops(.reasonsMissing) {
      try run.send(
        .answerRequest(.whole, .deny([])),
        from: Cast.decider("tobacco"),
        at: at("2026-11-03T09:00")
      )
    }
    try run.send(
      .answerRequest(.whole, .grant),
      from: Cast.decider("tobacco"),
      at: at("2026-11-03T09:10")
    )
    #expect(run.file.answers == filing.seal)
    #expect(run.file.papers.suffix(2).map(\.kind) == [.change, .certificate])
    // §44: what is issued anew is handed out within ten workdays.
    #expect(run.due(.delivery, .whole) == day("2026-11-17"))
    try run.send(
      .deliver(.whole, Handover(.counter)),
      from: Cast.counter("tobacco"),
      at: at("2026-11-04T09:00")
    )
    #expect(run.file.branch(.whole)?.delivery?.on == day("2026-11-04"))
    #expect(run.file.runningClocks.isEmpty && run.file.assignments.isEmpty)
  }

  @Test func `a change that is not handed in is waited for thirty days, and blocks no renewal`()
    throws
  {
    var run = try granted()
    let last = try #require(run.file.branch(.whole)?.validUntil)
    let asked = last.adding(days: -40)
    try run.send(change, from: Cast.lin, at: at("\(asked)T09:00"))
    stops(.requestedAlready) { try run.send(change, from: Cast.lin, at: at("\(asked)T09:05")) }
    var lapsed = run
    lapsed.ring(at: at("\(asked.adding(days: 36))T00:10"))
    #expect(lapsed.file.branch(.whole)?.openRequest == nil && lapsed.file.openNotice == nil)
    #expect(lapsed.file.runningClocks.isEmpty && lapsed.file.outcome == .granted)

    try run.send(renewal, from: Cast.lin, at: at("\(last.adding(days: -30))T09:00"))
    #expect(run.file.branch(.whole)?.openRequest?.kind == .renewal)
    #expect(run.file.openNotice == nil)
    #expect(run.file.runningClocks.map(\.kind) == [.renewal])
  }

  @Test func `a renewal waits for no change, and nobody's answer to the one is that to the other`()
    throws
  {
    var run = try granted()
    let last = try #require(run.file.branch(.whole)?.validUntil)
    let asked = last.adding(days: -31)
    try run.send(change, from: Cast.lin, at: at("\(asked)T09:00"))
    var filing = run.lastFiling
    filing.answers.values["address"] = .text("演示路 9 号")
    filing.seal = Sealed(digest: "changed")
    try run.send(.correct(filing), from: Cast.lin, at: at("\(asked)T09:10"))
    try run.send(renewal, from: Cast.lin, at: at("\(asked.adding(days: 1))T09:00"))
    stops(.requestedAlready) {
      try run.send(renewal, from: Cast.lin, at: at("\(asked.adding(days: 1))T09:10"))
    }
    let decider = Cast.decider("tobacco")
    var answered = run
    let moment = at("\(asked.adding(days: 2))T09:00")
    try answered.send(.answerRequest(.whole, .grant), from: decider, at: moment)
    #expect(answered.file.answers == filing.seal)
    #expect(answered.file.branch(.whole)?.validUntil == last)
    #expect(answered.file.branch(.whole)?.openRequest?.kind == .renewal)
    try answered.send(.answerRequest(.whole, .grant), from: decider, at: moment)
    #expect(answered.file.branch(.whole)?.validUntil != last)
    #expect(!answered.file.assignments.contains { $0.act == .answerRequest })

    run.ring(at: at("\(last.adding(days: 1))T00:10"))
    #expect(run.file.branch(.whole)?.answered?.answer.isDeemed == true)
    #expect(run.file.branch(.whole)?.openRequest?.kind == .change)
    #expect(run.file.answers != filing.seal, "the change itself is still to be answered")
    try run.send(
      .answerRequest(.whole, .grant),
      from: decider,
      at: at("\(last.adding(days: 2))T09:00")
    )
    #expect(run.file.answers == filing.seal)
  }

  @Test func `a licence that was ended is not changed, renewed or issued again`() throws {
    var run = try granted()
    try run.send(change, from: Cast.lin, at: at("2026-11-02T09:00"))
    var filing = run.lastFiling
    filing.answers.values["address"] = .text("演示路 9 号")
    var handedIn = run
    try handedIn.send(.correct(filing), from: Cast.lin, at: at("2026-11-02T09:10"))
    let end = Command.endLicence(.whole, .wronglyGranted, text: "经查不符合布局")
    let decider = Cast.decider("tobacco")
    try handedIn.send(end, from: decider, at: at("2026-11-03T09:00"))
    stops(.licenceNotInForce) {
      try handedIn.send(.answerRequest(.whole, .grant), from: decider, at: at("2026-11-03T10:00"))
    }
    stops(.licenceNotInForce) {
      try handedIn.send(renewal, from: Cast.lin, at: at("2026-11-03T10:00"))
    }
    try run.send(end, from: decider, at: at("2026-11-03T09:00"))
    #expect(run.file.reopening == nil && run.file.branch(.whole)?.openRequest == nil)
    stops(.alreadyClosed(.granted)) {
      try run.send(.correct(filing), from: Cast.lin, at: at("2026-11-03T10:00"))
    }
    #expect(run.file.runningClocks.isEmpty && handedIn.file.runningClocks.isEmpty)
  }

  @Test func `a change of one member's licence keeps no other member waiting`() throws {
    var run = try CaseRun.acceptedRestaurant()
    try run.answer("signboard-record", .grant, from: "2026-09-22T09:00")
    let sign = run.branch(of: "signboard-record")
    let moment = at("2026-09-23T09:00")
    try run.send(.requestLicence(sign, .change, text: "招牌加宽"), from: Cast.lin, at: moment)
    let food = run.branch(of: "food-licence")
    let defect = Defect(.field("floor_area"), code: "B02")
    let officer = Cast.officer("market-regulation")
    try run.send(.askRevision(food, [defect]), from: officer, at: moment)
    #expect(run.file.reopening?.kind == .revision)
    #expect(run.file.branch(sign)?.openRequest == nil, "asked for again once this is done")
  }

  @Test func `a closed case with nothing left to do is archived once, with its index`() throws {
    let run = try granted()
    #expect(run.file.archive != nil)
    #expect(run.file.papers.filter { $0.kind == .archiveIndex }.count == 1)
    #expect(run.file.assignments.isEmpty)
  }

  private let renewal = Command.requestLicence(.whole, .renewal, text: "条件没有变化")
  private let change = Command.requestLicence(.whole, .change, text: "门牌号调整")

  private func granted() throws -> CaseRun {
    var run = try filed("tobacco-retail", ["separate_from_dwelling": ["yes"]])
    try run.goStraight(from: at("2026-09-07T10:00"))
    return run
  }
}

/// Before acceptance and on the way to a decision: the members' formal check, corrections on the spot, revisions, two
/// levels, instant matters. Source: 行政许可法 §32, §34, §35, §43.
@Suite struct `Ways to a decision` {
  @Test func `what members name before acceptance joins the one notice`() throws {
    var run = try filed("planning-permit")
    let desk = Cast.desk(of: run)
    try run.send(.askFormalChecks, from: desk, at: at("2026-09-07T10:00"))
    let named = Defect(.field("defence_area"), code: "B54")
    try run.send(
      .checkFormally([named]),
      from: Cast.officer("civil-defence"),
      at: at("2026-09-08T09:00")
    )
    stops(.membersFoundDefects(["civil-defence"])) {
      try run.send(.accept, from: desk, at: at("2026-09-08T10:00"))
    }
    let own = Defect(.material("design-plan"), code: "B53")
    try run.send(.askCorrection([own]), from: desk, at: at("2026-09-08T11:00"))
    #expect(run.file.notices.last?.defects == [own, named])
    #expect(!run.file.assignments.contains { $0.act == .checkFormally })
  }

  @Test func `what is put right on the spot keeps the day of receipt`() throws {
    var run = try filed("tobacco-retail", ["separate_from_dwelling": ["yes"]])
    let due = run.due(.receipt)
    let defect = Defect(.field("address"), code: "B43")
    try run.send(.correctOnTheSpot([defect]), from: Cast.desk(of: run), at: at("2026-09-08T10:00"))
    var filing = run.lastFiling
    filing.answers.values["address"] = .text("演示路 9 号")
    try run.send(.correct(filing), from: Cast.desk(of: run), at: at("2026-09-08T10:10"))
    #expect(run.file.state == .received && run.due(.receipt) == due)
    #expect(run.file.papers.last?.kind == .spotCorrection)
    try run.send(.accept, from: Cast.desk(of: run), at: at("2026-09-08T10:20"))
  }

  @Test func `an instant matter is granted on the spot by the post it names, and by no other`()
    throws
  {
    var run = try filed("business-registration")
    stops(.notYourTurn(needs: PostRef("market-regulation", "front desk"))) {
      try run.send(
        .decide(.whole, .grant),
        from: Cast.decider("market-regulation"),
        at: at("2026-09-07T09:30")
      )
    }
    stops(.instantGrantsOnly) {
      let denial = Ruling.deny([ReasonGiven(code: "RA1")])
      try run.send(.decide(.whole, denial), from: Cast.desk(of: run), at: at("2026-09-07T09:30"))
    }
    try run.send(.decide(.whole, .grant), from: Cast.desk(of: run), at: at("2026-09-07T09:40"))
    #expect(run.file.outcome == .granted && run.file.acceptedOn == day("2026-09-07"))
  }

  @Test func `the lower unit's review goes up, and the applicant is asked for nothing again`()
    throws
  {
    var run = try filed("lawyer-practice")
    try run.send(
      .accept,
      from: Cast.counter("judicial-bureau"),
      at: at("2026-09-07T10:00")
    )
    #expect(run.due(.lowerReview, .whole, .preliminary) == day("2026-10-10"))
    #expect(run.due(.statutory, .whole) == nil)
    let review = Command.forward(.whole, Finding(passes: true, text: "实习满一年"))
    try run.send(review, from: Cast.officer("judicial-bureau"), at: at("2026-09-14T10:00"))
    #expect(run.due(.statutory, .whole) == day("2026-09-28"))
    stops(.alreadyAccepted) {
      let again = Defect(.material("qualification"), code: "B01")
      try run.send(
        .askCorrection([again]),
        from: Cast.counter("provincial-justice"),
        at: at("2026-09-15T10:00")
      )
    }
    try run.goStraight(from: at("2026-09-15T10:00"))
    #expect(run.file.outcome == .granted)
  }

  @Test func `a revision asks only those whose part changed, and brings nobody in`() throws {
    var run = try filed("planning-permit")
    try run.send(.accept, from: Cast.desk(of: run), at: at("2026-09-07T10:00"))
    for adviser in run.file.advisers {
      let opinion = Command.giveOpinion(department: adviser.unit, .noObjection, text: "")
      try run.send(opinion, from: Cast.officer(adviser.unit), at: at("2026-09-08T09:00"))
    }
    let officer = Cast.officer("natural-resources")
    let defect = Defect(.field("defence_area"), code: "B54")
    try run.send(.askRevision(.whole, [defect]), from: officer, at: at("2026-09-08T10:00"))
    let due = run.due(.statutory, .whole)
    var filing = run.lastFiling
    filing.answers.values["defence_area"] = .number("950")
    try run.send(.correct(filing), from: Cast.lin, at: at("2026-09-09T10:00"))
    #expect(run.file.advisers.filter { $0.opinion == nil }.map(\.unit) == ["civil-defence"])
    #expect(run.due(.statutory, .whole) == due)
  }

  @Test func `asked again near the end, a department has until the lead's own last day`() throws {
    var run = try filed("planning-permit")
    try run.send(.accept, from: Cast.desk(of: run), at: at("2026-09-07T10:00"))
    for adviser in run.file.advisers {
      let opinion = Command.giveOpinion(department: adviser.unit, .noObjection, text: "")
      try run.send(opinion, from: Cast.officer(adviser.unit), at: at("2026-09-08T09:00"))
    }
    let officer = Cast.officer("natural-resources")
    let defect = Defect(.field("defence_area"), code: "B54")
    let last = try #require(run.due(.statutory, .whole))
    let before = run.rules.calendar.workday(after: last, count: -2)
    try run.send(.askRevision(.whole, [defect]), from: officer, at: at("\(before)T10:00"))
    var filing = run.lastFiling
    filing.answers.values["defence_area"] = .number("950")
    try run.send(.correct(filing), from: Cast.lin, at: at("\(before)T11:00"))
    let asked = try #require(run.file.clocks.last { $0.act == .opinions && $0.isRunning })
    #expect(asked.unit == "civil-defence")
    #expect(asked.limit == .workdays(2))
    #expect(asked.due == last)
  }
}

private func filed(_ procedure: String, _ typed: [String: [String]] = [:]) throws -> CaseRun {
  var run = try #require(CaseRun(of: procedure, filedAt: at("2026-09-07T09:00"), in: published))
  try run.send(.submit(run.filing(typed)), from: Cast.lin, at: at("2026-09-07T09:00"))
  return run
}

extension CaseRun {
  /// Takes every open turn, the straight way, an hour each.
  fileprivate mutating func goStraight(from start: Moment) throws {
    var moment = start
    for _ in 0..<20 {
      guard let turn = file.assignments.first else { return }
      let holder = CaseRun.person(on: PostRef(turn.unit, turn.post))
      try send(straightCommand(for: turn), from: holder, at: moment)
      moment = moment.adding(minutes: 60)
    }
  }
}

extension Cast {
  fileprivate static func desk(of run: CaseRun) -> Party { counter(run.rules.procedure.department) }
}
