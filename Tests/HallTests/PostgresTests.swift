import Casework
import Database
import Deadlines
import Definitions
import Foundation
import TestPostgres
import Testing

@testable import Hall

/// What a server can do to a hall, and several halls to each other. Each test has a server of its own.
@Suite struct `A hall on PostgreSQL` {
  private let zhao = clerk("tobacco", "front desk")

  @Test func `a server that is away is said at once, and the hall goes on when it is back`()
    async throws
  {
    let server = try TestServer()
    let test = try await TestHall(on: .postgres(server.url("postgres")))
    let number = try await test.file()
    try server.stop()
    let envelope = test.envelope("accept", .accept, from: zhao, on: number)
    let desk = [PostRef("tobacco", "case officer")]
    await #expect(throws: LedgerFault.unreachable) { _ = try await test.hall.handle(envelope) }
    await #expect(throws: LedgerFault.unreachable) { _ = try await test.hall.worklist(of: desk) }
    try server.start()
    let outcome = try await patiently { () async throws(LedgerFault) in
      try await test.hall.handle(envelope)
    }
    #expect(try !recorded(outcome).isRepeat)
    #expect(try await test.hall.worklist(of: desk).rows.count == 1)
    #expect(try await test.hall.audit().breaks.isEmpty)
  }

  @Test
  func `a server that crashes under load loses nothing said to be done, and does nothing twice`()
    async throws
  {
    let server = try TestServer()
    let test = try await TestHall(on: .postgres(server.url("postgres")))
    var filing = try await test.filing()
    filing.acknowledgesLikeCase = true
    let envelopes = (0..<60).map { test.envelope("e\($0)", .submit(filing)) }
    let numbers = try await withThrowingTaskGroup(of: CaseNumber.self) { group in
      for (place, envelope) in envelopes.enumerated() {
        group.addTask {
          if place == 20 {
            try server.crash()
            try server.start()
          }
          // A client that repeats under the same id until it is answered.
          let outcome = try await patiently { () async throws(LedgerFault) in
            try await test.hall.handle(envelope)
          }
          return try recorded(outcome).number
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(numbers).count == 60)
    #expect(try await test.count("SELECT DISTINCT case_number FROM case_event") == 60)
    #expect(try await test.hall.audit().breaks.isEmpty)
    #expect(try await test.hall.replay().differences.isEmpty)
  }

  @Test(arguments: [false, true])
  func `two halls on the same cases: each act once, each letter once, nothing lost`(
    behindPooler: Bool
  ) async throws {
    let server = try TestServer()
    let pooler = behindPooler ? try await TestPooler(before: server, root: root) : nil
    let database = TestDatabase.postgres(pooler?.url("postgres") ?? server.url("postgres"))
    let here = try await TestHall(on: database)
    let there = try await Hall.open(
      TestHall.settings(database.open(), here.folder, here.hall.clock.now())
    )
    var numbers: [CaseNumber] = []
    for index in 0..<12 { numbers.append(try await here.file(id: "file \(index)")) }
    // Both accept every case, in opposite orders, under ids of their own.
    let mine = numbers.map { here.envelope("here \($0)", .accept, from: zhao, on: $0) }
    let yours = numbers.reversed().map { here.envelope("there \($0)", .accept, from: zhao, on: $0) }
    async let first = here.hall.handle(mine)
    async let second = there.handle(yours)
    let outcomes = try await first + second
    #expect(outcomes.count { if case .recorded = $0 { true } else { false } } == 12)
    #expect(outcomes.count { $0 == .stopped(.alreadyAccepted) } == 12)
    async let papers = here.hall.makePapers()
    async let others = there.makePapers()
    _ = try await papers + others
    async let letters = here.hall.postLetters()
    async let rest = there.postLetters()
    #expect(try await letters + rest == 24)
    #expect(try await here.count("SELECT case_number FROM delivery") == 24)
    let late = here.hall.clock.now().adding(minutes: 60 * 24 * 60)
    here.hall.clock.move(to: late)
    there.clock.move(to: late)
    async let rang = here.hall.ringDue()
    async let alsoRang = there.ringDue()
    _ = try await rang + alsoRang
    #expect(try await here.hall.ringDue() == 0)
    // One at a time does the rounds, also where a gate outlives no transaction.
    let both = try await here.hall.engine.ifAlone(at: .rounds) {
      (try? await there.engine.ifAlone(at: .rounds) { true }) ?? false
    }
    #expect(both == false)
    #expect(try await here.hall.audit().breaks.isEmpty)
    #expect(try await here.hall.replay().differences.isEmpty)
  }

  @Test func `a hall that has grown moves to a server with its numbers, codes, papers and hashes`()
    async throws
  {
    let server = try TestServer()
    let small = try await TestHall()
    let number = try await small.file(id: "1")
    _ = try recorded(
      await small.hall.handle(small.envelope("2", .accept, from: zhao, on: number))
    )
    try await small.hall.makePapers()
    let source = try SQLiteEngine(path: "\(small.folder)/hall.db")
    let database = TestDatabase.postgres(server.url("postgres"))
    guard let target = try database.open() as? PostgresEngine else { return }
    _ = try await Hall.migrator("\(root)/Migrations").run(on: target, now: 0)
    #expect(try await Copier(from: source, to: target).run() > 50)
    await #expect(throws: StorageFault.self) {
      _ = try await Copier(from: source, to: target).run()
    }
    let large = try await Hall.open(
      TestHall.settings(target, small.folder, small.hall.clock.now())
    )
    #expect(try await large.audit().breaks.isEmpty)
    #expect(try await large.replay().differences.isEmpty)
    #expect(large.queryCode(for: number) == small.hall.queryCode(for: number))
    for position in 1...2 {
      let before = try await small.hall.paper(position, of: number, for: Viewer(.hall))?.whole()
      let after = try await large.paper(position, of: number, for: Viewer(.hall))?.whole()
      #expect(before != nil && before == after)
    }
    let next = try await large.handle(
      small.envelope(
        "3",
        .submit(try await small.filing(applicant: "other")),
        from: .applicant("other")
      )
    )
    #expect(try recorded(next).number.text.contains("-00002-"))
  }

  /// Repeats what the world refused, as a client with an idempotency key does.
  private func patiently(
    _ act: () async throws(LedgerFault) -> Outcome
  ) async throws -> Outcome {
    let start = ContinuousClock.now
    while true {
      do throws(LedgerFault) { return try await act() } catch {
        guard error == .unreachable, start.duration(to: .now) < .seconds(60) else { throw error }
        try await Task.sleep(for: .milliseconds(200))
      }
    }
  }
}
