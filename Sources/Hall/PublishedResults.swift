package import Casework
import Database
package import Deadlines
package import Definitions

/// A licence that was granted, as everybody may read it. Source: 行政许可法 §5, §40.
package struct PublishedResult: Sendable, Hashable {
  package var title: Words
  package var unit: Words
  /// The shop or project; the applicant's own name in it is hidden.
  package var subject: String
  /// The family name, the rest hidden.
  package var holder: String
  package var decidedOn: Day
  /// It ended before its time: why, and when.
  package var end: End?

  package struct End: Sendable, Hashable {
    package var cause: LicenceEnd.Cause
    package var on: Day
  }
}

package struct PublishedResults: Sendable {
  package let results: [PublishedResult]
  /// Where the next page begins; nil: this is the last.
  package let next: String?
}

extension Hall {
  /// What was granted, each branch by itself and at once, the latest first.
  /// - Parameter after: where the page before ended, as it said.
  package func publishedResults(
    after: String? = nil,
    most: Int = 30
  ) async throws(LedgerFault) -> PublishedResults {
    let rulebook = rulebook
    let after = PublicPlace(after)
    return try await read { connection in
      // Index: publication_results, from its end.
      let rows = try connection.rows(
        """
        SELECT publication.case_number AS case_number, entry, matter, unit, first_on, last_on,
          ending, subject, applicant
        FROM publication JOIN case_file ON case_file.case_number = publication.case_number
        WHERE kind = 'result' AND (first_on, publication.case_number, entry) < ($1, $2, $3)
        ORDER BY first_on DESC, publication.case_number DESC, entry DESC LIMIT $4
        """,
        after.values + [.integer(most + 1)]
      )
      let page = Array(rows.prefix(most))
      let names = try Self.names(of: Set(page.map { try $0.text("applicant") }), connection)
      let results = try page.map { try PublishedResult($0, names, rulebook) }
      guard rows.count > most, let last = page.last else {
        return PublishedResults(results: results, next: nil)
      }
      return PublishedResults(results: results, next: try PublicPlace(last, on: "first_on").text)
    }
  }
}

/// A place in a public list, latest first: day, case, line. Past every one of them where nothing is said.
struct PublicPlace: Sendable {
  private var day = "9999-12-31"
  private var number = "~"
  private var entry = "~"

  init(_ text: String?) {
    let parts = (text ?? "").split(separator: "_").map(String.init)
    guard parts.count == 3, Day(parts[0]) != nil, CaseNumber(parts[1]) != nil else { return }
    (day, number, entry) = (parts[0], parts[1], parts[2])
  }

  /// - Parameter column: the day that the list is sorted by.
  init(_ row: Row, on column: String) throws {
    day = try row.text(column)
    number = try row.text("case_number")
    entry = try row.text("entry")
  }

  var text: String { "\(day)_\(number)_\(entry)" }
  var values: [SQLValue] { [.text(day), .text(number), .text(entry)] }
}

extension PublishedResult {
  fileprivate init(_ row: Row, _ names: [AccountID: String], _ rulebook: Rulebook) throws {
    guard let matter = ProcedureID(stored: try row.text("matter")),
      let day = Day(try row.text("first_on"))
    else { throw StorageFault.broken("a row of publication does not read back") }
    let name = names[try row.text("applicant")] ?? ""
    let unit = try row.text("unit")
    let cause = try row.optionalText("ending").flatMap(LicenceEnd.Cause.init)
    let endedOn = try row.optionalText("last_on").flatMap { Day($0) }
    self.init(
      title: rulebook.title(of: matter),
      unit: rulebook.today.units[unit]?.title ?? Words(zh: unit, en: unit),
      subject: try row.text("subject").hiding(name),
      holder: name.masked,
      decidedOn: day,
      end: cause.flatMap { cause in endedOn.map { End(cause: cause, on: $0) } }
    )
  }
}
