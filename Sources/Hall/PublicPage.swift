import Casework
import Database
import Deadlines

/// One page of a list that everybody may read, latest first.
package struct PublicPage<Item: Sendable>: Sendable {
  package let items: [Item]
  /// Where the next page begins; nil: this is the last.
  package let next: String?
}

extension Hall {
  /// Reads a page of `publication`.
  /// - Parameters:
  ///   - list: asks for rows before a place (`$1`, `$2`, `$3`), so many at most (`$4`); each with `applicant`.
  ///   - day: the column of the day that the list is sorted by.
  ///   - after: where the page before ended, as it said; anything else begins at the top.
  ///   - item: is told the names of the applicants, to be hidden or masked.
  func publicPage<Item>(
    of list: SQL,
    by day: String,
    after: String?,
    most: Int,
    _ item: @escaping @Sendable (Row, [AccountID: String], Rulebook) throws -> Item
  ) async throws(LedgerFault) -> PublicPage<Item> {
    let (rulebook, after) = (rulebook, PublicPlace(after))
    return try await read { connection in
      let rows = try connection.rows(list, after.values + [.integer(most + 1)])
      let page = Array(rows.prefix(most))
      let names = try Self.names(of: Set(page.map { try $0.text("applicant") }), connection)
      return PublicPage(
        items: try page.map { try item($0, names, rulebook) },
        next: rows.count > most ? try page.last.map { try PublicPlace($0, by: day).text } : nil
      )
    }
  }
}

/// A place in a public list: day, case, line. Past every one of them where nothing is said.
private struct PublicPlace: Sendable {
  private var day = "9999-12-31"
  private var number = "~"
  private var entry = "~"

  init(_ text: String?) {
    let parts = (text ?? "").split(separator: "_").map(String.init)
    guard parts.count == 3, Day(parts[0]) != nil, CaseNumber(parts[1]) != nil else { return }
    (day, number, entry) = (parts[0], parts[1], parts[2])
  }

  init(_ row: Row, by column: String) throws {
    day = try row.text(column)
    number = try row.text("case_number")
    entry = try row.text("entry")
  }

  var text: String { "\(day)_\(number)_\(entry)" }
  var values: [SQLValue] { [.text(day), .text(number), .text(entry)] }
}
