package import Casework
import Database
package import Deadlines
package import Definitions

/// What was put on public notice before a decision, or a hearing that the public may attend, as everybody may read it.
/// Source: 行政许可法 §5, §46.
package struct PublishedNotice: Sendable, Hashable {
  package var kind: Casework.Announcement.Kind
  package var title: Words
  /// Whoever gave it: objections go there.
  package var unit: Unit?
  package var unitTitle: Words
  package var subject: String
  /// The family name, the rest hidden.
  package var applicant: String
  package var text: String
  package var givenOn: Day
  /// The last day to object, or the day of the hearing.
  package var lastOn: Day
}

extension Hall {
  /// What is on public notice and what was: that which ends last stands first.
  /// - Parameter after: where the page before ended, as it said.
  package func publishedNotices(
    after: String? = nil,
    most: Int = 30
  ) async throws(LedgerFault) -> PublicPage<PublishedNotice> {
    // Index: publication_notices, from its end.
    try await publicPage(
      of: """
        SELECT publication.case_number AS case_number, entry, kind, matter, unit, text, first_on,
          last_on, subject, applicant
        FROM publication JOIN case_file ON case_file.case_number = publication.case_number
        WHERE kind <> 'result' AND (last_on, publication.case_number, entry) < ($1, $2, $3)
        ORDER BY last_on DESC, publication.case_number DESC, entry DESC LIMIT $4
        """,
      by: "last_on",
      after: after,
      most: most
    ) { try PublishedNotice($0, $1, $2) }
  }
}

extension PublishedNotice {
  fileprivate init(_ row: Row, _ names: [AccountID: String], _ rulebook: Rulebook) throws {
    guard let kind = Casework.Announcement.Kind(rawValue: try row.text("kind")),
      let matter = ProcedureID(stored: try row.text("matter")),
      let given = Day(try row.text("first_on")), let last = Day(try row.text("last_on"))
    else { throw StorageFault.broken("a row of publication does not read back") }
    let name = names[try row.text("applicant")] ?? ""
    let id = try row.text("unit")
    let unit = rulebook.today.units[id]
    self.init(
      kind: kind,
      title: rulebook.title(of: matter),
      unit: unit,
      unitTitle: unit?.title ?? Words(zh: id, en: id),
      subject: try row.text("subject").hiding(name),
      applicant: name.masked,
      // Of a person who was erased no name is left to look for in the text.
      text: name.isEmpty ? "" : try row.text("text").hiding(name),
      givenOn: given,
      lastOn: last
    )
  }
}
