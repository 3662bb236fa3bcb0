package import Casework
import Database
import Deadlines

/// A person whom a counter may file for, as its clerk tells him from another: numbers are shown in part.
package struct KnownApplicant: Sendable, Hashable {
  package let account: AccountID
  package let name: String
  /// `138****0001`; nil: not known.
  package let phone: String?
  /// `210***********1234`; nil: not known.
  package let citizenID: String?
}

extension Hall {
  /// Applicants whose phone or identity number is the text, or whose name begins with it.
  ///
  /// The look-up goes to the audit: personal data is read for a filing and for nothing else. Source: 个保法 §51.
  /// - Parameters:
  ///   - text: a whole number, or at least two characters of a name; anything shorter finds nobody.
  ///   - clerk: who stands at the counter.
  package func applicants(
    like text: String,
    for clerk: AccountID,
    most: Int = 20
  ) async throws(LedgerFault) -> [KnownApplicant] {
    let wanted = String(text.trimmed.prefix(100))
    guard wanted.count >= 2 else { return [] }
    let now = clock.now()
    return try await write { connection in
      // Indexes: account_by_phone, account_by_citizen_id, account_by_name.
      let rows = try connection.rows(
        """
        SELECT account_id, name, phone, citizen_id FROM account
        WHERE kind = 'applicant' AND closed_at IS NULL
          AND (phone = $1 OR citizen_id = $1 OR (name >= $1 AND name < $2))
        ORDER BY name, account_id LIMIT $3
        """,
        [.text(wanted), .text(wanted + "\u{10FFFF}"), .integer(most)]
      )
      try AuditRow.write(
        [AuditRow(at: now, actor: clerk, act: "find_applicant", detail: "\(rows.count) found")],
        connection
      )
      return try rows.map { row in
        KnownApplicant(
          account: try row.text("account_id"),
          name: try row.text("name"),
          phone: try row.optionalText("phone").map { Self.masked($0, first: 3, last: 4) },
          citizenID: try row.optionalText("citizen_id").map { Self.masked($0, first: 3, last: 4) }
        )
      }
    }
  }

  /// The first and last characters with stars between; all stars where there are too few to hide any.
  static func masked(_ text: String, first: Int, last: Int) -> String {
    let hidden = text.count - first - last
    guard hidden > 0 else { return String(repeating: "*", count: text.count) }
    return text.prefix(first) + String(repeating: "*", count: hidden) + text.suffix(last)
  }
}
