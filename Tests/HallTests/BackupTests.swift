import Casework
import Database
import Deadlines
import Foundation
import TestPostgres
import Testing

@testable import Hall

/// A hall that is saved while it works, and brought back somewhere else.
@Suite(.eachEngine) struct `A backup` {
  private let zhao = clerk("tobacco", "front desk")
  private let migrator = Hall.migrator("\(root)/Migrations")

  @Test func `taken while acts go on, it has every act acknowledged before it began`() async throws
  {
    let test = try await TestHall()
    let file = "\(test.folder)/saved.hall"
    let filing = try await test.likeFiling()
    let envelopes = (0..<60).map { test.envelope("e\($0)", .submit(filing)) }
    let acknowledged = Acknowledged()
    async let filers: Void = withThrowingTaskGroup { group in
      for place in 0..<3 {
        group.addTask {
          for index in stride(from: place, to: envelopes.count, by: 3) {
            do {
              _ = try recorded(await test.hall.handle(envelopes[index]))
              await acknowledged.add(index)
            } catch {
              await acknowledged.end()
              throw error
            }
          }
        }
      }
      try await group.waitForAll()
    }
    await acknowledged.wait(for: 12)
    let before = await acknowledged.all
    try await Backup(of: test.engine, migrator: migrator).write(to: file, now: 0)
    try await filers
    try await restored(file, test) { hall in
      #expect(try await hall.audit().breaks.isEmpty)
      #expect(try await hall.replay().differences.isEmpty)
      for index in before {
        let again = try recorded(await hall.handle(envelopes[index]))
        #expect(again.isRepeat, "act \(index) was acknowledged and is not in the backup")
      }
    }
  }

  @Test func `a hall that was brought back is the same to the last row, and goes on`() async throws
  {
    let test = try await TestHall()
    let file = "\(test.folder)/saved.hall"
    let number = try await test.file(id: "1")
    let accepted = test.envelope("2", .accept, from: zhao, on: number)
    _ = try recorded(await test.hall.handle(accepted))
    try await test.hall.makePapers()
    try await Backup(of: test.engine, migrator: migrator).write(to: file, now: 0)
    let bytes = FileManager.default.contents(atPath: file)
    let paper = try await test.hall.paper(1, of: number, for: Viewer(.hall))?.whole()
    try await restored(file, test) { hall in
      for table in Self.tables {
        let (here, there) = (
          try await test.count(table), try await hall.read { try $0.rows(table).count }
        )
        #expect(here == there, "\(table)")
      }
      #expect(try await hall.paper(1, of: number, for: Viewer(.hall))?.whole() == paper)
      #expect(hall.queryCode(for: number) == test.hall.queryCode(for: number))
      let next = try await hall.handle(test.envelope("3", .submit(try await test.likeFiling())))
      #expect(try recorded(next).number.text.contains("-00002-"))
    }
    #expect(FileManager.default.contents(atPath: file) == bytes, "restoring changes no backup")
  }

  private static let tables: [SQL] = [
    "SELECT * FROM case_event", "SELECT * FROM answer", "SELECT * FROM account",
    "SELECT * FROM content_chunk", "SELECT * FROM paper", "SELECT * FROM letter",
    "SELECT * FROM audit", "SELECT * FROM worklist", "SELECT * FROM clock",
    "SELECT * FROM search_pair", "SELECT * FROM tally", "SELECT * FROM counter",
    "SELECT * FROM staff_change",
  ]

  @Test func `what stands there already is left as it is`() async throws {
    let test = try await TestHall()
    let file = "\(test.folder)/saved.hall"
    let backup = Backup(of: test.engine, migrator: migrator)
    try await backup.write(to: file, now: 0)
    await #expect(throws: BackupProblem.self) { try await backup.write(to: file, now: 0) }
    let restore = Restore(from: file, migrator: migrator, now: 0)
    await #expect(throws: (any Error).self) {
      switch test.database {
      case .sqlite(let path, _): try await restore.run(toFile: path) { _ in }
      case .postgres(let url): try await restore.run(to: TestDatabase.engine(at: url)) { _ in }
      }
    }
    #expect(try await test.count("SELECT account_id FROM account") > 3)
    // Of a database that somebody deleted.
    try Data("left behind".utf8).write(to: URL(filePath: "\(test.folder)/gone.db-wal"))
    await #expect(throws: BackupProblem.self) {
      try await restore.run(toFile: "\(test.folder)/gone.db") { _ in }
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: test.folder)
    #expect(names.allSatisfy { !$0.contains("unfinished") })
  }

  @Test func `a backup that was cut short, or is something else, gets its sentence`() async throws {
    let test = try await TestHall()
    let file = "\(test.folder)/saved.hall"
    try await Backup(of: test.engine, migrator: migrator).write(to: file, now: 0)
    let whole = try #require(FileManager.default.contents(atPath: file))
    for spoilt in [whole.prefix(whole.count / 2), Data("Dear sir".utf8), Data()] {
      let path = "\(test.folder)/spoilt.hall"
      try Data(spoilt).write(to: URL(filePath: path))
      let problem = await #expect(throws: BackupProblem.self) {
        try await Restore(from: path, migrator: migrator, now: 0)
          .run(toFile: "\(test.folder)/new.db") { _ in }
      }
      #expect(problem?.description.contains("is not a whole backup") == true)
      #expect(!FileManager.default.fileExists(atPath: "\(test.folder)/new.db"))
    }
  }

  /// Brings it back to a new database of either engine, and opens a hall on each.
  private func restored(
    _ file: String,
    _ test: TestHall,
    _ look: (Hall) async throws -> Void
  ) async throws {
    let restore = Restore(from: file, migrator: migrator, now: 0)
    let path = "\(test.folder)/restored.db"
    try await restore.run(toFile: path) { _ in }
    var engines: [any Engine] = [try SQLiteEngine(path: path)]
    if case .postgres(let url) = try await EngineScope.make(in: test.folder) {
      let server = try TestDatabase.engine(at: url)
      try await restore.run(to: server) { _ in }
      engines.append(server)
    }
    for engine in engines {
      let hall = try await Hall.open(TestHall.settings(engine, test.folder, test.hall.clock.now()))
      try await look(hall)
      hall.close()
    }
  }

  /// The acts that were answered so far.
  private actor Acknowledged {
    private(set) var all: [Int] = []
    private var waiting: (count: Int, CheckedContinuation<Void, Never>)?

    func add(_ index: Int) {
      all.append(index)
      if let waiting, all.count >= waiting.count { end() }
    }

    /// Nobody waits in vain for acts that failed.
    func end() {
      let ended = waiting
      waiting = nil
      ended?.1.resume()
    }

    func wait(for count: Int) async {
      guard all.count < count else { return }
      await withCheckedContinuation { waiting = (count, $0) }
    }
  }
}
