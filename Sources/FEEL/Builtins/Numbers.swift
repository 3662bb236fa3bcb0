/// Functions over numbers.
extension Builtin {
  static let numbers: [Builtin] =
    rounding + [
      Builtin(
        "abs",
        [
          signature(["n": .number], .number) { _, values in
            .optional(values.first?.number?.magnitude)
          },
          signature(["n": .daysDuration], .daysDuration) { evaluation, values in
            guard case .daysDuration(let duration)? = values.first else {
              return evaluation.fail()
            }
            return .daysDuration(duration.magnitude)
          },
          signature(["n": .monthsDuration], .monthsDuration) { evaluation, values in
            guard case .monthsDuration(let duration)? = values.first else {
              return evaluation.fail()
            }
            let months = Int(clamping: duration.months.magnitude)
            return .monthsDuration(FEELMonthsDuration(months: months))
          },
        ]
      ),
      Builtin("modulo", ["dividend": .number, "divisor": .number], .number) {
        evaluation,
        values in
        guard let a = values[at: 0]?.number, let b = values[at: 1]?.number else {
          return evaluation.fail()
        }
        return evaluation.some(a.modulo(b).map(FEELValue.number))
      },
      unary("sqrt") { $0.squareRoot() },
      unary("log") { $0.naturalLogarithm() },
      unary("exp") { $0.exponential() },
      Builtin("odd", ["number": .number], .boolean) { evaluation, values in
        evaluation.some(values.first?.number.flatMap { isEven($0) }.map { .boolean(!$0) })
      },
      Builtin("even", ["number": .number], .boolean) { evaluation, values in
        evaluation.some(values.first?.number.flatMap { isEven($0) }.map { .boolean($0) })
      },
    ]

  private static func unary(
    _ name: String,
    _ body: @escaping @Sendable (FEELDecimal) -> FEELDecimal?
  ) -> Builtin {
    Builtin(name, ["number": .number], .number) { evaluation, values in
      evaluation.some(values.first?.number.flatMap(body).map(FEELValue.number))
    }
  }

  private static func isEven(_ number: FEELDecimal) -> Bool? {
    guard number.isInteger else { return nil }
    return number.modulo(FEELDecimal(2))?.isZero
  }

  private static let rounding: [Builtin] =
    [
      ("decimal", .halfEven), ("round up", .up), ("round down", .down),
      ("round half up", .halfUp), ("round half down", .halfDown),
    ].map { name, direction in
      Builtin(name, ["n": .number, "scale": .number], .number) { evaluation, values in
        round(values, direction, &evaluation)
      }
    }
    + [("floor", .floor), ("ceiling", .ceiling)].map { name, direction in
      Builtin(name, ["n": .number, "scale?": .number], .number) { evaluation, values in
        let padded = values.count == 1 ? values + [.number(0)] : values
        return round(padded, direction, &evaluation)
      }
    }

  private static func round(
    _ values: [FEELValue],
    _ direction: FEELDecimal.Direction,
    _ evaluation: inout Evaluation
  ) -> FEELValue {
    guard let number = values[at: 0]?.number,
      let scale = values[at: 1]?.number?.rounded(to: 0, .down)?.integer()
    else { return evaluation.fail() }
    return evaluation.some(number.rounded(to: scale, direction).map(FEELValue.number))
  }
}

extension Array {
  /// The element, or nil past the end.
  subscript(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
