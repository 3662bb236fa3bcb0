import Casework
import Database
package import Deadlines
import Synchronization

/// How well the hall keeps its word: cases closed with a decision in the last twelve months.
package struct HallFigures: Sendable, Hashable {
  package let from: Day
  package let through: Day
  package let decided: Int
  /// Those decided within every promised and every statutory limit of theirs.
  package let onTime: Int
  /// Workdays from acceptance to the last decision, half of the cases taking no longer; nil: no case.
  package let medianWorkdays: Int?

  /// In tenths of a percent, rounded down: 999 is said of nothing less than 99.9 %. Nil: no case.
  package var onTimePermille: Int? { decided > 0 ? onTime * 1000 / decided : nil }
}

/// The figures as they were last counted. The hall's own work counts them once an hour; a page never waits,
/// except for the first count.
final class FiguresKept: Sendable {
  private let kept = Mutex<HallFigures?>(nil)

  var last: HallFigures? { kept.withLock { $0 } }
  func keep(_ figures: HallFigures) { kept.withLock { $0 = figures } }
}

extension Hall {
  package func figures() async throws(LedgerFault) -> HallFigures {
    if let last = figuresKept.last { return last }
    return try await countFigures()
  }

  @discardableResult
  package func countFigures() async throws(LedgerFault) -> HallFigures {
    let today = today()
    let first = today.adding(months: -12)
    var tally = Tally()
    var after = ""
    while true {
      let (start, calendar) = (after, rulebook.calendar)
      let page = try await read { try DecidedCase.page(from: first, after: start, calendar, $0) }
      for decided in page.cases where decided.on >= first && decided.on <= today {
        tally.add(decided)
      }
      guard let last = page.last else { break }
      after = last
    }
    let figures = tally.figures(from: first, through: today)
    figuresKept.keep(figures)
    return figures
  }
}

private struct Tally {
  private var workdays: [Int] = []
  private var onTime = 0

  mutating func add(_ decided: DecidedCase) {
    workdays.append(decided.workdays)
    if decided.isOnTime { onTime += 1 }
  }

  func figures(from first: Day, through last: Day) -> HallFigures {
    HallFigures(
      from: first,
      through: last,
      decided: workdays.count,
      onTime: onTime,
      medianWorkdays: workdays.isEmpty ? nil : workdays.sorted()[(workdays.count - 1) / 2]
    )
  }
}

/// What the figures ask of one closed case.
private struct DecidedCase: Sendable {
  let on: Day
  let workdays: Int
  let isOnTime: Bool

  /// Nil: never accepted, or nothing was decided.
  init?(_ file: CaseFile, _ calendar: WorkCalendar) {
    guard let accepted = file.acceptedOn,
      let last = file.branches.compactMap({ $0.decision?.on }).max()
    else { return nil }
    on = last
    workdays = calendar.workdays(after: accepted, through: last)
    isOnTime = file.clocks.allSatisfy { clock in
      guard clock.kind == .promised || clock.kind == .statutory else { return true }
      guard case .stopped(let day) = clock.state else { return !clock.isPassed }
      return !clock.isPassed && day <= clock.due
    }
  }

  private static let most = 200

  /// A page of cases by number; `last` is nil where nothing follows.
  static func page(
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
