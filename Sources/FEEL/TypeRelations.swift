/// How types relate: what operators make of them, which are alike, what they are made of.
extension Arithmetic {
  /// The types of which this operator takes at least some.
  var operands: [FEELType] {
    switch self {
    case .add: [.number, .string, .date, .time, .dateTime, .daysDuration, .monthsDuration]
    case .subtract: [.number, .date, .time, .dateTime, .daysDuration, .monthsDuration]
    case .multiply, .divide: [.number, .daysDuration, .monthsDuration]
    case .raise: [.number]
    }
  }

  /// The type of the result; nil where the two cannot be combined.
  func result(_ a: FEELType, _ b: FEELType) -> FEELType? {
    let spans: [FEELType] = [.daysDuration, .monthsDuration]
    let moments: [FEELType] = [.date, .dateTime]
    switch (self, a, b) {
    case (_, .number, .number): return .number
    case (.add, .string, .string): return .string
    case (.add, _, _) where spans.contains(a) && moments.contains(b): return b
    case (.add, .daysDuration, .time): return .time
    case (.add, _, _) where moments.contains(a) && spans.contains(b),
      (.subtract, _, _) where moments.contains(a) && spans.contains(b):
      return a
    case (.add, .time, .daysDuration), (.subtract, .time, .daysDuration): return .time
    case (.add, _, _) where spans.contains(a) && a == b,
      (.subtract, _, _) where spans.contains(a) && a == b:
      return a
    case (.subtract, _, _) where moments.contains(a) && moments.contains(b),
      (.subtract, .time, .time):
      return .daysDuration
    case (.multiply, .number, _) where spans.contains(b): return b
    case (.multiply, _, .number) where spans.contains(a),
      (.divide, _, .number) where spans.contains(a):
      return a
    case (.divide, _, _) where spans.contains(a) && a == b: return .number
    default: return nil
    }
  }
}

extension FEELType {
  static let ordered: [FEELType] = [
    .number, .string, .date, .time, .dateTime, .daysDuration, .monthsDuration,
  ]

  /// Nothing is known of it, or it is null, which may stand anywhere.
  var isOpen: Bool { self == .any || self == .null }

  func fits(_ expected: FEELType) -> Bool { isLike(expected) }

  /// Whether values of the two may be the same kind.
  func isLike(_ other: FEELType) -> Bool {
    if isOpen || other.isOpen || self == other { return true }
    switch (self, other) {
    case (.list(let a), .list(let b)), (.range(let a), .range(let b)): return a.isLike(b)
    case (.context(let a), .context(let b)):
      return a.allSatisfy { name, type in b[name].map(type.isLike) ?? true }
    default: return false
    }
  }

  /// Whether an argument of this type is taken: as it is, as a list of one, as the one of a list.
  func convertible(to expected: FEELType) -> Bool {
    if isLike(expected) || (self == .date && expected == .dateTime) { return true }
    if case .list(let element) = expected, isLike(element) { return true }
    if case .list(let element) = self { return element.isLike(expected) }
    return false
  }

  func joined(_ other: FEELType) -> FEELType {
    if self == other || other == .null { return self }
    return self == .null ? other : .any
  }

  /// The type of a list's or range's elements; of anything else, itself.
  var element: FEELType {
    switch self {
    case .list(let element), .range(let element): element
    default: self
    }
  }

  /// What may follow a dot, with its type.
  var members: [String: FEELType] {
    let day: [String: FEELType] = [
      "year": .number, "month": .number, "day": .number, "weekday": .number,
    ]
    let clock: [String: FEELType] = [
      "hour": .number, "minute": .number, "second": .number, "time offset": .daysDuration,
      "timezone": .string,
    ]
    switch self {
    case .context(let members): return members
    case .date: return day
    case .time: return clock
    case .dateTime: return day.merging(clock) { first, _ in first }
    case .monthsDuration: return ["years": .number, "months": .number]
    case .daysDuration:
      return ["days": .number, "hours": .number, "minutes": .number, "seconds": .number]
    case .range(let element):
      return [
        "start": element, "end": element, "start included": .boolean, "end included": .boolean,
      ]
    default: return [:]
    }
  }
}
