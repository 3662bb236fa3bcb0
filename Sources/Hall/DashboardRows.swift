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

/// The dashboard's questions: figures to the tally, lists to the clock table.
enum DashboardRows {
  /// All figures of some units.
  static func figures(
    _ days: DashboardDays,
    _ units: [UnitID],
    _ connection: any Connection
  ) throws -> TalliedFigures {
    let rows = try connection.rows(
      SQL(
        sqlite: """
          SELECT unit, what,
            CASE WHEN due_on < $1 THEN 'passed' WHEN due_on = $1 THEN 'today'
              WHEN due_on <= $2 THEN 'week' ELSE 'on_time' END AS standing,
            sum(number) AS number
          FROM tally WHERE unit IN (SELECT value FROM json_each($3)) AND number > 0
          GROUP BY unit, what, standing
          """,
        postgres: """
          SELECT unit, what,
            CASE WHEN due_on < $1 THEN 'passed' WHEN due_on = $1 THEN 'today'
              WHEN due_on <= $2 THEN 'week' ELSE 'on_time' END AS standing,
            sum(number)::bigint AS number
          FROM tally WHERE unit = ANY($3::text[]) AND number > 0
          GROUP BY unit, what, standing
          """
      ),
      [.text(days.today.description), .text(days.weekEnd.description), .texts(units)]
    )
    var figures = TalliedFigures()
    for row in rows {
      guard let standing = Dashboard.Standing(rawValue: try row.text("standing")) else { continue }
      figures.add(
        try row.int("number"),
        what: try row.text("what"),
        of: try row.text("unit"),
        standing
      )
    }
    return figures
  }

  /// How many clocks stand behind a figure.
  static func size(
    of figure: DashboardFigure,
    _ days: DashboardDays,
    _ units: [UnitID],
    _ connection: any Connection
  ) throws -> Int {
    let span = days.span(figure.standing)
    let kinds = figure.kind.map { [$0] } ?? Clock.Kind.allCases
    let row = try connection.row(
      SQL(
        sqlite: """
          SELECT coalesce(sum(number), 0) AS number FROM tally
          WHERE unit IN (SELECT value FROM json_each($1))
            AND what IN (SELECT value FROM json_each($2)) AND due_on BETWEEN $3 AND $4
          """,
        postgres: """
          SELECT coalesce(sum(number), 0)::bigint AS number FROM tally
          WHERE unit = ANY($1::text[]) AND what = ANY($2::text[]) AND due_on BETWEEN $3 AND $4
          """
      ),
      [
        .texts(units), .texts(kinds.map(\.rawValue)), .text(span.first.description),
        .text(span.last.description),
      ]
    )
    return try row?.int("number") ?? 0
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
          SELECT due_on, sum(number) AS clocks FROM tally
          WHERE due_on IN (SELECT value FROM json_each($1))
            AND unit IN (SELECT value FROM json_each($2))
            AND what IN (SELECT value FROM json_each($3))
          GROUP BY due_on ORDER BY due_on
          """,
        postgres: """
          SELECT due_on, sum(number)::bigint AS clocks FROM tally
          WHERE due_on = ANY($1::text[]) AND unit = ANY($2::text[]) AND what = ANY($3::text[])
          GROUP BY due_on ORDER BY due_on
          """
      ),
      [
        .texts(days.coming.map(\.description)), .texts(units),
        .texts(Clock.Kind.allCases.map(\.rawValue)),
      ]
    )
    let counts = Dictionary(
      try rows.map { (try $0.text("due_on"), try $0.int("clocks")) },
      uniquingKeysWith: { one, _ in one }
    )
    return days.coming.map { Dashboard.ComingDay(day: $0, count: counts[$0.description] ?? 0) }
  }
}

/// What the tally says of some units: their clocks by kind and standing, and the cases that they lead.
struct TalliedFigures {
  private(set) var cells: [UnitID: [Clock.Kind: Dashboard.Cell]] = [:]
  private(set) var cases = Dashboard.Cases()

  mutating func add(
    _ number: Int,
    what: String,
    of unit: UnitID,
    _ standing: Dashboard.Standing
  ) {
    if let kind = Clock.Kind(rawValue: what) {
      cells[unit, default: [:]][kind, default: Dashboard.Cell()].counts[standing] = number
      // A case has one receipt clock.
      if kind == .receipt, standing == .today { cases.deemedTonight += number }
      return
    }
    switch (Tally.OfCase(rawValue: what), standing) {
    case (.open, _): cases.open += number
    case (.due, .today): cases.today += number
    case (.promised, .passed): cases.pastPromise += number
    case (.statutory, .passed): cases.pastLaw += number
    case (.due, _), (.promised, _), (.statutory, _), (nil, _): break
    }
  }
}
