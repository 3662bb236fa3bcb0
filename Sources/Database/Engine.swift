/// The seam over the two database engines. Everything above it speaks `SQL`, `SQLValue` and `Row`.
///
/// Work is handed over whole, as a closure on one connection, because both engines block: SQLite on its own
/// queue, libpq on its own threads. One closure is one transaction, however many cases it reads and writes.
/// A closure may be run again from its beginning when another writer was faster: it changes nothing but the
/// database.
package protocol Engine: Sendable {
  /// Reads one consistent state; writers go on meanwhile. A task that is cancelled takes its question back, where the
  /// engine can: whatever writes is never ended half-way.
  func read<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StorageFault) -> Answer

  /// Reads and writes in one transaction: all of it is kept, on disk, when this returns, or none of it.
  func write<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StorageFault) -> Answer

  /// A write that nothing else is ahead of: the ledger's batches, and the schema.
  ///
  /// Other writers may commit between two of its statements; whoever calls it holds a key that makes two writers
  /// of one thing a `constraint`, or calls `passAlone` first.
  func writeActs<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StorageFault) -> Answer

  /// A write of rows that are all new, into tables that hold none like them: as fast as the engine can.
  /// - Parameter tables: those; others are written as ever.
  func fill<Answer: Sendable>(
    _ tables: Set<String>,
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StorageFault) -> Answer

  /// Leaves out the indexes of some tables, but for their keys, until the work is done: for a hall that nobody
  /// asks anything yet.
  func withoutIndexes<Answer: Sendable>(
    of tables: Set<String>,
    _ work: @Sendable () async throws -> Answer
  ) async throws -> Answer

  /// Does what only one process on a database should do at a time, so that none does it in vain.
  ///
  /// Saves work and guards nothing: when a connection is lost meanwhile, two may be at it.
  /// - Returns: nil, and nothing was done, while another process is at it.
  func ifAlone<Answer: Sendable>(
    at gate: Gate,
    _ work: @escaping @Sendable () async -> Answer
  ) async throws(StorageFault) -> Answer?

  /// Tells every other process on this database, and this one too, if it can: at most 7,000 bytes.
  func announce(_ text: String) async throws(StorageFault)

  /// What any process announces from now on; ends when the engine is closed. Hints: some may be lost.
  func announcements() -> AsyncStream<Announcement>

  /// The name of the folder under `Migrations/` that holds this engine's schema.
  var dialect: String { get }

  /// How busy its connections are; empty for an engine that is part of this process.
  var lanes: [LaneUse] { get }

  func close()
}

/// What one hall says to the others on its database.
package enum Announcement: Sendable, Hashable {
  case said(String)
  /// Something may have been said that nobody heard here.
  case missed
}

extension Engine {
  /// An engine that is part of its process has nobody to tell.
  package func announce(_ text: String) async throws(StorageFault) {}
  package func announcements() -> AsyncStream<Announcement> { AsyncStream { $0.finish() } }

  package func fill<Answer: Sendable>(
    _ tables: Set<String>,
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StorageFault) -> Answer { try await writeActs(work) }

  package func withoutIndexes<Answer: Sendable>(
    of tables: Set<String>,
    _ work: @Sendable () async throws -> Answer
  ) async throws -> Answer { try await work() }
}

/// The connections of one kind at this moment.
package struct LaneUse: Sendable {
  /// `reading`, `writing` or `acting`.
  package let name: String
  package let open: Int
  package let busy: Int
  /// How much waits for one of them.
  package let waiting: Int
}

/// One connection inside a transaction. Never leaves the closure that it was handed to.
package protocol Connection {
  /// All rows that a query returns, also one with `RETURNING`.
  func rows(_ sql: SQL, _ values: [SQLValue]) throws(StorageFault) -> [Row]

  /// Asks several things at once, where the engine can: one way there and back.
  func rows(ofEach questions: [Question]) throws(StorageFault) -> [[Row]]

  /// Runs one statement once for each row of values; returns how many rows of the table changed.
  @discardableResult
  func run(_ sql: SQL, forEach rows: [[SQLValue]]) throws(StorageFault) -> Int

  /// Like `run`, by the end of the transaction and in the order of the calls: nobody waits for each of them.
  /// What the schema refuses is thrown by a later call, or instead of the commit.
  func queue(_ sql: SQL, forEach rows: [[SQLValue]]) throws(StorageFault)

  /// Until this transaction ends, no other one that asks for the same gate goes on.
  func passAlone(_ gate: Gate) throws(StorageFault)

  /// Runs the statements of a migration.
  func script(_ text: String) throws(StorageFault)
}

/// What only one transaction may do at a time, over all processes on one database.
package enum Gate: Int64, Sendable {
  case schema = 0x6861_6C6C_0001
  /// Numbers of cases and papers, and what makes cases alike.
  case numbers = 0x6861_6C6C_0002
  /// The hall's own work: alarms and papers.
  case rounds = 0x6861_6C6C_0003
}

/// One query with its values.
package struct Question: Sendable {
  let sql: SQL
  let values: [SQLValue]

  package init(_ sql: SQL, _ values: [SQLValue] = []) {
    self.sql = sql
    self.values = values
  }
}

extension Connection {
  @discardableResult
  package func run(_ sql: SQL, _ values: [SQLValue] = []) throws(StorageFault) -> Int {
    try run(sql, forEach: [values])
  }

  package func rows(_ sql: SQL) throws(StorageFault) -> [Row] { try rows(sql, []) }

  /// Four answers to four questions.
  package func rows(
    _ one: Question,
    _ two: Question,
    _ three: Question,
    _ four: Question
  ) throws(StorageFault) -> ([Row], [Row], [Row], [Row]) {
    var answers = try rows(ofEach: [one, two, three, four])
    guard let last = answers.popLast(), let third = answers.popLast(),
      let second = answers.popLast(), let first = answers.popLast()
    else { throw .broken("four questions, and not four answers") }
    return (first, second, third, last)
  }

  package func row(_ sql: SQL, _ values: [SQLValue]) throws(StorageFault) -> Row? {
    try rows(sql, values).first
  }
}

/// The text of one statement, written in the program and nowhere else: values go in as `$1`, `$2`.
///
/// On PostgreSQL a text with `unnest($1::text[], …)` takes all rows of `run(_:forEach:)` at once, a list for each
/// column; any other text is sent once for each row, all of them together.
package struct SQL: Sendable, ExpressibleByStringLiteral {
  let sqlite: StaticString
  let postgres: StaticString

  /// A text that both engines take.
  package init(stringLiteral text: StaticString) {
    sqlite = text
    postgres = text
  }

  /// One statement in two texts, where the engines differ: a list of keys comes as JSON (`json_each($1)`) or as an
  /// array (`ANY($1::text[])`).
  package init(sqlite: StaticString, postgres: StaticString) {
    self.sqlite = sqlite
    self.postgres = postgres
  }
}
