import Casework
import Database
import Deadlines
import Definitions

/// The days that part what is on time from what is not.
struct DashboardDays {
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

/// The dashboard's questions to the clock table.
enum DashboardRows {
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

  /// Each case once; the applicant's own time to correct keeps a case open and presses nobody. One pass over the
  /// clocks, case by case.
  static func cases(
    _ days: DashboardDays,
    _ units: [UnitID],
    _ connection: any Connection
  ) throws -> Dashboard.Cases {
    let row = try connection.row(
      SQL(
        sqlite: """
          SELECT count(*) AS open, count(CASE WHEN today = 1 THEN 1 END) AS today,
            count(CASE WHEN past_promise = 1 THEN 1 END) AS past_promise,
            count(CASE WHEN past_law = 1 THEN 1 END) AS past_law,
            count(CASE WHEN deemed = 1 THEN 1 END) AS deemed_tonight
          FROM (SELECT case_number,
            max(CASE WHEN due_on = $1 AND kind <> 'correction' THEN 1 ELSE 0 END) AS today,
            max(CASE WHEN due_on < $1 AND kind = 'promised' THEN 1 ELSE 0 END) AS past_promise,
            max(CASE WHEN due_on < $1 AND kind = 'statutory' THEN 1 ELSE 0 END) AS past_law,
            max(CASE WHEN due_on = $1 AND kind = 'receipt' THEN 1 ELSE 0 END) AS deemed
          FROM clock WHERE unit IN (SELECT value FROM json_each($2)) GROUP BY case_number) AS whole
          """,
        postgres: """
          SELECT count(*) AS open, count(CASE WHEN today = 1 THEN 1 END) AS today,
            count(CASE WHEN past_promise = 1 THEN 1 END) AS past_promise,
            count(CASE WHEN past_law = 1 THEN 1 END) AS past_law,
            count(CASE WHEN deemed = 1 THEN 1 END) AS deemed_tonight
          FROM (SELECT case_number,
            max(CASE WHEN due_on = $1 AND kind <> 'correction' THEN 1 ELSE 0 END) AS today,
            max(CASE WHEN due_on < $1 AND kind = 'promised' THEN 1 ELSE 0 END) AS past_promise,
            max(CASE WHEN due_on < $1 AND kind = 'statutory' THEN 1 ELSE 0 END) AS past_law,
            max(CASE WHEN due_on = $1 AND kind = 'receipt' THEN 1 ELSE 0 END) AS deemed
          FROM clock WHERE unit = ANY($2::text[]) GROUP BY case_number) AS whole
          """
      ),
      [.text(days.today.description), .texts(units)]
    )
    guard let row else { return Dashboard.Cases() }
    return Dashboard.Cases(
      open: try row.int("open"),
      today: try row.int("today"),
      pastPromise: try row.int("past_promise"),
      pastLaw: try row.int("past_law"),
      deemedTonight: try row.int("deemed_tonight")
    )
  }

  static func size(
    of figure: DashboardFigure,
    _ days: DashboardDays,
    _ units: [UnitID],
    _ connection: any Connection
  ) throws -> (clocks: Int, cases: Int) {
    let span = days.span(figure.standing)
    let row = try connection.row(
      SQL(
        sqlite: """
          SELECT count(*) AS clocks, count(DISTINCT case_number) AS cases FROM clock
          WHERE due_on BETWEEN $1 AND $2 AND kind <> 'correction'
            AND unit IN (SELECT value FROM json_each($3)) AND ($4 = '' OR kind = $4)
          """,
        postgres: """
          SELECT count(*) AS clocks, count(DISTINCT case_number) AS cases FROM clock
          WHERE due_on BETWEEN $1 AND $2 AND kind <> 'correction'
            AND unit = ANY($3::text[]) AND ($4 = '' OR kind = $4)
          """
      ),
      [
        .text(span.first.description), .text(span.last.description), .texts(units),
        .text(figure.kind?.rawValue ?? ""),
      ]
    )
    return (try row?.int("clocks") ?? 0, try row?.int("cases") ?? 0)
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
    after: ClockCursor?,
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
            AND (k.due_on, k.case_number, k.clock_id) > ($5, $6, $7)
          ORDER BY k.due_on, k.case_number, k.clock_id LIMIT $8
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
            AND (k.due_on, k.case_number, k.clock_id) > ($5, $6, $7)
          ORDER BY k.due_on, k.case_number, k.clock_id LIMIT $8
          """
      ),
      [
        .text(span.first.description), .text(span.last.description), .texts(units),
        .text(figure.kind?.rawValue ?? ""), .text(after?.due.description ?? ""),
        .text(after?.number.text ?? ""), .integer(after?.clock ?? -1), .integer(most),
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
