import Casework
import Database
import Deadlines
import Definitions

/// The most pressing clocks behind a figure, read in the order of an index and no further than a page goes.
enum HeldRows {
  /// Clocks alone, without the names of their cases and holders.
  static func clocks(
    _ figure: DashboardFigure,
    _ days: DashboardDays,
    _ units: [UnitID],
    after: ClockCursor?,
    most: Int,
    _ connection: any Connection
  ) throws -> [HeldClock] {
    let span = days.span(figure.standing)
    let place: [SQLValue] = [
      .text(span.first.description), .text(span.last.description),
      .text(after?.due.description ?? ""), .text(after?.number.text ?? ""),
      .integer(after?.clock ?? -1), .integer(most),
    ]
    guard let unit = figure.unit, units.contains(unit) else {
      let kinds = figure.kind.map { [$0] } ?? counted
      let values = place + [.texts(units), .texts(kinds.map(\.rawValue))]
      return try connection.rows(ofUnits, values).compactMap(HeldClock.init)
    }
    // One unit's clocks stand sorted by kind: each kind's first ones, and of these the first.
    let questions = (figure.kind.map { [$0] } ?? counted).map { kind in
      Question(ofOneUnit, place + [.text(unit), .text(kind.rawValue)])
    }
    let found = try connection.rows(ofEach: questions).flatMap(\.self).compactMap(HeldClock.init)
    let sorted = found.sorted {
      ($0.due, $0.number, $0.clock) < ($1.due, $1.number, $1.clock)
    }
    return Array(sorted.prefix(most))
  }

  /// The applicant's own time to correct is nobody's lateness.
  private static let counted = Clock.Kind.allCases.filter { $0 != .correction }

  // Index: clock_by_due. `+unit` keeps SQLite from gathering all clocks of all units and sorting them.
  private static let ofUnits = SQL(
    sqlite: """
      SELECT case_number, clock_id, kind, unit, post, branch, start_on, due_on, is_passed FROM clock
      WHERE due_on BETWEEN $1 AND $2 AND (due_on, case_number, clock_id) > ($3, $4, $5)
        AND +unit IN (SELECT value FROM json_each($7))
        AND +kind IN (SELECT value FROM json_each($8))
      ORDER BY due_on, case_number, clock_id LIMIT $6
      """,
    postgres: """
      SELECT case_number, clock_id, kind, unit, post, branch, start_on, due_on, is_passed FROM clock
      WHERE due_on BETWEEN $1 AND $2 AND (due_on, case_number, clock_id) > ($3, $4, $5)
        AND unit = ANY($7::text[]) AND kind = ANY($8::text[])
      ORDER BY due_on, case_number, clock_id LIMIT $6
      """
  )

  // Index: clock_of_unit (unit, kind, due_on, case_number, clock_id).
  private static let ofOneUnit: SQL = """
    SELECT case_number, clock_id, kind, unit, post, branch, start_on, due_on, is_passed FROM clock
    WHERE unit = $7 AND kind = $8 AND due_on BETWEEN $1 AND $2
      AND (due_on, case_number, clock_id) > ($3, $4, $5)
    ORDER BY due_on, case_number, clock_id LIMIT $6
    """

  /// The cases whose clocks run out first.
  static func mostUrgent(
    _ most: Int,
    _ days: DashboardDays,
    _ units: [UnitID],
    _ connection: any Connection
  ) throws -> [HeldCase] {
    var found: [HeldClock] = []
    var cases: Set<CaseNumber> = []
    while cases.count < most {
      let page = try clocks(
        DashboardFigure(),
        days,
        units,
        after: found.last?.cursor,
        most: 4 * most,
        connection
      )
      for clock in page where cases.count < most || cases.contains(clock.number) {
        found.append(clock)
        cases.insert(clock.number)
      }
      if page.count < 4 * most { break }
    }
    return try named(found, connection).byCase
  }

  private static func titles(of numbers: Set<CaseNumber>) -> Question {
    Question(
      SQL(
        sqlite: """
          SELECT case_number, subject, procedure FROM case_file
          WHERE case_number IN (SELECT value FROM json_each($1))
          """,
        postgres: """
          SELECT case_number, subject, procedure FROM case_file WHERE case_number = ANY($1::text[])
          """
      ),
      [.texts(numbers.map(\.text).sorted())]
    )
  }

  /// The same clocks with what their cases are called and who sits on their posts.
  static func named(
    _ clocks: [HeldClock],
    _ connection: any Connection
  ) throws -> [HeldClock] {
    guard !clocks.isEmpty else { return [] }
    let answers = try connection.rows(ofEach: [
      PostHolders.question(of: Set(clocks.map(\.unit))),
      titles(of: Set(clocks.map(\.number))),
    ])
    let holders = try PostHolders(answers.first ?? [])
    let cases = Dictionary(
      try (answers.last ?? []).map { (try $0.text("case_number"), $0) },
      uniquingKeysWith: { one, _ in one }
    )
    return try clocks.map { clock in
      var clock = clock
      clock.holder = clock.post.flatMap { holders[clock.unit, $0]?.name }
      clock.subject = try cases[clock.number.text]?.text("subject") ?? ""
      clock.procedure = try cases[clock.number.text]?.text("procedure") ?? ""
      return clock
    }
  }
}

extension HeldClock {
  /// Nil: the row does not read back.
  fileprivate init?(_ row: Row) throws {
    guard let number = CaseNumber(try row.text("case_number")),
      let kind = Clock.Kind(rawValue: try row.text("kind")),
      let since = Day(try row.text("start_on")), let due = Day(try row.text("due_on"))
    else { return nil }
    let post = try row.text("post")
    self.init(
      number: number,
      branch: BranchID(try row.text("branch")),
      clock: try row.int("clock_id"),
      kind: kind,
      unit: try row.text("unit"),
      post: post.isEmpty ? nil : post,
      holder: nil,
      subject: "",
      procedure: "",
      since: since,
      due: due,
      isPassed: try row.yes("is_passed")
    )
  }
}
