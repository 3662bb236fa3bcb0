import Foundation

/// Brings a hall back from a `Backup`, into a place where none is, on either engine.
package struct Restore: Sendable {
  /// A hall that is being brought back, for whoever looks whether all of it is sound.
  package typealias Look = @Sendable (any Engine) async throws -> Void

  private let path: String
  private let migrator: Migrator
  private let now: Int64
  private let progress: @Sendable (Int, Int) -> Void

  /// - Parameters:
  ///   - now: microseconds of UTC since 1970.
  ///   - progress: is told how much is done, and of how much.
  package init(
    from path: String,
    migrator: Migrator,
    now: Int64,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) {
    self.path = path
    self.migrator = migrator
    self.now = now
    self.progress = progress
  }

  /// Makes a new SQLite, under another name until `look` is content.
  package func run(toFile last: String, look: Look) async throws {
    // A log that was left behind would be played into the new file by whoever opens it first.
    for name in [last, last + "-wal", last + "-journal"]
    where FileManager.default.fileExists(atPath: name) { throw BackupProblem.taken(name) }
    let source = try await sound()
    let unfinished = try SavedFile(last)
    defer { unfinished.remove() }
    let (file, progress) = (try SQLiteEngine(making: unfinished.path), progress)
    try await blocking { try source.tables.save(into: file.tables, progress: progress) }
    file.close()
    let engine = try SQLiteEngine(path: unfinished.path)
    defer { engine.close() }
    try await look(engine)
    engine.close()
    try SQLiteEngine(making: unfinished.path).close()
    try unfinished.rename(to: last)
  }

  /// Fills a database in which nothing is but, at most, the hall's empty tables of the backup's day.
  package func run(to server: PostgresEngine, look: Look) async throws {
    let source = try await sound()
    let level = try await migrator.level(of: source)
    let found = try await migrator.level(of: server)
    if found.isEmpty {
      let isTaken = try await server.read { try !$0.rows(Self.anyTable).isEmpty }
      guard !isTaken else { throw BackupProblem.occupied("something else") }
      _ = try await migrator.run(on: server, now: now, upTo: level.last)
    } else {
      let isTaken = try await server.read { try !$0.rows(Self.anyRow).isEmpty }
      guard !isTaken, found == level else { throw BackupProblem.occupied("a hall") }
    }
    _ = try await Copier(from: source, to: server).run(progress: progress)
    try await look(server)
  }

  /// The backup, when every page of it can be read and this program knows its schema.
  private func sound() async throws -> SQLiteEngine {
    guard FileManager.default.fileExists(atPath: path) else {
      throw BackupProblem.damaged(path, "there is no such file")
    }
    let source: SQLiteEngine
    do throws(StorageFault) {
      source = try SQLiteEngine(reading: path)
      let tables = source.tables
      try await blocking {
        if let flaw = try tables.flaw() { throw StorageFault.broken(flaw) }
      }
    } catch { throw BackupProblem.damaged(path, error.words) }
    guard try await !migrator.level(of: source).isEmpty else {
      throw BackupProblem.damaged(path, "there is no hall in it")
    }
    return source
  }

  private static let anyRow: SQL =
    "SELECT account_id FROM account UNION ALL SELECT case_number FROM case_event LIMIT 1"
  private static let anyTable: SQL =
    "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LIMIT 1"
}
