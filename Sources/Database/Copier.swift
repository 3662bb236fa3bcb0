/// Carries everything from an SQLite to a PostgreSQL of the same schema: row by row as it is, bytes and hashes too.
package struct Copier: Sendable {
  private let source: SQLiteTables
  private let target: PostgresEngine

  private static let rowsTogether = 2_000

  package init(from source: SQLiteEngine, to target: PostgresEngine) {
    self.source = source.tables
    self.target = target
  }

  /// All of it, or none: whoever breaks it off leaves the target as it was.
  /// - Parameter progress: is told how many rows are there, and of about how many.
  /// - Returns: how many rows were carried.
  /// - Throws: `constraint` when there is a hall in the target already.
  package func run(
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(StorageFault) -> Int {
    try await target.load { loading in
      let whole = try source.mostRows()
      var total = 0
      for table in try source.names() {
        var after = Int64.min
        while true {
          let page = try source.page(of: table, after: after, most: Self.rowsTogether)
          guard let last = page.last else { break }
          try loading.copy(page)
          after = last
          total += page.rows.count
          progress(total, whole)
        }
      }
      return total
    }
  }
}
