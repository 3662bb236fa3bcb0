import Casework
import Database
import Deadlines
import Definitions

/// A case as the ledger holds it: folded from its links, with what lists ask about it.
struct CaseRecord: Sendable {
  var folded: FoldedCase
  var subject: String
  var likeness: String
  /// The version that is stored; 0 for a case that is being filed.
  let storedVersion: Int

  var file: CaseFile { _read { yield folded.file } }

  init(new folded: FoldedCase) {
    self.init(folded, subject: "", likeness: "", storedVersion: 0)
  }

  init(_ folded: FoldedCase, subject: String, likeness: String, storedVersion: Int) {
    self.folded = folded
    self.subject = subject
    self.likeness = likeness
    self.storedVersion = storedVersion
  }

  /// Reads many cases at once; those that are not there are missing from the answer.
  static func read(
    _ numbers: Set<CaseNumber>,
    _ connection: any Connection,
    _ files: HotFiles = HotFiles(mostBytes: 0)
  ) throws -> [CaseNumber: CaseRecord] {
    guard !numbers.isEmpty else { return [:] }
    let rows = try connection.rows(ofEach: [question(numbers, files)]).flatMap(\.self)
    return try read(rows, connection, files)
  }

  /// Asks of each case for the links alone that are not at hand: a row for each, or one without a link.
  static func question(_ numbers: Set<CaseNumber>, _ files: HotFiles) -> Question {
    let asked = numbers.sorted()
    return Question(
      SQL(
        sqlite: """
          SELECT case_file.case_number, subject, likeness, case_file.version AS file_version,
            case_file.hash AS file_hash, case_event.version, entry, case_event.hash
          FROM json_each($1) AS asked
          JOIN json_each($2) AS known ON known.key = asked.key
          JOIN case_file ON case_file.case_number = asked.value
          LEFT JOIN case_event ON case_event.case_number = case_file.case_number
            AND case_event.version > CAST(known.value AS INTEGER)
          ORDER BY case_file.case_number, case_event.version
          """,
        postgres: """
          SELECT case_file.case_number, subject, likeness, case_file.version AS file_version,
            case_file.hash AS file_hash, case_event.version, entry, case_event.hash
          FROM unnest($1::text[], $2::text[]) AS asked (number, known)
          JOIN case_file ON case_file.case_number = number
          LEFT JOIN case_event ON case_event.case_number = case_file.case_number
            AND case_event.version > CAST(known AS BIGINT)
          ORDER BY case_file.case_number, case_event.version
          """
      ),
      [
        .texts(asked.map(\.text)),
        .texts(asked.map { String(files[$0]?.file.version ?? 0) }),
      ]
    )
  }

  /// - Parameter rows: the answer to `question`.
  static func read(
    _ rows: [Row],
    _ connection: any Connection,
    _ files: HotFiles
  ) throws -> [CaseNumber: CaseRecord] {
    var records: [CaseNumber: CaseRecord] = [:]
    var rest = rows[...]
    while let first = rest.first {
      let text = try first.text("case_number")
      let ofCase = try rest.prefix { try $0.text("case_number") == text }
      rest = rest.dropFirst(ofCase.count)
      guard let number = CaseNumber(text) else { continue }
      let folded = try folded(number, Array(ofCase), connection, files)
      records[number] = CaseRecord(
        folded,
        subject: try first.text("subject"),
        likeness: try first.text("likeness"),
        storedVersion: folded.file.version
      )
    }
    return records
  }

  private static func folded(
    _ number: CaseNumber,
    _ rows: [Row],
    _ connection: any Connection,
    _ files: HotFiles
  ) throws -> FoldedCase {
    let links = try rows.filter { try $0.optionalBytes("entry") != nil }
    guard let version = try rows.first?.int("file_version"),
      let hash = try rows.first?.bytes("file_hash")
    else { throw StorageFault.broken("case \(number) has no file") }
    let start = files[number] ?? FoldedCase(number: number, at: Moment(microseconds: 0))
    if let folded = try start.continued(with: links), folded.ends(at: version, hash) {
      if !links.isEmpty { files.keep(folded) }
      return folded
    }
    // What was at hand was let go meanwhile, or is of another history.
    let whole = try FoldedCase(number, links: Self.links(of: number, connection))
    guard whole.ends(at: version, hash) else {
      throw StorageFault.broken("case \(number) does not end where its file says")
    }
    files.keep(whole)
    return whole
  }

  /// All links of a case as they are stored, in their order.
  static func links(of number: CaseNumber, _ connection: any Connection) throws -> [Row] {
    try connection.rows(
      "SELECT version, entry, hash FROM case_event WHERE case_number = $1 ORDER BY version",
      [.text(number.text)]
    )
  }

  /// Takes in new answers: what the case is called, and what makes another like it.
  mutating func describe(_ answers: Answers?, of applicant: AccountID, under rules: Rules) {
    subject = answers?.subject(of: rules.form) ?? ""
    likeness = Self.likeness(
      applicant: applicant,
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
    let place = SearchText.places(in: answers, form: form).map(\.text)
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
