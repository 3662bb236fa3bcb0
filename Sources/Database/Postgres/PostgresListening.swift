import CPostgres
import Foundation
import Glibc
import Synchronization

/// Hints from hall to hall over `LISTEN` and `NOTIFY`: nothing depends on one that is lost.
extension PostgresEngine {
  package func announce(_ text: String) async throws(StorageFault) {
    guard address.keepsSessions else { return }
    try await write { connection in
      _ = try connection.rows(
        "SELECT CAST(1 AS BIGINT) AS said FROM pg_notify('hall', $1)",
        [.text(text)]
      )
    }
  }

  /// Listens on a connection of its own, with a thread of its own, until nobody takes what it hears. Behind a
  /// pgbouncer that pools transactions nothing is heard.
  package func announcements() -> AsyncStream<Announcement> {
    let (stream, heard) = AsyncStream<Announcement>.makeStream(
      bufferingPolicy: .bufferingNewest(256)
    )
    guard address.keepsSessions else {
      heard.finish()
      return stream
    }
    let isOver = Ending()
    heard.onTermination = { _ in isOver.end() }
    let thread = Thread { [address, limits, hasClosed] in
      while !isOver.hasEnded, !hasClosed.hasEnded {
        do throws(PostgresFault) {
          let link = try PostgresLink(address, limits)
          try link.script("LISTEN hall")
          // What was said while nobody listened is lost.
          heard.yield(.missed)
          while !isOver.hasEnded, !hasClosed.hasEnded {
            for text in try link.heard(within: 1) { heard.yield(.said(text)) }
          }
        } catch {
          // Away: whoever needs it more than a listener tries more often.
          sleep(1)
        }
      }
      heard.finish()
    }
    thread.name = "postgres listening"
    thread.start()
    return stream
  }
}

/// Something that ends once, told to those who wait for it.
final class Ending: Sendable {
  private let isOver = Mutex(false)

  var hasEnded: Bool { isOver.withLock { $0 } }
  func end() { isOver.withLock { $0 = true } }
}
