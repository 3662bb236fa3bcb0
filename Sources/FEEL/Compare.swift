/// Equality and order between values; unlike kinds cannot be compared, which is null.
extension Evaluation {
  mutating func compare(_ a: FEELValue, _ symbol: Comparison, _ b: FEELValue) -> FEELValue {
    switch symbol {
    case .equal, .unequal:
      guard spend(min(a.bulk.weight, b.bulk.weight)), let same = Self.equal(a, b) else {
        return fail()
      }
      return .boolean(same == (symbol == .equal))
    default:
      guard let order = Self.order(a, b) else { return fail() }
      switch symbol {
      case .less: return .boolean(order < 0)
      case .lessOrEqual: return .boolean(order <= 0)
      case .greater: return .boolean(order > 0)
      default: return .boolean(order >= 0)
      }
    }
  }

  /// Whether two values are equal; nil when they are of unlike kinds (null equals only null).
  static func equal(_ a: FEELValue, _ b: FEELValue) -> Bool? {
    switch (a, b) {
    case (.null, .null): return true
    case (.null, _), (_, .null): return false
    case (.boolean(let a), .boolean(let b)): return a == b
    case (.number(let a), .number(let b)): return a == b
    case (.string(let a), .string(let b)): return a == b
    case (.date(let a), .date(let b)): return a == b
    case (.time, .time), (.dateTime, .dateTime): return order(a, b) == 0
    case (.daysDuration(let a), .daysDuration(let b)): return a == b
    case (.monthsDuration(let a), .monthsDuration(let b)): return a == b
    case (.list(let a), .list(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { equal($0, $1) == true }
    case (.context(let a), .context(let b)):
      guard a.names.count == b.names.count else { return false }
      return a.entries.allSatisfy { name, value in
        b[name].map { equal(value, $0) == true } ?? false
      }
    case (.range(let a), .range(let b)):
      return a.includesLower == b.includesLower && a.includesUpper == b.includesUpper
        && a.isExcluding == b.isExcluding && sameEnd(a.lower, b.lower)
        && sameEnd(a.upper, b.upper)
    case (.function(let a), .function(let b)): return a == b
    default: return nil
    }
  }

  private static func sameEnd(_ a: FEELValue?, _ b: FEELValue?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return equal(a, b) == true
  }

  /// Negative, 0 or positive; nil when there is no order between the two.
  static func order(_ a: FEELValue, _ b: FEELValue) -> Int? {
    switch (a, b) {
    case (.number(let a), .number(let b)): sign(a, b)
    case (.string(let a), .string(let b)): sign(a, b)
    case (.date(let a), .date(let b)): sign(a, b)
    case (.daysDuration(let a), .daysDuration(let b)): sign(a, b)
    case (.monthsDuration(let a), .monthsDuration(let b)): sign(a, b)
    case (.time(let a), .time(let b)): order(a, b)
    case (.dateTime(let a), .dateTime(let b)): order(a, b)
    default: nil
    }
  }

  private static func sign<T: Comparable>(_ a: T, _ b: T) -> Int {
    a == b ? 0 : (a < b ? -1 : 1)
  }

  private static func order(_ a: FEELTime, _ b: FEELTime) -> Int? {
    switch (a.instant, b.instant) {
    case (nil, nil): sign(a.nanoseconds, b.nanoseconds)
    case (let a?, let b?): sign(a, b)
    default: nil
    }
  }

  private static func order(_ a: FEELDateTime, _ b: FEELDateTime) -> Int? {
    guard (a.offset == nil) == (b.offset == nil) else { return nil }
    let (first, second) = (a.moment, b.moment)
    return first == second ? 0 : (first < second ? -1 : 1)
  }
}
