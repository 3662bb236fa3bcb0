import Casework
import Database
import Deadlines
import Definitions
import Supervision

/// The derived rows of a case, computed from its record alone: written by the ledger, compared by `hall replay`.
struct CaseRows {
  let turns: [TurnRow]
  let clocks: [ClockRow]
  let units: [UnitRow]
  let bars: [BarRow]
  let claims: [ClaimRow]
  let publications: [PublicationRow]
  let record: CaseRecord

  init(_ record: CaseRecord) {
    self.record = record
    let file = record.file
    turns = file.turnsInPlace.map { TurnRow($1, at: $0, in: file) }
    clocks = file.runningClocks.map { ClockRow($0, in: file) }
    units = file.unitsConcerned.sorted().map { UnitRow(number: file.number, unit: $0) }
    claims = file.branches.compactMap { branch in
      file.claim(of: branch).map { ClaimRow($0, of: branch.id, in: file) }
    }
    publications = PublicationRow.all(of: file)
    bars = file.bars.enumerated().map { BarRow($1, at: $0, in: file) }
  }

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
      .text(orNull: file.runningClocks.filter { !$0.isPaused }.map(\.due).min()?.description),
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

    fileprivate var rows: CaseRows? {
      if case .rows(let rows) = self { rows } else { nil }
    }
  }

  /// - Parameter rulebook: what the case files' own rows are computed with.
  static func write(
    _ changes: [(before: Before, rows: CaseRows)],
    _ rulebook: Rulebook,
    _ connection: any Connection
  ) throws {
    var tally = TallyChanges()
    var unknown: [SQLValue] = []
    var turns = RowChanges<TurnRow>()
    var clocks = RowChanges<ClockRow>()
    var units = RowChanges<UnitRow>()
    var bars = RowChanges<BarRow>()
    var claims = RowChanges<ClaimRow>()
    var publications = RowChanges<PublicationRow>()
    for (before, rows) in changes {
      let old = before.rows
      turns.add(from: old?.turns ?? [], to: rows.turns)
      clocks.add(from: old?.clocks ?? [], to: rows.clocks)
      units.add(from: old?.units ?? [], to: rows.units)
      bars.add(from: old?.bars ?? [], to: rows.bars)
      claims.add(from: old?.claims ?? [], to: rows.claims)
      publications.add(from: old?.publications ?? [], to: rows.publications)
      if case .unknown = before {
        unknown.append(.text(rows.record.file.number.text))
      } else {
        tally.add(from: old?.record.file, to: rows.record.file)
      }
    }
    try clear(unknown, connection)
    try writeFiles(changes.map { $0.rows.caseFile(rulebook) }, connection)
    try turns.write(connection)
    try clocks.write(connection)
    try units.write(connection)
    try bars.write(connection)
    try claims.write(connection)
    try publications.write(connection)
    try tally.write(connection)
  }
}

extension CaseRows {
  private static func clear(_ numbers: [SQLValue], _ connection: any Connection) throws {
    for table in [
      "DELETE FROM worklist WHERE case_number = $1", "DELETE FROM clock WHERE case_number = $1",
      "DELETE FROM case_unit WHERE case_number = $1", "DELETE FROM bar WHERE case_number = $1",
      "DELETE FROM claim WHERE case_number = $1",
      "DELETE FROM publication WHERE case_number = $1",
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
}
