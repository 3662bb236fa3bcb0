import Casework
import Database
import Deadlines
import Definitions

/// The derived rows of a case, computed from its record alone: written by the ledger, compared by `hall replay`.
struct CaseRows: Equatable {
  let caseFile: [SQLValue]
  let worklist: [[SQLValue]]
  let clocks: [[SQLValue]]
  let units: [[SQLValue]]

  init(_ record: CaseRecord, in offset: UTCOffset) {
    let file = record.file
    let number = SQLValue.text(file.number.text)
    caseFile = [
      number, .integer(file.version), .bytes(record.hash),
      .text(file.submission?.procedure.description ?? ""),
      .text(file.submission?.applicant ?? ""), .text(record.subject), .text(record.likeness),
      .text(file.submission?.on.description ?? ""), .text(orNull: file.outcome?.rawValue),
      .integer(orNull: file.nextAlarm(in: offset)?.microseconds), .bytes(StoredJSON.bytes(file)),
    ]
    worklist = file.assignments.enumerated().map { place, turn in
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

  /// What is stored of a case before its rows are written.
  enum Before {
    case nothing
    case rows(CaseRows)
    /// Something else than there should be: all of it goes.
    case unknown
  }

  static func write(
    _ changes: [(before: Before, rows: CaseRows)],
    _ connection: any Connection
  ) throws {
    try clear(
      changes.compactMap { if case .unknown = $0.before { $0.rows.caseFile.first } else { nil } },
      connection
    )
    try writeFiles(changes.map(\.rows.caseFile), connection)
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
            likeness, received_on, outcome, next_alarm_at, body)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
          ON CONFLICT (case_number) DO UPDATE SET version = excluded.version, hash = excluded.hash,
            subject = excluded.subject, likeness = excluded.likeness, outcome = excluded.outcome,
            next_alarm_at = excluded.next_alarm_at, body = excluded.body
          """,
        postgres: """
          INSERT INTO case_file (case_number, version, hash, procedure, applicant, subject,
            likeness, received_on, outcome, next_alarm_at, body)
          SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[], $4::text[], $5::text[],
            $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[], $11::bytea[])
          ON CONFLICT (case_number) DO UPDATE SET version = excluded.version, hash = excluded.hash,
            subject = excluded.subject, likeness = excluded.likeness, outcome = excluded.outcome,
            next_alarm_at = excluded.next_alarm_at, body = excluded.body
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
