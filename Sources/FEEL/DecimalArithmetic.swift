/// The four operations, remainder and order of decimals.
extension FEELDecimal {
  var negated: FEELDecimal {
    FEELDecimal(exactly: coefficient, exponent, isNegative: !isNegative)
  }

  var magnitude: FEELDecimal {
    FEELDecimal(exactly: coefficient, exponent, isNegative: false)
  }

  func adding(_ other: FEELDecimal) -> FEELDecimal? {
    let (high, low) = exponent >= other.exponent ? (self, other) : (other, self)
    let gap = high.exponent - low.exponent
    if high.isZero || low.isZero { return high.addingZero(low) }
    if gap + Self.digitCount(high.coefficient) <= 38 {
      return Self.sum(
        high.coefficient * Self.power(gap),
        high.isNegative,
        low.coefficient,
        low.isNegative,
        low.exponent
      )
    }
    // The lower number lies wholly below the 34 digits that are kept: it only decides the rounding.
    let lift = 36 - Self.digitCount(high.coefficient)
    let cut = gap - lift
    let unit = Self.power(cut)
    let (shifted, rest) =
      cut > 38 ? (0, low.coefficient) : low.coefficient.quotientAndRemainder(dividingBy: unit)
    return Self.sum(
      high.coefficient * Self.power(lift + 1),
      high.isNegative,
      shifted * 10 + (rest == 0 ? 0 : 1),
      low.isNegative,
      low.exponent + cut - 1
    )
  }

  private func addingZero(_ other: FEELDecimal) -> FEELDecimal {
    isZero ? other : self
  }

  private static func sum(
    _ a: UInt128,
    _ aNegative: Bool,
    _ b: UInt128,
    _ bNegative: Bool,
    _ scale: Int
  ) -> FEELDecimal? {
    if aNegative == bNegative {
      return FEELDecimal(rounding: a + b, scale, isNegative: aNegative)
    }
    return a >= b
      ? FEELDecimal(rounding: a - b, scale, isNegative: aNegative)
      : FEELDecimal(rounding: b - a, scale, isNegative: bNegative)
  }

  func subtracting(_ other: FEELDecimal) -> FEELDecimal? {
    adding(other.negated)
  }

  func multiplied(by other: FEELDecimal) -> FEELDecimal? {
    let sign = isNegative != other.isNegative
    let scale = exponent + other.exponent
    let (high, low) = coefficient.multipliedFullWidth(by: other.coefficient)
    if high == 0 { return FEELDecimal(rounding: low, scale, isNegative: sign) }
    let cut = Self.digitCount(coefficient) + Self.digitCount(other.coefficient) - 1 - Self.digits
    let (quotient, rest) = Self.power(cut).dividingFullWidth((high, low))
    let half = Self.power(cut) / 2
    // One digit may still be too many: keep what was cut as a sticky tail under one more digit.
    if quotient >= Self.power(Self.digits) {
      return FEELDecimal(rounding: quotient, scale + cut, isNegative: sign, sticky: rest != 0)
    }
    let up = rest > half || (rest == half && quotient % 2 == 1)
    return FEELDecimal(rounding: up ? quotient + 1 : quotient, scale + cut, isNegative: sign)
  }

  func divided(by other: FEELDecimal) -> FEELDecimal? {
    guard !other.isZero else { return nil }
    guard !isZero else { return .zero }
    let lift = Self.digits - Self.digitCount(coefficient)
    let width = Self.digitCount(other.coefficient)
    let wide = (coefficient * Self.power(lift)).multipliedFullWidth(by: Self.power(width))
    let (quotient, rest) = other.coefficient.dividingFullWidth((wide.high, wide.low))
    let scale = exponent - other.exponent - lift - width
    let sign = isNegative != other.isNegative
    if rest != 0 {
      return Self.quotient(quotient, rest, other.coefficient, scale, sign)
    }
    return FEELDecimal(rounding: quotient, scale, isNegative: sign)?
      .trimmed(to: exponent - other.exponent)
  }

  /// Rounds a quotient of 34 or 35 digits that left a rest.
  private static func quotient(
    _ quotient: UInt128,
    _ rest: UInt128,
    _ divisor: UInt128,
    _ scale: Int,
    _ sign: Bool
  ) -> FEELDecimal? {
    if quotient >= power(digits) {
      return FEELDecimal(rounding: quotient, scale, isNegative: sign, sticky: true)
    }
    let up = rest > divisor - rest || (rest == divisor - rest && quotient % 2 == 1)
    return FEELDecimal(rounding: up ? quotient + 1 : quotient, scale, isNegative: sign)
  }

  /// Takes zeros off the end of an exact quotient, towards the exponent a person would write.
  private func trimmed(to ideal: Int) -> FEELDecimal {
    var rest = coefficient
    var scale = exponent
    while scale < ideal {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
      if remainder != 0 { break }
      rest = quotient
      scale += 1
    }
    return FEELDecimal(exactly: rest, scale, isNegative: isNegative)
  }

  /// `self - other * floor(self / other)`: takes the sign of the divisor.
  func modulo(_ other: FEELDecimal) -> FEELDecimal? {
    guard let ratio = divided(by: other), let whole = ratio.rounded(to: 0, .floor),
      let product = other.multiplied(by: whole)
    else { return nil }
    return subtracting(product)
  }
}

extension FEELDecimal: Comparable, Hashable {
  package static func == (a: FEELDecimal, b: FEELDecimal) -> Bool {
    if a.exponent == b.exponent {
      return a.coefficient == b.coefficient && a.isNegative == b.isNegative
    }
    return a.isNegative == b.isNegative && order(a, b) == 0
  }

  package static func < (a: FEELDecimal, b: FEELDecimal) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    let order = order(a, b)
    return a.isNegative ? order > 0 : order < 0
  }

  package func hash(into hasher: inout Hasher) {
    let plain = stripped()
    hasher.combine(plain.coefficient)
    hasher.combine(plain.exponent)
    hasher.combine(plain.isNegative)
  }

  /// Compares magnitudes: negative, 0 or positive.
  private static func order(_ a: FEELDecimal, _ b: FEELDecimal) -> Int {
    if a.isZero || b.isZero { return (a.isZero ? 0 : 1) - (b.isZero ? 0 : 1) }
    let lead = a.exponent + digitCount(a.coefficient) - b.exponent - digitCount(b.coefficient)
    if lead != 0 { return lead }
    // Same leading digit: the gap between the exponents is below 34.
    let gap = a.exponent - b.exponent
    let left = gap > 0 ? a.coefficient * power(gap) : a.coefficient
    let right = gap < 0 ? b.coefficient * power(-gap) : b.coefficient
    return left == right ? 0 : (left < right ? -1 : 1)
  }
}
