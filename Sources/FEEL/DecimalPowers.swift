/// Powers, roots, exponential and logarithm, to about 32 digits.
extension FEELDecimal {
  func raised(to other: FEELDecimal) -> FEELDecimal? {
    if other.isZero { return .one }
    if isZero { return other.isNegative ? nil : .zero }
    if let whole = other.integer() { return raised(to: whole) }
    if let doubled = other.multiplied(by: FEELDecimal(2))?.integer() {
      return squareRoot()?.raised(to: doubled)
    }
    guard !isNegative, let log = naturalLogarithm(), let product = log.multiplied(by: other) else {
      return nil
    }
    return product.exponential()
  }

  private func raised(to power: Int) -> FEELDecimal? {
    var rest = power.magnitude
    var base = self
    var result = FEELDecimal.one
    while rest > 0 {
      if rest & 1 == 1 {
        guard let next = result.multiplied(by: base) else { return power < 0 ? .zero : nil }
        result = next
      }
      rest >>= 1
      if rest == 0 { break }
      guard let square = base.multiplied(by: base) else { return power < 0 ? .zero : nil }
      base = square
    }
    return power < 0 ? FEELDecimal.one.divided(by: result) : result
  }

  func squareRoot() -> FEELDecimal? {
    if isZero { return .zero }
    guard !isNegative else { return nil }
    // Scaled so that the coefficient has 33 or 34 digits and the exponent is even.
    var lift = Self.digits - Self.digitCount(coefficient)
    if (exponent - lift) % 2 != 0 { lift -= 1 }
    let scaled =
      lift < 0 ? coefficient / 10 : coefficient * Self.power(lift)
    let scale = exponent - lift
    var root = FEELDecimal(exactly: Self.wholeRoot(scaled), scale / 2, isNegative: false)
    for _ in 0..<3 {
      guard let quotient = divided(by: root), let sum = root.adding(quotient),
        let next = sum.multiplied(by: FEELDecimal(exactly: 5, -1, isNegative: false))
      else { return nil }
      root = next
    }
    return root.stripped()
  }

  private static func wholeRoot(_ value: UInt128) -> UInt128 {
    var low: UInt128 = 0
    var high: UInt128 = 1 << 57
    while low < high {
      let middle = (low + high + 1) / 2
      if middle * middle <= value { low = middle } else { high = middle - 1 }
    }
    return max(low, 1)
  }

  /// e to this power: halve until small, sum the series, square back.
  func exponential() -> FEELDecimal? {
    if isZero { return .one }
    if exponent + Self.digitCount(coefficient) > 6 { return isNegative ? .zero : nil }
    var halvings = 0
    var small = self
    let half = FEELDecimal(exactly: 5, -1, isNegative: false)
    while small.magnitude > FEELDecimal(exactly: 1, -2, isNegative: false), halvings < 40 {
      guard let next = small.multiplied(by: half) else { return nil }
      small = next
      halvings += 1
    }
    var sum = FEELDecimal.one
    var term = FEELDecimal.one
    for n in 1...24 {
      guard let next = term.multiplied(by: small)?.divided(by: FEELDecimal(n)),
        let total = sum.adding(next)
      else { return nil }
      term = next
      sum = total
    }
    for _ in 0..<halvings {
      guard let square = sum.multiplied(by: sum) else { return isNegative ? .zero : nil }
      sum = square
    }
    return sum
  }

  /// ln: brought near 1 by roots, the series of artanh, plus the power of ten.
  ///
  /// A number in 1..<10 needs no power of ten, which spares the cancellation against ln 10.
  func naturalLogarithm() -> FEELDecimal? {
    guard !isZero, !isNegative else { return nil }
    let width = Self.digitCount(coefficient)
    let mantissa = FEELDecimal(exactly: coefficient, -width, isNegative: false)
    if exponent + width == 1 { return logarithmNearOne() }
    guard let small = mantissa.logarithmNearOne(),
      let large = Self.lnTen.multiplied(by: FEELDecimal(exponent + width))
    else { return nil }
    return small.adding(large)
  }

  private static let lnTen = FEELDecimal(
    exactly: 2_302_585_092_994_045_684_017_991_454_684_364,
    -33,
    isNegative: false
  )

  private func logarithmNearOne() -> FEELDecimal? {
    var near = self
    var doublings = 1
    for _ in 0..<5 {
      guard let root = near.squareRoot() else { return nil }
      near = root
      doublings *= 2
    }
    guard let above = near.subtracting(.one), let below = near.adding(.one),
      let z = above.divided(by: below), let square = z.multiplied(by: z)
    else { return nil }
    var power = z
    var sum = z
    for n in 1...24 {
      guard let next = power.multiplied(by: square),
        let part = next.divided(by: FEELDecimal(2 * n + 1)), let total = sum.adding(part)
      else { return nil }
      power = next
      sum = total
    }
    return sum.multiplied(by: FEELDecimal(2 * doublings))
  }
}
