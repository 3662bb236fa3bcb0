import Casework
import Database
import Deadlines
import Definitions

/// A case as the ledger holds it: its file, the end of its chain, and what lists ask about it.
struct CaseRecord: Sendable {
  var file: CaseFile
  /// The hash of the last link.
  var hash: [UInt8]
  var subject: String
  var likeness: String
  /// The version that is stored; 0 for a case that is being filed.
  let storedVersion: Int

  init(new file: CaseFile) {
    self.file = file
    hash = Link.start
    subject = ""
    likeness = ""
    storedVersion = 0
  }

  init(file: CaseFile, hash: [UInt8], subject: String, likeness: String) {
    self.file = file
    self.hash = hash
    self.subject = subject
    self.likeness = likeness
    storedVersion = file.version
  }

  private init(_ row: Row) throws {
    self.init(
      file: try StoredJSON.value(CaseFile.self, row.bytes("body")),
      hash: try row.bytes("hash"),
      subject: try row.text("subject"),
      likeness: try row.text("likeness")
    )
  }

  /// Reads many cases at once; those that are not there are missing from the answer.
  static func read(
    _ numbers: Set<CaseNumber>,
    _ connection: any Connection
  ) throws -> [CaseNumber: CaseRecord] {
    guard !numbers.isEmpty else { return [:] }
    return try read(connection.rows(ofEach: [question(numbers)]).flatMap(\.self))
  }

  static func question(_ numbers: Set<CaseNumber>) -> Question {
    Question(
      SQL(
        sqlite: """
          SELECT case_number, hash, subject, likeness, body FROM case_file
          WHERE case_number IN (SELECT value FROM json_each($1)) ORDER BY case_number
          """,
        postgres: """
          SELECT case_number, hash, subject, likeness, body FROM case_file
          WHERE case_number = ANY($1::text[]) ORDER BY case_number
          """
      ),
      [.texts(numbers.map(\.text).sorted())]
    )
  }

  static func read(_ rows: [Row]) throws -> [CaseNumber: CaseRecord] {
    Dictionary(
      try rows.map(CaseRecord.init).map { ($0.file.number, $0) },
      uniquingKeysWith: { one, _ in one }
    )
  }

  /// Takes in new answers: what the case is called, and what makes another like it.
  mutating func describe(_ answers: Answers?, under rules: Rules) {
    subject = answers?.subject(of: rules.form) ?? ""
    likeness = Self.likeness(
      applicant: file.submission?.applicant ?? "",
      procedure: rules.procedure.id.name,
      answers: answers,
      form: rules.form
    )
  }

  /// Open cases of one applicant, matter and place are alike. Source: `domain.md` §5.17(10).
  static func likeness(
    applicant: AccountID,
    procedure: String,
    answers: Answers?,
    form: Form
  ) -> String {
    let place = SearchText.of(answers, form: form).filter { $0.kind == .address }.map(\.text)
    return ([applicant, procedure] + place.sorted()).joined(separator: "\u{1f}")
  }
}

extension Answers {
  /// What the case is called in lists; empty when its form has no such answer.
  func subject(of form: Form) -> String {
    guard case .text(let text) = values[form.subject] else { return "" }
    return text
  }
}
