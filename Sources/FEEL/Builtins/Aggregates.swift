/// Functions that make one value of many.
extension Builtin {
  static let aggregates: [Builtin] = [
    Builtin("min", ["list": .list(of: .any)], .any, spread: .gathers) { evaluation, values in
      extreme(values, &evaluation) { $0 < 0 }
    },
    Builtin("max", ["list": .list(of: .any)], .any, spread: .gathers) { evaluation, values in
      extreme(values, &evaluation) { $0 > 0 }
    },
    statistic("sum") { numbers, total in numbers.isEmpty ? nil : total },
    statistic("mean") { numbers, total in total.divided(by: FEELDecimal(numbers.count)) },
    statistic("product") { numbers, _ in
      guard let first = numbers.first else { return nil }
      var product = first
      for number in numbers.dropFirst() {
        guard let next = product.multiplied(by: number) else { return nil }
        product = next
      }
      return product
    },
    statistic("median") { numbers, _ in
      let sorted = numbers.sorted()
      let middle = sorted.count / 2
      guard let upper = sorted[at: middle] else { return nil }
      if sorted.count % 2 == 1 { return upper }
      return sorted[at: middle - 1]?.adding(upper)?.divided(by: FEELDecimal(2))
    },
    statistic("stddev") { numbers, total in
      guard numbers.count > 1, let mean = total.divided(by: FEELDecimal(numbers.count)) else {
        return nil
      }
      var squares = FEELDecimal.zero
      for number in numbers {
        guard let gap = number.subtracting(mean), let square = gap.multiplied(by: gap),
          let sum = squares.adding(square)
        else { return nil }
        squares = sum
      }
      return squares.divided(by: FEELDecimal(numbers.count - 1))?.squareRoot()
    },
    Builtin("mode", ["list": .list(of: .number)], .list(of: .number), spread: .gathers) {
      evaluation,
      values in
      guard let numbers = numbers(values) else { return evaluation.fail() }
      return .list(mode(numbers).map { .number($0.stripped()) })
    },
  ]

  private static func statistic(
    _ name: String,
    _ body: @escaping @Sendable (_ numbers: [FEELDecimal], _ total: FEELDecimal) -> FEELDecimal?
  ) -> Builtin {
    Builtin(name, ["list": .list(of: .number)], .number, spread: .gathers) {
      evaluation,
      values in
      guard let numbers = numbers(values), evaluation.spend(numbers.count) else {
        return evaluation.fail()
      }
      var total = FEELDecimal.zero
      for number in numbers {
        guard let sum = total.adding(number) else { return evaluation.fail() }
        total = sum
      }
      return evaluation.some(body(numbers, total).map(FEELValue.number))
    }
  }

  /// The numbers of the list; nil when one of its elements is none.
  private static func numbers(_ values: [FEELValue]) -> [FEELDecimal]? {
    let numbers = elements(values).compactMap(\.number)
    return numbers.count == elements(values).count ? numbers : nil
  }

  /// The most frequent numbers, ascending.
  private static func mode(_ numbers: [FEELDecimal]) -> [FEELDecimal] {
    let counts = Dictionary(numbers.map { ($0, 1) }, uniquingKeysWith: +)
    guard let most = counts.values.max() else { return [] }
    return counts.filter { $0.value == most }.keys.sorted()
  }

  private static func extreme(
    _ values: [FEELValue],
    _ evaluation: inout Evaluation,
    _ isBetter: (Int) -> Bool
  ) -> FEELValue {
    let list = elements(values)
    guard var best = list.first, evaluation.spend(list.count),
      Evaluation.order(best, best) != nil
    else { return evaluation.fail() }
    for element in list.dropFirst() {
      guard let order = Evaluation.order(element, best) else { return evaluation.fail() }
      if isBetter(order) { best = element }
    }
    return best
  }
}
