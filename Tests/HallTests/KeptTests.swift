import Casework
import Database
import Deadlines
import Foundation
import TestPostgres
import Testing

@testable import Hall

/// Databases that older programs left, one for each shape of what is for ever. Each was made by `hall rehearse` of
/// its time, without the bytes of its files; it is named after its last migration and what was stored otherwise.
@Suite(.eachEngine) struct `A hall that an older program kept` {
  @Test(arguments: [("0010-one-event-a-link", cases: 12)])
  func `opens, holds together, and goes on`(kept: String, cases: Int) async throws {
    let test = try await TestHall()
    let engine = try await engine(of: kept, test.folder)
    let hall = try await Hall.open(TestHall.settings(engine, test.folder, at("2026-09-28T09:00")))
    defer { hall.close() }
    let audit = try await hall.audit()
    #expect(audit.cases == cases && audit.breaks.isEmpty)
    let replay = try await hall.replay()
    #expect(replay.cases == cases && replay.differences.isEmpty)

    let waiting = try #require(try await oneToAccept(engine))
    let envelope = Envelope(
      id: "after all these years",
      from: waiting.clerk,
      channel: .counter,
      receivedAt: hall.clock.now(),
      caseNumber: waiting.number,
      command: .accept
    )
    let recorded = try recorded(await hall.handle(envelope))
    #expect(recorded.version > waiting.version)
    #expect(try await hall.audit().breaks.isEmpty)
    #expect(try await hall.replay().differences.isEmpty)
  }

  /// A copy of it that may be written to, on the engine of this run.
  private func engine(of kept: String, _ folder: String) async throws -> any Engine {
    let path = "\(folder)/kept.db"
    let unpack = Process()
    unpack.executableURL = URL(filePath: "/bin/sh")
    unpack.arguments = [
      "-c", #"gunzip -c "$0" > "$1""#, "\(root)/Tests/HallTests/Kept/\(kept).db.gz", path,
    ]
    try unpack.run()
    unpack.waitUntilExit()
    let file = try SQLiteEngine(path: path)
    guard case .postgres(let url) = try await EngineScope.make(in: folder) else { return file }
    // A server is filled from a file that is up to date.
    let migrator = Hall.migrator("\(root)/Migrations")
    _ = try await migrator.run(on: file, now: 0)
    file.close()
    let server = try TestDatabase.engine(at: url)
    try await Restore(from: path, migrator: migrator, now: 0).run(to: server) { _ in }
    return server
  }

  private func oneToAccept(
    _ engine: any Engine
  ) async throws -> (number: CaseNumber, version: Int, clerk: Party)? {
    try await engine.read { connection in
      let row = try connection.row(
        """
        SELECT case_number, case_file.version AS version, worklist.unit AS unit,
          worklist.post AS post, account_id
        FROM worklist JOIN case_file USING (case_number)
        JOIN account_post ON account_post.unit = worklist.unit AND account_post.post = worklist.post
        WHERE act = 'accept' AND state = 'received' ORDER BY case_number, account_id LIMIT 1
        """,
        []
      )
      return try row.flatMap { row in
        try CaseNumber(row.text("case_number")).map { number in
          let (unit, post) = (try row.text("unit"), try row.text("post"))
          let clerk = Party.clerk(try row.text("account_id"), unit: unit, post: post)
          return (number, try row.int("version"), clerk)
        }
      }
    }
  }
}
