import Casework
import Database
import Deadlines
import Definitions

/// A paper that is numbered and has no bytes yet, as the database knows it.
struct WaitingPaper: Sendable {
  let number: String
  let position: Int
  /// Of the case, when everything of the act that drew it was recorded.
  let version: Int
  let texts: String

  static let none = WaitingPaper(number: "", position: 0, version: 0, texts: "")
}

extension WaitingPaper {
  /// A page of them. By keyset, so that a paper that cannot be made is passed by.
  static func page(
    after last: WaitingPaper,
    _ connection: any Connection
  ) throws -> [WaitingPaper] {
    // Index: paper_to_make.
    try connection.rows(
      """
      SELECT case_number, position, version, text_version FROM paper
      WHERE digest IS NULL AND (case_number, position) > ($1, $2)
      ORDER BY case_number, position LIMIT 64
      """,
      [.text(last.number), .integer(last.position)]
    ).map {
      WaitingPaper(
        number: try $0.text("case_number"),
        position: try $0.int("position"),
        version: try $0.int("version"),
        texts: try $0.text("text_version")
      )
    }
  }

  /// Each as it was drawn: its case is folded anew, up to the act that drew it.
  static func drawn(
    _ waiting: [WaitingPaper],
    _ rulebook: Rulebook,
    _ connection: any Connection
  ) throws -> [DrawnPaper] {
    try Dictionary(grouping: waiting, by: \.number).flatMap { number, papers -> [DrawnPaper] in
      guard let number = CaseNumber(number) else { return [] }
      let links = try CaseRecord.links(of: number, connection)
      return try papers.compactMap { paper in
        let folded = try folded(number, links, upTo: paper.version)
        guard let rules = rulebook.rules(for: folded.file) else { return nil }
        let answers = try folded.file.answers.flatMap {
          try StoredAnswers.read($0, of: number.text, connection)
        }
        return DrawnPaper(
          number: number,
          position: paper.position,
          texts: paper.texts,
          folded: folded,
          subject: answers?.subject(of: rules.form) ?? ""
        )
      }
    }
  }

  /// An act of the first shape is several links: all of them bear its envelope.
  private static func folded(
    _ number: CaseNumber,
    _ links: [Row],
    upTo version: Int
  ) throws -> FoldedCase {
    var folded = FoldedCase(number: number, at: Moment(microseconds: 0))
    var envelope: String?
    for link in links {
      if folded.file.version >= version, try Entry(stored: link.bytes("entry")).envelope != envelope
      {
        break
      }
      envelope = try folded.take(link).envelope
    }
    return folded
  }
}

/// What papers say of people, read once for all of them.
struct PaperPeople: Sendable {
  private var names: [AccountID: String]
  private var answers: [Sealed: Answers]

  init(of drawn: [DrawnPaper], _ connection: any Connection) throws {
    let applicants = Set(drawn.compactMap(\.file.submission?.applicant))
    names = applicants.isEmpty ? [:] : try Hall.names(of: applicants, connection)
    answers = [:]
    // Only what a certificate states was answered by the applicant.
    for paper in drawn where paper.paper?.kind == .certificate {
      guard let sealed = paper.file.answers, answers[sealed] == nil else { continue }
      answers[sealed] = try StoredAnswers.read(sealed, of: paper.number.text, connection)
    }
  }

  /// Nothing of a person who was erased.
  func order(_ drawn: DrawnPaper, _ rules: Rules, queryCode: String) -> PaperOrder? {
    drawn.paper.map { paper in
      PaperOrder(
        paper: paper,
        file: drawn.file,
        rules: rules,
        answers: drawn.file.answers.flatMap { answers[$0] } ?? Answers(),
        applicantName: names[drawn.file.submission?.applicant ?? ""] ?? "",
        subject: drawn.subject,
        queryCode: queryCode
      )
    }
  }
}
