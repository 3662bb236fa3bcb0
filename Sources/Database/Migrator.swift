import Foundation

/// Brings a database to the schema of this program: numbered files, forward only, each applied once.
package struct Migrator: Sendable {
  private let folder: String
  private let checksum: @Sendable (String) -> String

  /// - Parameters:
  ///   - folder: `Migrations`, with a folder for each engine inside.
  ///   - checksum: tells one text from another; kept beside each applied file.
  package init(folder: String, checksum: @escaping @Sendable (String) -> String) {
    self.folder = folder
    self.checksum = checksum
  }

  /// Applies what is missing, each file in a transaction of its own.
  /// - Parameters:
  ///   - now: microseconds of UTC since 1970.
  ///   - last: no file after this one; nil: all of them.
  /// - Returns: the names of the files applied now.
  package func run(
    on engine: any Engine,
    now: Int64,
    upTo last: String? = nil
  ) async throws(MigrationProblem) -> [String] {
    let files = try files(for: engine.dialect).filter { file in last.map { file.name <= $0 } ?? true
    }
    do throws(StorageFault) {
      try await engine.writeActs { connection in
        try connection.passAlone(.schema)
        try connection.script(Self.ledger)
      }
    } catch { throw .storage(error) }
    let missing = files.dropFirst(try await level(of: engine).count)
    for file in missing {
      do throws(StorageFault) { try await apply(file, to: engine, now: now) } catch {
        throw .storage(error)
      }
    }
    return missing.map(\.name)
  }

  /// The files that were applied to a database, each unchanged since; empty: no hall is in it.
  package func level(of engine: any Engine) async throws(MigrationProblem) -> [String] {
    let applied: [Applied]
    do throws(StorageFault) {
      applied = try await engine.read { connection in
        guard try !connection.rows(Self.ledgerTable).isEmpty else { return [] }
        return try connection.rows("SELECT name, checksum FROM migration ORDER BY name")
          .map { Applied(name: try $0.text("name"), checksum: try $0.text("checksum")) }
      }
    } catch { throw .storage(error) }
    try check(applied, against: files(for: engine.dialect))
    return applied.map(\.name)
  }

  private func apply(
    _ file: File,
    to engine: any Engine,
    now: Int64
  ) async throws(StorageFault) {
    let mark = checksum(file.text)
    try await engine.writeActs { connection in
      try connection.passAlone(.schema)
      // Another process that starts now may have been faster.
      let known = try connection.row(
        "SELECT name FROM migration WHERE name = $1",
        [.text(file.name)]
      )
      guard known == nil else { return }
      try connection.script(file.text)
      try connection.run(
        "INSERT INTO migration (name, checksum, applied_at) VALUES ($1, $2, $3)",
        [.text(file.name), .text(mark), .integer(now)]
      )
    }
  }

  private static let ledger = """
    CREATE TABLE IF NOT EXISTS migration (
      name       TEXT   NOT NULL PRIMARY KEY,
      checksum   TEXT   NOT NULL,
      applied_at BIGINT NOT NULL
    )
    """

  private static let ledgerTable = SQL(
    sqlite: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'migration'",
    postgres: """
      SELECT tablename AS name FROM pg_tables
      WHERE schemaname = current_schema() AND tablename = 'migration'
      """
  )

  private struct Applied: Sendable {
    let name: String
    let checksum: String
  }

  private struct File: Sendable {
    let name: String
    let text: String
  }

  private func files(for dialect: String) throws(MigrationProblem) -> [File] {
    let path = "\(folder)/\(dialect)"
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw .noFolder(path)
    }
    var files: [File] = []
    for name in names.sorted() where name.hasSuffix(".sql") {
      guard let text = try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) else {
        throw .unreadable("\(path)/\(name)")
      }
      files.append(File(name: name, text: text))
    }
    return files
  }

  private func check(_ applied: [Applied], against files: [File]) throws(MigrationProblem) {
    for (index, row) in applied.enumerated() {
      guard index < files.count else { throw .newerDatabase(row.name) }
      guard files[index].name == row.name else {
        throw .outOfOrder(expected: row.name, found: files[index].name)
      }
      guard checksum(files[index].text) == row.checksum else { throw .changed(row.name) }
    }
  }
}

/// Why the schema is not brought up to date; the database stays as it was.
package enum MigrationProblem: Error, Sendable, Hashable, CustomStringConvertible {
  case noFolder(String)
  case unreadable(String)
  case changed(String)
  case outOfOrder(expected: String, found: String)
  case newerDatabase(String)
  case storage(StorageFault)

  package var description: String {
    switch self {
    case .noFolder(let path): "no migrations in '\(path)'; name the folder that holds them"
    case .unreadable(let path): "'\(path)' cannot be read as UTF-8 text"
    case .changed(let name):
      "'\(name)' was changed after it was applied; restore it and add a new file instead"
    case .outOfOrder(let expected, let found):
      "expected '\(expected)', which is applied, found '\(found)'; give new files a higher number"
    case .newerDatabase(let name):
      "the database has '\(name)', which this program does not know; start a newer program"
    case .storage(let fault): "the database failed: \(fault)"
    }
  }
}
