package import Casework
import Database
import Definitions

/// Finding a case by number, name, licence code, phone or address, within what the searcher may see.
extension Hall {
  /// - Parameter text: at least two letters or digits; anything shorter finds nothing.
  package func search(
    _ text: String,
    for viewer: Viewer,
    most: Int = 50
  ) async throws(LedgerFault) -> [CaseSummary] {
    let wanted = SearchText.normalised(String(text.prefix(100)))
    guard wanted.count >= 2 else { return [] }
    let rulebook = rulebook
    return try await read { connection in
      var numbers = try Self.starting(with: wanted, viewer, connection)
      if !Self.isNumber(wanted) {
        numbers += try Self.containing(wanted, viewer, connection)
      }
      return try CaseSummary.of(
        Set(numbers).sorted(),
        seenBy: viewer,
        most: most,
        rulebook,
        connection
      )
    }
  }

  /// So many digits are a phone or the number of a case; within a name or an address stand fewer.
  private static func isNumber(_ wanted: String) -> Bool {
    wanted.utf8.count > 6 && wanted.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Numbers, codes and phones are typed from their beginning.
  private static func starting(
    with wanted: String,
    _ viewer: Viewer,
    _ connection: any Connection
  ) throws -> [String] {
    // Index: search_text_by_start, from its end: the latest numbers first. No search reads more than so many, nor
    // further than a page of results goes.
    try connection.rows(
      """
      WITH near AS (
        SELECT case_number FROM search_text WHERE text >= $1 AND text < $2
        ORDER BY text DESC, case_number DESC LIMIT 2000)
      SELECT case_number FROM near
      WHERE CAST($3 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM case_unit
        WHERE case_unit.case_number = near.case_number AND unit = $3)
      LIMIT 100
      """,
      [.text(wanted), .text(wanted + "\u{10FFFF}"), .text(orNull: viewer.party.unit)]
    ).map { try $0.text("case_number") }
  }

  /// A part of a name or an address: the cases of its rarest pair, the latest first, then the text itself.
  private static func containing(
    _ wanted: String,
    _ viewer: Viewer,
    _ connection: any Connection
  ) throws -> [String] {
    guard let pair = try rarest(SearchText.pairs(wanted), connection) else { return [] }
    // Index: search_pair_by_pair, from its end; sorting outside it would test all 5,000 for a page's 100.
    return try connection.rows(
      SQL(
        sqlite: """
          WITH near AS (
            SELECT case_number FROM search_pair WHERE pair = $1
            ORDER BY case_number DESC LIMIT 5000)
          SELECT case_number FROM near
          WHERE (CAST($2 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM case_unit
              WHERE case_unit.case_number = near.case_number AND unit = $2))
            AND EXISTS (SELECT 1 FROM search_text
              WHERE search_text.case_number = near.case_number AND instr(text, $3) > 0)
          LIMIT 100
          """,
        postgres: """
          WITH near AS (
            SELECT case_number FROM search_pair WHERE pair = $1
            ORDER BY case_number DESC LIMIT 5000)
          SELECT case_number FROM near
          WHERE (CAST($2 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM case_unit
              WHERE case_unit.case_number = near.case_number AND unit = $2))
            AND EXISTS (SELECT 1 FROM search_text
              WHERE search_text.case_number = near.case_number AND strpos(text, $3) > 0)
          LIMIT 100
          """
      ),
      [.text(pair), .text(orNull: viewer.party.unit), .text(wanted)]
    ).map { try $0.text("case_number") }
  }

  /// Counted up to a thousand each: nobody need know how common a common pair is.
  private static func rarest(
    _ pairs: Set<String>,
    _ connection: any Connection
  ) throws -> String? {
    let some = pairs.sorted().prefix(12)
    let counts = try connection.rows(
      ofEach: some.map { pair in
        Question(
          """
          SELECT count(*) AS cases FROM (
            SELECT case_number FROM search_pair WHERE pair = $1 LIMIT 1000) AS near
          """,
          [.text(pair)]
        )
      }
    )
    return try zip(some, counts)
      .map { (pair: $0, cases: try $1.first?.int("cases") ?? 0) }
      .min { $0.cases < $1.cases }?.pair
  }
}
