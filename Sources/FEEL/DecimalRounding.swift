/// Rounding to a number of decimals, in the directions DMN names.
extension FEELDecimal {
  package enum Direction: Sendable {
    case floor, ceiling, up, down, halfUp, halfDown, halfEven
  }

  /// Rounds to `scale` decimals (negative: tens, hundreds…); nil when the result has no place.
  package func rounded(to scale: Int, _ direction: Direction) -> FEELDecimal? {
    guard scale >= -6111, scale <= 6176 else { return nil }
    let drop = -scale - exponent
    if drop <= 0 { return self }
    let (quotient, rest, half) = Self.cut(coefficient, drop)
    let up = rest && Self.goesUp(direction, half: half, odd: quotient % 2 == 1, isNegative)
    return FEELDecimal(rounding: up ? quotient + 1 : quotient, -scale, isNegative: isNegative)
  }

  /// The kept part, whether something was cut, and how that compares with one half.
  private static func cut(_ value: UInt128, _ drop: Int) -> (UInt128, Bool, Int) {
    if drop > 38 { return (0, value != 0, -1) }
    let unit = power(drop)
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: unit)
    let half = unit / 2
    return (quotient, rest != 0, rest == half ? 0 : (rest < half ? -1 : 1))
  }

  private static func goesUp(
    _ direction: Direction,
    half: Int,
    odd: Bool,
    _ isNegative: Bool
  ) -> Bool {
    switch direction {
    case .floor: isNegative
    case .ceiling: !isNegative
    case .up: true
    case .down: false
    case .halfUp: half >= 0
    case .halfDown: half > 0
    case .halfEven: half > 0 || (half == 0 && odd)
    }
  }
}
