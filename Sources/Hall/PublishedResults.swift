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

extension Hall {
  /// What was granted, each branch by itself and at once, the latest first.
  /// - Parameter after: where the page before ended, as it said.
  package func publishedResults(
    after: String? = nil,
    most: Int = 30
  ) async throws(LedgerFault) -> PublicPage<PublishedResult> {
    // Index: publication_results, from its end.
    try await publicPage(
      of: """
        SELECT publication.case_number AS case_number, entry, matter, unit, first_on, last_on,
          ending, subject, applicant
        FROM publication JOIN case_file ON case_file.case_number = publication.case_number
        WHERE kind = 'result' AND (first_on, publication.case_number, entry) < ($1, $2, $3)
        ORDER BY first_on DESC, publication.case_number DESC, entry DESC LIMIT $4
        """,
      by: "first_on",
      after: after,
      most: most
    ) { try PublishedResult($0, $1, $2) }
  }
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
