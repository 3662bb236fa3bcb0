import Database
import TestPostgres
import Testing

/// Work that only one of several halls on a database should do at a time.
@Suite struct `Taking turns` {
  @Test(.eachEngine) func `a hall that is alone does its work, time and again`() async throws {
    let engine = try await engineWithThings()
    for round in 1...3 { #expect(try await engine.ifAlone(at: .rounds) { round } == round) }
  }

  @Test func `while one is at it the others are told so, and one of them goes on when it is done`()
    async throws
  {
    let server = try TestServer()
    let (here, there) = (try engine(server), try engine(server))
    let inside = try await here.ifAlone(at: .rounds) {
      try? await there.ifAlone(at: .rounds) { "there" }
    }
    #expect(inside == .some(.none), "two were at it")
    #expect(try await comesToItsTurn(there))
  }

  @Test func `whoever loses its connection holds up nobody`() async throws {
    let server = try TestServer()
    let (here, there) = (try engine(server), try engine(server))
    let other = try await here.ifAlone(at: .rounds) {
      try? server.run(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'"
      )
      return try? await there.ifAlone(at: .rounds) { "there" }
    }
    #expect(other == "there")
    #expect(try await comesToItsTurn(here))
  }

  /// The gate opens a moment after the other's work is done.
  private func comesToItsTurn(_ engine: any Engine) async throws -> Bool {
    let start = ContinuousClock.now
    while start.duration(to: .now) < .seconds(10) {
      if try await engine.ifAlone(at: .rounds, { true }) == true { return true }
    }
    return false
  }

  private func engine(_ server: TestServer) throws -> any Engine {
    try TestDatabase.postgres(server.url("postgres")).open()
  }
}
