package import Casework
import Database
package import Deadlines
package import Definitions

/// The deadline dashboard: for every unit and kind of clock, how the running ones stand today.
/// Counted on the clock table, which holds open work alone: closed cases cost it nothing.
package struct Dashboard: Sendable {
  package let today: Day
  package let openCases: Int
  /// In the order of the units file; a unit with no running clock has empty cells.
  package let units: [UnitRow]
  package let comingDays: [ComingDay]
  /// What is most pressing, and in whose hands.
  package let urgent: [HeldClock]

  package struct UnitRow: Sendable {
    package let unit: UnitID
    package let cells: [Clock.Kind: Cell]

    package var whole: Cell { cells.values.reduce(Cell()) { $0 + $1 } }
  }

  /// How many clocks of a kind stand how.
  package struct Cell: Sendable, Equatable {
    package fileprivate(set) var counts: [Standing: Int] = [:]

    package subscript(standing: Standing) -> Int { counts[standing] ?? 0 }
    package var all: Int { counts.values.reduce(0, +) }

    static func + (one: Cell, other: Cell) -> Cell {
      Cell(counts: one.counts.merging(other.counts, uniquingKeysWith: +))
    }
  }

  package enum Standing: String, Sendable, CaseIterable {
    case onTime = "on_time"
    case today, week, passed
  }

  package struct ComingDay: Sendable {
    package let day: Day
    package let count: Int
  }

  package func count(_ kind: Clock.Kind, _ standing: Standing) -> Int {
    units.reduce(0) { $0 + ($1.cells[kind]?[standing] ?? 0) }
  }
}

/// One running clock, and who holds it since when.
package struct HeldClock: Sendable {
  package let number: CaseNumber
  package let branch: BranchID?
  package let clock: Int
  package let kind: Clock.Kind
  package let unit: UnitID
  package let post: PostName?
  /// Nil: nobody sits on the post.
  package let holder: String?
  package let subject: String
  package let procedure: String
  package let since: Day
  package let due: Day
  package let isPassed: Bool
}

/// What one figure of the dashboard counts.
package struct DashboardFigure: Sendable {
  package var unit: UnitID?
  package var kind: Clock.Kind?
  package var standing: Dashboard.Standing?

  package init(
    unit: UnitID? = nil,
    kind: Clock.Kind? = nil,
    standing: Dashboard.Standing? = nil
  ) {
    self.unit = unit
    self.kind = kind
    self.standing = standing
  }
}

extension Hall {
  /// - Parameter region: digits that the units' regions begin with (区划); empty: all.
  package func dashboard(region: String) async throws(LedgerFault) -> Dashboard {
    let days = DashboardDays(today(), rulebook.calendar)
    let units = unitsInScope(region)
    return try await read { connection in
      let cells = try DashboardRows.cells(days, units, connection)
      return Dashboard(
        today: days.today,
        openCases: try DashboardRows.openCases(units, connection),
        units: units.map { Dashboard.UnitRow(unit: $0, cells: cells[$0] ?? [:]) },
        comingDays: try DashboardRows.coming(days, units, connection),
        urgent: try DashboardRows.held(DashboardFigure(), days, units, most: 8, connection)
      )
    }
  }

  /// The clocks behind a figure, the most pressing first.
  package func clocks(
    behind figure: DashboardFigure,
    region: String,
    most: Int = 200
  ) async throws(LedgerFault) -> [HeldClock] {
    let days = DashboardDays(today(), rulebook.calendar)
    let units = unitsInScope(region).filter { figure.unit == nil || $0 == figure.unit }
    return try await read { connection in
      try DashboardRows.held(figure, days, units, most: most, connection)
    }
  }

  private func unitsInScope(_ region: String) -> [UnitID] {
    catalogue.units.values.filter { $0.region.hasPrefix(region) }.map(\.id).sorted()
  }
}

/// The days that part what is on time from what is not.
private struct DashboardDays {
  let today: Day
  let weekEnd: Day
  let coming: [Day]

  init(_ today: Day, _ calendar: WorkCalendar) {
    self.today = today
    weekEnd = today.adding(days: 7 - today.weekday)
    let first = calendar.isWorkday(today) ? today : calendar.workday(after: today, count: 1)
    coming = [first] + (1...9).map { calendar.workday(after: first, count: $0) }
  }

  /// First and last due day of a standing.
  func span(_ standing: Dashboard.Standing?) -> (first: Day, last: Day) {
    switch standing {
    case nil: (.first, .last)
    case .passed: (.first, today.adding(days: -1))
    case .today: (today, today)
    case .week: (today.adding(days: 1), weekEnd)
    case .onTime: (max(today, weekEnd).adding(days: 1), .last)
    }
  }
}

private enum DashboardRows {
  /// Reads along the index clock_of_unit. The applicant's own time to correct is nobody's lateness.
  static func cells(
    _ days: DashboardDays,
    _ units: [UnitID],
    _ connection: any Connection
  ) throws -> [UnitID: [Clock.Kind: Dashboard.Cell]] {
    let rows = try connection.rows(
      SQL(
        sqlite: """
          SELECT unit, kind,
            CASE WHEN due_on < $1 THEN 'passed' WHEN due_on = $1 THEN 'today'
              WHEN due_on <= $2 THEN 'week' ELSE 'on_time' END AS standing,
            count(*) AS clocks
          FROM clock
          WHERE unit IN (SELECT value FROM json_each($3)) AND kind <> 'correction'
          GROUP BY unit, kind, standing ORDER BY unit, kind, standing
          """,
        postgres: """
          SELECT unit, kind,
            CASE WHEN due_on < $1 THEN 'passed' WHEN due_on = $1 THEN 'today'
              WHEN due_on <= $2 THEN 'week' ELSE 'on_time' END AS standing,
            count(*) AS clocks
          FROM clock
          WHERE unit = ANY($3::text[]) AND kind <> 'correction'
          GROUP BY unit, kind, standing ORDER BY unit, kind, standing
          """
      ),
      [.text(days.today.description), .text(days.weekEnd.description), .texts(units)]
    )
    var cells: [UnitID: [Clock.Kind: Dashboard.Cell]] = [:]
    for row in rows {
      guard let kind = Clock.Kind(rawValue: try row.text("kind")),
        let standing = Dashboard.Standing(rawValue: try row.text("standing"))
      else { continue }
      let unit = try row.text("unit")
      cells[unit, default: [:]][kind, default: Dashboard.Cell()].counts[standing] =
        try row.int("clocks")
    }
    return cells
  }

  static func openCases(_ units: [UnitID], _ connection: any Connection) throws -> Int {
    let row = try connection.row(
      SQL(
        sqlite: """
          SELECT count(DISTINCT case_number) AS cases FROM clock
          WHERE unit IN (SELECT value FROM json_each($1))
          """,
        postgres: """
          SELECT count(DISTINCT case_number) AS cases FROM clock
          WHERE unit = ANY($1::text[])
          """
      ),
      [.texts(units)]
    )
    return try row?.int("cases") ?? 0
  }

  /// How many clocks run out on each of the ten coming workdays.
  static func coming(
    _ days: DashboardDays,
    _ units: [UnitID],
    _ connection: any Connection
  ) throws -> [Dashboard.ComingDay] {
    let rows = try connection.rows(
      SQL(
        sqlite: """
          SELECT due_on, count(*) AS clocks FROM clock
          WHERE due_on IN (SELECT value FROM json_each($1)) AND kind <> 'correction'
            AND unit IN (SELECT value FROM json_each($2))
          GROUP BY due_on ORDER BY due_on
          """,
        postgres: """
          SELECT due_on, count(*) AS clocks FROM clock
          WHERE due_on = ANY($1::text[]) AND kind <> 'correction'
            AND unit = ANY($2::text[])
          GROUP BY due_on ORDER BY due_on
          """
      ),
      [.texts(days.coming.map(\.description)), .texts(units)]
    )
    let counts = Dictionary(
      try rows.map { (try $0.text("due_on"), try $0.int("clocks")) },
      uniquingKeysWith: { one, _ in one }
    )
    return days.coming.map { Dashboard.ComingDay(day: $0, count: counts[$0.description] ?? 0) }
  }

  /// Reads along clock_by_due, and stops at the last row wanted.
  static func held(
    _ figure: DashboardFigure,
    _ days: DashboardDays,
    _ units: [UnitID],
    most: Int,
    _ connection: any Connection
  ) throws -> [HeldClock] {
    let span = days.span(figure.standing)
    let rows = try connection.rows(
      SQL(
        sqlite: """
          SELECT k.case_number, k.clock_id, k.kind, k.unit, k.post, k.branch, k.start_on, k.due_on,
            k.is_passed, f.subject, f.procedure,
            (SELECT a.name FROM account_post AS p JOIN account AS a ON a.account_id = p.account_id
             WHERE p.unit = k.unit AND p.post = k.post AND a.closed_at IS NULL
             ORDER BY a.account_id LIMIT 1) AS holder
          FROM clock AS k JOIN case_file AS f ON f.case_number = k.case_number
          WHERE k.due_on BETWEEN $1 AND $2 AND k.kind <> 'correction'
            AND k.unit IN (SELECT value FROM json_each($3)) AND ($4 = '' OR k.kind = $4)
          ORDER BY k.due_on, k.case_number, k.clock_id LIMIT $5
          """,
        postgres: """
          SELECT k.case_number, k.clock_id, k.kind, k.unit, k.post, k.branch, k.start_on, k.due_on,
            k.is_passed, f.subject, f.procedure,
            (SELECT a.name FROM account_post AS p JOIN account AS a ON a.account_id = p.account_id
             WHERE p.unit = k.unit AND p.post = k.post AND a.closed_at IS NULL
             ORDER BY a.account_id LIMIT 1) AS holder
          FROM clock AS k JOIN case_file AS f ON f.case_number = k.case_number
          WHERE k.due_on BETWEEN $1 AND $2 AND k.kind <> 'correction'
            AND k.unit = ANY($3::text[]) AND ($4 = '' OR k.kind = $4)
          ORDER BY k.due_on, k.case_number, k.clock_id LIMIT $5
          """
      ),
      [
        .text(span.first.description), .text(span.last.description), .texts(units),
        .text(figure.kind?.rawValue ?? ""), .integer(most),
      ]
    )
    return try rows.compactMap(held)
  }

  private static func held(_ row: Row) throws -> HeldClock? {
    guard let number = CaseNumber(try row.text("case_number")),
      let kind = Clock.Kind(rawValue: try row.text("kind")),
      let since = Day(try row.text("start_on")), let due = Day(try row.text("due_on"))
    else { return nil }
    let post = try row.text("post")
    return HeldClock(
      number: number,
      branch: BranchID(try row.text("branch")),
      clock: try row.int("clock_id"),
      kind: kind,
      unit: try row.text("unit"),
      post: post.isEmpty ? nil : post,
      holder: try row.optionalText("holder"),
      subject: try row.text("subject"),
      procedure: try row.text("procedure"),
      since: since,
      due: due,
      isPassed: try row.yes("is_passed")
    )
  }
}
