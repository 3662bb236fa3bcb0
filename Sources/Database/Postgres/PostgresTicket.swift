import CPostgres
import Dispatch
import Glibc
import Synchronization

/// One question on its way: as long as it waits it can leave the line, and while it is answered the server can be told
/// to stop.
final class PostgresTicket: Sendable {
  private enum State {
    case waiting
    case asked(PostgresStop)
    /// Nobody waits for the answer any more.
    case givenUp
    case over
  }

  private let state = Mutex(State.waiting)

  /// - Returns: false: nobody waits any more, and nothing is asked.
  func begin(on link: PostgresLink) -> Bool {
    state.withLock { state in
      guard case .waiting = state else { return false }
      state = .asked(link.stop)
      return true
    }
  }

  /// - Returns: whether the server was told to stop: it may hear of it late, when the connection is at something else.
  func end() -> Bool {
    state.withLock { state in
      defer { state = .over }
      if case .givenUp = state { return true }
      return false
    }
  }

  private var isGivenUp: Bool {
    state.withLock { if case .givenUp = $0 { true } else { false } }
  }

  /// - Parameter leaveLine: what still waits in it is to be turned away.
  func giveUp(leaveLine: @escaping @Sendable () -> Void) {
    let before = state.withLock { state -> State in
      let before = state
      if case .over = before { return before }
      state = .givenUp
      return before
    }
    switch before {
    case .waiting: leaveLine()
    // It connects to the server: not on a thread that everybody shares. Between two statements the server has
    // nothing to end, so it is told again.
    case .asked(let stop):
      DispatchQueue.global().async { [self] in
        while isGivenUp {
          stop.send()
          usleep(100_000)
        }
      }
    case .givenUp, .over: break
    }
  }
}

/// With it another thread may tell the server to end what a connection is at.
///
/// `@unchecked Sendable`: libpq lets any thread send it, and it is freed when nobody holds it.
final class PostgresStop: @unchecked Sendable {
  private let handle: OpaquePointer?

  init(_ connection: OpaquePointer) { handle = PQgetCancel(connection) }

  deinit { PQfreeCancel(handle) }

  func send() {
    var said = [CChar](repeating: 0, count: 256)
    _ = PQcancel(handle, &said, Int32(said.count))
  }
}
