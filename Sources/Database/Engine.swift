/// The seam over the two database engines. Everything above it speaks `SQL`, `SQLValue` and `Row`.
///
/// Work is handed over whole, as a closure on one connection, because both engines block: SQLite on its own
/// queue, libpq on its own threads. One closure is one transaction, however many cases it reads and writes.
package protocol Engine: Sendable {
  /// Reads one consistent state; writers go on meanwhile.
  func read<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StorageFault) -> Answer

  /// Reads and writes in one transaction: all of it is kept, on disk, when this returns, or none of it.
  func write<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StorageFault) -> Answer

  /// The name of the folder under `Migrations/` that holds this engine's schema.
  var dialect: String { get }

  func close()
}

/// One connection inside a transaction. Never leaves the closure that it was handed to.
package protocol Connection {
  /// All rows that a query returns, also one with `RETURNING`.
  func rows(_ sql: SQL, _ values: [SQLValue]) throws(StorageFault) -> [Row]

  /// Runs one statement once for each row of values; returns how many rows of the table changed.
  @discardableResult
  func run(_ sql: SQL, forEach rows: [[SQLValue]]) throws(StorageFault) -> Int

  /// Runs the statements of a migration.
  func script(_ text: String) throws(StorageFault)
}

extension Connection {
  @discardableResult
  package func run(_ sql: SQL, _ values: [SQLValue] = []) throws(StorageFault) -> Int {
    try run(sql, forEach: [values])
  }

  package func rows(_ sql: SQL) throws(StorageFault) -> [Row] { try rows(sql, []) }

  package func row(_ sql: SQL, _ values: [SQLValue]) throws(StorageFault) -> Row? {
    try rows(sql, values).first
  }
}

/// The text of one statement, written in the program and nowhere else: values go in as `$1`, `$2`.
package struct SQL: Sendable, Hashable, ExpressibleByStringLiteral {
  let sqlite: String

  /// A text that both engines take.
  package init(stringLiteral text: StaticString) {
    sqlite = text.description
  }

  /// A text for SQLite alone, where the engines differ: lists of keys come as JSON (`json_each($1)`).
  package init(sqlite text: StaticString) {
    sqlite = text.description
  }
}
