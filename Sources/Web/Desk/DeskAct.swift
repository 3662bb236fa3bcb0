package import Casework
package import Deadlines
import Definitions

/// One thing this clerk may do with a case now, with what it would do; or what stands in its way.
///
/// Nobody keeps a second list of rights: each act is tried on the file by `decide`, which writes nothing.
package struct DeskAct: Sendable {
  package var kind: Kind
  package var branch: BranchID?
  /// The post the clerk does it from.
  package var post: PostRef
  package var effect: Effect
  /// For an answer: which urge.
  package var urge: Int?
  /// Seldom needed, and waited for now all the same.
  package var isAwaited = false

  var isSeldom: Bool { kind.isSeldom && !isAwaited }

  package enum Effect: Sendable {
    case events([Event])
    case stopped(Obstacle)
  }

  package var isOpen: Bool {
    if case .events = effect { true } else { false }
  }
}

extension DeskAct {
  /// The acts of a person on his posts, in the order of the day's work.
  package static func all(
    in hand: CaseInHand,
    person: Person,
    now: Moment
  ) -> [DeskAct] {
    let trial = DeskActTrial(hand: hand, person: person, now: now)
    return trial.candidates.compactMap(trial.attempt)
  }
}
