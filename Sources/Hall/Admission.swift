import Synchronization

/// How many acts the hall takes in at once: no more than it can answer in a moment. Whoever comes on top of that is
/// turned away at the door, before anything of his is read: that costs next to nothing, and those inside go on.
final class Admission: Sendable {
  private struct State {
    var inside = 0
    /// Acts on their way through the ledger, whichever door they came by.
    var atWork = 0
    /// As lately measured, while there was always another one waiting.
    var secondsAnAct = 0.0
  }

  /// So many may always come in, however slow the last ones were.
  private static let always = 160
  private static let mostSeconds = 0.3
  private let state = Mutex(State())

  func enter() -> Bool {
    state.withLock { state in
      let isRoom =
        state.inside < Self.always
        || Double(state.inside) * state.secondsAnAct < Self.mostSeconds
      if isRoom { state.inside += 1 }
      return isRoom
    }
  }

  func leave() { state.withLock { $0.inside -= 1 } }

  func begin() { state.withLock { $0.atWork += 1 } }
  func end() { state.withLock { $0.atWork -= 1 } }

  /// Whoever does long work lets acts go first: while there are any, he rests as long as he has worked.
  func giveWay(after start: ContinuousClock.Instant) async {
    guard state.withLock({ $0.atWork > 0 }) else { return }
    try? await Task.sleep(for: min(start.duration(to: .now), .milliseconds(250)))
  }

  func note(acts: Int, seconds: Double) {
    guard acts > 0 else { return }
    // One slow batch says little: each new one counts for a fifth.
    state.withLock { $0.secondsAnAct += (seconds / Double(acts) - $0.secondsAnAct) / 5 }
  }
}

extension Hall {
  /// Lets one act in, with all that belongs to it.
  /// - Throws: `LedgerFault.busy` when too many are inside.
  package func admit<Answer>(_ act: () async throws -> Answer) async throws -> Answer {
    guard admission.enter() else { throw LedgerFault.busy }
    defer { admission.leave() }
    return try await act()
  }
}
