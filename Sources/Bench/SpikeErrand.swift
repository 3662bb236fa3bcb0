import NIOHTTP1

/// An errand under more load than the hall takes: being turned away in order is an answer, and the same thing is
/// asked again later, under the same key.
struct SpikeErrand: Errand {
  /// What the figures of those turned away are kept under.
  static let turnedAway = "turned away"

  private var errand: PlanningErrand
  private var again: Asking?
  private var asked: Asking?

  init(seats: Seats, mark: String) { errand = PlanningErrand(seats: seats, mark: mark) }

  mutating func next() -> Asking? {
    asked = again ?? errand.next()
    again = nil
    return asked
  }

  mutating func take(_ answer: Answer) -> String? {
    guard answer.isTurnedAway else { return errand.take(answer) }
    again = asked
    return nil
  }

  func name(of answer: Answer, asked name: String) -> String {
    answer.isTurnedAway ? Self.turnedAway : name
  }
}

extension Answer {
  /// 503 with a time after which to come again.
  fileprivate var isTurnedAway: Bool {
    status == 503 && headers.first(name: "retry-after").flatMap { Int($0) } != nil
  }
}
