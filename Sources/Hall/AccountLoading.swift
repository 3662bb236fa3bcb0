package import Casework
import Database
import Deadlines
import Definitions

/// An account without a password, to be made together with thousands of others.
package struct LoadedAccount: Sendable {
  package var name: String
  package var login: String
  package var phone: String?
  /// Those of a clerk; an applicant has none.
  package var posts: [PostRef]

  package init(name: String, login: String, phone: String? = nil, posts: [PostRef] = []) {
    (self.name, self.login, self.phone, self.posts) = (name, login, phone, posts)
  }
}

extension Hall {
  /// Makes many accounts in one transaction; nobody signs in to them, but each can be given a token.
  /// - Returns: their ids, in the same order.
  package func load(_ accounts: [LoadedAccount]) async throws(LedgerFault) -> [AccountID] {
    let now = clock.now().microseconds
    let made = accounts.map { (id: Self.newID(), account: $0) }
    let rows = made.map { id, account -> [SQLValue] in
      [
        .text(id), .text(account.posts.isEmpty ? "applicant" : "staff"), .text(account.name),
        .text(account.login), .text(orNull: account.phone), .integer(now),
      ]
    }
    let posts = made.flatMap { id, account in
      account.posts.map { [SQLValue.text(id), .text($0.unit), .text($0.post)] }
    }
    try await write { connection in
      try connection.queue(
        SQL(
          sqlite: """
            INSERT INTO account (account_id, kind, name, login, phone, created_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
          postgres: """
            INSERT INTO account (account_id, kind, name, login, phone, created_at)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
              $6::bigint[])
            """
        ),
        forEach: rows
      )
      try connection.queue(
        SQL(
          sqlite: "INSERT INTO account_post (account_id, unit, post) VALUES ($1, $2, $3)",
          postgres: """
            INSERT INTO account_post (account_id, unit, post)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
            """
        ),
        forEach: posts
      )
    }
    return made.map(\.id)
  }
}
