package import Casework
import Database
package import Deadlines

/// One act that is no event of a case: an obstacle, a sign-in, an erasure.
package struct AuditRow: Sendable, Hashable {
  package var at: Moment
  /// The account that did it, or `hall`.
  package var actor: String
  package var act: String
  package var caseNumber: CaseNumber?
  package var detail: String

  static func write(_ rows: [AuditRow], _ connection: any Connection) throws {
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO audit (at, actor, act, case_number, detail) VALUES ($1, $2, $3, $4, $5)
          """,
        postgres: """
          INSERT INTO audit (at, actor, act, case_number, detail)
          SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[])
          """
      ),
      forEach: rows.map {
        [
          .integer($0.at.microseconds), .text($0.actor), .text($0.act),
          .text(orNull: $0.caseNumber?.text), .text(String($0.detail.prefix(2_000))),
        ]
      }
    )
  }
}
