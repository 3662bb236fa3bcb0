import Casework
import Database
import Deadlines
import Definitions

/// How many clocks run and how many cases are open, by unit and day: kept by every act, so that the dashboard adds
/// up a few rows however many cases there are.
enum Tally {
  /// One thing that is counted, such as the `promised` clocks of a unit that run out on a day.
  struct Mark: Hashable, Comparable {
    let unit: UnitID
    let what: String
    /// Nil: whatever the day.
    let due: Day?

    var dueText: String { due?.description ?? "" }

    static func < (one: Mark, other: Mark) -> Bool {
      (one.unit, one.what, one.due ?? .first) < (other.unit, other.what, other.due ?? .first)
    }
  }

  /// What of a case is counted, each case once, under the unit that leads it.
  enum OfCase: String, CaseIterable {
    /// Some clock of it runs.
    case open = "case"
    /// Some clock of it runs out on that day.
    case due = "case due"
    /// The first of its promises that still runs ends on that day.
    case promised = "case promised"
    /// The same of the law's own limits.
    case statutory = "case statutory"
  }

  /// In one order everywhere, so that two processes never wait for each other crosswise.
  static func write(_ changes: [Mark: Int], _ connection: any Connection) throws {
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO tally (unit, what, due_on, number) VALUES ($1, $2, $3, $4)
          ON CONFLICT (unit, what, due_on) DO UPDATE SET number = tally.number + excluded.number
          """,
        postgres: """
          INSERT INTO tally (unit, what, due_on, number)
          SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
          ON CONFLICT (unit, what, due_on) DO UPDATE SET number = tally.number + excluded.number
          """
      ),
      forEach: changes.sorted { $0.key < $1.key }.map { mark, number in
        [.text(mark.unit), .text(mark.what), .text(mark.dueText), .integer(number)]
      }
    )
  }

  /// Days that nobody counts any more.
  static func forgetEmpty(_ connection: any Connection) throws {
    try connection.run("DELETE FROM tally WHERE number = 0")
  }
}

/// What the marks of many cases change by. Most acts leave most marks as they were.
struct TallyChanges {
  private var numbers: [Tally.Mark: Int] = [:]

  /// - Parameter old: nil: a new case.
  mutating func add(from old: CaseFile?, to new: CaseFile) {
    add(new, times: 1)
    if let old { add(old, times: -1) }
  }

  func write(_ connection: any Connection) throws {
    try Tally.write(numbers.filter { $0.value != 0 }, connection)
  }

  /// What one case adds. The applicant's own time to correct keeps a case open and presses nobody.
  private mutating func add(_ file: CaseFile, times: Int) {
    guard let lead = file.submission?.lead else { return }
    let running = file.runningClocks
    let pressing = running.filter { $0.kind != .correction }
    for clock in pressing { add(clock.unit, clock.kind.rawValue, clock.due, times) }
    if !running.isEmpty { add(lead, Tally.OfCase.open.rawValue, nil, times) }
    for day in Set(pressing.map(\.due)) { add(lead, Tally.OfCase.due.rawValue, day, times) }
    if let first = pressing.lazy.filter({ $0.kind == .promised }).map(\.due).min() {
      add(lead, Tally.OfCase.promised.rawValue, first, times)
    }
    if let first = pressing.lazy.filter({ $0.kind == .statutory }).map(\.due).min() {
      add(lead, Tally.OfCase.statutory.rawValue, first, times)
    }
  }

  private mutating func add(_ unit: UnitID, _ what: String, _ due: Day?, _ times: Int) {
    numbers[Tally.Mark(unit: unit, what: what, due: due), default: 0] += times
  }
}

extension Tally {
  /// Counts anew from the clocks themselves, in SQL and so by another way than `marks`, and mends what differs.
  /// - Returns: the marks that were wrong.
  static func compareAndRepair(_ connection: any Connection) throws -> [Mark] {
    // Whoever writes meanwhile waits, so that both counts are of one moment.
    try connection.run(
      SQL(sqlite: "SELECT 1", postgres: "LOCK TABLE tally IN EXCLUSIVE MODE")
    )
    let stored = try numbers(connection.rows("SELECT unit, what, due_on, number FROM tally"))
    let counted = try numbers(connection.rows(recount))
    let wrong = counted.merging(stored.mapValues { -$0 }, uniquingKeysWith: +).filter {
      $0.value != 0
    }
    try write(wrong, connection)
    return wrong.keys.sorted()
  }

  private static func numbers(_ rows: [Row]) throws -> [Mark: Int] {
    Dictionary(
      try rows.map { row in
        let mark = Mark(
          unit: try row.text("unit"),
          what: try row.text("what"),
          due: Day(try row.text("due_on"))
        )
        return (mark, try row.int("number"))
      },
      uniquingKeysWith: +
    )
  }

  private static let recount: SQL = """
    SELECT unit, kind AS what, due_on, count(*) AS number FROM clock
    WHERE kind <> 'correction' GROUP BY unit, kind, due_on
    UNION ALL
    SELECT lead, 'case', '', count(*) FROM case_file
    WHERE case_number IN (SELECT case_number FROM clock) GROUP BY lead
    UNION ALL
    SELECT lead, 'case due', clock.due_on, count(DISTINCT case_number)
    FROM clock JOIN case_file USING (case_number) WHERE kind <> 'correction'
    GROUP BY lead, clock.due_on
    UNION ALL
    SELECT lead, 'case ' || kind, first_due, count(*)
    FROM (SELECT case_number, kind, min(due_on) AS first_due FROM clock
      WHERE kind IN ('promised', 'statutory') GROUP BY case_number, kind) AS firsts
      JOIN case_file USING (case_number)
    GROUP BY lead, kind, first_due
    """
}
