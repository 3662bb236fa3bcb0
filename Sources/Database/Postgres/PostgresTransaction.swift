/// One transaction on one link. `BEGIN` travels with the first statement, and what was queued with the next one or
/// with `COMMIT`: a batch is as few ways there and back as it asks questions.
final class PostgresTransaction: Connection {
  enum Kind {
    /// One consistent state, and nothing written.
    case reading
    /// One consistent state; whoever was faster makes it fail as raced.
    case writing
    /// Each statement sees what others have committed.
    case acting

    fileprivate var beginning: StaticString {
      switch self {
      case .reading: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
      case .writing: "BEGIN ISOLATION LEVEL REPEATABLE READ"
      case .acting: "BEGIN ISOLATION LEVEL READ COMMITTED"
      }
    }
  }

  private let link: PostgresLink
  private let kind: Kind
  private var waiting: [PostgresStatement] = []
  private var hasBegun = false
  /// What made the transaction fail, kept because the seam's own faults say less.
  private(set) var fault: PostgresFault?

  init(_ kind: Kind, on link: PostgresLink) {
    self.link = link
    self.kind = kind
  }

  func rows(_ sql: SQL, _ values: [SQLValue]) throws(StorageFault) -> [Row] {
    try exchange([PostgresStatement(link.text(sql.postgres), values)]).flatMap(\.rows)
  }

  func rows(ofEach questions: [Question]) throws(StorageFault) -> [[Row]] {
    guard !questions.isEmpty else { return [] }
    return try exchange(
      questions.map { PostgresStatement(link.text($0.sql.postgres), $0.values) }
    ).map(\.rows)
  }

  func run(_ sql: SQL, forEach rows: [[SQLValue]]) throws(StorageFault) -> Int {
    guard !rows.isEmpty else { return 0 }
    return try exchange(statements(sql, rows)).reduce(0) { $0 + $1.changed }
  }

  func queue(_ sql: SQL, forEach rows: [[SQLValue]]) {
    if !rows.isEmpty { waiting += statements(sql, rows) }
  }

  /// Travels with the next question, which is answered when the gate is ours: what it sees is fresh.
  func passAlone(_ gate: Gate) {
    queue("SELECT pg_advisory_xact_lock($1)", forEach: [[.integer(gate.rawValue)]])
  }

  func script(_ text: String) throws(StorageFault) {
    // A migration takes as long as it takes.
    try leavePipeline()
    do { try link.script(text) } catch { throw failed(error) }
  }

  /// Runs a `COPY … FROM STDIN` with all of its bytes.
  func copy(_ text: String, _ bytes: [UInt8]) throws(StorageFault) {
    try leavePipeline()
    do { try link.copy(text, bytes) } catch { throw failed(error) }
  }

  /// Runs a `COPY … TO STDOUT`, however long it takes.
  /// - Parameter take: gets the bytes in pieces, each ending where a row ends.
  func copyOut(
    _ text: String,
    take: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try leavePipeline()
    let fault: PostgresFault?
    do {
      try link.copyOut(text, take: take)
      fault = nil
    } catch let found as PostgresFault { fault = found }
    if let fault { throw failed(fault) }
  }

  /// The transaction must have begun before the link leaves its pipeline.
  private func leavePipeline() throws(StorageFault) {
    _ = try exchange([PostgresStatement(link.text("SET LOCAL statement_timeout = 0"))])
  }

  /// Keeps what was written. A connection that dies here leaves it open whether it did.
  func commit() throws(StorageFault) {
    guard hasBegun || !waiting.isEmpty else { return }
    let replies: [PostgresReply]
    do { replies = try exchange([PostgresStatement(link.text("COMMIT"))]) } catch {
      if kind != .reading, fault?.kind == .lost { throw .unknown(fault?.text ?? "") }
      throw error
    }
    guard replies.last?.tag == "COMMIT" else {
      throw .broken("a fault inside the transaction was passed over")
    }
  }

  /// Leaves nothing behind; a link that cannot even do that is not used again.
  func rollBack() {
    waiting = []
    guard hasBegun, link.isAlive() else { return }
    _ = try? link.exchange([PostgresStatement(link.text("ROLLBACK"))])
  }

  private func statements(_ sql: SQL, _ rows: [[SQLValue]]) -> [PostgresStatement] {
    let text = link.text(sql.postgres)
    guard text.lists.isEmpty else { return [PostgresStatement(text, columnsOf: rows)] }
    return rows.map { PostgresStatement(text, $0) }
  }

  /// - Returns: the replies to these statements alone, not to what was queued before.
  private func exchange(
    _ statements: [PostgresStatement]
  ) throws(StorageFault) -> [PostgresReply] {
    var all = waiting + statements
    waiting = []
    if !hasBegun {
      all.insert(PostgresStatement(link.text(kind.beginning)), at: 0)
      if !link.keepsSettings {
        all.insert(PostgresStatement(link.text("SET LOCAL statement_timeout = '30s'")), at: 1)
        all.insert(PostgresStatement(link.text("SET LOCAL lock_timeout = '5s'")), at: 2)
      }
      hasBegun = true
    }
    do { return Array(try link.exchange(all).suffix(statements.count)) } catch {
      throw failed(error)
    }
  }

  private func failed(_ error: PostgresFault) -> StorageFault {
    fault = fault ?? error
    return StorageFault(error)
  }
}
