import CPostgres

extension PostgresEngine {
  /// Takes many rows at once, in the server's binary form: no statement is quicker.
  func load(_ page: CopiedPage) async throws(StorageFault) {
    try await writeActs { connection in
      guard let transaction = connection as? PostgresTransaction else {
        throw StorageFault.broken("not a transaction of PostgreSQL")
      }
      try transaction.copy(page)
    }
  }

  /// Numbers that the server gives out go on after those that were carried over.
  func continueIdentities() async throws(StorageFault) {
    try await writeActs { connection in
      _ = try connection.rows(
        """
        SELECT setval(pg_get_serial_sequence('audit', 'audit_id'), max(audit_id)) AS last FROM audit
        HAVING max(audit_id) IS NOT NULL
        """
      )
    }
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
