import Casework
import Database
import Deadlines
import Definitions

/// Open cases that are stored and share applicant, matter and place with a filing: it is warned of them.
struct LikeCases {
  private var numbers: [String: [CaseNumber]] = [:]

  init() {}

  /// - Parameter answers: to the questions about these likenesses, in their order.
  init(_ likenesses: Set<String>, _ answers: [[Row]]) throws {
    for (likeness, rows) in zip(likenesses.sorted(), answers) {
      numbers[likeness] = try rows.compactMap { CaseNumber(try $0.text("case_number")) }
    }
  }

  subscript(likeness: String) -> [CaseNumber] { numbers[likeness] ?? [] }

  /// What the filings among these may be like.
  static func likenesses(of sent: [Sent], _ rulebook: Rulebook) -> Set<String> {
    Set(
      sent.compactMap { sent in
        guard let filing = sent.envelope.command.filing else { return nil }
        let day = sent.envelope.receivedAt.day(in: rulebook.calendar.utcOffset)
        return rulebook.rules(for: filing.procedure, on: day).map { likeness(filing, $0) }
      }
    )
  }

  static func likeness(_ filing: Filing, _ rules: Rules) -> String {
    CaseRecord.likeness(
      applicant: filing.applicant,
      procedure: rules.procedure.id.name,
      answers: filing.answers,
      form: rules.form
    )
  }

  /// A few of each will do: one who files at the same place again and again is told of the first.
  static func questions(_ likenesses: Set<String>) -> [Question] {
    likenesses.sorted().map { likeness in
      // Index: case_file_like.
      Question(
        """
        SELECT case_number FROM case_file WHERE likeness = $1 AND outcome IS NULL
        ORDER BY case_number LIMIT 5
        """,
        [.text(likeness)]
      )
    }
  }
}
