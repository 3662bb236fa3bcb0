/// Functions over yes and no.
extension Builtin {
  static let booleans: [Builtin] = [
    Builtin("not", ["negand!": .boolean], .boolean) { _, values in
      .optional(values.first?.boolean.map { !$0 })
    },
    Builtin("is", ["value1?": .any, "value2?": .any], .boolean) { evaluation, values in
      guard let first = values[at: 0], let second = values[at: 1] else {
        return evaluation.fail()
      }
      return .boolean(isSame(first, second))
    },
    Builtin("all", ["list": .list(of: .any)], .boolean, spread: .gathers) { evaluation, values in
      connect(elements(values), stopAt: false, &evaluation)
    },
    Builtin("any", ["list": .list(of: .any)], .boolean, spread: .gathers) { evaluation, values in
      connect(elements(values), stopAt: true, &evaluation)
    },
  ]

  /// The elements of a list that is the first argument.
  static func elements(_ values: [FEELValue]) -> [FEELValue] {
    values.first?.list?.elements ?? []
  }

  private static func connect(
    _ elements: [FEELValue],
    stopAt stop: Bool,
    _ evaluation: inout Evaluation
  ) -> FEELValue {
    var unknown = false
    for element in elements {
      switch element {
      case .boolean(stop): return .boolean(stop)
      case .boolean: break
      case .null: unknown = true
      default: return evaluation.fail()
      }
    }
    return unknown ? .null : .boolean(!stop)
  }

  /// The same kind and the same value, down to the zone a time is written in.
  private static func isSame(_ a: FEELValue, _ b: FEELValue) -> Bool {
    switch (a, b) {
    case (.time(let a), .time(let b)): a == b
    case (.dateTime(let a), .dateTime(let b)): a == b
    default: Evaluation.equal(a, b) == true
    }
  }
}
