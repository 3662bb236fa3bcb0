import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

/// Third parties (§36), recusal, departments asked late, and the second notice that a supervisor allows.
/// July 2026 has no holiday.
@Suite struct `Other people in a case` {
  private func accepted(_ procedure: String, _ unit: UnitID) throws -> CaseRun {
    let filed = at("2026-07-06T09:00")
    var run = try #require(CaseRun(of: procedure, filedAt: filed, in: published))
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.counter(unit), at: at("2026-07-06T10:00"))
    return run
  }

  @Test func `a third party is told and heard, the applicant replies, then it is decided`() throws {
    var run = try accepted("tobacco-retail", "tobacco")
    let officer = Cast.officer("tobacco")
    let tell = Command.tellThirdParty(.whole, who: "隔壁商店", interest: "零售点间距")
    try run.send(tell, from: officer, at: at("2026-07-07T09:00"))
    #expect(run.file.papers.last?.kind == .thirdPartyNotice)
    #expect(run.due(.thirdParty, .whole) == day("2026-07-14"))
    try run.answer("tobacco-retail", .grant, from: "2026-07-07T10:00", decides: false)
    stops(.voiceAwaited(until: day("2026-07-14"))) {
      try run.send(
        .decide(.whole, .grant),
        from: Cast.decider("tobacco"),
        at: at("2026-07-08T09:00")
      )
    }
    let said = Command.enterStatement(1, text: "距离不足五十米")
    try run.send(said, from: officer, at: at("2026-07-09T09:00"))
    #expect(run.due(.reply, .whole) == day("2026-07-16"))
    stops(.notYourCase) {
      try run.send(.reply(1, text: "…"), from: .applicant("somebody"), at: at("2026-07-09T10:00"))
    }
    try run.send(.reply(1, text: "实测六十二米"), from: Cast.lin, at: at("2026-07-09T11:00"))
    try run.send(.decide(.whole, .grant), from: Cast.decider("tobacco"), at: at("2026-07-09T15:00"))
    #expect(run.file.thirdParties.map(\.reply) == ["实测六十二米"])
  }

  @Test func `of two third parties each keeps a time of his own, and so does each reply`() throws {
    var run = try accepted("tobacco-retail", "tobacco")
    let officer = Cast.officer("tobacco")
    let first = Command.tellThirdParty(.whole, who: "隔壁商店", interest: "零售点间距")
    let second = Command.tellThirdParty(.whole, who: "对面学校", interest: "学校周边")
    try run.send(first, from: officer, at: at("2026-07-07T09:00"))
    try run.send(second, from: officer, at: at("2026-07-08T09:00"))
    try run.answer("tobacco-retail", .grant, from: "2026-07-08T10:00", decides: false)
    try run.send(.enterStatement(1, text: "太近"), from: officer, at: at("2026-07-09T09:00"))
    try run.send(.enterStatement(2, text: "有学生"), from: officer, at: at("2026-07-10T09:00"))
    try run.send(.reply(1, text: "够远"), from: Cast.lin, at: at("2026-07-10T10:00"))
    let decide = Command.decide(.whole, .grant)
    stops(.voiceAwaited(until: day("2026-07-17"))) {
      try run.send(decide, from: Cast.decider("tobacco"), at: at("2026-07-10T11:00"))
    }
    try run.send(.reply(2, text: "不卖给学生"), from: Cast.lin, at: at("2026-07-13T10:00"))
    try run.send(decide, from: Cast.decider("tobacco"), at: at("2026-07-13T11:00"))
    #expect(run.file.outcome == .granted)
  }

  @Test func `the second of two is waited for although the first has spoken`() throws {
    var run = try accepted("tobacco-retail", "tobacco")
    let officer = Cast.officer("tobacco")
    for who in ["隔壁商店", "对面学校"] {
      let tell = Command.tellThirdParty(.whole, who: who, interest: "零售点间距")
      try run.send(tell, from: officer, at: at("2026-07-07T09:00"))
    }
    try run.send(.enterStatement(2, text: "有学生"), from: officer, at: at("2026-07-08T09:00"))
    let open = run.file.runningClocks.filter { $0.kind == .thirdParty }
    #expect(open.map(\.id) == run.file.thirdParties.prefix(1).compactMap(\.clock))
  }

  @Test func `who says nothing in time is not waited for`() throws {
    var run = try accepted("tobacco-retail", "tobacco")
    let tell = Command.tellThirdParty(.whole, who: "隔壁商店", interest: "零售点间距")
    try run.send(tell, from: Cast.officer("tobacco"), at: at("2026-07-07T09:00"))
    try run.answer("tobacco-retail", .grant, from: "2026-07-15T09:00")
    #expect(run.file.outcome == .granted)
  }

  @Test func `who steps aside does nothing more, and another on the post goes on`() throws {
    var run = try accepted("tobacco-retail", "tobacco")
    let officer = Cast.officer("tobacco")
    let post = PostRef("tobacco", "case officer")
    let moment = at("2026-07-07T09:00")
    stops(.notYourTurn(needs: post)) {
      try run.send(.recuse(post, reason: "…"), from: Cast.head("tobacco"), at: moment)
    }
    try run.send(.recuse(post, reason: "申请人是我的亲属"), from: officer, at: moment)
    let review = Command.review(.whole, Finding(passes: true))
    stops(.recused) { try run.send(review, from: officer, at: moment) }
    let other = Party.clerk("B", unit: "tobacco", post: "case officer")
    try run.send(review, from: other, at: moment)
    #expect(run.file.branch(.whole)?.review?.by == other)
  }

  @Test func `the head of the agency may order it`() throws {
    var run = try accepted("tobacco-retail", "tobacco")
    let post = PostRef("tobacco", "case officer")
    let chief = Cast.chief("tobacco")
    try run.send(.recuse(post, reason: "申请人请求回避"), from: chief, at: at("2026-07-07T09:00"))
    #expect(run.file.recusals.map(\.account) == [Cast.officer("tobacco").account])
  }

  @Test func `a department is added while the case runs, inside the lead's limit`() throws {
    var run = try accepted("large-event", "public-security")
    let officer = Cast.officer("public-security")
    let moment = at("2026-07-07T09:00")
    func add(_ unit: UnitID, _ days: Int) -> Command {
      .addMember(unit, asked: "请核对展品", within: .workdays(days))
    }
    stops(.cannotBeAsked("fire-rescue")) {
      try run.send(add("fire-rescue", 2), from: officer, at: moment)
    }
    stops(.beyondTheLead(due: day("2026-07-15"))) {
      try run.send(add("culture", 9), from: officer, at: moment)
    }
    try run.send(add("culture", 2), from: officer, at: moment)
    let place = try #require(run.file.copies.last?.notice)
    #expect(place.unit == "culture")
    #expect(run.due(.step, place.branch, .opinions) == day("2026-07-09"))
    let opinion = Command.giveOpinion(department: "culture", .noObjection, text: "")
    try run.send(opinion, from: Cast.officer("culture"), at: at("2026-07-08T09:00"))
    #expect(run.file.advisers.last?.opinion?.isLate == false)
  }

  @Test func `while the lead's clock stands, its limit is what it would be if it went on today`()
    throws
  {
    var run = try accepted("large-event", "public-security")
    let officer = Cast.officer("public-security")
    let suspend = Command.suspend(
      .whole,
      cause: "testing",
      expected: .workdays(5),
      reason: "舞台需要检测"
    )
    try run.send(suspend, from: officer, at: at("2026-07-07T09:00"))
    func add(_ days: Int) -> Command {
      .addMember("culture", asked: "请核对展品", within: .workdays(days))
    }
    // The 8th and the 9th are not counted: 15 July becomes 17 July.
    stops(.beyondTheLead(due: day("2026-07-17"))) {
      try run.send(add(7), from: officer, at: at("2026-07-09T09:00"))
    }
    try run.send(add(6), from: officer, at: at("2026-07-09T09:00"))
  }

  @Test func `a member of the theme joins while it runs, with a branch and clocks of its own`()
    throws
  {
    let filed = at("2026-07-06T09:00")
    let answers = ["public_venue": ["yes"], "has_signboard": ["no"]]
    var run = try #require(CaseRun(of: "catering-opening", filedAt: filed, in: published))
    try run.send(.submit(run.filing(answers)), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.counter("market-regulation"), at: filed)
    #expect(run.rules.matters(toAddTo: run.file).map(\.id.name) == ["signboard-record"])
    let add = Command.addMember("signboard-record", asked: "现场有招牌", within: .workdays(5))
    stops(.notYourTurn(needs: PostRef("market-regulation", "case officer"))) {
      try run.send(add, from: Cast.officer("fire-rescue"), at: at("2026-07-07T09:00"))
    }
    try run.send(add, from: Cast.officer("market-regulation"), at: at("2026-07-07T09:00"))
    let sign = try #require(run.file.branches.last)
    #expect(sign.matter.name == "signboard-record" && sign.state == .working)
    #expect(run.due(.promised, sign.id) == day("2026-07-14"))
    #expect(run.file.papers.last { $0.kind == .copyNotice }?.branch == sign.id)
    #expect(run.file.assignments.contains { $0.branch == sign.id && $0.act == .review })
    stops(.cannotBeAsked("signboard-record")) {
      try run.send(add, from: Cast.officer("market-regulation"), at: at("2026-07-07T09:10"))
    }
    // What is put right later changes nobody's being concerned.
    let floor = Command.askRevision(sign.id, [Defect(.field("seats"), code: "B02")])
    try run.send(floor, from: Cast.officer("city-management"), at: at("2026-07-08T09:00"))
    let changed = run.filing(answers.merging(["seats": ["60"]]) { $1 })
    try run.send(.correct(changed), from: Cast.lin, at: at("2026-07-08T10:00"))
    #expect(run.file.branches.count == 3)
  }

  @Test func `a matter of one department takes in no others`() throws {
    var run = try accepted("tobacco-retail", "tobacco")
    stops(.noMembersHere) {
      try run.send(
        .addMember("culture", asked: "…", within: .workdays(1)),
        from: Cast.officer("tobacco"),
        at: at("2026-07-07T09:00")
      )
    }
  }

  @Test func `a second notice of what could be seen is a supervisor's to allow, and a signal`()
    throws
  {
    let filed = at("2026-07-06T09:00")
    var run = try #require(CaseRun(of: "tobacco-retail", filedAt: filed, in: published))
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
    let desk = Cast.counter("tobacco")
    let allow = Command.allowSecondNotice(reason: "首次漏看，确实不能认定经营者")
    stops(.stepNotOpen(.accept)) { try run.send(allow, from: Cast.wu, at: at("2026-07-06T09:30")) }
    func notice(_ material: String) -> Command {
      .askCorrection([Defect(.material(material), code: "B01")])
    }
    try run.send(notice("premises-proof"), from: desk, at: at("2026-07-06T10:00"))
    try run.send(.correct(run.filing([:])), from: Cast.lin, at: at("2026-07-07T09:00"))
    let moment = at("2026-07-07T10:00")
    stops(.visibleTheFirstTime(["identity"])) {
      try run.send(notice("identity"), from: desk, at: moment)
    }
    stops(.notYourTurn(needs: nil)) { try run.send(allow, from: desk, at: moment) }
    try run.send(allow, from: Cast.wu, at: moment)
    try run.send(notice("identity"), from: desk, at: moment)
    #expect(run.file.signals.map(\.code) == [.Y3])
    #expect(!run.file.mayNoticeAgain)
  }
}
