package import Deadlines

/// How well the hall keeps its word: the cases that it decided in a period.
package struct PromisesKept: Sendable, Hashable {
  package let from: Day
  package let through: Day
  package let decided: Int
  /// Those decided within every promised and every statutory limit of theirs.
  package let onTime: Int
  /// Workdays from acceptance to the last decision, half of the cases taking no longer; nil: no case.
  package let medianWorkdays: Int?

  /// In tenths of a percent, rounded down: 999 is said of nothing less than 99.9 %. Nil: no case.
  package var onTimePermille: Int? { decided > 0 ? onTime * 1000 / decided : nil }
}

extension PromisesKept {
  /// Cases that took equally long, and were all in time or all not.
  package struct Alike: Sendable {
    package let cases: Int
    package let workdays: Int
    package let areOnTime: Bool

    package init(cases: Int, workdays: Int, areOnTime: Bool) {
      self.cases = cases
      self.workdays = workdays
      self.areOnTime = areOnTime
    }
  }

  /// - Parameter counted: what was decided in the period.
  package init(_ counted: [Alike], from first: Day, through last: Day) {
    let all = counted.reduce(0) { $0 + $1.cases }
    from = first
    through = last
    decided = all
    onTime = counted.reduce(0) { $0 + ($1.areOnTime ? $1.cases : 0) }
    var passed = 0
    medianWorkdays =
      counted.sorted { $0.workdays < $1.workdays }.first { alike in
        passed += alike.cases
        return 2 * passed >= all
      }?.workdays
  }
}
