import Casework
import Database
import Deadlines
package import Supervision
import Synchronization

/// The figures as they were last counted. The hall's own work counts them once an hour; a page never waits.
final class FiguresKept: Sendable {
  private let kept = Mutex<PromisesKept?>(nil)

  var last: PromisesKept? { kept.withLock { $0 } }
  func keep(_ figures: PromisesKept) { kept.withLock { $0 = figures } }
}

extension Hall {
  /// How the promises of the last twelve months were kept; nil until they are first counted.
  package var figures: PromisesKept? { figuresKept.last }

  @discardableResult
  package func countFigures() async throws(LedgerFault) -> PromisesKept {
    let today = today()
    let first = today.adding(months: -12)
    var cases: [DecidedCase] = []
    var after = ""
    while !Task.isCancelled {
      let (start, calendar) = (after, rulebook.calendar)
      let page = try await read { try DecidedCase.page(from: first, after: start, calendar, $0) }
      cases += page.cases
      guard let last = page.last else { break }
      after = last
    }
    let figures = PromisesKept(cases, from: first, through: today)
    // Cut short by the hall's end: half the cases are no figure.
    if !Task.isCancelled { figuresKept.keep(figures) }
    return figures
  }
}

extension DecidedCase {
  private static let most = 200

  /// A page of cases by number; `last` is nil where nothing follows.
  fileprivate static func page(
    from first: Day,
    after number: String,
    _ calendar: WorkCalendar,
    _ connection: any Connection
  ) throws -> (cases: [DecidedCase], last: String?) {
    // A case may take a year: what was received a year before the period may be decided within it.
    let rows = try connection.rows(
      """
      SELECT case_number, body FROM case_file
      WHERE outcome IN ('granted', 'partly_granted', 'denied')
        AND received_on >= $1 AND case_number > $2
      ORDER BY case_number LIMIT $3
      """,
      [.text(first.adding(months: -12).description), .text(number), .integer(most)]
    )
    let cases = try rows.compactMap {
      DecidedCase(try StoredJSON.value(CaseFile.self, $0.bytes("body")), calendar)
    }
    return (cases, rows.count < most ? nil : try rows.last?.text("case_number"))
  }
}
