import Casework
import Database
import Deadlines
import Definitions

/// A paper that is numbered and has no bytes yet.
struct WaitingPaper: Sendable {
  let number: String
  let position: Int
  let version: Int
  /// The version of the texts that stood when it was drawn.
  let texts: String

  static let none = WaitingPaper(number: "", position: 0, version: 0, texts: "")
}

extension Hall {
  /// What each paper says: the case as it was when everything of its moment was recorded. What came later is
  /// not on the paper. Papers wait in the order in which they were drawn, so one pass over the events does.
  func orders(
    for waiting: [WaitingPaper],
    of number: CaseNumber
  ) async throws(LedgerFault) -> [PaperOrder?] {
    let (rulebook, code) = (rulebook, queryCode(for: number))
    return try await read { connection in
      let timeline = try Self.timeline(of: number, connection)
      guard let start = timeline.first else { return waiting.map { _ in nil } }
      var file = CaseFile(number: number, at: start.at)
      var rest = timeline[...]
      var people = PaperPeople(connection)
      return try waiting.map { waiting in
        guard waiting.version >= 1, waiting.version <= timeline.count else { return nil }
        let drawnAt = timeline[waiting.version - 1].at
        while let next = rest.first, next.at <= drawnAt {
          file.take(next.event, at: next.at)
          rest.removeFirst()
        }
        let index = waiting.position - 1
        guard file.papers.indices.contains(index), let rules = rulebook.rules(for: file) else {
          return nil
        }
        return try people.order(file.papers[index], file, rules, queryCode: code)
      }
    }
  }
}

/// What the papers of a case say of people, read once for all of them.
private struct PaperPeople {
  private let connection: any Connection
  private var answers: [Sealed: Answers] = [:]
  private var names: [AccountID: String] = [:]

  init(_ connection: any Connection) { self.connection = connection }

  mutating func order(
    _ paper: Paper,
    _ file: CaseFile,
    _ rules: Rules,
    queryCode: String
  ) throws -> PaperOrder {
    let answers = try answers(of: file)
    return PaperOrder(
      paper: paper,
      file: file,
      rules: rules,
      answers: answers,
      applicantName: try name(file.submission?.applicant ?? ""),
      subject: answers.subject(of: rules.form),
      queryCode: queryCode
    )
  }

  /// None once erased.
  private mutating func answers(of file: CaseFile) throws -> Answers {
    guard let sealed = file.answers else { return Answers() }
    if let known = answers[sealed] { return known }
    let read = try StoredAnswers.read(sealed, of: file.number.text, connection) ?? Answers()
    answers[sealed] = read
    return read
  }

  private mutating func name(_ account: AccountID) throws -> String {
    if let known = names[account] { return known }
    let read = try Hall.names(of: [account], connection)[account] ?? ""
    names[account] = read
    return read
  }
}
