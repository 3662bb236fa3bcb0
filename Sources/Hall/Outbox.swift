import Casework
import Database
import Deadlines
import Definitions
import Logging

/// Letters leave here: written in the transaction of the fact they tell of, posted later, each attempt on record.
extension Hall {
  private static let mostAttempts = 8

  /// Posts all letters whose paper is made and whose time has come.
  /// - Returns: how many were sent.
  @discardableResult
  package func postLetters() async throws(LedgerFault) -> Int {
    try await postLetters(through: FilePostbox(folder: settings.letters))
  }

  package func postLetters(through postbox: some Postbox) async throws(LedgerFault) -> Int {
    let now = clock.now()
    let due = try await dueLetters(by: now)
    guard !due.isEmpty else { return 0 }
    let waiting = try await claim(due, at: now)
    var sent = 0
    for letter in waiting {
      do {
        try postbox.send(letter.outgoing)
        try await record(letter, at: now, state: "sent", outcome: "sent", note: "")
        sent += 1
      } catch let fault as LedgerFault {
        throw fault
      } catch {
        let isLast = letter.attempts + 1 >= Self.mostAttempts
        try await record(
          letter,
          at: now,
          state: isLast ? "failed" : "waiting",
          outcome: "failed",
          note: "\(error)"
        )
      }
    }
    return sent
  }

  private func dueLetters(by now: Moment) async throws(LedgerFault) -> [[SQLValue]] {
    try await read { connection in
      // Index: letter_to_post.
      try connection.rows(
        """
        SELECT letter.case_number AS case_number, letter.position AS position
        FROM letter JOIN paper ON paper.case_number = letter.case_number
          AND paper.position = letter.paper
        WHERE state = 'waiting' AND next_attempt_at <= $1 AND digest IS NOT NULL
        ORDER BY next_attempt_at, letter.case_number, letter.position LIMIT 256
        """,
        [.integer(now.microseconds)]
      ).map { [.text(try $0.text("case_number")), .integer(try $0.integer("position"))] }
    }
  }

  /// Takes letters for this process alone: another one passes over them until the claim runs out. Whoever dies
  /// while posting leaves them to the others.
  private func claim(
    _ due: [[SQLValue]],
    at now: Moment
  ) async throws(LedgerFault) -> [WaitingLetter] {
    let (rulebook, until) = (rulebook, now.adding(minutes: 10))
    return try await write { connection in
      var letters: [WaitingLetter] = []
      for letter in due {
        let row = try connection.row(
          SQL(
            sqlite: """
              UPDATE letter SET next_attempt_at = $4 WHERE case_number = $1 AND position = $2
                AND state = 'waiting' AND next_attempt_at <= $3
              RETURNING case_number
              """,
            postgres: """
              UPDATE letter SET next_attempt_at = $4 WHERE (case_number, position) IN (
                SELECT case_number, position FROM letter WHERE case_number = $1 AND position = $2
                  AND state = 'waiting' AND next_attempt_at <= $3 FOR UPDATE SKIP LOCKED)
              RETURNING case_number
              """
          ),
          letter + [.integer(now.microseconds), .integer(until.microseconds)]
        )
        guard row != nil else { continue }
        letters += try connection.rows(
          """
          SELECT letter.case_number AS case_number, letter.position AS position, attempts, name,
            phone, email, subject, procedure, number
          FROM letter JOIN account ON account_id = recipient
          JOIN case_file ON case_file.case_number = letter.case_number
          JOIN paper ON paper.case_number = letter.case_number AND paper.position = letter.paper
          WHERE letter.case_number = $1 AND letter.position = $2
          """,
          letter
        ).map { try WaitingLetter($0, rulebook) }
      }
      return letters
    }
  }

  private func record(
    _ letter: WaitingLetter,
    at now: Moment,
    state: String,
    outcome: String,
    note: String
  ) async throws(LedgerFault) {
    let attempt = letter.attempts + 1
    // 1, 2, 4 … minutes.
    let next = now.adding(minutes: 1 << min(attempt - 1, 10))
    try await write { connection in
      try connection.run(
        """
        UPDATE letter SET state = $3, attempts = $4, next_attempt_at = $5
        WHERE case_number = $1 AND position = $2
        """,
        [
          .text(letter.number), .integer(letter.position), .text(state), .integer(attempt),
          .integer(next.microseconds),
        ]
      )
      try connection.run(
        """
        INSERT INTO delivery (case_number, letter, attempt, at, outcome, note)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        [
          .text(letter.number), .integer(letter.position), .integer(attempt),
          .integer(now.microseconds), .text(outcome), .text(String(note.prefix(500))),
        ]
      )
    }
  }
}

private struct WaitingLetter: Sendable {
  let number: String
  let position: Int
  let attempts: Int
  let outgoing: OutgoingLetter

  /// Names the case and the paper, and nothing of what was filed: letters pass through others' hands.
  init(_ row: Row, _ rulebook: Rulebook) throws {
    number = try row.text("case_number")
    position = try row.int("position")
    attempts = try row.int("attempts")
    let paper = try row.text("number")
    let title = ProcedureID(stored: try row.text("procedure")).map(rulebook.title)
    outgoing = OutgoingLetter(
      name: "\(number)-\(position)",
      to: try row.text("name"),
      phone: try row.optionalText("phone"),
      email: try row.optionalText("email"),
      subject: "\(title?.zh ?? "") \(paper)",
      text: """
        您的办件 \(number) 有一份新文书：\(paper)。请登录网上办事大厅查看。
        A new paper, \(paper), is ready in your case \(number). Sign in to the service hall to read it.
        """
    )
  }
}
