import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

/// What the law's own bad input meets: an obstacle with a sentence in both languages and an article. A calendar with a
/// hole or an overlap, and a limit in a unit its basis does not know, are flaws of files: `CalendarFlawTests`,
/// `FlawTests`. April 2026: the 20th is a Monday.
@Suite struct `Bad input` {
  private let officer = Cast.officer("tobacco")
  private let decider = Cast.decider("tobacco")

  private func accepted() throws -> CaseRun {
    let filed = at("2026-04-20T09:00")
    var run = try #require(CaseRun(of: "tobacco-retail", filedAt: filed, in: published))
    try run.send(.submit(run.filing([:])), from: Cast.lin, at: filed)
    try run.send(.accept, from: Cast.counter("tobacco"), at: at("2026-04-20T10:00"))
    return run
  }

  /// The obstacle in the way, which speaks both languages and names its article.
  private func obstacle(_ act: () throws -> Void, _ article: String) throws -> Obstacle {
    var found: Obstacle?
    do { try act() } catch let error as Obstacle { found = error }
    let obstacle = try #require(found)
    let words = obstacle.sentence
    #expect(!words.zh.isEmpty && !words.en.isEmpty && words.zh != words.en)
    #expect(obstacle.article?.text == article)
    return obstacle
  }

  @Test func `an approver who is the reviewer`() throws {
    var run = try accepted()
    let both = "tobacco/both"
    let reviewing = Party.clerk(both, unit: "tobacco", post: "case officer")
    let fine = Finding(passes: true)
    try run.send(.review(.whole, fine), from: reviewing, at: at("2026-04-20T11:00"))
    let visit = VisitReport(
      present: [.init(branch: .whole, staff: ["韩磊", "孙平"], finding: fine)],
      record: "相符"
    )
    try run.send(.inspect(visit), from: officer, at: at("2026-04-20T12:00"))
    let head = Cast.head("tobacco")
    try run.send(.check(.whole, fine), from: head, at: at("2026-04-20T13:00"))
    let deciding = Party.clerk(both, unit: "tobacco", post: "licensing officer")
    let found = try obstacle(
      { try run.send(.decide(.whole, .grant), from: deciding, at: at("2026-04-21T16:00")) },
      "审查、审核、审批岗位分离"
    )
    #expect(found == .sameHand(did: .review))
    #expect(found.article?.mark == .typical, "practice, and said to be")
  }

  @Test func `a chair who reviewed`() {
    let chair = Obstacle.sameHand(did: .review, under: Citation("行政许可法 §48"))
    #expect(chair.article?.text == "行政许可法 §48")
    #expect(chair.code == "same_hand")
  }

  @Test func `acts on closed cases`() throws {
    var run = try accepted()
    try run.send(.withdraw(Sealed(digest: "why")), from: Cast.lin, at: at("2026-04-20T11:00"))
    let found = try obstacle(
      {
        try run.send(
          .review(.whole, Finding(passes: true)),
          from: officer,
          at: at("2026-04-20T12:00")
        )
      },
      "行政许可法 §29"
    )
    #expect(found == .alreadyClosed(.withdrawn))
    for outcome in CaseOutcome.allCases {
      #expect(Obstacle.alreadyClosed(outcome).article?.law == "行政许可法")
    }
  }

  @Test func `an extension after the due date, asked twice, or approved by whoever asked`() throws {
    var run = try accepted()
    let ask = Command.askExtension(.whole, reason: "现场情况复杂")
    try run.send(ask, from: officer, at: at("2026-04-21T09:00"))
    let again = try obstacle(
      { try run.send(ask, from: officer, at: at("2026-04-21T10:00")) },
      "行政许可法 §42"
    )
    #expect(again == .extensionAwaited)
    let approve = Command.answerExtension(.whole, approves: true, text: "")
    let asker = Party.clerk(
      officer.account ?? "",
      unit: "tobacco",
      post: "agency chief"
    )
    let own = try obstacle(
      { try run.send(approve, from: asker, at: at("2026-04-21T11:00")) },
      "行政许可法 §42"
    )
    #expect(own == .ownRequest)
    let due = try #require(run.due(.statutory, .whole))
    let late = try obstacle(
      {
        let next = Moment(startOf: due.adding(days: 1), in: .china)
        try run.send(approve, from: Cast.chief("tobacco"), at: next)
      },
      "行政许可法 §42"
    )
    #expect(late == .extensionTooLate(due: due))
  }

  @Test func `a suspension with no basis, a second one, and the end of none`() throws {
    var run = try accepted()
    func suspend(_ cause: String) -> Command {
      .suspend(.whole, cause: cause, expected: .workdays(5), reason: "需要检测")
    }
    func act(_ command: Command, _ hour: Int) throws -> Obstacle {
      try obstacle(
        { try run.send(command, from: officer, at: at("2026-04-21T\(hour):00")) },
        "行政许可法 §45"
      )
    }
    #expect(try act(suspend("holiday"), 10) == .noBasisToSuspend("holiday"))
    #expect(try act(.resume(.whole, result: "合格"), 11) == .notSuspended)
    try run.send(suspend("testing"), from: officer, at: at("2026-04-21T12:00"))
    #expect(try act(suspend("testing"), 13) == .alreadySuspended)
  }
}
