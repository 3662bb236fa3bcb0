package import Casework
import Database
package import Deadlines
import Definitions
import JSONCoding

/// Somebody who acts for another on a post: as its B while the other is away (AB角), or by a written delegation with a
/// scope and a period. He passes it on to nobody. Source: `domain.md` §6; 行政许可法 §24.
package struct StandIn: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    /// Acts whenever the post's own holder is away.
    case bPost = "b_post"
    /// Acts from a day to a day, on a document.
    case delegation
  }

  package var id: String
  package var account: AccountID
  package var forAccount: AccountID
  package var post: PostRef
  package var kind: Kind
  /// Procedures by name; nil: all.
  package var matters: Set<String>?
  package var from: Moment
  /// Nil: until it is ended.
  package var until: Moment?
  package var document: String

  init(_ row: Row) throws {
    id = try row.text("stand_in_id")
    account = try row.text("account_id")
    forAccount = try row.text("for_account")
    post = PostRef(try row.text("unit"), try row.text("post"))
    kind = Kind(rawValue: try row.text("kind")) ?? .delegation
    matters = try row.optionalText("matters").map {
      Set(try StoredJSON.value([String].self, Array($0.utf8)))
    }
    from = Moment(microseconds: try row.integer("from_at"))
    until = try row.optionalInteger("until_at").map { Moment(microseconds: $0) }
    document = try row.text("document")
  }

  /// Whether one of these matters is within the scope.
  package func covers(_ names: Set<String>) -> Bool {
    matters.map { !$0.isDisjoint(with: names) } ?? true
  }

  /// - Parameter absences: of everybody.
  func acts(at now: Moment, _ absences: [Absence]) -> Bool {
    guard from <= now, until.map({ now < $0 }) ?? true else { return false }
    return kind == .delegation
      || absences.contains { $0.account == forAccount && $0.lasts(at: now) }
  }
}

/// Somebody is away from his posts.
package struct Absence: Sendable, Hashable {
  package var account: AccountID
  package var from: Moment
  /// Nil: until he is back.
  package var until: Moment?
  package var reason: String

  init(_ row: Row) throws {
    account = try row.text("account_id")
    from = Moment(microseconds: try row.integer("from_at"))
    until = try row.optionalInteger("until_at").map { Moment(microseconds: $0) }
    reason = try row.text("reason")
  }

  package func lasts(at now: Moment) -> Bool { from <= now && until.map { now < $0 } ?? true }
}

/// Everybody who stands in for somebody, and everybody who is away: few rows, read together.
package struct StandIns: Sendable, Hashable {
  package let all: [StandIn]
  package let absences: [Absence]

  static let questions = [
    Question(
      """
      SELECT stand_in_id, account_id, for_account, unit, post, kind, matters, from_at, until_at,
        document FROM stand_in WHERE ended_at IS NULL ORDER BY made_at, stand_in_id
      """
    ),
    Question(
      "SELECT account_id, from_at, until_at, reason FROM absence WHERE ended_at IS NULL ORDER BY absence_id"
    ),
  ]

  /// - Parameter answers: to `questions`, in their order.
  init(_ answers: some Collection<[Row]>) throws {
    all = try (answers.first ?? []).map { try StandIn($0) }
    absences = try (answers.dropFirst().first ?? []).map { try Absence($0) }
  }

  /// Those that an account may act under now.
  package func acting(_ account: AccountID, at now: Moment) -> [StandIn] {
    all.filter { $0.account == account && $0.acts(at: now, absences) }
  }

  package func isAway(_ account: AccountID, at now: Moment) -> Bool {
    absences.contains { $0.account == account && $0.lasts(at: now) }
  }

  /// Whether a deputy may do what he sends. Whoever acts for himself may.
  func allow(_ party: Party, _ matters: Set<String>, at now: Moment) -> Bool {
    guard case .deputy(let account, let other, let unit, let post) = party else { return true }
    return acting(account, at: now).contains {
      $0.forAccount == other && $0.post == PostRef(unit, post) && $0.covers(matters)
    }
  }

  /// Who answers for each post now: its holder, or its B while he is away.
  func holders(_ own: [PostRef: AccountID], at now: Moment) -> [PostRef: AccountID] {
    guard !absences.isEmpty else { return own }
    var holders = own
    for standIn in all
    where standIn.kind == .bPost && own[standIn.post] == standIn.forAccount
      && standIn.acts(at: now, absences)
    {
      holders[standIn.post] = standIn.account
    }
    return holders
  }
}
