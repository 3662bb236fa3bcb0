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
        return try Self.order(file.papers[index], file, rules, queryCode: code, connection)
      }
    }
  }

  private static func order(
    _ paper: Paper,
    _ file: CaseFile,
    _ rules: Rules,
    queryCode: String,
    _ connection: any Connection
  ) throws -> PaperOrder {
    let answers = try file.answers.flatMap {
      try StoredAnswers.read($0, of: file.number.text, connection)
    }
    let applicant = file.submission?.applicant ?? ""
    return PaperOrder(
      paper: paper,
      file: file,
      rules: rules,
      answers: answers ?? Answers(),
      applicantName: try names(of: [applicant], connection)[applicant] ?? "",
      subject: answers?.subject(of: rules.form) ?? "",
      queryCode: queryCode
    )
  }
}
