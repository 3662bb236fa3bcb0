/// Many new rows in little time: by `COPY`, and the indexes made when all rows are there.
extension PostgresEngine {
  package func fill<Answer: Sendable>(
    _ tables: Set<String>,
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StorageFault) -> Answer {
    try await writeActs { connection in
      guard let transaction = connection as? PostgresTransaction else {
        throw StorageFault.broken("not a transaction of PostgreSQL")
      }
      return try work(FillingConnection(transaction, tables))
    }
  }

  package func withoutIndexes<Answer: Sendable>(
    of tables: Set<String>,
    _ work: @Sendable () async throws -> Answer
  ) async throws -> Answer {
    let definitions = try await writeActs { connection in
      let indexes = try connection.rows(Self.indexes).filter {
        tables.contains(try $0.text("table_name"))
      }
      for index in indexes { try connection.script("DROP INDEX \"\(index.text("name"))\"") }
      return try indexes.map { try $0.text("definition") }
    }
    let result: Result<Answer, any Error>
    do { result = .success(try await work()) } catch { result = .failure(error) }
    for definition in definitions {
      try await writeActs { connection in
        // Sorting many keys wants room.
        try connection.script("SET LOCAL maintenance_work_mem = '256MB'; \(definition)")
      }
    }
    return try result.get()
  }
}

/// A transaction whose insertions into some tables go by `COPY`: their rows are new, and no two the same.
private struct FillingConnection: Connection {
  private let transaction: PostgresTransaction
  private let tables: Set<String>

  init(_ transaction: PostgresTransaction, _ tables: Set<String>) {
    (self.transaction, self.tables) = (transaction, tables)
  }

  func queue(_ sql: SQL, forEach rows: [[SQLValue]]) throws(StorageFault) {
    guard let (table, columns) = insertion(sql), tables.contains(table) else {
      return transaction.queue(sql, forEach: rows)
    }
    guard !rows.isEmpty else { return }
    var seen: Set<[SQLValue]> = []
    // What a statement would pass over (`ON CONFLICT … DO NOTHING`).
    let new = rows.filter { seen.insert($0).inserted }
    try transaction.copy(CopiedPage(table: table, columns: columns, rows: new, last: nil))
  }

  /// The table and the columns of `INSERT INTO table (columns) …`.
  private func insertion(_ sql: SQL) -> (table: String, columns: [String])? {
    let words = sql.postgres.description
    guard words.hasPrefix("INSERT INTO "), let open = words.firstIndex(of: "("),
      let close = words.firstIndex(of: ")"), open < close
    else { return nil }
    let columns = words[words.index(after: open)..<close].split { ", \n".contains($0) }
    let table = words[..<open].dropFirst("INSERT INTO ".count).prefix { $0 != " " }
    return (String(table), columns.map(String.init))
  }

  func rows(_ sql: SQL, _ values: [SQLValue]) throws(StorageFault) -> [Row] {
    try transaction.rows(sql, values)
  }
  func rows(ofEach questions: [Question]) throws(StorageFault) -> [[Row]] {
    try transaction.rows(ofEach: questions)
  }
  func run(_ sql: SQL, forEach rows: [[SQLValue]]) throws(StorageFault) -> Int {
    try transaction.run(sql, forEach: rows)
  }
  func passAlone(_ gate: Gate) { transaction.passAlone(gate) }
  func script(_ text: String) throws(StorageFault) { try transaction.script(text) }
}
