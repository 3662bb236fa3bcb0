import Casework
import Database
import Deadlines
import Definitions
import Logging

/// A calendar that came into force moves the dates of open cases, on record in each of them.
extension Hall {
  /// Counts open dates again when today's calendar is new; a run that was cut short, or refused because this server's
  /// clock differs from the database's, is done again at the next start.
  /// - Returns: how many cases recorded it.
  package func recountOnNewCalendar() async throws(LedgerFault) -> Int {
    let versions = rulebook.today.calendars.map(\.version)
    let done = try await read { connection in
      try versions.allSatisfy { version in
        try connection.row(
          "SELECT recounted_at FROM calendar WHERE version = $1",
          [.text(version)]
        )?.optionalInteger("recounted_at") != nil
      }
    }
    guard !done else { return 0 }
    guard let recounted = try await recountDates() else {
      logger.error("dates not counted on the new calendar: this server and the database differ")
      return 0
    }
    let now = clock.now().microseconds
    try await write { connection in
      _ = try connection.run(
        "UPDATE calendar SET recounted_at = $2 WHERE version = $1 AND recounted_at IS NULL",
        forEach: versions.map { [.text($0), .integer(now)] }
      )
    }
    return recounted
  }

  /// Tells every open case to count its dates on today's calendar; a case already on it records nothing.
  /// - Returns: nil where the ledger takes nothing from this server.
  private func recountDates() async throws(LedgerFault) -> Int? {
    var (recounted, after) = (0, "")
    while true {
      let (numbers, start) = (try await openCases(after: after), ContinuousClock.now)
      guard let last = numbers.last else { return recounted }
      after = last.text
      for outcome in try await handle(numbers.map(recount)) {
        if case .recorded(let recorded) = outcome, !recorded.events.isEmpty { recounted += 1 }
        if case .stopped(.clocksDiffer) = outcome { return nil }
      }
      await admission.giveWay(after: start)
    }
  }

  /// A mark of all calendars of today.
  private var edition: String {
    String(Digest.hex(rulebook.today.calendars.map(\.version).joined(separator: ";")).prefix(16))
  }

  private func recount(_ number: CaseNumber) -> Envelope {
    Envelope(
      id: "recount \(number) \(edition)",
      from: .hall,
      channel: .api,
      receivedAt: clock.now(),
      caseNumber: number,
      command: .recountDates
    )
  }

  private func openCases(after: String) async throws(LedgerFault) -> [CaseNumber] {
    try await read { connection in
      // Index: the key of clock, which holds running clocks alone.
      try connection.rows(
        """
        SELECT DISTINCT case_number FROM clock WHERE case_number > $1
        ORDER BY case_number LIMIT $2
        """,
        [.text(after), .integer(Self.ownActsTogether)]
      ).compactMap { CaseNumber(try $0.text("case_number")) }
    }
  }
}
