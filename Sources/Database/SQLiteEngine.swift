import Foundation
import GRDB

/// SQLite in one file: write-ahead log, every commit on disk, foreign keys on.
package final class SQLiteEngine: Engine {
  package let dialect = "sqlite"
  package let lanes: [LaneUse] = []
  private let pool: any DatabaseWriter

  /// - Parameters:
  ///   - path: the database file; it is made when absent.
  ///   - mostPages: the file may not grow past so many pages of 4096 bytes; nil: as far as the disk goes.
  package init(path: String, mostPages: Int? = nil) throws(StorageFault) {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      // FULL: an acknowledged act survives a power cut. NORMAL would lose the last ones under WAL.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // In KiB, for each of a few connections: the pages of a working day stay in memory.
      try database.execute(sql: "PRAGMA cache_size = -6000")
      if let mostPages {
        try database.execute(sql: "PRAGMA max_page_count = \(mostPages)")
      }
    }
    do { pool = try DatabasePool(path: path, configuration: configuration) } catch {
      throw StorageFault(thrown: error)
    }
  }

  /// A file that nobody else has yet: no log beside it, nothing on disk before `SavedFile` says so.
  init(making path: String) throws(StorageFault) {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      for setting in ["journal_mode = DELETE", "journal_mode = OFF", "synchronous = OFF"] {
        try database.execute(sql: "PRAGMA " + setting)
      }
    }
    do { pool = try DatabaseQueue(path: path, configuration: configuration) } catch {
      throw StorageFault(thrown: error)
    }
  }

  /// A file that stays as it is, to the last byte.
  init(reading path: String) throws(StorageFault) {
    var configuration = Configuration()
    configuration.readonly = true
    do { pool = try DatabaseQueue(path: path, configuration: configuration) } catch {
      throw StorageFault(thrown: error)
    }
  }

  package func read<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StorageFault) -> Answer {
    do { return try await pool.read { try work(SQLiteConnection($0)) } } catch {
      throw StorageFault(thrown: error)
    }
  }

  package func write<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StorageFault) -> Answer {
    // GRDB takes back what a cancelled task asked for. That is well for a question; a write may be the record of what
    // was done already.
    let writing = Task { [pool] in try await pool.write { try work(SQLiteConnection($0)) } }
    do { return try await writing.value } catch { throw StorageFault(thrown: error) }
  }

  /// SQLite has one writer at a time: nothing is ahead of it for longer than a short transaction.
  package func writeActs<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StorageFault) -> Answer { try await write(work) }

  /// A file of one machine has one hall.
  package func ifAlone<Answer: Sendable>(
    at gate: Gate,
    _ work: @escaping @Sendable () async -> Answer
  ) async throws(StorageFault) -> Answer? { await work() }

  /// What it holds, table by table.
  var tables: SQLiteTables { SQLiteTables(pool) }

  /// Ends in order; a kill at any moment loses nothing either.
  package func close() { try? pool.close() }
}

private struct SQLiteConnection: Connection {
  private let database: GRDB.Database

  init(_ database: GRDB.Database) { self.database = database }

  func rows(_ sql: SQL, _ values: [SQLValue]) throws(StorageFault) -> [Row] {
    do {
      let statement = try database.cachedStatement(sql: sql.sqlite.description)
      let cursor = try GRDB.Row.fetchCursor(statement, arguments: Self.named(values))
      let columns = Row.Columns(statement.columnNames)
      var rows: [Row] = []
      while let row = try cursor.next() {
        rows.append(Row(columns, row.databaseValues.map(SQLValue.init)))
      }
      return rows
    } catch { throw StorageFault(thrown: error) }
  }

  func run(_ sql: SQL, forEach rows: [[SQLValue]]) throws(StorageFault) -> Int {
    do {
      let statement = try database.cachedStatement(sql: sql.sqlite.description)
      let before = database.totalChangesCount
      for values in rows { try statement.execute(arguments: Self.named(values)) }
      return database.totalChangesCount - before
    } catch { throw StorageFault(thrown: error) }
  }

  func rows(ofEach questions: [Question]) throws(StorageFault) -> [[Row]] {
    var answers: [[Row]] = []
    for question in questions { answers.append(try rows(question.sql, question.values)) }
    return answers
  }

  func queue(_ sql: SQL, forEach values: [[SQLValue]]) throws(StorageFault) {
    _ = try run(sql, forEach: values)
  }

  /// Whoever writes is alone already.
  func passAlone(_ gate: Gate) {}

  func script(_ text: String) throws(StorageFault) {
    do { try database.execute(sql: text) } catch { throw StorageFault(thrown: error) }
  }

  /// SQLite takes `$1` as a name, numbered by first appearance: bound by place, `SET a = $2 WHERE b = $1`
  /// would write nonsense without a word.
  private static func named(_ values: [SQLValue]) -> StatementArguments {
    let places = values.enumerated().map {
      ("\($0 + 1)", $1.stored as (any DatabaseValueConvertible)?)
    }
    return StatementArguments(places)
  }
}

extension SQLValue {
  var stored: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .text(let text): text.databaseValue
    case .bytes(let bytes): Data(bytes).databaseValue
    case .texts(let texts): Self.json(texts).databaseValue
    }
  }

  init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let number): self = .integer(number)
    case .double(let number): self = .text("\(number)")
    case .string(let text): self = .text(text)
    case .blob(let data): self = .bytes([UInt8](data))
    }
  }

  private static func json(_ texts: [String]) -> String {
    guard let data = try? JSONEncoder().encode(texts) else { return "[]" }
    return String(decoding: data, as: UTF8.self)
  }
}

extension StorageFault {
  /// Whatever GRDB, or a closure of ours, threw.
  init(thrown error: any Error) {
    switch error {
    case let fault as StorageFault: self = fault
    case let error as DatabaseError: self.init(sqlite: error)
    default: self.init(unexpected: error)
    }
  }

  private init(sqlite error: DatabaseError) {
    let text = error.message ?? "\(error.resultCode)"
    self =
      switch error.resultCode {
      case .SQLITE_FULL: .full
      case .SQLITE_CONSTRAINT: .constraint(text)
      case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_READONLY,
        .SQLITE_PERM:
        .unreachable(text)
      default: .broken(text)
      }
  }
}
