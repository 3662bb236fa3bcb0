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

  /// Asks for the bodies of those files alone that are not at hand.
  static func question(_ numbers: Set<CaseNumber>, _ files: HotFiles) -> Question {
    let atHand = numbers.compactMap { number in
      files.file(number).map { "\(number) \($0.file.version)" }
    }
    return Question(
      SQL(
        sqlite: """
          SELECT case_number, version, hash, subject, likeness,
            CASE WHEN case_number || ' ' || version IN (SELECT value FROM json_each($2))
              THEN NULL ELSE body END AS body
          FROM case_file WHERE case_number IN (SELECT value FROM json_each($1))
          ORDER BY case_number
          """,
        postgres: """
          SELECT case_number, version, hash, subject, likeness,
            CASE WHEN case_number || ' ' || version = ANY($2::text[])
              THEN NULL ELSE body END AS body
          FROM case_file WHERE case_number = ANY($1::text[]) ORDER BY case_number
          """
      ),
      [.texts(numbers.map(\.text).sorted()), .texts(atHand)]
    )
  }

  /// - Parameter rows: the answer to `question`.
  static func read(
    _ rows: [Row],
    _ connection: any Connection,
    _ files: HotFiles
  ) throws -> [CaseNumber: CaseRecord] {
    var records: [CaseNumber: CaseRecord] = [:]
    for row in rows {
      guard let number = CaseNumber(try row.text("case_number")) else { continue }
      records[number] = CaseRecord(
        file: try file(number, row, connection, files),
        hash: try row.bytes("hash"),
        subject: try row.text("subject"),
        likeness: try row.text("likeness")
      )
    }
    return records
  }

  private static func file(
    _ number: CaseNumber,
    _ row: Row,
    _ connection: any Connection,
    _ files: HotFiles
  ) throws -> CaseFile {
    let (version, hash) = (try row.int("version"), try row.bytes("hash"))
    if let known = files.file(number), known.file.version == version, known.hash == hash {
      return known.file
    }
    let body = try row.optionalBytes("body") ?? body(of: number, connection)
    let file = try StoredJSON.value(CaseFile.self, body)
    files.keep(file, hash: hash, bytes: body.count)
    return file
  }

  /// The file at hand was let go meanwhile, or is of another history.
  private static func body(of number: CaseNumber, _ connection: any Connection) throws -> [UInt8] {
    let row = try connection.row(
      "SELECT body FROM case_file WHERE case_number = $1",
      [.text(number.text)]
    )
    guard let body = try row?.bytes("body") else {
      throw StorageFault.broken("case \(number) has no file")
    }
    return body
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
