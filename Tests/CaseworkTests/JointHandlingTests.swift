import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

@Suite struct `Parallel members, §26` {
  private static let members = ["food-licence", "fire-safety-check", "signboard-record"]

  static let orders: [[String]] = members.flatMap { first in
    members.filter { $0 != first }.flatMap { second in
      members.filter { $0 != first && $0 != second }.map { [first, second, $0] }
    }
  }

  // S42: any order of the three answers gives the same parent.
  @Test(arguments: orders)
  func `every order of the answers gives the same parent`(order: [String]) throws {
    let run = try answered(in: order)
    #expect(run.file.outcome == .granted)
    #expect(run.file.branches.allSatisfy { !$0.certificates.isEmpty && $0.delivery != nil })
    let first = try answered(in: Self.members)
    #expect(run.file.withoutOrder.differences(from: first.file.withoutOrder) == [])
  }

  /// Each step of the three on its own day, on which they act in this order.
  private func answered(in order: [String]) throws -> CaseRun {
    var run = try CaseRun.acceptedRestaurant()
    let fine = Finding(passes: true)
    func each(_ day: String, _ act: (BranchID, UnitID, Moment) throws -> Void) rethrows {
      for (index, matter) in order.enumerated() {
        let id = run.branch(of: matter)
        try act(id, run.file.branch(id)?.unit ?? "", at("\(day)T\(10 + index):00"))
      }
    }
    try each("2026-09-22") { try run.send(.review($0, fine), from: Cast.officer($1), at: $2) }
    // Two of them visit, together.
    let visiting = ["food-licence", "fire-safety-check"].map(run.branch(of:))
    let visit = VisitReport(
      present: visiting.map { .init(branch: $0, staff: ["韩磊", "孙平"], finding: fine) },
      record: "相符"
    )
    try run.send(.inspect(visit), from: Cast.han, at: at("2026-09-23T10:00"))
    try each("2026-09-24") { id, unit, moment in
      guard run.file.branch(id)?.acts.contains(.check) == true else { return }
      try run.send(.check(id, fine), from: Cast.head(unit), at: moment)
    }
    try each("2026-09-28") { try run.send(.decide($0, .grant), from: Cast.decider($1), at: $2) }
    try each("2026-09-29") {
      try run.send(.deliver($0, Handover(.electronic)), from: Cast.counter($1), at: $2)
    }
    return run
  }

  @Test(arguments: [
    (denied: ["food-licence"], outcome: CaseOutcome.partlyGranted),
    (denied: members, outcome: .denied),
    (denied: [], outcome: .granted),
  ])
  func `the parent folds its members' results`(denied: [String], outcome: CaseOutcome) throws {
    var run = try CaseRun.acceptedRestaurant()
    for matter in Self.members {
      let reason = ReasonGiven(code: "R03", note: "材料不实")
      try run.answer(
        matter,
        denied.contains(matter) ? .deny([reason]) : .grant,
        from: "2026-09-29T08:00"
      )
    }
    #expect(run.file.outcome == outcome)
  }

  // The fire member only from 300 ㎡; a blank stops the submission and never drops a member.
  @Test(arguments: [
    (area: "299", members: 2), (area: "300", members: 3),
  ])
  func `the fire member joins from its threshold`(area: String, members: Int) throws {
    var typed = largeRestaurant
    typed["floor_area"] = [area]
    #expect(try CaseRun.restaurant(typed).file.branches.count == members)
  }

  @Test func `a blank that decides a member stops the submission`() throws {
    var typed = largeRestaurant
    typed["floor_area"] = []
    #expect(throws: Obstacle.self) { try CaseRun.restaurant(typed) }
  }

  @Test func `only undecided members end when the applicant withdraws`() throws {
    var run = try CaseRun.acceptedRestaurant()
    try run.answer("signboard-record", .grant, from: "2026-09-22T09:00")
    try run.send(
      .withdraw(Sealed(digest: "d")),
      from: Cast.lin,
      at: at("2026-09-23T10:00")
    )
    let states = Dictionary(
      run.file.branches.map { ($0.matter.name, $0.state) },
      uniquingKeysWith: { $1 }
    )
    #expect(
      states == [
        "food-licence": .withdrawn, "fire-safety-check": .withdrawn, "signboard-record": .granted,
      ]
    )
    #expect(run.file.outcome == .partlyGranted)
    #expect(run.file.runningClocks.allSatisfy { $0.kind == .delivery || $0.act == .deliver })
  }

  @Test func `who reviewed a branch does not decide it`() throws {
    var run = try CaseRun.acceptedRestaurant()
    let sign = run.branch(of: "signboard-record")
    let double = "city-management/twice"
    try run.send(
      .review(sign, Finding(passes: true)),
      from: .clerk(double, unit: "city-management", post: "case officer"),
      at: at("2026-09-22T09:00")
    )
    stops(.sameHand(did: .review)) {
      try run.send(
        .decide(sign, .grant),
        from: .clerk(double, unit: "city-management", post: "licensing officer"),
        at: at("2026-09-22T10:00")
      )
    }
  }

  @Test func `people are sent to inspect within five workdays of acceptance`() throws {
    func received() throws -> CaseRun {
      let filed = at("2026-07-06T09:00")
      var run = try #require(CaseRun(of: "export-inspection", filedAt: filed, in: published))
      let (counter, officer) = (
        Cast.counter("inspection-quarantine"), Cast.officer("inspection-quarantine")
      )
      try run.send(.submit(run.filing(["needs_lab": ["no"]])), from: Cast.lin, at: filed)
      try run.send(.accept, from: counter, at: at("2026-07-06T10:00"))
      #expect(run.due(.dispatch, .whole, .inspect) == day("2026-07-13"))
      try run.send(
        .review(.whole, Finding(passes: true)),
        from: officer,
        at: at("2026-07-07T10:00")
      )
      return run
    }
    let visit = Command.announce(.whole, .visit, on: day("2026-07-08"), text: "堆场验货")
    let officer = Cast.officer("inspection-quarantine")
    func sending(_ run: CaseRun) -> Bool {
      run.file.runningClocks.contains { $0.kind == .dispatch }
    }

    var late = try received()
    late.ring(at: at("2026-07-14T00:10"))
    #expect(late.file.signals.contains { $0.code == .R1 })
    var inTime = try received()
    stops(.dayOutOfRange(last: day("2026-09-05"))) {
      let today = Command.announce(.whole, .visit, on: day("2026-07-07"), text: "堆场验货")
      try inTime.send(today, from: officer, at: at("2026-07-07T10:30"))
    }
    #expect(sending(inTime))
    try inTime.send(visit, from: officer, at: at("2026-07-07T11:00"))
    #expect(!sending(inTime) && inTime.file.papers.contains { $0.kind == .visitNotice })
  }

  @Test func `departments asked for an opinion come to the one visit, two of each`() throws {
    var run = try reviewed("completion-acceptance", "housing")
    let officer = Cast.officer("housing")
    let asked = run.file.advisers.map(\.unit)
    #expect(asked == ["natural-resources", "fire-rescue", "archives"])
    let fine = Finding(passes: true)
    func visit(with units: [UnitID], staff: [String] = ["甲", "乙"]) -> Command {
      let own = VisitReport.Presence(branch: .whole, staff: ["赵", "钱"], finding: fine)
      let others = units.map {
        VisitReport.Presence(branch: .whole, unit: $0, staff: staff, finding: fine)
      }
      return .inspect(VisitReport(present: [own] + others, record: "相符"))
    }
    let (early, last) = (at("2026-10-15T10:00"), at("2026-10-20T10:00"))
    stops(.othersNotReady(until: day("2026-10-20"), units: ["archives"])) {
      try run.send(visit(with: ["natural-resources", "fire-rescue"]), from: officer, at: early)
    }
    stops(.tooFewInspectors(needed: 2, found: 1)) {
      try run.send(visit(with: asked, staff: ["甲", "甲"]), from: officer, at: early)
    }
    stops(.notAwaited(department: "water")) {
      try run.send(visit(with: asked + ["water"]), from: officer, at: early)
    }
    stops(.nobodyPresent) {
      let alone = VisitReport.Presence(
        branch: .whole,
        unit: "archives",
        staff: ["甲", "乙"],
        finding: fine
      )
      try run.send(.inspect(VisitReport(present: [alone], record: "…")), from: officer, at: early)
    }
    var late = run
    try run.send(visit(with: asked), from: officer, at: early)
    #expect(run.file.branch(.whole)?.visit?.present.count == 4)
    #expect(run.file.branch(.whole)?.visit?.absent == nil)
    // From the last day on nobody is waited for, and the record says who did not come.
    try late.send(visit(with: ["fire-rescue"]), from: officer, at: last)
    #expect(
      late.file.branch(.whole)?.visit?.absent == ["natural-resources", "archives"]
    )
    try reads(run, late)
  }

  /// Who was there reads the notice and the record; who was not, the notice alone.
  private func reads(_ whole: CaseRun, _ part: CaseRun) throws {
    func kinds(_ run: CaseRun, _ unit: UnitID) throws -> Set<Paper.Kind> {
      let viewer = Viewer(.clerk("x", unit: unit, post: "case officer"))
      let mine = try #require(access(of: viewer, to: run.file, under: run.rules))
      let seen = run.file.seen(mine)
      #expect(seen.papers == run.file.papers.filter { mine.sees($0) })
      let attended = run.file.branch(.whole)?.visit?.present.contains { $0.unit == unit } ?? false
      #expect((seen.branch(.whole)?.visit?.record == "") == !attended)
      return Set(seen.papers.map(\.kind))
    }
    #expect(try kinds(whole, "archives").isSuperset(of: [.visitNotice, .visitRecord]))
    #expect(try kinds(part, "fire-rescue").isSuperset(of: [.visitNotice, .visitRecord]))
    let absent = try kinds(part, "archives")
    #expect(absent.contains(.visitNotice) && !absent.contains(.visitRecord))
    #expect(try !kinds(whole, "archives").contains(.acceptance))
  }

  @Test func `members of a theme that visit together read one notice and one record`() throws {
    var run = try CaseRun.restaurant()
    try run.send(.accept, from: Cast.zhao, at: at("2026-09-21T09:00"))
    let food = run.branch(of: "food-licence")
    let fire = run.branch(of: "fire-safety-check")
    let fine = Finding(passes: true)
    for (branch, unit) in [(food, "market-regulation"), (fire, "fire-rescue")] {
      try run.send(.review(branch, fine), from: Cast.officer(unit), at: at("2026-09-22T10:00"))
    }
    let officer = Cast.officer("market-regulation")
    let notice = Command.announce(food, .visit, on: day("2026-09-24"), text: "到店查看")
    try run.send(notice, from: officer, at: at("2026-09-22T11:00"))
    let present = [food, fire].map {
      VisitReport.Presence(branch: $0, staff: ["甲", "乙"], finding: fine)
    }
    let visit = Command.inspect(VisitReport(present: present, record: "相符"))
    try run.send(visit, from: officer, at: at("2026-09-24T10:00"))
    func reads(_ unit: UnitID) throws -> Set<Paper.Kind> {
      let viewer = Viewer(.clerk("x", unit: unit, post: "case officer"))
      let mine = try #require(access(of: viewer, to: run.file, under: run.rules))
      return Set(run.file.papers.filter { mine.sees($0) }.map(\.kind))
    }
    #expect(try reads("fire-rescue").isSuperset(of: [.visitNotice, .visitRecord]))
    #expect(try reads("city-management").isDisjoint(with: [.visitNotice, .visitRecord]))
  }

  private func reviewed(_ procedure: String, _ lead: UnitID) throws -> CaseRun {
    let filed = at("2026-10-10T09:30")
    var run = try #require(CaseRun(of: procedure, filedAt: filed, in: published))
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.counter(lead), at: at("2026-10-12T10:00"))
    let fine = Finding(passes: true)
    try run.send(.review(.whole, fine), from: Cast.officer(lead), at: at("2026-10-14T10:00"))
    let notice = Command.announce(.whole, .visit, on: day("2026-10-15"), text: "东门集合")
    try run.send(notice, from: Cast.officer(lead), at: at("2026-10-14T11:00"))
    return run
  }

  @Test func `a public notice holds a grant back until its last day has passed, and no denial`()
    throws
  {
    let filed = at("2026-09-07T09:00")
    var run = try #require(CaseRun(of: "tobacco-retail", filedAt: filed, in: published))
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.counter("tobacco"), at: at("2026-09-07T10:00"))
    let notice = Command.announce(.whole, .publicNotice, on: day("2026-09-15"), text: "拟设零售点")
    try run.send(notice, from: Cast.officer("tobacco"), at: at("2026-09-07T11:00"))
    #expect(run.file.papers.last?.kind == .publicNotice)
    stops(.hearingNotConvened) {
      let hearing = Command.announce(.whole, .hearing, on: day("2026-09-15"), text: "…")
      try run.send(hearing, from: Cast.officer("tobacco"), at: at("2026-09-07T11:10"))
    }
    try run.answer("tobacco-retail", .grant, from: "2026-09-08T09:00", decides: false)
    let decider = Cast.decider("tobacco")
    stops(.noticeRunning(until: day("2026-09-15"))) {
      try run.send(.decide(.whole, .grant), from: decider, at: at("2026-09-15T17:00"))
    }
    let code = try #require(run.rules.refusalReasons.first?.code)
    var denied = run
    let denial = Command.decide(.whole, .deny([ReasonGiven(code: code)]))
    try denied.send(denial, from: decider, at: at("2026-09-15T17:00"))
    #expect(denied.file.outcome == .denied)
    try run.send(.decide(.whole, .grant), from: decider, at: at("2026-09-16T09:00"))
    #expect(run.file.outcome == .granted)
  }

  @Test func `a visit needs two inspectors of each department`() throws {
    var run = try CaseRun.acceptedRestaurant()
    let food = run.branch(of: "food-licence")
    let fine = Finding(passes: true)
    try run.send(
      .review(food, fine),
      from: Cast.officer("market-regulation"),
      at: at("2026-09-22T10:00")
    )
    let alone = VisitReport(
      present: [.init(branch: food, staff: ["赵敏", "赵敏 "], finding: fine)],
      record: "相符"
    )
    stops(.tooFewInspectors(needed: 2, found: 1)) {
      try run.send(
        .inspect(alone),
        from: Cast.officer("market-regulation"),
        at: at("2026-09-28T10:00")
      )
    }
  }
}

@Suite struct `Opinions, §26` {
  private func planning(silence: [UnitID: Citation] = [:]) throws -> CaseRun {
    var catalogue = published
    for (id, var procedure) in catalogue.procedures where id.name == "planning-permit" {
      for (unit, rule) in silence {
        for index in procedure.members.indices
        where procedure.members[index].part == .department(unit) {
          procedure.members[index].silence = rule
        }
      }
      catalogue.procedures[id] = procedure
    }
    var run = try #require(
      CaseRun(of: "planning-permit", filedAt: at("2026-09-01T09:00"), in: catalogue)
    )
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: at("2026-09-01T09:00"))
    try run.send(
      .accept,
      from: Cast.counter("natural-resources"),
      at: at("2026-09-02T09:00")
    )
    return run
  }

  @Test func `silence blocks nothing, and the decision names who was silent`() throws {
    var run = try planning()
    let lead = "natural-resources"
    let advisers = run.file.advisers.map(\.unit)
    for unit in advisers.dropLast() {
      try run.send(
        .giveOpinion(department: unit, .noObjection, text: ""),
        from: Cast.officer(unit),
        at: at("2026-09-03T09:00")
      )
    }
    try run.send(
      .review(.whole, Finding(passes: true)),
      from: Cast.officer(lead),
      at: at("2026-09-04T09:00")
    )
    #expect(!run.file.assignments.contains { $0.act == .check })
    run.ring(at: at("2026-09-12T00:00"))
    #expect(run.file.assignments.contains { $0.act == .check || $0.act == .inspect })
    try run.send(
      .check(.whole, Finding(passes: true)),
      from: Cast.head(lead),
      at: at("2026-09-14T09:00")
    )
    try run.send(.decide(.whole, .grant), from: Cast.decider(lead), at: at("2026-09-15T09:00"))
    #expect(run.file.branches.first?.decision?.unanswered == Array(advisers.suffix(1)))
    #expect(run.file.outcome == .granted)
    #expect(
      run.file.assignments.map(\.act) == [.deliver],
      "the silent one has nothing to do any more"
    )
    try run.send(
      .deliver(.whole, Handover(.electronic)),
      from: Cast.counter(lead),
      at: at("2026-09-15T10:00")
    )
    #expect(run.file.archive != nil)
  }

  @Test func `where a local rule says so silence is no objection, on record with the rule`() throws
  {
    let late: UnitID = "civil-defence"
    let rule = Citation("宜春市缺席默认和超时默许规定（2009）", mark: .known)
    #expect(published.laws[rule.law]?.holdsIn?.en == "Yichun, Jiangxi")
    var run = try planning(silence: [late: rule])
    run.ring(at: at("2026-09-12T00:00"))
    let opinions = run.file.advisers.compactMap(\.opinion)
    #expect(opinions.map(\.unit) == [late], "the others' silence counts for nothing")
    #expect(opinions.first?.deemedBy == rule && opinions.first?.verdict == .noObjection)
    #expect(opinions.first?.by == .hall && opinions.first?.isLate == true)
    #expect(run.file.signals.contains { $0.code == .Y2 && $0.unit == late })
    stops(.notAwaited(department: late)) {
      try run.send(
        .giveOpinion(department: late, .objection, text: "晚了"),
        from: Cast.officer(late),
        at: at("2026-09-14T09:00")
      )
    }
    #expect(run.file.outcome == nil, "never a licence by silence")
  }

  // Golden scenario 5: 人防 signs nothing and answers nothing.
  @Test func `a member's lateness is yellow; red is only the parent's statutory day`() throws {
    var run = try planning()
    let late: UnitID = "civil-defence"
    for unit in run.file.advisers.map(\.unit) where unit != late {
      try run.send(
        .giveOpinion(department: unit, .noObjection, text: ""),
        from: Cast.officer(unit),
        at: at("2026-09-03T09:00")
      )
    }
    func cards(_ day: String) -> [String] {
      run.ring(at: at("\(day)T00:00"))
      return run.file.signals.filter { $0.unit == late }.map(\.code.rawValue)
    }
    // Accepted on Wednesday 2 September: the copy is signed for by 3, the opinion due on 11.
    #expect(run.file.clocks.contains { $0.unit == late && $0.due == day("2026-09-11") })
    #expect(cards("2026-09-03").isEmpty)
    #expect(cards("2026-09-04") == ["Y2"])
    #expect(cards("2026-09-11") == ["Y2"])
    // The eighth day.
    #expect(cards("2026-09-12") == ["Y2", "Y2"])
    // Forty-five workdays from 2 September: Tuesday 10 November.
    #expect(run.due(.statutory, .whole) == day("2026-11-10"))
    run.ring(at: at("2026-11-10T23:59"))
    #expect(!run.file.signals.contains { $0.code == .R1 })
    run.ring(at: at("2026-11-11T00:00"))
    #expect(run.file.signals.filter { $0.code == .R1 }.map(\.unit) == ["natural-resources"])
    #expect(run.file.outcome == nil)
  }

  @Test func `an opinion signs for its copy`() throws {
    var run = try planning()
    let unit = try #require(run.file.advisers.first?.unit)
    try run.send(
      .giveOpinion(department: unit, .objection, text: "红线退让不足"),
      from: Cast.officer(unit),
      at: at("2026-09-03T09:00")
    )
    #expect(run.file.copies.first?.signedBy == Cast.officer(unit))
    stops(.notAwaited(department: unit)) {
      try run.send(
        .giveOpinion(department: unit, .noObjection, text: ""),
        from: Cast.officer(unit),
        at: at("2026-09-03T10:00")
      )
    }
  }
}

extension CaseFile {
  /// The names of the parts in which two files differ; whole files would fill pages.
  fileprivate func differences(from other: CaseFile) -> [String] {
    guard self != other else { return [] }
    return zip(Mirror(reflecting: self).children, Mirror(reflecting: other).children)
      .filter { "\($0.value)" != "\($1.value)" }.compactMap(\.0.label)
  }

  /// What came of the case, whoever acted first: no numbers of clocks and papers, no hours.
  fileprivate var withoutOrder: CaseFile {
    var file = self
    file.lastEventAt = Moment(microseconds: 0)
    file.turnVersions = [:]
    file.clocks = clocks.map { clock in
      var clock = clock
      clock.id = 0
      // The joint visit's clock stands in the name of whoever was ready first.
      if clock.act == .inspect, clock.branch == nil { (clock.unit, clock.post) = ("", nil) }
      return clock
    }.sorted { "\($0)" < "\($1)" }
    file.assignments.sort { "\($0)" < "\($1)" }
    file.papers.sort { "\($0)" < "\($1)" }
    file.copies.sort { "\($0)" < "\($1)" }
    for index in file.signals.indices { file.signals[index].clock = nil }
    return file
  }
}
