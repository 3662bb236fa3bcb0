extension PostgresEngine {
  /// Fills an empty database in one transaction.
  ///
  /// Meanwhile no trigger counts along and no index follows each row: both are made again at the end.
  /// - Parameter fill: copies all tables; may be run again from its beginning.
  /// - Throws: `constraint` when there is a hall in it already.
  func load(
    _ fill: @escaping @Sendable (PostgresTransaction) throws -> Int
  ) async throws(StorageFault) -> Int {
    try await writeActs { connection in
      guard let transaction = connection as? PostgresTransaction else {
        throw StorageFault.broken("not a transaction of PostgreSQL")
      }
      let tables = try transaction.emptyTables()
      let names = tables.map { "\"\($0)\"" }
      let indexes = try transaction.rows(Self.indexes)
      // Rows that a migration wrote come with the others.
      try transaction.script("TRUNCATE \(names.joined(separator: ", "))")
      for name in names { try transaction.script("ALTER TABLE \(name) DISABLE TRIGGER USER") }
      for index in indexes { try transaction.script("DROP INDEX \"\(index.text("name"))\"") }
      let total = try fill(transaction)
      for index in indexes { try transaction.script(index.text("definition")) }
      for name in names { try transaction.script("ALTER TABLE \(name) ENABLE TRIGGER USER") }
      try transaction.continueIdentities()
      try transaction.script("ANALYZE")
      return total
    }
  }

  /// Those that are no key's.
  static let indexes: SQL = """
    SELECT indexname AS name, tablename AS table_name, indexdef AS definition FROM pg_indexes
    WHERE schemaname = current_schema()
      AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = indexname)
    ORDER BY indexname
    """
}

extension PostgresTransaction {
  /// The names of all tables but the list of migrations.
  func tables() throws(StorageFault) -> [String] {
    var names: [String] = []
    for row in try rows(
      """
      SELECT relname AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
      WHERE nspname = current_schema() AND relkind IN ('r', 'p') AND NOT relispartition
        AND relname <> 'migration'
      ORDER BY relname
      """
    ) { names.append(try row.text("name")) }
    return names
  }

  fileprivate func emptyTables() throws(StorageFault) -> [String] {
    let isTaken = try !rows(
      "SELECT account_id AS one FROM account UNION ALL SELECT case_number FROM case_event LIMIT 1"
    ).isEmpty
    guard !isTaken else { throw .constraint("there is a hall in it already; name a new database") }
    return try tables()
  }

  /// Takes many rows at once, in the server's binary form: no statement is quicker.
  func copy(_ page: CopiedPage) throws(StorageFault) {
    let names = page.columns.map { "\"\($0)\"" }.joined(separator: ", ")
    try copy(
      "COPY \"\(page.table)\" (\(names)) FROM STDIN (FORMAT binary)",
      CopyBytes(page.rows).bytes
    )
  }

  /// Numbers that the server gives out go on after those that were carried over.
  fileprivate func continueIdentities() throws(StorageFault) {
    _ = try rows(
      """
      SELECT setval(pg_get_serial_sequence('audit', 'audit_id'), max(audit_id)) AS last FROM audit
      HAVING max(audit_id) IS NOT NULL
      """
    )
  }
}

/// Rows as `COPY … (FORMAT binary)` takes them. Every number of our schema is a BIGINT.
struct CopyBytes {
  private(set) var bytes: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00]

  init(_ rows: [[SQLValue]]) {
    // No flags, no extension.
    bytes += [UInt8](repeating: 0, count: 8)
    for row in rows {
      add(Int16(clamping: row.count))
      for value in row { add(value) }
    }
    add(Int16(-1))
  }

  private mutating func add(_ value: SQLValue) {
    switch value {
    case .null, .texts: add(Int32(-1))
    case .integer(let number):
      add(Int32(8))
      add(number)
    case .text(let text):
      add(Int32(clamping: text.utf8.count))
      bytes += text.utf8
    case .bytes(let body):
      add(Int32(clamping: body.count))
      bytes += body
    }
  }

  private mutating func add(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
  }
}
