/// Carries everything from an SQLite to a PostgreSQL of the same schema: row by row as it is, bytes and hashes too.
package struct Copier: Sendable {
  private let source: SQLiteEngine
  private let target: PostgresEngine

  /// Those that others refer to, in this order; then the others.
  private static let first = ["account", "content", "draft"]
  /// What each database keeps for itself.
  private static let own: Set = ["migration", "staff_change"]
  private static let rowsTogether = 2_000

  package init(from source: SQLiteEngine, to target: PostgresEngine) {
    self.source = source
    self.target = target
  }

  /// - Parameter progress: is told how many rows are there.
  /// - Returns: how many rows were carried.
  /// - Throws: `constraint` when the target is not new; what came before stays there.
  package func run(
    progress: @Sendable (Int) -> Void = { _ in }
  ) async throws(StorageFault) -> Int {
    let isTaken = try await target.read {
      try !$0.rows("SELECT account_id FROM account LIMIT 1").isEmpty
    }
    guard !isTaken else { throw .constraint("there is a hall in it already; name a new database") }
    let tables = try await source.tables().filter { !Self.own.contains($0) }
    var total = 0
    for table in Self.first + tables.filter({ !Self.first.contains($0) }) {
      var after = Int64.min
      while true {
        let page = try await source.page(of: table, after: after, most: Self.rowsTogether)
        guard let last = page.last else { break }
        try await target.load(page)
        after = last
        total += page.rows.count
        progress(total)
      }
    }
    try await target.continueIdentities()
    return total
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
