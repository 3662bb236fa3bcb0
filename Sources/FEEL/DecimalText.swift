/// Decimals read from text and written as text.
extension FEELDecimal: CustomStringConvertible, LosslessStringConvertible {
  /// Reads `12`, `-0.5`, `.5`, `1.2e-7`; nil for anything else.
  package init?(_ text: String) {
    var bytes = Array(text.utf8)[...]
    var negative = false
    if bytes.first == UInt8(ascii: "-") {
      negative = true
      bytes = bytes.dropFirst()
    }
    var reading = DigitReading()
    for _ in 0..<bytes.count {
      guard let byte = bytes.first, reading.take(byte) else { break }
      bytes = bytes.dropFirst()
    }
    guard reading.sawDigit, let shift = Self.exponentPart(bytes) else { return nil }
    self.init(
      rounding: reading.coefficient,
      reading.exponent + shift,
      isNegative: negative,
      sticky: reading.sticky
    )
  }

  /// What follows the digits: nothing, or `e` and a whole number; nil when malformed.
  private static func exponentPart(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let mark = bytes.first else { return 0 }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return nil }
    var rest = bytes.dropFirst()
    var negative = false
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      negative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    guard !rest.isEmpty else { return nil }
    var value = 0
    for byte in rest {
      guard let digit = DigitReading.digit(byte) else { return nil }
      value = min(value * 10 + Int(digit), 100_000)
    }
    return negative ? -value : value
  }

  /// Plain notation for everyday sizes, `1.5E+60` beyond.
  package var description: String {
    let plain = stripped()
    let digits = String(plain.coefficient)
    let sign = plain.isNegative ? "-" : ""
    let lead = plain.exponent + digits.utf8.count - 1
    if lead > 40 || lead < -40 { return sign + Self.scientific(digits, lead) }
    if plain.exponent >= 0 {
      return sign + digits + String(repeating: "0", count: plain.exponent)
    }
    if lead < 0 { return sign + "0." + String(repeating: "0", count: -lead - 1) + digits }
    return sign + digits.prefix(lead + 1) + "." + digits.dropFirst(lead + 1)
  }

  private static func scientific(_ digits: String, _ lead: Int) -> String {
    let tail = digits.count > 1 ? "." + digits.dropFirst() : ""
    return digits.prefix(1) + tail + "E" + (lead < 0 ? "-" : "+") + String(lead.magnitude)
  }
}

/// Gathers digits and the point; digits past the 38th only decide the rounding.
private struct DigitReading {
  var coefficient: UInt128 = 0
  var exponent = 0
  var sticky = false
  var sawDigit = false
  private var sawPoint = false

  mutating func take(_ byte: UInt8) -> Bool {
    if byte == UInt8(ascii: "."), !sawPoint {
      sawPoint = true
      return true
    }
    guard let digit = Self.digit(byte) else { return false }
    sawDigit = true
    if coefficient < FEELDecimal.power(37) {
      coefficient = coefficient * 10 + digit
      if sawPoint { exponent -= 1 }
    } else {
      sticky = sticky || digit != 0
      if !sawPoint { exponent += 1 }
    }
    return true
  }

  static func digit(_ byte: UInt8) -> UInt128? {
    byte >= 48 && byte <= 57 ? UInt128(byte - 48) : nil
  }
}
