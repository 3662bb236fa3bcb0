import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

@Suite struct `Time that is not counted, §45` {
  private let officer = Cast.officer("tobacco")

  /// Accepted on Monday 20 April 2026: by law due on 20 May, promised for the 27th of April.
  private func accepted() throws -> CaseRun {
    let filed = at("2026-04-20T09:00")
    var run = try #require(CaseRun(of: "tobacco-retail", filedAt: filed, in: published))
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.counter("tobacco"), at: at("2026-04-20T10:00"))
    return run
  }

  private func suspend(_ cause: String = "testing", _ expected: Int = 10) -> Command {
    .suspend(.whole, cause: cause, expected: .workdays(expected), reason: "需要送检")
  }

  private func suspended(on text: String = "2026-04-21") throws -> CaseRun {
    var run = try accepted()
    try run.send(suspend(), from: officer, at: at("\(text)T09:00"))
    return run
  }

  @Test func `the days between are added, and the applicant is told how long it will take`() throws
  {
    var run = try accepted()
    try run.send(.review(.whole, Finding(passes: true)), from: officer, at: at("2026-04-21T09:00"))
    try run.send(suspend(), from: officer, at: at("2026-04-22T09:00"))
    #expect(run.file.papers.last?.kind == .specialNotice)
    #expect(run.due(.statutory, .whole) == .last, "while it lasts there is no due day")
    #expect(run.due(.step, .whole, .inspect) == .last)
    // 23, 24, 27–30 April, 6–8 May and Saturday 9 May.
    #expect(run.due(.special, .whole) == day("2026-05-09"))
    try run.send(.resume(.whole, result: "合格"), from: officer, at: at("2026-05-06T16:00"))
    // Not counted: 23, 24, 27–30 April and 6 May.
    #expect(run.due(.statutory, .whole) == day("2026-05-29"))
    // Five from 20 April: 21, 22, then 7, 8 and Saturday 9 May.
    #expect(run.due(.promised, .whole) == day("2026-05-09"))
    let clock = try #require(run.file.clocks.first { $0.kind == .statutory })
    #expect(run.rules.calendar.due(clock).day == clock.due, "it can be explained from itself alone")
    #expect(run.file.branch(.whole)?.suspension == nil)
  }

  @Test func `no limit passes and nothing is warned of while the clock stands`() throws {
    var run = try suspended()
    run.ring(at: at("2026-05-08T09:00"))
    #expect(run.file.signals.isEmpty)
    run.ring(at: at("2026-05-09T00:01"))
    #expect(run.file.signals.map(\.code) == [.Y4], "longer than was told in writing")
    #expect(run.file.nextAlarm(in: .china) == nil)
    try run.send(.resume(.whole, result: "合格"), from: officer, at: at("2026-05-11T09:00"))
    #expect(run.file.nextAlarm(in: .china) != nil)
  }

  @Test func `a visit on site or a public notice does not stop the clock`() throws {
    var run = try accepted()
    for cause in ["inspect", "public-notice", ""] {
      stops(.noBasisToSuspend(cause)) {
        try run.send(suspend(cause), from: officer, at: at("2026-04-21T09:00"))
      }
    }
    #expect(Obstacle.noBasisToSuspend("").article == Citation("行政许可法 §45"))
  }

  @Test func `one at a time, with its reason and its time, by the department itself`() throws {
    var run = try accepted()
    let moment = at("2026-04-21T09:00")
    stops(.suspensionTooLong(most: .workdays(250))) {
      try run.send(suspend("testing", 0), from: officer, at: moment)
    }
    stops(.suspensionTooLong(most: .workdays(250))) {
      try run.send(suspend("testing", 10_000), from: officer, at: moment)
    }
    stops(.textMissing) {
      let silent = Command.suspend(.whole, cause: "testing", expected: .workdays(5), reason: " ")
      try run.send(silent, from: officer, at: moment)
    }
    stops(.notYourTurn(needs: PostRef("tobacco", "case officer"))) {
      try run.send(suspend(), from: Cast.officer("fire-rescue"), at: moment)
    }
    stops(.notSuspended) {
      try run.send(.resume(.whole, result: "无"), from: officer, at: moment)
    }
    try run.send(suspend(), from: officer, at: moment)
    stops(.alreadySuspended) { try run.send(suspend(), from: officer, at: moment) }
  }

  @Test func `work goes on, the decision waits`() throws {
    var run = try suspended()
    let fine = Finding(passes: true)
    try run.send(.review(.whole, fine), from: officer, at: at("2026-04-23T09:00"))
    #expect(run.due(.step, .whole, .inspect) == .last, "a step begun meanwhile does not run either")
    let report = VisitReport(
      present: [.init(branch: .whole, staff: ["甲", "乙"], finding: fine)],
      record: "相符"
    )
    try run.send(.inspect(report), from: officer, at: at("2026-04-24T09:00"))
    try run.send(.check(.whole, fine), from: Cast.head("tobacco"), at: at("2026-04-24T10:00"))
    let title = Words(zh: "检验、检测", en: "Inspection and testing")
    stops(.suspended(title)) {
      try run.send(
        .decide(.whole, .grant),
        from: Cast.decider("tobacco"),
        at: at("2026-04-24T11:00")
      )
    }
    try run.send(.resume(.whole, result: "合格"), from: officer, at: at("2026-04-27T09:00"))
    #expect(run.due(.step, .whole, .decide) == day("2026-04-28"))
    try run.send(
      .decide(.whole, .grant),
      from: Cast.decider("tobacco"),
      at: at("2026-04-27T11:00")
    )
    #expect(run.file.outcome == .granted)
  }

  @Test func `days after an extension are left out as well`() throws {
    var run = try accepted()
    let ask = Command.askExtension(.whole, reason: "布局需要重新测量")
    try run.send(ask, from: officer, at: at("2026-04-21T09:00"))
    let approve = Command.answerExtension(.whole, approves: true, text: "")
    try run.send(approve, from: Cast.chief("tobacco"), at: at("2026-04-21T10:00"))
    // 20 May, and ten more: 21, 22, 25–29 May, 1–3 June.
    #expect(run.due(.statutory, .whole) == day("2026-06-03"))
    try run.send(suspend(), from: officer, at: at("2026-05-22T09:00"))
    try run.send(.resume(.whole, result: "合格"), from: officer, at: at("2026-05-26T09:00"))
    #expect(run.due(.statutory, .whole) == day("2026-06-05"), "25 and 26 May are not counted")
  }

  @Test func `a theme's own promise stands still with a member, the others go on`() throws {
    var run = try CaseRun.acceptedRestaurant()
    let food = run.branch(of: "food-licence")
    let fire = run.branch(of: "fire-safety-check")
    let before = run.due(.statutory, fire)
    let command = Command.suspend(
      food,
      cause: "testing",
      expected: .workdays(5),
      reason: "水质送检"
    )
    try run.send(command, from: Cast.officer("market-regulation"), at: at("2026-09-22T09:00"))
    #expect(run.due(.promised) == .last)
    #expect(run.due(.statutory, food) == .last)
    #expect(run.due(.statutory, fire) == before)
    try run.send(
      .resume(food, result: "合格"),
      from: Cast.officer("market-regulation"),
      at: at("2026-09-24T09:00")
    )
    // Promised for 12 October; 23 and 24 September are not counted.
    #expect(run.due(.promised) == day("2026-10-14"))
  }

  @Test func `one member's result starts no other member's clock, and the whole waits for both`()
    throws
  {
    var run = try CaseRun.acceptedRestaurant()
    let food = run.branch(of: "food-licence")
    let fire = run.branch(of: "fire-safety-check")
    let (foodOfficer, fireOfficer) = (Cast.officer("market-regulation"), Cast.han)
    for (id, officer) in [(food, foodOfficer), (fire, fireOfficer)] {
      let command = Command.suspend(id, cause: "testing", expected: .workdays(5), reason: "送检")
      try run.send(command, from: officer, at: at("2026-09-22T09:00"))
    }
    try run.send(.resume(food, result: "合格"), from: foodOfficer, at: at("2026-09-24T09:00"))
    #expect(run.due(.statutory, food) == day("2026-10-28"), "23 and 24 September are not counted")
    #expect(run.due(.statutory, fire) == .last && run.due(.step, fire, .review) == .last)
    #expect(run.due(.promised) == .last)
    try run.send(.resume(fire, result: "合格"), from: fireOfficer, at: at("2026-09-29T09:00"))
    // Thirteen workdays to 15 October; 23, 24, 28 and 29 September are not counted.
    #expect(run.due(.statutory, fire) == day("2026-10-21"))
    #expect(
      run.due(.promised) == day("2026-10-16"),
      "from 12 October, as long as the longer of both"
    )
  }

  @Test func `a withdrawal ends it`() throws {
    var run = try suspended()
    try run.send(.withdraw(Sealed(digest: "")), from: Cast.lin, at: at("2026-04-24T09:00"))
    #expect(run.file.outcome == .withdrawn)
    #expect(run.file.runningClocks.isEmpty && run.file.assignments.isEmpty)
  }

  @Test func `a clock that stands since its last day is not set going by a new calendar`() throws {
    var run = try suspended(on: "2026-05-20")
    let old = run.rules.calendar
    run.take(
      WorkCalendar(
        region: old.region,
        version: old.version + "+",
        utcOffset: old.utcOffset,
        weeklyRest: old.weeklyRest,
        years: old.years
      )
    )
    try run.send(.recountDates, from: .hall, at: at("2026-05-21T09:00"))
    #expect(run.due(.statutory, .whole) == .last)
    run.ring(at: at("2026-05-25T09:00"))
    #expect(!run.file.signals.contains { $0.code == .R1 })
  }
}
