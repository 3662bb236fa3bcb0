/// What kind of value an expression yields.
package enum FEELType: Sendable, Equatable, Hashable {
  case any
  case null
  case boolean
  case number
  case string
  case date
  case time
  case dateTime
  case daysDuration
  case monthsDuration
  indirect case list(of: FEELType)
  case context([String: FEELType])
  indirect case range(of: FEELType)
  case function

  /// The types DMN names, without parameters.
  static let named: [(name: String, type: FEELType)] = [
    ("Any", .any), ("Null", .null), ("boolean", .boolean), ("number", .number),
    ("string", .string), ("date", .date), ("time", .time), ("date and time", .dateTime),
    ("days and time duration", .daysDuration), ("years and months duration", .monthsDuration),
    ("dateTime", .dateTime), ("dayTimeDuration", .daysDuration),
    ("yearMonthDuration", .monthsDuration), ("list", .list(of: .any)),
    ("context", .context([:])), ("range", .range(of: .any)), ("function", .function),
  ]

  /// Whether a value is of this type; null is of none but `Null`, but may stand within any.
  func holds(_ value: FEELValue) -> Bool {
    switch (self, value) {
    case (.any, _): !value.isNull
    case (.null, .null), (.boolean, .boolean), (.number, .number), (.string, .string),
      (.date, .date), (.time, .time), (.dateTime, .dateTime),
      (.daysDuration, .daysDuration), (.monthsDuration, .monthsDuration),
      (.function, .function):
      true
    case (.list(let element), .list(let list)):
      list.allSatisfy { element.holdsOrNull($0) }
    case (.context(let members), .context(let context)):
      members.allSatisfy { name, type in context[name].map(type.holdsOrNull) ?? false }
    case (.range(let element), .range(let range)):
      [range.lower, range.upper].allSatisfy { $0.map(element.holdsOrNull) ?? true }
    default: false
    }
  }

  func holdsOrNull(_ value: FEELValue) -> Bool {
    value.isNull || holds(value)
  }

  /// A value fitted to this type: itself, the one element of its list, a list of it, or nil.
  func coerced(_ value: FEELValue) -> FEELValue? {
    if holdsOrNull(value) { return value }
    if case .list(let element) = self, element.holds(value) { return .list([value]) }
    if case .list(let list) = value, list.count == 1, let only = list.first, holds(only) {
      return only
    }
    if case .dateTime = self, case .date(let date) = value {
      return .dateTime(FEELDateTime(date: date, time: .midnightUTC))
    }
    return nil
  }

  static func of(_ value: FEELValue) -> FEELType {
    switch value {
    case .null: .null
    case .boolean: .boolean
    case .number: .number
    case .string: .string
    case .date: .date
    case .time: .time
    case .dateTime: .dateTime
    case .daysDuration: .daysDuration
    case .monthsDuration: .monthsDuration
    case .list(let list): .list(of: list.first.map(of) ?? .any)
    case .context(let context):
      .context(Dictionary(context.entries.map { ($0, of($1)) }) { first, _ in first })
    case .range(let range): .range(of: (range.lower ?? range.upper).map(of) ?? .any)
    case .function: .function
    }
  }
}

extension FEELType: CustomStringConvertible {
  package var description: String {
    switch self {
    case .list(let element): "list<\(element)>"
    case .context(let members) where members.isEmpty: "context"
    case .context(let members):
      "context<"
        + members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        .joined(separator: ", ") + ">"
    case .range(let element): "range<\(element)>"
    default: Self.named.first { $0.type == self }?.name ?? "Any"
    }
  }
}
