import Casework
import Database
import Deadlines
import Definitions
import Supervision

/// The derived rows of a case, computed from its record alone: written by the ledger, compared by `hall replay`.
struct CaseRows {
  let worklist: [[SQLValue]]
  let clocks: [[SQLValue]]
  let units: [[SQLValue]]
  private let record: CaseRecord

  init(_ record: CaseRecord) {
    self.record = record
    let file = record.file
    let number = SQLValue.text(file.number.text)
    worklist = file.turnsInPlace.map { place, turn in
      let clock = file.clock(for: turn)
      return [
        number, .integer(place), .text(turn.unit), .text(turn.post), .text(turn.act.rawValue),
        .text(turn.branch?.text ?? ""), .text(turn.since.description),
        .text((clock?.due ?? Day.last).description), .text(orNull: clock?.kind.rawValue),
        .yes(clock?.isPassed ?? false),
      ]
    }
    clocks = file.runningClocks.map { clock in
      [
        number, .integer(clock.id), .text(clock.kind.rawValue), .text(clock.unit),
        .text(clock.post ?? file.holdingPost(clock) ?? ""), .text(clock.branch?.text ?? ""),
        .text(clock.start.description), .text(clock.due.description), .yes(clock.isPassed),
      ]
    }
    units = file.unitsConcerned.sorted().map { [number, .text($0)] }
  }

  var marks: [Tally.Mark: Int] { Tally.marks(of: record.file) }

  /// The row of the case itself.
  func caseFile(_ rulebook: Rulebook) -> [SQLValue] {
    let file = record.file
    let submission = file.submission
    let alarm = file.nextAlarm(in: rulebook.calendar.utcOffset)
    return [
      .text(file.number.text), .integer(file.version), .bytes(record.folded.hash),
      .text(submission?.procedure.description ?? ""), .text(submission?.applicant ?? ""),
      .text(record.subject), .text(record.likeness), .text(submission?.on.description ?? ""),
      .text(orNull: file.outcome?.rawValue), .integer(orNull: alarm?.microseconds),
      .text(submission?.lead ?? ""), .text(submission?.acceptRegion ?? ""),
      .text(submission?.decideRegion ?? ""), .text(file.state.rawValue),
      .text(orNull: file.runningClocks.map(\.due).min()?.description),
    ] + Self.decision(file, rulebook)
  }

  /// Day, workdays and whether in time, for the figures; of what was not decided on, nothing.
  private static func decision(_ file: CaseFile, _ rulebook: Rulebook) -> [SQLValue] {
    guard let outcome = file.outcome, [.granted, .partlyGranted, .denied].contains(outcome),
      let decided = DecidedCase(file, rulebook.calendar(of: file))
    else { return [.null, .null, .null] }
    return [
      .text(decided.on.description), .integer(decided.workdays), .yes(decided.isOnTime),
    ]
  }

  /// What is stored of a case before its rows are written.
  enum Before {
    case nothing
    case rows(CaseRows)
    /// Something else than there should be: all of it goes. The tally is not told, and must be counted anew.
    case unknown
  }

  /// - Parameter rulebook: what the case files' own rows are computed with.
  static func write(
    _ changes: [(before: Before, rows: CaseRows)],
    _ rulebook: Rulebook,
    _ connection: any Connection
  ) throws {
    try clear(
      changes.compactMap { change in
        if case .unknown = change.before { .text(change.rows.record.file.number.text) } else { nil }
      },
      connection
    )
    try writeFiles(changes.map { $0.rows.caseFile(rulebook) }, connection)
    let old = changes.compactMap { change in
      if case .rows(let rows) = change.before { rows } else { nil }
    }
    let new = changes.map(\.rows)
    try writeTurns(
      RowChanges(old.flatMap(\.worklist), new.flatMap(\.worklist)),
      connection
    )
    try writeClocks(RowChanges(old.flatMap(\.clocks), new.flatMap(\.clocks)), connection)
    try writeUnits(RowChanges(old.flatMap(\.units), new.flatMap(\.units)), connection)
    let marks = changes.compactMap {
      change -> (before: [Tally.Mark: Int], after: [Tally.Mark: Int])? in
      switch change.before {
      case .nothing: ([:], change.rows.marks)
      case .rows(let before): (before.marks, change.rows.marks)
      case .unknown: nil
      }
    }
    try Tally.write(Tally.changes(marks), connection)
  }
}

/// What must go and what must be written so that one set of rows becomes another: most rows stay as they are.
private struct RowChanges {
  /// The keys of rows that are no more: their first two values.
  let gone: [[SQLValue]]
  let written: [[SQLValue]]

  init(_ old: [[SQLValue]], _ new: [[SQLValue]]) {
    let before = Set(old)
    let keys = Set(new.map { Array($0.prefix(2)) })
    gone = old.map { Array($0.prefix(2)) }.filter { !keys.contains($0) }
    written = new.filter { !before.contains($0) }
  }
}

extension CaseRows {
  private static func clear(_ numbers: [SQLValue], _ connection: any Connection) throws {
    for table in [
      "DELETE FROM worklist WHERE case_number = $1", "DELETE FROM clock WHERE case_number = $1",
      "DELETE FROM case_unit WHERE case_number = $1",
    ] as [SQL] {
      try connection.queue(table, forEach: numbers.map { [$0] })
    }
  }

  private static func writeFiles(_ rows: [[SQLValue]], _ connection: any Connection) throws {
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO case_file (case_number, version, hash, procedure, applicant, subject,
            likeness, received_on, outcome, next_alarm_at, lead, accept_region,
            decide_region, state, next_due_on, decided_on, workdays, on_time)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
          ON CONFLICT (case_number) DO UPDATE SET version = excluded.version, hash = excluded.hash,
            subject = excluded.subject, likeness = excluded.likeness, outcome = excluded.outcome,
            next_alarm_at = excluded.next_alarm_at, lead = excluded.lead,
            accept_region = excluded.accept_region, decide_region = excluded.decide_region,
            state = excluded.state, next_due_on = excluded.next_due_on, decided_on = excluded.decided_on,
            workdays = excluded.workdays, on_time = excluded.on_time
          """,
        postgres: """
          INSERT INTO case_file (case_number, version, hash, procedure, applicant, subject,
            likeness, received_on, outcome, next_alarm_at, lead, accept_region,
            decide_region, state, next_due_on, decided_on, workdays, on_time)
          SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[], $4::text[], $5::text[],
            $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[], $11::text[], $12::text[],
            $13::text[], $14::text[], $15::text[], $16::text[], $17::bigint[], $18::bigint[])
          ON CONFLICT (case_number) DO UPDATE SET version = excluded.version, hash = excluded.hash,
            subject = excluded.subject, likeness = excluded.likeness, outcome = excluded.outcome,
            next_alarm_at = excluded.next_alarm_at, lead = excluded.lead,
            accept_region = excluded.accept_region, decide_region = excluded.decide_region,
            state = excluded.state, next_due_on = excluded.next_due_on, decided_on = excluded.decided_on,
            workdays = excluded.workdays, on_time = excluded.on_time
          """
      ),
      forEach: rows
    )
  }

  private static func writeTurns(_ changes: RowChanges, _ connection: any Connection) throws {
    try connection.queue(
      SQL(
        sqlite: "DELETE FROM worklist WHERE case_number = $1 AND position = $2",
        postgres: """
          DELETE FROM worklist USING unnest($1::text[], $2::bigint[]) AS gone (number, place)
          WHERE case_number = number AND position = place
          """
      ),
      forEach: changes.gone
    )
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO worklist (case_number, position, unit, post, act, branch, since_on, due_on,
            clock_kind, is_passed)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
          ON CONFLICT (case_number, position) DO UPDATE SET unit = excluded.unit,
            post = excluded.post, act = excluded.act, branch = excluded.branch,
            since_on = excluded.since_on, due_on = excluded.due_on,
            clock_kind = excluded.clock_kind, is_passed = excluded.is_passed
          """,
        postgres: """
          INSERT INTO worklist (case_number, position, unit, post, act, branch, since_on, due_on,
            clock_kind, is_passed)
          SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[],
            $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[])
          ON CONFLICT (case_number, position) DO UPDATE SET unit = excluded.unit,
            post = excluded.post, act = excluded.act, branch = excluded.branch,
            since_on = excluded.since_on, due_on = excluded.due_on,
            clock_kind = excluded.clock_kind, is_passed = excluded.is_passed
          """
      ),
      forEach: changes.written
    )
  }

  private static func writeClocks(_ changes: RowChanges, _ connection: any Connection) throws {
    try connection.queue(
      SQL(
        sqlite: "DELETE FROM clock WHERE case_number = $1 AND clock_id = $2",
        postgres: """
          DELETE FROM clock USING unnest($1::text[], $2::bigint[]) AS gone (number, id)
          WHERE case_number = number AND clock_id = id
          """
      ),
      forEach: changes.gone
    )
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO clock (case_number, clock_id, kind, unit, post, branch, start_on, due_on,
            is_passed)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
          ON CONFLICT (case_number, clock_id) DO UPDATE SET kind = excluded.kind,
            unit = excluded.unit, post = excluded.post, branch = excluded.branch,
            start_on = excluded.start_on, due_on = excluded.due_on, is_passed = excluded.is_passed
          """,
        postgres: """
          INSERT INTO clock (case_number, clock_id, kind, unit, post, branch, start_on, due_on,
            is_passed)
          SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[],
            $6::text[], $7::text[], $8::text[], $9::bigint[])
          ON CONFLICT (case_number, clock_id) DO UPDATE SET kind = excluded.kind,
            unit = excluded.unit, post = excluded.post, branch = excluded.branch,
            start_on = excluded.start_on, due_on = excluded.due_on, is_passed = excluded.is_passed
          """
      ),
      forEach: changes.written
    )
  }

  private static func writeUnits(_ changes: RowChanges, _ connection: any Connection) throws {
    try connection.queue(
      SQL(
        sqlite: "DELETE FROM case_unit WHERE case_number = $1 AND unit = $2",
        postgres: """
          DELETE FROM case_unit USING unnest($1::text[], $2::text[]) AS gone (number, name)
          WHERE case_number = number AND unit = name
          """
      ),
      forEach: changes.gone
    )
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO case_unit (case_number, unit) VALUES ($1, $2)
          ON CONFLICT (case_number, unit) DO NOTHING
          """,
        postgres: """
          INSERT INTO case_unit (case_number, unit)
          SELECT * FROM unnest($1::text[], $2::text[])
          ON CONFLICT (case_number, unit) DO NOTHING
          """
      ),
      forEach: changes.written
    )
  }
}

extension CaseFile {
  /// Each turn with a place of its own, told from its act and branch: a turn that ends moves no other.
  fileprivate var turnsInPlace: [(place: Int, turn: Assignment)] {
    var taken: [Int: Int] = [:]
    let turns = assignments.map { turn in
      let act = Assignment.Act.allCases.firstIndex(of: turn.act) ?? 0
      let branch = turn.branch.flatMap { Int($0.text) }.map { $0 + 1 } ?? 0
      let place = branch * Assignment.Act.allCases.count + act
      // Several units may have the same turn on one branch.
      defer { taken[place, default: 0] += 1 }
      return (place + 100_000 * taken[place, default: 0], turn)
    }
    return turns.sorted { $0.0 < $1.0 }
  }

  /// The clock that a turn runs against: its own, else the one of its branch that ends first.
  func clock(for turn: Assignment) -> Clock? {
    if let id = turn.clock { return clock(id) }
    return runningClocks.filter { $0.branch == turn.branch && $0.unit == turn.unit }
      .min { ($0.due, $0.id) < ($1.due, $1.id) }
  }

  /// Who holds what a clock without a post measures: the post whose turn it is.
  func holdingPost(_ clock: Clock) -> PostName? {
    assignments.first {
      $0.unit == clock.unit && ($0.branch == clock.branch || clock.branch == nil)
    }?
    .post
  }
}
