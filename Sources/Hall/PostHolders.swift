import Casework
import Database
import Definitions

/// Who sits on the posts, and what he is called; of several, the one whose account sorts first.
struct PostHolders: Sendable {
  private var byPost: [PostRef: Holder] = [:]

  struct Holder: Sendable {
    let account: AccountID
    let name: String
  }

  /// Asked post by post, not joined: accounts are many, those on posts few, and a planner may read them all.
  /// - Parameter units: whose posts; nil: everybody's.
  static func question(of units: Set<UnitID>? = nil) -> Question {
    Question(
      SQL(
        sqlite: """
          SELECT unit, post, account_id, (SELECT name FROM account
            WHERE account.account_id = account_post.account_id AND closed_at IS NULL) AS name
          FROM account_post WHERE $1 IS NULL OR unit IN (SELECT value FROM json_each($1))
          ORDER BY account_id
          """,
        postgres: """
          SELECT unit, post, account_id, (SELECT name FROM account
            WHERE account.account_id = account_post.account_id AND closed_at IS NULL) AS name
          FROM account_post WHERE $1::text[] IS NULL OR unit = ANY($1::text[])
          ORDER BY account_id
          """
      ),
      [units.map { .texts($0.sorted()) } ?? .null]
    )
  }

  /// - Parameter rows: the answer to the question.
  init(_ rows: [Row]) throws {
    for row in rows {
      guard let name = try row.optionalText("name") else { continue }
      let post = PostRef(try row.text("unit"), try row.text("post"))
      if byPost[post] == nil {
        byPost[post] = Holder(account: try row.text("account_id"), name: name)
      }
    }
  }

  var accounts: [PostRef: AccountID] { byPost.mapValues(\.account) }

  subscript(_ unit: UnitID, _ post: PostName) -> Holder? { byPost[PostRef(unit, post)] }
}
