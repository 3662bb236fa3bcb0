import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

@Suite struct `More time to decide, §42` {
  private let officer = Cast.officer("tobacco")
  private let chief = Cast.chief("tobacco")

  /// Accepted on Monday 7 September 2026: by law due on Saturday 10 October, which works, promised for the 14th.
  private func accepted() throws -> CaseRun {
    let filed = at("2026-09-07T09:00")
    var run = try #require(CaseRun(of: "tobacco-retail", filedAt: filed, in: published))
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.counter("tobacco"), at: at("2026-09-07T10:00"))
    return run
  }

  private func asked(on day: String = "2026-09-08") throws -> CaseRun {
    var run = try accepted()
    let ask = Command.askExtension(.whole, reason: "零售点布局需要重新测量")
    try run.send(ask, from: officer, at: at("\(day)T09:00"))
    return run
  }

  private let approve = Command.answerExtension(.whole, approves: true, text: "")

  @Test func `ten workdays more, approved by the head, told to the applicant`() throws {
    var run = try asked()
    #expect(run.due(.statutory, .whole) == day("2026-10-10"), "asking moves nothing")
    try run.send(approve, from: chief, at: at("2026-09-09T09:00"))
    // 12–16 and 19–23 October.
    #expect(run.due(.statutory, .whole) == day("2026-10-23"))
    // 15–18, Sunday 20, 21–24 and 28 September.
    #expect(run.due(.promised, .whole) == day("2026-09-28"))
    #expect(run.due(.step, .whole, .review) == day("2026-09-08"), "a step keeps its own day")
    let paper = try #require(run.file.papers.last)
    #expect(paper.kind == .extension && paper.toApplicant)
    #expect(run.file.branch(.whole)?.extension?.reason == "零售点布局需要重新测量")
    #expect(!run.file.assignments.contains { $0.act == .extend })
  }

  @Test func `how the new day came about is told`() throws {
    var run = try asked()
    try run.send(approve, from: chief, at: at("2026-09-09T09:00"))
    let clock = try #require(run.file.clocks.first { $0.kind == .statutory })
    let told = run.rules.calendar.explain(clock, .zh)
    #expect(told.last == "原到期日 2026-10-10；经批准延长 10 个工作日，自次日起数，至 2026-10-23。")
    #expect(run.rules.calendar.due(clock).day == clock.due)
  }

  @Test func `only once, and not while a request waits`() throws {
    var run = try asked()
    let again = Command.askExtension(.whole, reason: "再延")
    stops(.extensionAwaited) { try run.send(again, from: officer, at: at("2026-09-08T10:00")) }
    try run.send(approve, from: chief, at: at("2026-09-09T09:00"))
    stops(.alreadyExtended) { try run.send(again, from: officer, at: at("2026-09-10T09:00")) }
  }

  @Test func `a refusal says why, moves nothing, and may be asked again`() throws {
    var run = try asked()
    stops(.textMissing) {
      let silent = Command.answerExtension(.whole, approves: false, text: " ")
      try run.send(silent, from: chief, at: at("2026-09-09T09:00"))
    }
    let refuse = Command.answerExtension(.whole, approves: false, text: "人手足够")
    try run.send(refuse, from: chief, at: at("2026-09-09T09:00"))
    #expect(run.due(.statutory, .whole) == day("2026-10-10"))
    #expect(run.file.papers.allSatisfy { $0.kind != .extension })
    let again = Command.askExtension(.whole, reason: "测量队伍未到")
    try run.send(again, from: officer, at: at("2026-09-10T09:00"))
    #expect(run.file.assignments.contains { $0.act == .extend && $0.post == "agency chief" })
  }

  @Test func `on the last day yes, after it no`() throws {
    var run = try asked(on: "2026-10-10")
    stops(.extensionTooLate(due: day("2026-10-10"))) {
      try run.send(approve, from: chief, at: at("2026-10-11T09:00"))
    }
    run = try asked(on: "2026-10-10")
    try run.send(approve, from: chief, at: at("2026-10-10T17:00"))
    #expect(run.due(.statutory, .whole) == day("2026-10-23"))
    run = try accepted()
    stops(.extensionTooLate(due: day("2026-10-10"))) {
      let late = Command.askExtension(.whole, reason: "忘了")
      try run.send(late, from: officer, at: at("2026-10-11T09:00"))
    }
  }

  @Test func `a promise that was broken stays broken, one that was warned of is warned of again`()
    throws
  {
    // Promised for 14 September, warned of on the 11th.
    var run = try asked(on: "2026-09-15")
    try run.send(approve, from: chief, at: at("2026-09-16T09:00"))
    #expect(run.due(.promised, .whole) == day("2026-09-14"))
    #expect(run.due(.statutory, .whole) == day("2026-10-23"))
    run = try asked(on: "2026-09-11")
    try run.send(approve, from: chief, at: at("2026-09-11T10:00"))
    run.ring(at: at("2026-09-27T09:00"))
    #expect(
      run.file.signals.filter { $0.code == .Y1 }.map(\.on.description) == [
        "2026-09-11", "2026-09-27",
      ]
    )
  }

  @Test func `who asked does not approve, and nobody else's post does`() throws {
    var run = try asked()
    let account = try #require(officer.account)
    stops(.ownRequest) {
      let both = Party.clerk(account, unit: "tobacco", post: "agency chief")
      try run.send(approve, from: both, at: at("2026-09-09T09:00"))
    }
    let needs = Obstacle.notYourTurn(needs: PostRef("tobacco", "agency chief"))
    for stranger in [officer, Cast.decider("tobacco"), Cast.mayor, Cast.lin, Cast.wu] {
      stops(needs) { try run.send(approve, from: stranger, at: at("2026-09-09T09:00")) }
    }
  }

  @Test func `only whoever works on it asks, and says why`() throws {
    var run = try accepted()
    let ask = Command.askExtension(.whole, reason: "情况复杂")
    for stranger in [Cast.head("tobacco"), chief, Cast.officer("water"), Cast.lin] {
      #expect(throws: Obstacle.self) {
        try run.send(ask, from: stranger, at: at("2026-09-08T09:00"))
      }
    }
    stops(.textMissing) {
      let silent = Command.askExtension(.whole, reason: "")
      try run.send(silent, from: officer, at: at("2026-09-08T09:00"))
    }
  }

  @Test func `where departments answer as one the government's head gives fifteen`() throws {
    let filed = at("2026-09-07T09:00")
    var run = try #require(CaseRun(of: "planning-permit", filedAt: filed, in: published))
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
    let desk = CaseRun.person(on: PostRef(run.rules.procedure.department, "front desk"))
    try run.send(.accept, from: desk, at: at("2026-09-07T10:00"))
    let before = try #require(run.due(.statutory, .whole))
    let lead = Cast.officer(run.rules.procedure.department)
    let ask = Command.askExtension(.whole, reason: "方案需要重大调整")
    try run.send(ask, from: lead, at: at("2026-09-08T09:00"))
    stops(.notYourTurn(needs: PostRef("government", "government chief"))) {
      let chief = Cast.chief(run.rules.procedure.department)
      try run.send(approve, from: chief, at: at("2026-09-09T09:00"))
    }
    let asked = "方案需要重大调整"
    #expect(try reason(in: run, for: Cast.mayor) == asked, "he reads what he is asked")
    #expect(try reason(in: run, for: lead) == asked)
    #expect(try reason(in: run, for: Cast.lin).isEmpty, "between the desks until it is approved")
    try run.send(approve, from: Cast.mayor, at: at("2026-09-09T09:00"))
    let after = try #require(run.due(.statutory, .whole))
    #expect(run.rules.calendar.workdays(after: before, through: after) == 15)
  }

  /// The reason of a request as somebody's page has it.
  private func reason(in run: CaseRun, for party: Party) throws -> String {
    let seen = access(of: Viewer(party), to: run.file, under: run.rules)
    return run.file.seen(try #require(seen)).branch(.whole)?.extensionRequest?.reason ?? ""
  }

  @Test func `a member of a theme is extended by its own head, the others are not`() throws {
    var run = try CaseRun.acceptedRestaurant()
    let food = run.branch(of: "food-licence")
    let sign = run.branch(of: "signboard-record")
    let before = (food: run.due(.statutory, food), sign: run.due(.statutory, sign))
    let ask = Command.askExtension(food, reason: "现场需要复核")
    try run.send(ask, from: Cast.officer("market-regulation"), at: at("2026-09-22T09:00"))
    let yes = Command.answerExtension(food, approves: true, text: "")
    try run.send(yes, from: Cast.chief("market-regulation"), at: at("2026-09-22T10:00"))
    let after = try #require(run.due(.statutory, food))
    #expect(run.rules.calendar.workdays(after: try #require(before.food), through: after) == 10)
    #expect(run.due(.statutory, sign) == before.sign)
  }

  @Test func `a theme's own promise moves with the first member that is extended, and not again`()
    throws
  {
    var run = try CaseRun.acceptedRestaurant()
    let promised = try #require(run.due(.promised))
    for (matter, unit) in [
      ("food-licence", "market-regulation"), ("signboard-record", "city-management"),
    ] {
      let branch = run.branch(of: matter)
      let ask = Command.askExtension(branch, reason: "现场需要复核")
      try run.send(ask, from: Cast.officer(unit), at: at("2026-09-22T09:00"))
      let yes = Command.answerExtension(branch, approves: true, text: "")
      try run.send(yes, from: Cast.chief(unit), at: at("2026-09-22T10:00"))
      let after = try #require(run.due(.promised))
      #expect(run.rules.calendar.workdays(after: promised, through: after) == 10)
    }
  }

  @Test func `whoever reviewed does not approve what a colleague asked for`() throws {
    var run = try accepted()
    let both = "tobacco/two posts"
    let reviewing = Party.clerk(both, unit: "tobacco", post: "case officer")
    try run.send(
      .review(.whole, Finding(passes: true)),
      from: reviewing,
      at: at("2026-09-08T09:00")
    )
    let visit = Command.askExtension(.whole, reason: "需要复核")
    let turn = try #require(run.file.assignments.first { $0.branch == .whole })
    let holder = CaseRun.person(on: PostRef(turn.unit, turn.post))
    try run.send(visit, from: holder, at: at("2026-09-08T10:00"))
    stops(.sameHand(did: .review)) {
      let head = Party.clerk(both, unit: "tobacco", post: "agency chief")
      try run.send(approve, from: head, at: at("2026-09-08T11:00"))
    }
    try run.send(approve, from: chief, at: at("2026-09-08T11:00"))
  }

  @Test func `a path with a limit of its own has no more than its own rule gives`() throws {
    let filed = at("2026-09-07T09:00")
    func asked(_ way: String) throws -> CaseRun {
      var run = try #require(CaseRun(of: "fire-safety-check", filedAt: filed, in: published))
      let typed = ["fire_way": [way]]
      try run.send(.submit(run.filing(typed)), from: Cast.lin, at: filed)
      try run.send(.accept, from: Cast.counter("fire-rescue"), at: at("2026-09-07T10:00"))
      let turn = try #require(run.file.assignments.first { $0.branch == .whole })
      try run.send(
        .askExtension(.whole, reason: "复杂"),
        from: CaseRun.person(on: PostRef(turn.unit, turn.post)),
        at: at("2026-09-07T11:00")
      )
      return run
    }
    stops(.noExtension) { _ = try asked("commitment") }
  }

  @Test func `the government that approves is the nearest over the unit's region`() throws {
    let filed = at("2026-09-07T09:00")
    var office = published
    let city = try #require(office.units["government"])
    for (name, region) in [("another-city", "210200"), ("a-province", "210000")] {
      var other = city
      other.id = name
      other.region = region
      office.units[name] = other
    }
    var run = try #require(CaseRun(of: "planning-permit", filedAt: filed, in: office))
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
    let lead = run.rules.procedure.department
    try run.send(.accept, from: Cast.counter(lead), at: at("2026-09-07T10:00"))
    let ask = Command.askExtension(.whole, reason: "方案需要重大调整")
    try run.send(ask, from: Cast.officer(lead), at: at("2026-09-08T09:00"))
    #expect(run.file.assignments.first { $0.act == .extend }?.unit == "government")
  }
}
