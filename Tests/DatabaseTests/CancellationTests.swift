import Database
import TestPostgres
import Testing

/// What nobody waits for any more is not done: on PostgreSQL, whose questions may take long.
@Suite struct `Questions taken back` {
  private let server: TestServer
  private let engine: any Engine

  init() throws {
    server = try TestServer()
    // Two connections read.
    engine = try TestDatabase.postgres(server.url("postgres")).open()
  }

  @Test func `a question that is taken back ends at the server, and the connection is free again`()
    async throws
  {
    let slow = try await twoThatSleep()
    for question in slow { question.cancel() }
    for question in slow { await #expect(throws: StorageFault.self) { try await question.value } }
    #expect(try await engine.read { try $0.rows("SELECT 1 AS one").count } == 1)
    #expect(try await others() == 0)
  }

  @Test func `one that still waits in the line leaves it at once`() async throws {
    let slow = try await twoThatSleep()
    let waiting = sleeping(0)
    try await Task.sleep(for: .milliseconds(100))
    waiting.cancel()
    await #expect(throws: StorageFault.self) { try await waiting.value }
    #expect(try await others() == 2, "the two before it go on")
    for question in slow { question.cancel() }
  }

  @Test func `a write goes on to its end`() async throws {
    try await engine.write { _ = try $0.script("CREATE TABLE thing (one BIGINT)") }
    let writing = Task { [engine] in
      try await engine.write { connection in
        _ = try connection.rows("SELECT CAST(1 AS BIGINT) AS one FROM pg_sleep(1)")
        return try connection.run("INSERT INTO thing (one) VALUES (1)")
      }
    }
    try await Task.sleep(for: .milliseconds(200))
    writing.cancel()
    #expect(try await writing.value == 1)
    #expect(try await engine.read { try $0.rows("SELECT one FROM thing").count } == 1)
  }

  /// Both connections are asked something that takes long, and the server is at it.
  private func twoThatSleep() async throws -> [Task<Int, any Error>] {
    let slow = (0..<2).map { _ in sleeping(25) }
    let start = ContinuousClock.now
    while try await others() < 2 {
      try #require(start.duration(to: .now) < .seconds(20), "the server never heard of them")
    }
    return slow
  }

  private func sleeping(_ seconds: Int) -> Task<Int, any Error> {
    Task { [engine] in
      try await engine.read { connection in
        try connection.rows(
          "SELECT CAST(1 AS BIGINT) AS one FROM pg_sleep(CAST(CAST($1 AS TEXT) AS DOUBLE PRECISION))",
          [.text("\(seconds)")]
        ).count
      }
    }
  }

  /// How many questions the server still sleeps over, asked on a connection of its own.
  private func others() async throws -> Int {
    let other = try TestDatabase.postgres(server.url("postgres")).open()
    defer { other.close() }
    return try await other.read { connection in
      try connection.rows(
        """
        SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(CAST%'
          AND pid <> pg_backend_pid()
        """
      ).count
    }
  }
}
