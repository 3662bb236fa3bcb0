import Casework
import Database
import Deadlines
import Definitions
import Logging

/// Letters leave here: written in the transaction of the fact they tell of, posted later, each attempt on record.
///
/// At least once: who dies between posting letters and recording it leaves some to be posted again, under the same
/// names.
extension Hall {
  /// Posts all letters whose paper is made and whose time has come.
  /// - Returns: how many were sent.
  @discardableResult
  package func postLetters() async throws(LedgerFault) -> Int {
    try await postLetters(
      through: MailboxFile(
        folder: settings.letters,
        at: clock.now(),
        in: rulebook.calendar.utcOffset
      )
    )
  }

  package func postLetters(through postbox: some Postbox) async throws(LedgerFault) -> Int {
    var sent = 0
    while true {
      let (now, rulebook) = (clock.now(), rulebook)
      let claimed = try await write { try WaitingLetter.claim(at: now, rulebook, $0) }
      guard !claimed.isEmpty else { return sent }
      let attempts = LetterAttempt.all(claimed, through: postbox)
      try await write { try LetterAttempt.record(attempts, at: now, $0) }
      sent += attempts.count { $0.failure == nil }
    }
  }
}

extension WaitingLetter {
  private static let mostTogether = 64

  /// Takes letters for this process alone: another one passes over them until the claim runs out. Whoever dies
  /// while posting leaves them to the others.
  fileprivate static func claim(
    at now: Moment,
    _ rulebook: Rulebook,
    _ connection: any Connection
  ) throws -> [WaitingLetter] {
    let until = now.adding(minutes: 10)
    // Index: letter_to_post.
    let claimed = try connection.rows(
      SQL(
        sqlite: """
          UPDATE letter SET next_attempt_at = $2 WHERE (case_number, position) IN (
            SELECT letter.case_number, letter.position FROM letter
            JOIN paper ON paper.case_number = letter.case_number AND paper.position = letter.paper
            WHERE state = 'waiting' AND next_attempt_at <= $1 AND digest IS NOT NULL
            ORDER BY next_attempt_at, letter.case_number, letter.position LIMIT $3)
          RETURNING case_number, position
          """,
        postgres: """
          UPDATE letter SET next_attempt_at = $2 WHERE (case_number, position) IN (
            SELECT letter.case_number, letter.position FROM letter
            JOIN paper ON paper.case_number = letter.case_number AND paper.position = letter.paper
            WHERE state = 'waiting' AND next_attempt_at <= $1 AND digest IS NOT NULL
            ORDER BY next_attempt_at, letter.case_number LIMIT $3 FOR UPDATE OF letter SKIP LOCKED)
          RETURNING case_number, position
          """
      ),
      [.integer(now.microseconds), .integer(until.microseconds), .integer(mostTogether)]
    )
    let questions = try claimed.map { (try $0.text("case_number"), try $0.integer("position")) }
      .sorted { $0 < $1 }
      .map { Question(waiting, [.text($0), .integer($1)]) }
    return try connection.rows(ofEach: questions).joined().map { try WaitingLetter($0, rulebook) }
  }

  private static let waiting: SQL = """
    SELECT letter.case_number AS case_number, letter.position AS position, attempts, name,
      phone, email, subject, procedure, number
    FROM letter JOIN account ON account_id = recipient
    JOIN case_file ON case_file.case_number = letter.case_number
    JOIN paper ON paper.case_number = letter.case_number AND paper.position = letter.paper
    WHERE letter.case_number = $1 AND letter.position = $2
    """
}

/// One letter put in the postbox, or not.
private struct LetterAttempt: Sendable {
  private static let most = 8

  let letter: WaitingLetter
  /// Nil: it is on its way.
  let failure: String?

  static func all(_ letters: [WaitingLetter], through postbox: some Postbox) -> [LetterAttempt] {
    zip(letters, postbox.send(letters.map(\.outgoing))).map { letter, failure in
      LetterAttempt(letter: letter, failure: failure.map { String($0.prefix(500)) })
    }
  }

  private var number: Int { letter.attempts + 1 }
  private var state: String {
    failure == nil ? "sent" : number >= Self.most ? "failed" : "waiting"
  }

  static func record(
    _ attempts: [LetterAttempt],
    at now: Moment,
    _ connection: any Connection
  ) throws {
    try connection.queue(
      SQL(
        sqlite: """
          UPDATE letter SET state = $3, attempts = $4, next_attempt_at = $5
          WHERE case_number = $1 AND position = $2
          """,
        postgres: """
          UPDATE letter SET state = done.state, attempts = done.number, next_attempt_at = done.next
          FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[])
            AS done (of_case, place, state, number, next)
          WHERE case_number = of_case AND position = place
          """
      ),
      forEach: attempts.map { attempt in
        [
          .text(attempt.letter.number), .integer(attempt.letter.position), .text(attempt.state),
          // 1, 2, 4 … minutes.
          .integer(attempt.number),
          .integer(now.adding(minutes: 1 << min(attempt.number - 1, 10)).microseconds),
        ]
      }
    )
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO delivery (case_number, letter, attempt, at, outcome, note)
          VALUES ($1, $2, $3, $4, $5, $6)
          """,
        postgres: """
          INSERT INTO delivery (case_number, letter, attempt, at, outcome, note)
          SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[],
            $6::text[])
          """
      ),
      forEach: attempts.map { attempt in
        [
          .text(attempt.letter.number), .integer(attempt.letter.position),
          .integer(attempt.number), .integer(now.microseconds),
          .text(attempt.failure == nil ? "sent" : "failed"), .text(attempt.failure ?? ""),
        ]
      }
    )
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
