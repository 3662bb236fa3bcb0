import Casework
import Database
import Definitions
import Foundation

/// One text that a case is found by, normalised: small letters, half width, no spaces, dashes or brackets.
struct SearchText: Sendable, Hashable {
  enum Kind: String, Sendable { case number, subject, name, code, phone, address }

  let kind: Kind
  let text: String

  init?(_ kind: Kind, _ raw: String) {
    let text = Self.normalised(raw)
    guard !text.isEmpty else { return nil }
    self.kind = kind
    self.text = text
  }

  static func normalised(_ raw: String) -> String {
    // Most texts have none, and the transform costs more than all the rest.
    let isWide = raw.unicodeScalars.contains {
      (0xFF01...0xFFEE).contains($0.value) || $0 == "\u{3000}"
    }
    let half = isWide ? raw.applyingTransform(.fullwidthToHalfwidth, reverse: false) ?? raw : raw
    return String(half.lowercased().filter { $0.isLetter || $0.isNumber }.prefix(200))
  }

  /// Every two neighbouring characters: how a part of a name is found in a language without spaces.
  static func pairs(_ text: String) -> Set<String> {
    Set(zip(text, text.dropFirst()).map { "\($0)\($1)" })
  }

  /// What the answers are searched by: the subject, and the fields that hold a code, a phone or an address.
  static func of(_ answers: Answers?, form: Form) -> [SearchText] {
    guard let answers else { return [] }
    let subject = SearchText(.subject, answers.subject(of: form))
    return [subject].compactMap(\.self) + of(answers, form) { _ in true }
  }

  /// Where it is to be.
  static func places(in answers: Answers?, form: Form) -> [SearchText] {
    answers.map { of($0, form) { $0 == .address } } ?? []
  }

  private static func of(
    _ answers: Answers,
    _ form: Form,
    where isAsked: (Kind) -> Bool
  ) -> [SearchText] {
    form.fields.compactMap { field in
      guard let kind = kind(of: field), isAsked(kind),
        case .text(let text) = answers.values[field.id]
      else { return nil }
      return SearchText(kind, text)
    }
  }

  private static func kind(of field: Field) -> Kind? {
    switch field.kind {
    case .creditCode: .code
    case .phone: .phone
    case .text, .story:
      field.element.contains("address") || field.id.contains("address")
        ? .address : field.element.contains("licence-number") ? .code : nil
    case .number, .yesNo, .day, .choice, .choices, .citizenID, .email: nil
    }
  }

  /// All rows of one case.
  static func all(
    _ file: CaseFile,
    answers: Answers?,
    form: Form,
    applicantName: String
  ) -> Set<SearchText> {
    var texts = Set(of(answers, form: form))
    texts.formUnion([SearchText(.name, applicantName)].compactMap(\.self))
    texts.formUnion(numbers(file.number, papers: file.papers))
    return texts
  }

  static func numbers(_ number: CaseNumber, papers: [Paper]) -> [SearchText] {
    [SearchText(.number, number.text)].compactMap(\.self) + papers.compactMap(number(of:))
  }

  /// Nil: a record that stays in the file; nobody holds it and asks for it by its number.
  static func number(of paper: Paper) -> SearchText? {
    switch paper.kind {
    case .opinionSheet, .visitRecord, .hearingRecord, .deliveryReceipt, .archiveIndex: nil
    default: SearchText(.number, paper.number)
    }
  }

  static func write(
    _ texts: [(CaseNumber, SearchText)],
    _ connection: any Connection
  ) throws {
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO search_text (case_number, kind, text) VALUES ($1, $2, $3)
          ON CONFLICT (case_number, kind, text) DO NOTHING
          """,
        postgres: """
          INSERT INTO search_text (case_number, kind, text)
          SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
          ON CONFLICT (case_number, kind, text) DO NOTHING
          """
      ),
      forEach: texts.map { [.text($0.text), .text($1.kind.rawValue), .text($1.text)] }
    )
    let rows = texts.filter { [.subject, .name, .address].contains($1.kind) }
      .flatMap { number, text in
        pairs(text.text).sorted().map { [SQLValue.text(number.text), .text($0)] }
      }
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO search_pair (case_number, pair) VALUES ($1, $2)
          ON CONFLICT (case_number, pair) DO NOTHING
          """,
        postgres: """
          INSERT INTO search_pair (case_number, pair)
          SELECT * FROM unnest($1::text[], $2::text[])
          ON CONFLICT (case_number, pair) DO NOTHING
          """
      ),
      forEach: rows
    )
  }
}
