package import Deadlines
import Foundation
import Synchronization

/// What the time is in the hall: the machine's, or one that a rehearsal holds and turns by hand.
package final class HallClock: Sendable {
  private enum Mode {
    /// So many microseconds off: 0, but where a test plays a server whose clock is wrong.
    case system(off: Int64)
    /// So many microseconds ahead of the machine; negative when behind.
    case shifted(by: Int64)
    case held(at: Moment)
  }

  private let mode: Mutex<Mode>

  private init(_ mode: Mode) { self.mode = Mutex(mode) }

  package static let system = system(off: 0)

  /// The machine's time as a server shows it whose clock is wrong by so many microseconds.
  static func system(off microseconds: Int64) -> HallClock { HallClock(.system(off: microseconds)) }

  /// Shows `start` now and runs on from there.
  package static func running(from start: Moment) -> HallClock {
    HallClock(.shifted(by: start.microseconds - machine().microseconds))
  }

  /// Stands still until it is moved.
  package static func held(at moment: Moment) -> HallClock { HallClock(.held(at: moment)) }

  /// Shows the machine's own time, so that it should agree with that of other machines.
  var isSystem: Bool {
    mode.withLock { mode in
      switch mode {
      case .system: true
      case .shifted, .held: false
      }
    }
  }

  package func now() -> Moment {
    mode.withLock { mode in
      switch mode {
      case .system(let off): Moment(microseconds: Self.machine().microseconds + off)
      case .shifted(let by): Moment(microseconds: Self.machine().microseconds + by)
      case .held(let moment): moment
      }
    }
  }

  /// Sets a clock of a rehearsal; the machine's own time cannot be moved.
  package func move(to moment: Moment) {
    mode.withLock { mode in
      switch mode {
      case .system: break
      case .shifted:
        mode = .shifted(by: moment.microseconds - Self.machine().microseconds)
      case .held: mode = .held(at: moment)
      }
    }
  }

  private static func machine() -> Moment {
    Moment(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
  }
}
