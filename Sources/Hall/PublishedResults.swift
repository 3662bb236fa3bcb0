package import Casework
import Database
package import Deadlines
package import Definitions

/// A licence that was granted, as everybody may read it. Source: 行政许可法 §5, §40.
package struct PublishedResult: Sendable, Hashable {
  package var title: Words
  package var unit: Words
  /// The shop or project; hidden where it is the applicant's own name.
  package var subject: String
  /// The family name, the rest hidden.
  package var holder: String
  package var decidedOn: Day
  package var outcome: CaseOutcome
}

package struct PublishedResults: Sendable {
  package let results: [PublishedResult]
  /// Where the next page begins; nil: this is the last.
  package let next: String?
}

extension Hall {
  /// What was granted, the latest first.
  /// - Parameter after: where the page before ended, as it said.
  package func publishedResults(
    after: String? = nil,
    most: Int = 30
  ) async throws(LedgerFault) -> PublishedResults {
    let rulebook = rulebook
    let (day, number) = Self.place(after)
    return try await read { connection in
      // Index: case_file_decided, from its end.
      let rows = try connection.rows(
        """
        SELECT case_number, procedure, lead, subject, applicant, decided_on, outcome FROM case_file
        WHERE decided_on IS NOT NULL AND decided_on <= $1
          AND (decided_on < $1 OR case_number < $2)
          AND outcome IN ('granted', 'partly_granted')
        ORDER BY decided_on DESC, case_number DESC LIMIT $3
        """,
        [.text(day), .text(number), .integer(most + 1)]
      )
      let page = Array(rows.prefix(most))
      let names = try Self.names(of: Set(page.map { try $0.text("applicant") }), connection)
      let results = try page.compactMap { try PublishedResult($0, names, rulebook) }
      guard rows.count > most, let last = page.last else {
        return PublishedResults(results: results, next: nil)
      }
      let next = try "\(last.text("decided_on"))_\(last.text("case_number"))"
      return PublishedResults(results: results, next: next)
    }
  }

  /// Past every day and number, where nothing is said.
  private static func place(_ text: String?) -> (day: String, number: String) {
    let parts = (text ?? "").split(separator: "_", maxSplits: 1).map(String.init)
    guard let first = parts.first, Day(first) != nil, let last = parts.last, parts.count == 2,
      CaseNumber(last) != nil
    else { return ("9999-12-31", "~") }
    return (first, last)
  }
}

extension PublishedResult {
  fileprivate init?(_ row: Row, _ names: [AccountID: String], _ rulebook: Rulebook) throws {
    guard let procedure = ProcedureID(stored: try row.text("procedure")),
      let day = Day(try row.text("decided_on")),
      let outcome = CaseOutcome(rawValue: try row.text("outcome"))
    else { throw StorageFault.broken("a row of case_file does not read back") }
    let name = names[try row.text("applicant")] ?? ""
    let subject = try row.text("subject")
    let lead = try row.text("lead")
    self.init(
      title: rulebook.title(of: procedure),
      unit: rulebook.today.units[lead]?.title ?? Words(zh: lead, en: lead),
      subject: !name.isEmpty && subject.contains(name) ? subject.masked : subject,
      holder: name.masked,
      decidedOn: day,
      outcome: outcome
    )
  }
}
