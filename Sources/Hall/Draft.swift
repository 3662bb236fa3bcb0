package import Casework
import Database
package import Deadlines
package import Definitions
import JSONCoding

/// A form being filled in: what was typed, as it was typed, and the files handed in so far.
package struct Draft: Sendable, Hashable {
  /// Empty: it is no row, and is filed at once.
  package var id: String
  /// Who fills it in.
  package var account: AccountID
  /// For whom.
  package var applicant: AccountID
  package var applicantName: String
  package var procedure: ProcedureID
  /// Set: it corrects that case.
  package var caseNumber: CaseNumber?
  /// Field names as the page names them, with every value typed.
  package var input: [String: [String]]
  package var attachments: [CaseAttachment]
  package var savedAt: Moment

  package var isKept: Bool { !id.isEmpty }

  init(of procedure: ProcedureID, by account: AccountID, for applicant: AccountID, at now: Moment) {
    id = ""
    (self.account, self.applicant, self.procedure) = (account, applicant, procedure)
    (applicantName, input, attachments, savedAt) = ("", [:], [], now)
  }

  init(_ row: Row, attachments: [CaseAttachment]) throws {
    id = try row.text("draft_id")
    account = try row.text("account_id")
    applicant = try row.text("applicant")
    applicantName = try row.text("applicant_name")
    guard let day = Day(try row.text("in_force_on")) else {
      throw StorageFault.broken("draft.in_force_on is no day")
    }
    procedure = ProcedureID(try row.text("procedure"), inForce: day)
    caseNumber = try row.optionalText("case_number").flatMap(CaseNumber.init)
    input = try StoredJSON.value([String: [String]].self, row.bytes("input"))
    self.attachments = attachments
    savedAt = Moment(microseconds: try row.integer("saved_at"))
  }
}

/// A file handed in for one material, under the name its owner gave it.
package struct CaseAttachment: Sendable, Hashable {
  package var material: String
  package var name: String
  /// SHA-256 of the bytes, lower-case hex.
  package var digest: String
  /// The media type found by looking at the content.
  package var type: String
  package var bytes: Int

  package var attachment: Attachment { Attachment(digest: digest, type: type, bytes: bytes) }

  init(material: String, name: String, digest: String, type: String, bytes: Int) {
    self.material = material
    self.name = name
    self.digest = digest
    self.type = type
    self.bytes = bytes
  }

  init(_ row: Row) throws {
    self.init(
      material: try row.text("material"),
      name: try row.text("name"),
      digest: try row.text("digest"),
      type: try row.text("type"),
      bytes: try row.int("bytes")
    )
  }

  static func of(draft: String, _ connection: any Connection) throws -> [CaseAttachment] {
    try connection.rows(
      """
      SELECT material, name, digest, type, bytes FROM draft_attachment JOIN content USING (digest)
      WHERE draft_id = $1 ORDER BY draft_attachment.added_at, digest
      """,
      [.text(draft)]
    ).map(CaseAttachment.init)
  }

  static func of(_ number: CaseNumber, _ connection: any Connection) throws -> [CaseAttachment] {
    try connection.rows(
      """
      SELECT material, name, digest, type, bytes FROM attachment JOIN content USING (digest)
      WHERE case_number = $1 ORDER BY material, digest
      """,
      [.text(number.text)]
    ).map(CaseAttachment.init)
  }
}
