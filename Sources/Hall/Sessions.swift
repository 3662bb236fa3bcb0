package import Casework
import Database
package import Deadlines

/// A person who has just signed in. The token goes into a cookie and is kept nowhere else.
package struct Session: Sendable {
  package var token: String
  package var account: Account
  package var csrfKey: String
}

/// A person whose cookie or bearer token is good.
package struct SignedIn: Sendable {
  package var account: Account
  /// Forms carry a value made from it; a bearer token has none and needs none.
  package var csrfKey: String
}

package enum SignInResult: Sendable {
  case signedIn(Session)
  /// Which of the two was wrong is not said.
  case wrong
  /// Too many failures by this login or from this address.
  case throttled(until: Moment)
  /// Too many are signing in at this moment.
  case busy
}

/// Signing in and out, cookies and bearer tokens.
extension Hall {
  /// Half an hour without a page ends a session, and twelve hours in any case.
  package static let idleSeconds = 1_800
  static let sessionSeconds = 43_200

  /// - Parameters:
  ///   - address: where the request came from.
  ///   - replacing: the cookie it came with; its session ends, so that nobody's planted cookie becomes one.
  package func signIn(
    login: String,
    password: String,
    address: String,
    replacing old: String? = nil
  ) async throws(LedgerFault) -> SignInResult {
    let login = String(login.trimmed.lowercased().prefix(100))
    let ways = [Throttle.login(login), Throttle.address(address)]
    let now = clock.now()
    if let until = try await read({ try Throttle.closed(ways, at: now, $0) }) {
      return .throttled(until: until)
    }
    let stored = try await read { try StoredPassword.read(login, $0) }
    // An unknown login costs the same time: the answer does not tell who has an account.
    let salt = stored?.salt ?? Digest.random(16)
    guard password.utf8.count <= 1_000, let hash = await passwords.hash(password, salt: salt) else {
      return .busy
    }
    guard let stored, Digest.areEqual(hash, stored.hash) else {
      try await write { connection in
        try Throttle.fail(ways, at: now, connection)
        try AuditRow.write(
          [
            AuditRow(
              at: now,
              actor: stored?.account ?? "unknown",
              act: "sign_in_failed",
              detail: ""
            )
          ],
          connection
        )
      }
      return .wrong
    }
    return try await begin(stored.account, login: login, replacing: old).map { .signedIn($0) }
      ?? .wrong
  }

  /// Nil: no such session, or it has ended.
  /// - Parameter isActive: false for what a page asks by itself, while its reader may be away.
  package func session(
    _ token: String,
    isActive: Bool = true
  ) async throws(LedgerFault) -> SignedIn? {
    let now = clock.now()
    let hash = Digest.hex(token)
    let oldestSeen = now.adding(seconds: -Self.idleSeconds).microseconds
    let oldestBegun = now.adding(seconds: -Self.sessionSeconds).microseconds
    let found = try await read { connection -> (SignedIn, seenAt: Int64)? in
      // Every page begins with it: one way there and back.
      let answers = try connection.rows(
        ofEach: [
          Question(
            """
            SELECT csrf_key, seen_at, account_id, name, login, kind, is_supervisor, region,
              phone, email FROM session JOIN account USING (account_id)
            WHERE token_hash = $1 AND seen_at >= $2 AND began_at >= $3
              AND closed_at IS NULL AND erased_at IS NULL
            """,
            [.text(hash), .integer(oldestSeen), .integer(oldestBegun)]
          ),
          Question(
            """
            SELECT unit, post FROM account_post
            WHERE account_id = (SELECT account_id FROM session WHERE token_hash = $1)
            ORDER BY unit, post
            """,
            [.text(hash)]
          ),
        ] + StandIns.questions
      )
      return try answers.first?.first.map { row in
        let account = try Account(
          row,
          posts: PostRef.all(in: answers.dropFirst().first ?? []),
          StandIns(answers.dropFirst(2)),
          at: now
        )
        return (
          SignedIn(account: account, csrfKey: try row.text("csrf_key")),
          seenAt: try row.integer("seen_at")
        )
      }
    }
    guard let (signedIn, seenAt) = found else { return nil }
    // Written once a minute at most: a page must not cost a commit.
    if isActive, now.microseconds - seenAt > 60_000_000 {
      try await write { connection in
        _ = try connection.run(
          "UPDATE session SET seen_at = $2 WHERE token_hash = $1",
          [.text(hash), .integer(now.microseconds)]
        )
      }
    }
    return signedIn
  }

  package func signOut(_ token: String) async throws(LedgerFault) {
    let hash = Digest.hex(token)
    try await write { connection in
      _ = try connection.run("DELETE FROM session WHERE token_hash = $1", [.text(hash)])
    }
  }

  /// Makes a bearer token for an account of this login; nil: there is none. It is shown once.
  package func makeToken(forLogin login: String, label: String) async throws(LedgerFault) -> String?
  {
    let (token, now) = (Digest.randomToken(), clock.now())
    let login = login.trimmed.lowercased()
    return try await write { connection in
      let row = try connection.row(
        "SELECT account_id FROM account WHERE login = $1 AND closed_at IS NULL",
        [.text(login)]
      )
      guard let id = try row?.text("account_id") else { return nil }
      try connection.run(
        "INSERT INTO token (token_hash, account_id, label, made_at) VALUES ($1, $2, $3, $4)",
        [.text(Digest.hex(token)), .text(id), .text(label), .integer(now.microseconds)]
      )
      try AuditRow.write(
        [AuditRow(at: now, actor: id, act: "make_token", detail: label)],
        connection
      )
      return token
    }
  }

  /// Signs in without a password: for `--demo` and for tests.
  package func beginSession(of account: AccountID) async throws(LedgerFault) -> Session? {
    try await begin(account, login: nil, replacing: nil)
  }

  private func begin(
    _ id: AccountID,
    login: String?,
    replacing old: String?
  ) async throws(LedgerFault) -> Session? {
    let (token, csrf, now) = (Digest.randomToken(), Digest.randomToken(), clock.now())
    let stale = now.adding(seconds: -Self.sessionSeconds).microseconds
    return try await write { connection in
      guard let account = try Account.read(id, connection, at: now) else { return nil }
      if let login { try Throttle.open([Throttle.login(login)], connection) }
      try connection.run(
        "DELETE FROM session WHERE token_hash = $1 OR (account_id = $2 AND began_at < $3)",
        [.text(old.map { Digest.hex($0) } ?? ""), .text(id), .integer(stale)]
      )
      try connection.run(
        """
        INSERT INTO session (token_hash, account_id, csrf_key, began_at, seen_at)
        VALUES ($1, $2, $3, $4, $4)
        """,
        [.text(Digest.hex(token)), .text(id), .text(csrf), .integer(now.microseconds)]
      )
      try AuditRow.write([AuditRow(at: now, actor: id, act: "sign_in", detail: "")], connection)
      return Session(token: token, account: account, csrfKey: csrf)
    }
  }
}

private struct StoredPassword: Sendable {
  let account: AccountID
  let salt: [UInt8]
  let hash: [UInt8]

  static func read(_ login: String, _ connection: any Connection) throws -> StoredPassword? {
    let row = try connection.row(
      """
      SELECT account_id, password_salt, password_hash FROM account
      WHERE login = $1 AND password_hash IS NOT NULL AND closed_at IS NULL
      """,
      [.text(login)]
    )
    return try row.map {
      StoredPassword(
        account: try $0.text("account_id"),
        salt: try $0.bytes("password_salt"),
        hash: try $0.bytes("password_hash")
      )
    }
  }
}
