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
  /// From and to which moment hours stood still; nil: whole days, as for limits in days.
  package let startAt: Moment?
  package let endAt: Moment?

  package init(
    start: Day,
    end: Day? = nil,
    cause: String,
    startAt: Moment? = nil,
    endAt: Moment? = nil
  ) {
    self.start = start
    self.end = end
    self.cause = cause
    self.startAt = startAt
    self.endAt = endAt
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

/// A stretch of time [from, to) in which no hours are counted; `to` nil: it still lasts.
struct Standstill {
  let from: Moment
  var to: Moment?

  /// In order of time, those that touch joined.
  static func joining(_ suspensions: [Suspension], in offset: UTCOffset) -> [Standstill] {
    let all = suspensions.map { suspension in
      Standstill(
        from: suspension.startAt ?? Moment(endOf: suspension.start, in: offset).next,
        to: suspension.end.map { suspension.endAt ?? Moment(endOf: $0, in: offset).next }
      )
    }
    return all.sorted { $0.from < $1.from }.reduce(into: []) { joined, next in
      if let to = next.to, to <= next.from { return }
      guard let last = joined.last, last.to.map({ $0 >= next.from }) ?? true else {
        joined.append(next)
        return
      }
      let ends = [last.to, next.to].compactMap(\.self)
      joined[joined.count - 1].to = ends.count == 2 ? ends.max() : nil
    }
  }
}
