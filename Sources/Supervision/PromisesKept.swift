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
  /// - Parameter cases: what is decided outside the period does not count.
  package init(_ cases: [DecidedCase], from first: Day, through last: Day) {
    let counted = cases.filter { $0.on >= first && $0.on <= last }
    let workdays = counted.map(\.workdays).sorted()
    from = first
    through = last
    decided = counted.count
    onTime = counted.count(where: \.isOnTime)
    medianWorkdays = workdays.isEmpty ? nil : workdays[(workdays.count - 1) / 2]
  }
}
