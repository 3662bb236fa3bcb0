import Casework
import Deadlines
import Definitions
import TestPostgres
import Testing

@testable import Hall

/// Who acts for whom: B posts, delegations, handing over. Source: `domain.md` §6; 行政许可法 §24.
@Suite(.eachEngine) struct `Standing in` {
  private let post = PostRef("tobacco", "case officer")

  @Test func `the B acts while the holder is away, and answers for what passes then`() async throws
  {
    let test = try await TestHall(at: at("2026-09-07T09:00"))
    let (a, b) = try await people(test)
    try await test.hall.appoint(b: b, on: post, of: a, by: a)
    let number = try await accepted(test)
    let deputy = Party.deputy(b, for: a, unit: post.unit, post: post.post)
    try await stopped(test, number, "early", deputy)

    try await test.hall.leave(a, until: nil, reason: "出差", by: a)
    let acting = try #require(await test.hall.account(b))
    #expect(acting.posts.contains(post))
    #expect(acting.party(on: post) == deputy)
    // The review was due on the 8th; it passes while the B answers for the post.
    test.hall.clock.move(to: at("2026-09-09T09:00"))
    let late = try recorded(
      await test.hall.handle(test.envelope("b", Self.review, from: deputy, on: number))
    )
    let passed = late.events.compactMap { if case .limitPassed(let it) = $0 { it } else { nil } }
    #expect(passed.map(\.holder) == [b])
    #expect(
      late.events.contains { if case .reviewed(let it) = $0 { it.by == deputy } else { false } }
    )

    try await test.hall.comeBack(a, by: a)
    #expect(try #require(await test.hall.account(b)).posts.contains(post) == false)
  }

  @Test func `a delegation holds for its matters and its days, and is passed on to nobody`()
    async throws
  {
    let test = try await TestHall(at: at("2026-09-07T09:00"))
    let (a, b) = try await people(test)
    let number = try await accepted(test)
    let deputy = Party.deputy(b, for: a, unit: post.unit, post: post.post)
    let last = at("2026-09-09T00:00")
    try await delegate(test, ["food-licence"], until: last, a, b)
    try await stopped(test, number, "other matter", deputy)
    try await delegate(test, ["tobacco-retail"], until: last, a, b)

    await #expect(throws: StandInProblem.notYourPost) {
      try await test.hall.delegate(
        post,
        of: b,
        to: a,
        matters: nil,
        from: at("2026-09-07T09:00"),
        until: last,
        document: "沈烟委〔2026〕2号"
      )
    }
    await #expect(throws: StandInProblem.documentMissing) {
      try await test.hall.delegate(
        post,
        of: a,
        to: b,
        matters: nil,
        from: at("2026-09-07T09:00"),
        until: last,
        document: " "
      )
    }
    test.hall.clock.move(to: at("2026-09-09T08:00"))
    try await stopped(test, number, "too late", deputy)
    test.hall.clock.move(to: at("2026-09-09T08:00"))
    try await delegate(test, nil, until: at("2026-09-10T00:00"), a, b)
    _ = try recorded(
      await test.hall.handle(test.envelope("in time", Self.review, from: deputy, on: number))
    )
  }

  @Test func `everything somebody holds passes to a colleague`() async throws {
    let test = try await TestHall(at: at("2026-09-07T09:00"))
    let (a, b) = try await people(test)
    let number = try await accepted(test)
    try await delegate(test, nil, until: at("2026-10-01T00:00"), a, b)
    let handed = try await test.hall.handOver(from: a, to: b, by: a)
    #expect(handed == HandedOver(posts: 1, turns: 1, drafts: 0))
    #expect(try #require(await test.hall.account(a)).posts.isEmpty)
    #expect(
      try #require(await test.hall.account(b)).party(on: post)
        == .clerk(b, unit: post.unit, post: post.post)
    )
    #expect(try await test.hall.standIns().all.isEmpty)
    let own = Party.clerk(b, unit: post.unit, post: post.post)
    _ = try recorded(
      await test.hall.handle(test.envelope("own", Self.review, from: own, on: number))
    )
    await #expect(throws: StandInProblem.nothingToHandOver) {
      try await test.hall.handOver(from: a, to: b, by: a)
    }
  }

  // MARK: The case and its people

  private static let review = Command.review(.whole, Finding(passes: true, text: "符合条件"))

  /// The case officer and the section head of the tobacco bureau.
  private func people(_ test: TestHall) async throws -> (AccountID, AccountID) {
    let members = try await test.hall.members(of: ["tobacco"])
    func holder(_ name: String) throws -> AccountID {
      try #require(members.first { $0.posts.contains(PostRef("tobacco", name)) }).account
    }
    return (try holder("case officer"), try holder("section head"))
  }

  private func accepted(_ test: TestHall) async throws -> CaseNumber {
    let number = try await test.file()
    _ = try recorded(
      await test.hall.handle(
        test.envelope("accept", .accept, from: clerk("tobacco", "front desk"), on: number)
      )
    )
    return number
  }

  private func delegate(
    _ test: TestHall,
    _ matters: Set<String>?,
    until: Moment,
    _ a: AccountID,
    _ b: AccountID
  ) async throws {
    try await test.hall.delegate(
      post,
      of: a,
      to: b,
      matters: matters,
      from: test.hall.clock.now(),
      until: until,
      document: "沈烟委〔2026〕1号"
    )
  }

  private func stopped(
    _ test: TestHall,
    _ number: CaseNumber,
    _ id: String,
    _ party: Party
  ) async throws {
    let outcome = try await test.hall.handle(
      test.envelope(id, Self.review, from: party, on: number)
    )
    guard case .stopped(.notDelegated) = outcome else {
      Issue.record("expected to be stopped, found \(outcome)")
      return
    }
  }
}
