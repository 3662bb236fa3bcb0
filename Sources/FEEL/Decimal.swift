/// A decimal number of up to 34 digits, after IEEE 754 decimal128.
///
/// Value = ±coefficient × 10^exponent; the coefficient stays below 10^34, the exponent of the first
/// digit within ±6144. Operations round half to even and return nil where there is no such number.
package struct FEELDecimal: Sendable {
  let coefficient: UInt128
  let exponent: Int
  let isNegative: Bool

  static let digits = 34
  static let largestExponent = 6144
  static let zero = FEELDecimal(0)
  static let one = FEELDecimal(1)

  package init(_ value: Int) {
    coefficient = UInt128(value.magnitude)
    exponent = 0
    isNegative = value < 0
  }

  /// For coefficients already known to be in bounds.
  init(exactly coefficient: UInt128, _ exponent: Int, isNegative: Bool) {
    self.coefficient = coefficient
    self.exponent = exponent
    self.isNegative = isNegative && coefficient != 0
  }

  /// Rounds half to even; `sticky` says that digits other than 0 were already cut off below.
  init?(rounding coefficient: UInt128, _ exponent: Int, isNegative: Bool, sticky: Bool = false) {
    var kept = coefficient
    var scale = exponent
    let excess = Self.digitCount(coefficient) - Self.digits
    if excess > 0 {
      kept = Self.halfEven(coefficient, dropping: excess, sticky: sticky)
      scale += excess
      if kept == Self.power(34) {
        kept /= 10
        scale += 1
      }
    }
    if kept == 0 { scale = 0 }
    let leading = scale + Self.digitCount(kept) - 1
    if leading > Self.largestExponent { return nil }
    if leading < -Self.largestExponent {
      kept = 0
      scale = 0
    }
    self.init(exactly: kept, scale, isNegative: isNegative)
  }

  package var isZero: Bool { coefficient == 0 }

  /// The whole number, if it is one and fits.
  package func integer() -> Int? {
    if exponent == 0 { return signed(coefficient) }
    if exponent > 0 {
      guard exponent < 19, Self.digitCount(coefficient) + exponent < 20 else {
        return isZero ? 0 : nil
      }
      return signed(coefficient * Self.power(exponent))
    }
    guard exponent > -Self.digits else { return isZero ? 0 : nil }
    let (whole, rest) = coefficient.quotientAndRemainder(dividingBy: Self.power(-exponent))
    return rest == 0 ? signed(whole) : nil
  }

  private func signed(_ magnitude: UInt128) -> Int? {
    guard let small = UInt64(exactly: magnitude) else { return nil }
    if isNegative { return small == Int.min.magnitude ? Int.min : Int(exactly: small).map { -$0 } }
    return Int(exactly: small)
  }

  var isInteger: Bool {
    exponent >= 0 || stripped().exponent >= 0
  }

  /// The same value with the fewest digits; one form for each value.
  func stripped() -> FEELDecimal {
    if coefficient == 0 { return .zero }
    var rest = coefficient
    var scale = exponent
    while true {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
      if remainder != 0 { break }
      rest = quotient
      scale += 1
    }
    return FEELDecimal(exactly: rest, scale, isNegative: isNegative)
  }

  // MARK: powers of ten

  private static let powers: [UInt128] = {
    var all: [UInt128] = [1]
    for _ in 0..<38 { all.append((all.last ?? 1) * 10) }
    return all
  }()

  /// 10^n for n in 0...38.
  static func power(_ n: Int) -> UInt128 {
    powers[min(max(n, 0), 38)]
  }

  static func digitCount(_ value: UInt128) -> Int {
    let bits = 128 - value.leadingZeroBitCount
    let guess = (bits * 1233) >> 12
    return value < power(guess) ? guess : guess + 1
  }

  /// Drops decimal digits, rounding half to even.
  static func halfEven(_ value: UInt128, dropping count: Int, sticky: Bool) -> UInt128 {
    if count > 38 { return 0 }
    let unit = power(count)
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: unit)
    let half = unit / 2
    let up = rest > half || (rest == half && (sticky || quotient % 2 == 1))
    return up ? quotient + 1 : quotient
  }
}
