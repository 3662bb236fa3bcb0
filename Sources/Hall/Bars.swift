import Casework
import Database
import Deadlines
import Definitions

/// What the applicants of a batch may not file, by cases that are stored.
struct Bars {
  private var known: [AccountID: [(number: CaseNumber, bar: Bar)]] = [:]

  init() {}

  /// - Parameter answers: to the questions about these applicants, in their order.
  init(_ applicants: Set<AccountID>, _ answers: [[Row]]) throws {
    for (applicant, rows) in zip(applicants.sorted(), answers) {
      known[applicant] = try rows.compactMap { row in
        guard let number = CaseNumber(try row.text("case_number")),
          let kind = Bar.Kind(rawValue: try row.text("kind"))
        else { return nil }
        let until = try row.optionalText("until_on").flatMap { Day($0) }
        return (number, Bar(kind: kind, matter: try row.text("matter"), until: until))
      }
    }
  }

  subscript(applicant: AccountID) -> [(number: CaseNumber, bar: Bar)] { known[applicant] ?? [] }

  static func applicants(of sent: [Sent]) -> Set<AccountID> {
    Set(
      sent.compactMap { sent in
        switch sent.envelope.command {
        case .submit(let filing), .correct(let filing): filing.applicant
        default: nil
        }
      }
    )
  }

  /// The newest of each will do: nobody has been barred a hundred times.
  static func questions(_ applicants: Set<AccountID>) -> [Question] {
    applicants.sorted().map { applicant in
      // Index: bar_of_applicant.
      Question(
        """
        SELECT case_number, kind, matter, until_on FROM bar WHERE applicant = $1
        ORDER BY case_number DESC, position LIMIT 100
        """,
        [.text(applicant)]
      )
    }
  }
}
