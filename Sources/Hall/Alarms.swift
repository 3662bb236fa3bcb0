import Casework
import Database
package import Deadlines
import Logging

/// The clock rings: every case whose next alarm is due is told to look at its clocks. Late, early or twice does
/// no harm.
extension Hall {
  /// Rings all cases that are due now.
  /// - Returns: how many recorded something.
  @discardableResult
  package func ringDue() async throws(LedgerFault) -> Int {
    let now = clock.now()
    var (rang, after) = (0, DueCase(at: 0, number: ""))
    while true {
      let (due, start) = (try await dueCases(by: now, after: after), ContinuousClock.now)
      guard let last = due.last else { return rang }
      if clock.isSystem, let seconds = last.time?.skew(of: now) {
        logger.error(
          "no clock rings: this server and the database differ",
          metadata: ["seconds": "\(seconds)"]
        )
        return rang
      }
      after = last
      let envelopes = due.compactMap { ring($0, at: now) }
      for outcome in try await handle(envelopes) {
        if case .recorded(let recorded) = outcome, !recorded.events.isEmpty { rang += 1 }
        if case .stopped(let obstacle) = outcome {
          logger.error("the clock rang in vain", metadata: ["obstacle": "\(obstacle.trace)"])
        }
      }
      await admission.giveWay(after: start)
    }
  }

  /// So many of the hall's own acts go into a batch: whoever acts meanwhile waits for no more of them than that.
  static var ownActsTogether: Int { 16 }

  /// When the hall must look at a case next; nil: no clock runs.
  package func nextAlarm() async throws(LedgerFault) -> Moment? {
    try await read { connection in
      try connection.row(
        "SELECT min(next_alarm_at) AS next FROM case_file WHERE next_alarm_at IS NOT NULL",
        []
      )?
      .optionalInteger("next").map(Moment.init(microseconds:))
    }
  }

  private struct DueCase: Sendable {
    let at: Int64
    let number: String
    /// What time it is where the database stands; nil: that is this machine.
    var time: Moment?
  }

  private func dueCases(
    by now: Moment,
    after: DueCase
  ) async throws(LedgerFault) -> [DueCase] {
    try await read { connection in
      // Index: case_file_alarm. By keyset, so that a case that records nothing is passed by.
      try connection.rows(
        Self.alarms,
        [
          .integer(now.microseconds), .integer(after.at), .text(after.number),
          .integer(Self.ownActsTogether),
        ]
      ).map { row in
        DueCase(
          at: try row.integer("next_alarm_at"),
          number: try row.text("case_number"),
          time: try row.optionalInteger("time").map(Moment.init(microseconds:))
        )
      }
    }
  }

  private static let alarms = SQL(
    sqlite: """
      SELECT next_alarm_at, case_number, NULL AS time FROM case_file
      WHERE next_alarm_at IS NOT NULL AND next_alarm_at <= $1
        AND (next_alarm_at, case_number) > ($2, $3)
      ORDER BY next_alarm_at, case_number LIMIT $4
      """,
    postgres: """
      SELECT next_alarm_at, case_number,
        CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT) AS time FROM case_file
      WHERE next_alarm_at IS NOT NULL AND next_alarm_at <= $1
        AND (next_alarm_at, case_number) > ($2, $3)
      ORDER BY next_alarm_at, case_number LIMIT $4
      """
  )

  private func ring(_ due: DueCase, at now: Moment) -> Envelope? {
    CaseNumber(due.number).map { number in
      Envelope(
        id: "ring \(number) \(due.at)",
        from: .hall,
        channel: .api,
        receivedAt: now,
        caseNumber: number,
        command: .ring
      )
    }
  }
}
