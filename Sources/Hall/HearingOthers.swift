import Casework
import Database
import JSONCoding

/// From hall to hall: what one has written, the pages of the others show a moment later.
private struct Told: Codable {
  /// Whose words these are: a hall hears its own, too.
  var by: String
  /// Nil: too many to name.
  var changes: [CaseChange]?
}

extension Hall {
  private static let changesTogether = 24

  /// Tells the other halls what was written since the last time. After the commit, on a connection that no act waits
  /// for: `NOTIFY` inside an act's transaction would hold up every commit.
  func tellOthers() async throws(LedgerFault) {
    guard let changes = announcements.takeUntold() else { return try await tell(nil) }
    var rest = changes[...]
    while !rest.isEmpty {
      try await tell(Array(rest.prefix(Self.changesTogether)))
      rest = rest.dropFirst(Self.changesTogether)
    }
  }

  private func tell(_ changes: [CaseChange]?) async throws(LedgerFault) {
    let text = String(decoding: StoredJSON.bytes(Told(by: name, changes: changes)), as: UTF8.self)
    // A server takes no more than 8,000 bytes.
    let short =
      text.utf8.count < 7_000
      ? text : String(decoding: StoredJSON.bytes(Told(by: name)), as: UTF8.self)
    do { try await engine.announce(short) } catch { throw LedgerFault(error) }
  }

  /// Listens until the engine is closed.
  func hearOthers() async {
    for await announcement in engine.announcements() {
      guard case .said(let text) = announcement,
        let told = try? StoredJSON.value(Told.self, Array(text.utf8))
      else {
        announcements.tellAll(.anything)
        continue
      }
      guard told.by != name else { continue }
      if let changes = told.changes {
        announcements.hear(changes)
      } else {
        announcements.tellAll(.anything)
      }
    }
  }
}
