import Database
import Synchronization

/// Whom a bearer token stands for, as it was read.
package struct Caller: Sendable {
  package let account: Account
  /// The version of the staff that it was read under: the ledger refuses an act where that has moved on, so nobody
  /// acts with a token or a post that was taken from him, not for a moment.
  let asOf: Int64
}

/// Callers known lately, so that an act asks nothing before it comes to the ledger.
final class KnownCallers: Sendable {
  private let callers = Mutex<[String: Caller]>([:])
  private static let most = 5_000

  subscript(_ tokenHash: String) -> Caller? {
    get { callers.withLock { $0[tokenHash] } }
    set {
      callers.withLock { callers in
        if callers.count >= Self.most { callers = [:] }
        callers[tokenHash] = newValue
      }
    }
  }
}

extension Hall {
  /// Who brings a token; nil: nobody.
  /// - Parameter asStored: otherwise a caller known lately is taken as he was then.
  package func caller(bearer token: String, asStored: Bool) async throws(LedgerFault) -> Caller? {
    let (hash, now) = (Digest.hex(token), clock.now())
    if !asStored, let known = callers[hash] { return known }
    let caller = try await read { connection -> Caller? in
      let row = try connection.row(
        """
        SELECT account_id, (SELECT version FROM staff_change) AS staff_version FROM token
        WHERE token_hash = $1 AND revoked_at IS NULL
        """,
        [.text(hash)]
      )
      guard let row, let account = try Account.read(row.text("account_id"), connection, at: now)
      else {
        return nil
      }
      return Caller(account: account, asOf: try row.integer("staff_version"))
    }
    callers[hash] = caller
    return caller
  }
}
