/// Time that is not counted, for a cause named in law.
///
/// Source: 行政许可法 §45. Not counted are the workdays d with start < d ≤ end: the day it begins still counts.
package struct Suspension: Sendable, Hashable, Codable {
  /// The day counting stopped.
  package let start: Day
  /// The last day not counted, the day of resuming; nil while it lasts.
  package let end: Day?
  /// The code of its cause, such as `inspection` or `hearing`.
  package let cause: String

  package init(start: Day, end: Day? = nil, cause: String) {
    self.start = start
    self.end = end
    self.cause = cause
  }
}

extension WorkCalendar {
  /// The workdays a suspension takes out of the count; nil while it lasts.
  package func workdays(in suspension: Suspension) -> Int? {
    suspension.end.map { workdays(after: suspension.start, through: $0) }
  }
}

/// A stretch of days (after, through] in which nothing is counted; `through` nil: it still lasts.
struct Pause {
  let after: Day
  var through: Day?

  /// Suspensions in order of time, those that touch joined: a day is left out once, not twice.
  static func joining(_ suspensions: [Suspension]) -> [Pause] {
    var pauses: [Pause] = []
    for suspension in suspensions.sorted(by: { $0.start < $1.start }) {
      if let end = suspension.end, end <= suspension.start { continue }
      guard let last = pauses.last, last.through.map({ $0 >= suspension.start }) ?? true else {
        pauses.append(Pause(after: suspension.start, through: suspension.end))
        continue
      }
      pauses[pauses.count - 1].through = later(last.through, suspension.end)
    }
    return pauses
  }

  private static func later(_ one: Day?, _ other: Day?) -> Day? {
    guard let one, let other else { return nil }
    return max(one, other)
  }

  func contains(_ day: Day) -> Bool {
    after < day && through.map { day <= $0 } ?? true
  }
}
