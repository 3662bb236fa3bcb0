package import Casework
import Database
package import Deadlines
package import Definitions
import JSONCoding

/// Why nobody stands in.
package enum StandInProblem: Error, Sendable, Hashable {
  case notYourPost
  /// Another unit's, not on the staff, or the holder himself.
  case cannotStandIn
  case documentMissing
  case periodEmpty
  case reasonMissing
  case notYours
  case nothingToHandOver
  case fault(LedgerFault)
}

/// What somebody handed over.
package struct HandedOver: Sendable, Hashable {
  package var posts: Int
  /// Turns that wait on those posts.
  package var turns: Int
  package var drafts: Int
}

/// A colleague of a unit, with the posts he holds.
package struct UnitMember: Sendable, Hashable {
  package var account: AccountID
  package var name: String
  package var posts: [PostRef]
}

extension Hall {
  package func standIns() async throws(LedgerFault) -> StandIns {
    try await read { try StandIns($0.rows(ofEach: StandIns.questions)) }
  }

  /// The people of some units, by name.
  package func members(of units: Set<UnitID>) async throws(LedgerFault) -> [UnitMember] {
    try await read { connection in
      let rows = try connection.rows(
        SQL(
          sqlite: """
            SELECT account_id, name, unit, post FROM account_post JOIN account USING (account_id)
            WHERE unit IN (SELECT value FROM json_each($1)) AND closed_at IS NULL
            ORDER BY name, account_id, unit, post
            """,
          postgres: """
            SELECT account_id, name, unit, post FROM account_post JOIN account USING (account_id)
            WHERE unit = ANY($1::text[]) AND closed_at IS NULL
            ORDER BY name, account_id, unit, post
            """
        ),
        [.texts(units.sorted())]
      )
      return try rows.reduce(into: [UnitMember]()) { members, row in
        let account = try row.text("account_id")
        let post = PostRef(try row.text("unit"), try row.text("post"))
        if members.last?.account == account {
          members[members.count - 1].posts.append(post)
        } else {
          members.append(UnitMember(account: account, name: try row.text("name"), posts: [post]))
        }
      }
    }
  }

  /// The holder of a post delegates it: what, to whom, how long, on which document.
  package func delegate(
    _ post: PostRef,
    of account: AccountID,
    to deputy: AccountID,
    matters: Set<String>?,
    from: Moment,
    until: Moment,
    document: String
  ) async throws(StandInProblem) {
    guard !document.trimmed.isEmpty, document.count <= 100 else { throw .documentMissing }
    guard from < until, clock.now() < until else { throw .periodEmpty }
    try await make(.delegation, post, account, deputy, matters, from, until, document, by: account)
  }

  /// Names a post's B, in place of the one before.
  package func appoint(
    b deputy: AccountID,
    on post: PostRef,
    of account: AccountID,
    by actor: AccountID
  ) async throws(StandInProblem) {
    let now = clock.now()
    try await make(.bPost, post, account, deputy, nil, now, nil, "", by: actor)
  }

  private func make(
    _ kind: StandIn.Kind,
    _ post: PostRef,
    _ account: AccountID,
    _ deputy: AccountID,
    _ matters: Set<String>?,
    _ from: Moment,
    _ until: Moment?,
    _ document: String,
    by actor: AccountID
  ) async throws(StandInProblem) {
    let members: [UnitMember]
    do throws(LedgerFault) { members = try await self.members(of: [post.unit]) } catch {
      throw .fault(error)
    }
    // Only the holder's own post: a deputy passes nothing on.
    guard members.contains(where: { $0.account == account && $0.posts.contains(post) }) else {
      throw .notYourPost
    }
    guard deputy != account, members.contains(where: { $0.account == deputy }) else {
      throw .cannotStandIn
    }
    let (id, now) = (Self.newID(), clock.now())
    let list = matters.map { String(decoding: StoredJSON.bytes($0.sorted()), as: UTF8.self) }
    let row: [SQLValue] = [
      .text(id), .text(deputy), .text(account), .text(post.unit), .text(post.post),
      .text(kind.rawValue), .text(orNull: list), .integer(from.microseconds),
      until.map { .integer($0.microseconds) } ?? .null, .text(document.trimmed), .text(actor),
      .integer(now.microseconds),
    ]
    try await change { connection in
      if kind == .bPost {
        try connection.run(
          """
          UPDATE stand_in SET ended_at = $4
          WHERE for_account = $1 AND unit = $2 AND post = $3 AND kind = 'b_post'
            AND ended_at IS NULL
          """,
          [.text(account), .text(post.unit), .text(post.post), .integer(now.microseconds)]
        )
      }
      try connection.run(
        """
        INSERT INTO stand_in (stand_in_id, account_id, for_account, unit, post, kind, matters,
          from_at, until_at, document, made_by, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """,
        row
      )
      let detail = "\(kind.rawValue) \(post.unit)/\(post.post) \(account) -> \(deputy)"
      try AuditRow.write(
        [AuditRow(at: now, actor: actor, act: "stand_in", detail: detail)],
        connection
      )
    }
  }

  /// Ends a delegation or a B post; its holder may, its deputy too.
  package func endStandIn(_ id: String, by account: AccountID) async throws(StandInProblem) {
    let now = clock.now()
    let ended = try await change { connection in
      let count = try connection.run(
        """
        UPDATE stand_in SET ended_at = $3
        WHERE stand_in_id = $1 AND (for_account = $2 OR account_id = $2) AND ended_at IS NULL
        """,
        [.text(id), .text(account), .integer(now.microseconds)]
      )
      try AuditRow.write(
        [AuditRow(at: now, actor: account, act: "end_stand_in", detail: id)],
        connection
      )
      return count
    }
    guard ended > 0 else { throw .notYours }
  }

  /// Somebody is away from now on; his B takes over what waits.
  package func leave(
    _ account: AccountID,
    until: Moment?,
    reason: String,
    by actor: AccountID
  ) async throws(StandInProblem) {
    guard !reason.trimmed.isEmpty, reason.count <= 200 else { throw .reasonMissing }
    let now = clock.now()
    guard until.map({ now < $0 }) ?? true else { throw .periodEmpty }
    let id = Self.newID()
    try await change { connection in
      try Self.end(absencesOf: account, at: now, connection)
      try connection.run(
        """
        INSERT INTO absence (absence_id, account_id, from_at, until_at, reason, made_by, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $3)
        """,
        [
          .text(id), .text(account), .integer(now.microseconds),
          until.map { .integer($0.microseconds) } ?? .null, .text(reason.trimmed), .text(actor),
        ]
      )
      try AuditRow.write(
        [AuditRow(at: now, actor: actor, act: "leave", detail: account)],
        connection
      )
    }
  }

  package func comeBack(_ account: AccountID, by actor: AccountID) async throws(StandInProblem) {
    let now = clock.now()
    try await change { connection in
      try Self.end(absencesOf: account, at: now, connection)
      try AuditRow.write(
        [AuditRow(at: now, actor: actor, act: "come_back", detail: account)],
        connection
      )
    }
  }

  private static func end(
    absencesOf account: AccountID,
    at now: Moment,
    _ connection: any Connection
  ) throws {
    try connection.run(
      "UPDATE absence SET ended_at = $2 WHERE account_id = $1 AND ended_at IS NULL",
      [.text(account), .integer(now.microseconds)]
    )
  }

  /// Everything that somebody holds goes to a colleague: his posts with what waits on them, the B posts he has and is,
  /// and what he began to fill in for others. What he delegated ends.
  package func handOver(
    from account: AccountID,
    to other: AccountID,
    by actor: AccountID
  ) async throws(StandInProblem) -> HandedOver {
    let now = clock.now()
    guard account != other else { throw .cannotStandIn }
    let handed = try await change { connection -> HandedOver? in
      let rows = try connection.rows(
        "SELECT unit, post FROM account_post WHERE account_id = $1 ORDER BY unit, post",
        [.text(account)]
      )
      let posts = try PostRef.all(in: rows)
      let isStaff = try connection.row(
        "SELECT account_id FROM account WHERE account_id = $1 AND kind = 'staff' AND closed_at IS NULL",
        [.text(other)]
      )
      guard !posts.isEmpty, isStaff != nil else { return nil }
      for post in posts { try Self.hand(post, account, other, connection) }
      let both: [SQLValue] = [.text(account), .text(other), .integer(now.microseconds)]
      try connection.run(
        """
        UPDATE stand_in SET ended_at = $3 WHERE ended_at IS NULL
          AND ((for_account = $1 AND (kind = 'delegation' OR account_id = $2))
            OR (account_id = $1 AND (kind = 'delegation' OR for_account = $2)))
        """,
        both
      )
      try connection.run(
        "UPDATE stand_in SET for_account = $2 WHERE for_account = $1 AND ended_at IS NULL",
        [both[0], both[1]]
      )
      try connection.run(
        "UPDATE stand_in SET account_id = $2 WHERE account_id = $1 AND ended_at IS NULL",
        [both[0], both[1]]
      )
      try Self.end(absencesOf: account, at: now, connection)
      let drafts = try connection.run(
        "UPDATE draft SET account_id = $2 WHERE account_id = $1 AND applicant <> $1",
        [both[0], both[1]]
      )
      let turns = try posts.map { try Self.turns(on: $0, connection) }.reduce(0, +)
      let detail = "\(account) -> \(other): \(posts.count) posts, \(turns) turns, \(drafts) drafts"
      try AuditRow.write(
        [AuditRow(at: now, actor: actor, act: "hand_over", detail: detail)],
        connection
      )
      return HandedOver(posts: posts.count, turns: turns, drafts: Int(drafts))
    }
    guard let handed else { throw .nothingToHandOver }
    return handed
  }

  private static func hand(
    _ post: PostRef,
    _ account: AccountID,
    _ other: AccountID,
    _ connection: any Connection
  ) throws {
    let values: [SQLValue] = [.text(other), .text(post.unit), .text(post.post)]
    let has = try connection.row(
      "SELECT post FROM account_post WHERE account_id = $1 AND unit = $2 AND post = $3",
      values
    )
    if has == nil {
      try connection.run(
        "INSERT INTO account_post (account_id, unit, post) VALUES ($1, $2, $3)",
        values
      )
    }
    try connection.run(
      "DELETE FROM account_post WHERE account_id = $1 AND unit = $2 AND post = $3",
      [.text(account), .text(post.unit), .text(post.post)]
    )
  }

  private static func turns(on post: PostRef, _ connection: any Connection) throws -> Int {
    let row = try connection.row(
      "SELECT COUNT(*) AS turns FROM worklist WHERE unit = $1 AND post = $2",
      [.text(post.unit), .text(post.post)]
    )
    return try row.map { Int(try $0.integer("turns")) } ?? 0
  }

  private func change<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws(StandInProblem) -> Value {
    do throws(LedgerFault) { return try await write(body) } catch { throw .fault(error) }
  }
}
