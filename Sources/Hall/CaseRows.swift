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

  static func write(
    _ rows: [CaseRows],
    replacing numbers: [String],
    _ connection: any Connection
  ) throws {
    let keys = numbers.map { [SQLValue.text($0)] }
    try connection.queue(
      SQL(
        sqlite: "DELETE FROM worklist WHERE case_number = $1",
        postgres: "DELETE FROM worklist WHERE case_number IN (SELECT unnest($1::text[]))"
      ),
      forEach: keys
    )
    try connection.queue(
      SQL(
        sqlite: "DELETE FROM clock WHERE case_number = $1",
        postgres: "DELETE FROM clock WHERE case_number IN (SELECT unnest($1::text[]))"
      ),
      forEach: keys
    )
    try connection.queue(
      SQL(
        sqlite: "DELETE FROM case_unit WHERE case_number = $1",
        postgres: "DELETE FROM case_unit WHERE case_number IN (SELECT unnest($1::text[]))"
      ),
      forEach: keys
    )
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO case_file (case_number, version, hash, procedure, applicant, subject, likeness,
            received_on, outcome, next_alarm_at, body)
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
          ON CONFLICT (case_number) DO UPDATE SET version = excluded.version,
            hash = excluded.hash, subject = excluded.subject, likeness = excluded.likeness,
            outcome = excluded.outcome, next_alarm_at = excluded.next_alarm_at,
            body = excluded.body
          """
      ),
      forEach: rows.map(\.caseFile)
    )
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO worklist (case_number, position, unit, post, act, branch, since_on, due_on,
            clock_kind, is_passed)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
          """,
        postgres: """
          INSERT INTO worklist (case_number, position, unit, post, act, branch, since_on, due_on,
            clock_kind, is_passed)
          SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[],
            $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[])
          """
      ),
      forEach: rows.flatMap(\.worklist)
    )
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO clock (case_number, clock_id, kind, unit, post, branch, start_on, due_on, is_passed)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
          """,
        postgres: """
          INSERT INTO clock (case_number, clock_id, kind, unit, post, branch, start_on, due_on,
            is_passed)
          SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[],
            $6::text[], $7::text[], $8::text[], $9::bigint[])
          """
      ),
      forEach: rows.flatMap(\.clocks)
    )
    try connection.queue(
      SQL(
        sqlite: "INSERT INTO case_unit (case_number, unit) VALUES ($1, $2)",
        postgres: """
          INSERT INTO case_unit (case_number, unit)
          SELECT * FROM unnest($1::text[], $2::text[])
          """
      ),
      forEach: rows.flatMap(\.units)
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
