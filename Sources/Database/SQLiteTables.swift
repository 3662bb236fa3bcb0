import GRDB

/// The tables of an SQLite as they are stored, for whoever carries them somewhere else. Blocks.
struct SQLiteTables: Sendable {
  private let file: any DatabaseWriter

  init(_ file: any DatabaseWriter) { self.file = file }

  /// Those that others refer to, in this order; then the others. Without the list of migrations, which each
  /// database keeps for itself.
  func names() throws(StorageFault) -> [String] {
    let all = try strings(
      """
      SELECT name FROM sqlite_schema
      WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migration' ORDER BY name
      """
    )
    let first = Self.first.filter(all.contains)
    return first + all.filter { !first.contains($0) }
  }

  private static let first = ["account", "content", "draft"]

  /// About how many rows they have together: never fewer, and found without counting.
  func mostRows() throws(StorageFault) -> Int {
    var sum = 0
    for name in try names() {
      sum += try reading { try Int.fetchOne($0, sql: "SELECT max(rowid) FROM \"\(name)\"") } ?? 0
    }
    return sum
  }

  /// - Parameter table: a name that `names` gave.
  func page(of table: String, after: Int64, most: Int) throws(StorageFault) -> CopiedPage {
    try reading { database in
      let names = try database.columns(in: table).map(\.name)
      let rows = try GRDB.Row.fetchAll(
        database,
        sql: """
          SELECT rowid AS copied_place, * FROM "\(table)" WHERE rowid > ?
          ORDER BY rowid LIMIT ?
          """,
        arguments: [after, most]
      )
      return CopiedPage(
        table: table,
        columns: names,
        rows: rows.map { $0.databaseValues.dropFirst().map(SQLValue.init) },
        last: rows.last?["copied_place"]
      )
    }
  }

  func insert(_ page: CopiedPage) throws(StorageFault) {
    let names = page.columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let marks = page.columns.map { _ in "?" }.joined(separator: ", ")
    try writing { database in
      let statement = try database.cachedStatement(
        sql: "INSERT INTO \"\(page.table)\" (\(names)) VALUES (\(marks))"
      )
      for row in page.rows {
        try statement.execute(arguments: StatementArguments(row.map(\.stored)))
      }
    }
  }

  /// Empties all tables and takes away what would follow each row: triggers, and the indexes of no key.
  /// - Returns: the statements that bring those back.
  func strip() throws(StorageFault) -> [String] {
    let (tables, following) = (try names(), "type IN ('index', 'trigger') AND sql IS NOT NULL")
    let texts = try strings("SELECT sql FROM sqlite_schema WHERE \(following) ORDER BY type, name")
    let drops = try strings(
      "SELECT 'DROP ' || type || ' \"' || name || '\"' FROM sqlite_schema WHERE \(following)"
    )
    try run(drops + tables.map { "DELETE FROM \"\($0)\"" })
    return texts
  }

  func run(_ statements: [String]) throws(StorageFault) {
    try writing { database in for text in statements { try database.execute(sql: text) } }
  }

  /// Copies the file as it is at this moment, page by page, into an empty one; writers go on meanwhile.
  /// - Parameter progress: is told how many pages are there, and of how many.
  func save(
    into other: SQLiteTables,
    progress: @escaping @Sendable (Int, Int) -> Void
  ) throws(StorageFault) {
    try reading { here in
      // From this look on we stay with one state: without it each write of a busy hall begins the copy anew.
      _ = try Int.fetchOne(here, sql: "SELECT count(*) FROM sqlite_schema")
      try other.file.writeWithoutTransaction { there in
        try here.backup(to: there, pagesPerStep: 128) {
          progress($0.completedPageCount, $0.totalPageCount)
        }
      }
    }
  }

  /// Reads every page; nil when all of them are sound, else what is wrong first.
  func flaw() throws(StorageFault) -> String? {
    try strings("PRAGMA quick_check(1)").first { $0 != "ok" }
  }

  private func strings(_ sql: String) throws(StorageFault) -> [String] {
    try reading { try String.fetchAll($0, sql: sql) }
  }

  private func reading<Answer>(
    _ work: (GRDB.Database) throws -> Answer
  ) throws(StorageFault) -> Answer {
    do { return try file.read(work) } catch { throw StorageFault(thrown: error) }
  }

  private func writing(_ work: (GRDB.Database) throws -> Void) throws(StorageFault) {
    do { try file.write(work) } catch { throw StorageFault(thrown: error) }
  }
}

/// Some rows of a table, as they are stored.
struct CopiedPage: Sendable {
  let table: String
  let columns: [String]
  let rows: [[SQLValue]]
  /// Where the next page begins; nil: nothing was left.
  let last: Int64?
}
