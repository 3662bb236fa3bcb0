/// Where a PostgreSQL is: a connection string of libpq, with all that libpq understands: several hosts,
/// `target_session_attrs`, `sslmode` and certificates.
package struct PostgresAddress: Sendable {
  /// The string for libpq, without our own word.
  let text: String
  /// False behind a pgbouncer that pools transactions: it forgets prepared statements and session settings.
  let keepsSessions: Bool

  /// The one parameter that is ours and not libpq's: `postgres://…/hall?pooled=transaction`.
  private static let pooled = "pooled=transaction"

  /// Nil when it is no such address.
  package init?(_ text: String) {
    guard text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") else { return nil }
    guard let mark = text.lastIndex(of: "?") else {
      self.text = text
      keepsSessions = true
      return
    }
    let words = text[text.index(after: mark)...].split(separator: "&")
    let others = words.filter { $0 != Self.pooled }
    keepsSessions = others.count == words.count
    self.text = String(text[..<mark]) + (others.isEmpty ? "" : "?" + others.joined(separator: "&"))
  }

  /// Without the password, for what people read.
  package var shown: String { Self.hidden(text) }

  /// Any text that may be an address, without a password.
  package static func hidden(_ text: String) -> String {
    guard let at = text.lastIndex(of: "@"), let start = text.firstRange(of: "://")?.upperBound,
      start <= at, let colon = text[start..<at].firstIndex(of: ":")
    else { return text }
    return String(text[..<colon] + text[at...])
  }
}

/// How long PostgreSQL may take, and how much may wait for it.
package struct PostgresLimits: Sendable {
  /// Connections that read, and those that write what is no act.
  package var readers = 4
  package var writers = 2
  /// More than so many at once in one line are turned away.
  package var mostWaiting = 1_000
  /// Whoever waited longer for a connection is turned away.
  package var waitSeconds = 10
  package var connectSeconds = 5
  /// One statement; a lock that somebody else holds.
  package var statementSeconds = 30
  package var lockSeconds = 5

  /// Every row is found by its key, however small the server believes a table to be.
  private(set) var findsByKey = false

  package init() {}

  var findingByKey: PostgresLimits {
    var limits = self
    limits.findsByKey = true
    return limits
  }
}
