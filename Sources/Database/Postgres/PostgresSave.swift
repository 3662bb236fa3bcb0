import Synchronization

extension PostgresEngine {
  /// Writes one consistent state of all tables into a file that has their schema; writers go on meanwhile.
  /// - Parameter progress: is told how many rows are there, and of about how many.
  func save(
    into file: SQLiteTables,
    progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(StorageFault) {
    let hasBegun = Mutex(false)
    let names = try file.names()
    let following = try file.strip()
    try await read { connection in
      // Begun again, it would write what is there already a second time.
      guard hasBegun.withLock({ swap(&$0) }) == false else {
        throw StorageFault.unreachable("the connection was lost meanwhile")
      }
      guard let transaction = connection as? PostgresTransaction else {
        throw StorageFault.broken("not a transaction of PostgreSQL")
      }
      guard try transaction.tables().sorted() == names.sorted() else {
        throw StorageFault.broken("its tables are not those of its migrations")
      }
      let whole = try transaction.row(Self.rowsAbout, [])?.int("rows") ?? 0
      var done = 0
      for name in names {
        try transaction.save(name, into: file) {
          done += $0
          progress(done, max(done, whole))
        }
      }
    }
    try await blocking { try file.run(following) }
  }

  /// What the last ANALYZE counted.
  private static let rowsAbout: SQL = """
    SELECT CAST(coalesce(sum(greatest(reltuples, 0)), 0) AS BIGINT) AS rows
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = current_schema() AND relkind = 'r'
    """
}

private func swap(_ hasBegun: inout Bool) -> Bool {
  defer { hasBegun = true }
  return hasBegun
}

extension PostgresTransaction {
  fileprivate func save(
    _ table: String,
    into file: SQLiteTables,
    progress: (Int) -> Void
  ) throws {
    let columns = try rows(
      """
      SELECT attname AS name, CAST(atttypid AS BIGINT) AS type FROM pg_attribute
      JOIN pg_class ON pg_class.oid = attrelid
      JOIN pg_namespace ON pg_namespace.oid = relnamespace
      WHERE nspname = current_schema() AND relname = $1 AND attnum > 0 AND NOT attisdropped
      ORDER BY attnum
      """,
      [.text(table)]
    )
    let names = try columns.map { try $0.text("name") }
    var reader = CopyReader(types: try columns.map { try $0.integer("type") })
    func keep(atLeast least: Int) throws(StorageFault) {
      guard reader.rows.count >= least || reader.bytes > CopyReader.mostBytes else { return }
      let rows = reader.takeRows()
      try file.insert(CopiedPage(table: table, columns: names, rows: rows, last: nil))
      progress(rows.count)
    }
    let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
    try copyOut("COPY (SELECT \(list) FROM \"\(table)\") TO STDOUT (FORMAT binary)") { piece in
      try reader.take(piece)
      try keep(atLeast: CopyReader.mostRows)
    }
    try keep(atLeast: 1)
  }
}

/// Reads what `COPY … TO STDOUT (FORMAT binary)` says.
struct CopyReader {
  static let mostRows = 2_000
  static let mostBytes = 8 << 20

  /// The server's numbers for the types of the columns. Source: `pg_type.dat`.
  private let types: [Int64]
  private var hasBegun = false
  private(set) var rows: [[SQLValue]] = []
  /// How much was read for these rows.
  private(set) var bytes = 0

  init(types: [Int64]) { self.types = types }

  mutating func takeRows() -> [[SQLValue]] {
    defer { (rows, bytes) = ([], 0) }
    return rows
  }

  /// - Parameter piece: some whole rows; the first one has the head before it.
  mutating func take(_ piece: UnsafeRawBufferPointer) throws(StorageFault) {
    var rest = piece[...]
    bytes += piece.count
    if !hasBegun {
      // The mark, the flags, and an extension that nobody has invented yet.
      rest = rest.dropFirst(19)
      hasBegun = true
    }
    while !rest.isEmpty {
      let count = Int(try Self.number(&rest, bytes: 2))
      guard count >= 0 else { return }
      guard count == types.count else { throw Self.cut }
      var row: [SQLValue] = []
      row.reserveCapacity(count)
      for type in types { row.append(try Self.value(&rest, type)) }
      rows.append(row)
    }
  }

  private static let cut = StorageFault.broken("a row that is not as the server describes it")

  private static func value(
    _ rest: inout Slice<UnsafeRawBufferPointer>,
    _ type: Int64
  ) throws(StorageFault) -> SQLValue {
    let length = Int(try number(&rest, bytes: 4))
    guard length >= 0 else { return .null }
    guard rest.count >= length else { throw cut }
    switch type {
    case 20, 21, 23: return .integer(try number(&rest, bytes: length))
    case 17, 25:
      defer { rest = rest.dropFirst(length) }
      let body = rest.prefix(length)
      return type == 17 ? .bytes([UInt8](body)) : .text(String(decoding: body, as: UTF8.self))
    default: throw .broken("a column of type \(type), which an SQLite of ours does not have")
    }
  }

  /// Two, four or eight bytes, the highest first.
  private static func number(
    _ rest: inout Slice<UnsafeRawBufferPointer>,
    bytes: Int
  ) throws(StorageFault) -> Int64 {
    guard rest.count >= bytes else { throw cut }
    defer { rest = rest.dropFirst(bytes) }
    let sign: Int64 = rest.first.map { $0 & 0x80 != 0 } == true ? -1 : 0
    return rest.prefix(bytes).reduce(sign) { $0 << 8 | Int64($1) }
  }
}
