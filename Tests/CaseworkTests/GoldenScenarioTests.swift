import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

/// The dated scenarios of `domain.md` §5.17, counted on the official calendar of 2026.
@Suite struct `Golden scenarios` {
  // S35 in part, S40 in part, S41, S42, S43
  @Test func `11: three departments side by side, and fire is late`() throws {
    var run = try CaseRun.restaurant()
    #expect(run.due(.receipt) == day("2026-09-24"))
    #expect(run.due(.step, nil, .accept) == day("2026-09-20"))

    try run.send(.accept, from: Cast.zhao, at: at("2026-09-21T09:00"))
    let food = run.branch(of: "food-licence")
    let fire = run.branch(of: "fire-safety-check")
    let sign = run.branch(of: "signboard-record")
    #expect(run.file.signals.map(\.code) == [.Y2])
    #expect(run.file.copies.map(\.notice.on) == Array(repeating: day("2026-09-21"), count: 3))
    for branch in [food, fire, sign] {
      #expect(run.due(.copySignature, branch) == day("2026-09-22"))
      #expect(run.due(.step, branch, .review) == day("2026-09-23"))
    }
    #expect(run.due(.promised) == day("2026-10-12"))
    #expect(run.due(.statutory, fire) == day("2026-10-15"))
    #expect(run.due(.statutory, food) == day("2026-10-26"))

    // The signboard is on record the next day.
    let fine = Finding(passes: true)
    try run.send(
      .review(sign, fine),
      from: Cast.officer("city-management"),
      at: at("2026-09-22T10:00")
    )
    try run.send(
      .decide(sign, .grant),
      from: Cast.decider("city-management"),
      at: at("2026-09-22T15:00")
    )
    #expect(run.due(.delivery, sign) == day("2026-10-13"))

    // Fire signs nothing: an alert after the 22nd, the step late after the 23rd.
    run.ring(at: at("2026-09-23T00:00"))
    #expect(run.passed(.copySignature, fire))
    try run.send(
      .review(food, fine),
      from: Cast.officer("market-regulation"),
      at: at("2026-09-23T10:00")
    )
    run.ring(at: at("2026-09-24T00:00"))
    #expect(run.passed(.step, fire))

    // The joint visit waits for fire until its last day, then goes without.
    #expect(run.file.clocks.last { $0.act == .inspect }?.due == day("2026-09-29"))
    let visit = VisitReport(
      present: [.init(branch: food, staff: ["赵敏", "钱进"], finding: fine)],
      record: "布局与图纸一致"
    )
    stops(.othersNotReady(until: day("2026-09-29"), units: ["fire-rescue"])) {
      try run.send(
        .inspect(visit),
        from: Cast.officer("market-regulation"),
        at: at("2026-09-28T10:00")
      )
    }
    try run.send(
      .inspect(visit),
      from: Cast.officer("market-regulation"),
      at: at("2026-09-29T10:00")
    )
    try run.send(
      .check(food, fine),
      from: Cast.head("market-regulation"),
      at: at("2026-09-30T10:00")
    )
    try run.send(
      .decide(food, .grant),
      from: Cast.decider("market-regulation"),
      at: at("2026-10-08T10:00")
    )
    #expect(run.due(.delivery, food) == day("2026-10-21"))

    // Fire goes its own way, later; the parent stays open for it alone.
    #expect(!run.file.isClosed)
    try run.answer("fire-safety-check", .grant, from: "2026-10-09T09:00")
    #expect(run.file.outcome == .granted)
  }

  @Test func `12: nobody clicks, and the law accepts`() throws {
    var run = try CaseRun.restaurant(filed: "2026-04-28T10:00")
    run.ring(at: at("2026-05-08T23:59"))
    #expect(run.file.state == .received)
    run.ring(at: at("2026-05-09T00:00"))
    #expect(run.file.isDeemedAccepted)
    #expect(run.file.acceptedOn == day("2026-04-28"))
    #expect(run.file.signals.map(\.code).contains(.R2))
    let food = run.branch(of: "food-licence")
    #expect(run.file.copies.map(\.notice.on) == Array(repeating: day("2026-05-09"), count: 3))
    #expect(run.due(.step, food, .review) == day("2026-05-12"))
    #expect(run.due(.promised) == day("2026-05-14"))
    #expect(run.due(.statutory, food) == day("2026-05-28"))
  }

  @Test func `2: a single licence is deemed accepted as of its receipt`() throws {
    var run = try #require(
      CaseRun(of: "tobacco-retail", filedAt: at("2026-04-28T10:00"), in: published)
    )
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: at("2026-04-28T10:00"))
    #expect(run.due(.receipt) == day("2026-05-08"))
    run.ring(at: at("2026-05-09T00:00"))
    #expect(run.file.state == .inReview)
    #expect(run.file.acceptedOn == day("2026-04-28"))
    #expect(run.due(.statutory, .whole) == day("2026-05-28"))
    #expect(run.file.signals.map(\.code).contains(.R2))
    // Ten more by the head of the bureau, though nobody accepted.
    try run.send(
      .askExtension(.whole, reason: "零售点布局需要重新测量"),
      from: Cast.officer("tobacco"),
      at: at("2026-05-11T10:00")
    )
    try run.send(
      .answerExtension(.whole, approves: true, text: ""),
      from: Cast.chief("tobacco"),
      at: at("2026-05-12T10:00")
    )
    #expect(run.due(.statutory, .whole) == day("2026-06-11"))
  }

  @Test func `10: a like open case is warned of, and may be filed on purpose`() throws {
    let run = try #require(
      CaseRun(of: "tobacco-retail", filedAt: at("2026-04-28T10:00"), in: published)
    )
    var filing = run.filing([:])
    let other = CaseNumber(region: "210100", day: day("2026-04-01"), sequence: 7)
    let known = Known(likeOpenCases: [other])
    let moment = at("2026-04-28T10:00")
    func submit() throws(Obstacle) -> [Event] {
      try decide(
        run.file,
        Envelope(
          id: "1",
          from: Cast.lin,
          channel: .web,
          receivedAt: moment,
          caseNumber: nil,
          command: .submit(filing)
        ),
        under: run.rules,
        knowing: known,
        now: moment
      )
    }
    #expect(throws: Obstacle.likeCaseOpen(other)) { try submit() }
    filing.acknowledgesLikeCase = true
    #expect(try submit().isEmpty == false)
  }
}

extension CaseRun {
  func passed(_ kind: Clock.Kind, _ branch: BranchID) -> Bool {
    file.clocks.contains { $0.kind == kind && $0.branch == branch && $0.isPassed }
  }
}
