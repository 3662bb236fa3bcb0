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
    let counted = try await read { connection in
      // Index: case_file_decided, which holds all that is asked.
      try connection.rows(
        """
        SELECT workdays, on_time, count(*) AS cases FROM case_file
        WHERE decided_on BETWEEN $1 AND $2
        GROUP BY workdays, on_time ORDER BY workdays, on_time
        """,
        [.text(first.description), .text(today.description)]
      ).map { row in
        PromisesKept.Alike(
          cases: try row.int("cases"),
          workdays: try row.int("workdays"),
          areOnTime: try row.yes("on_time")
        )
      }
    }
    let figures = PromisesKept(counted, from: first, through: today)
    figuresKept.keep(figures)
    return figures
  }
}
