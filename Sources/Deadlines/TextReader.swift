/// Reads dates, moments and limits from text, one piece at a time, without ever stepping outside it.
struct TextReader {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = Substring(text).utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Exactly `count` ASCII digits (at most 18, so the number fits), or nil and nothing is taken.
  mutating func digits(_ count: Int) -> Int? {
    var ahead = rest
    var number = 0
    for _ in 0..<min(count, 18) {
      guard let byte = ahead.popFirst(), (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    rest = ahead
    return number
  }

  /// As many digits as follow, up to `most`; nil where there is none.
  mutating func digits(upTo most: Int) -> (number: Int, count: Int)? {
    let count = rest.prefix(most).prefix { (0x30...0x39).contains($0) }.count
    guard count > 0, let number = digits(count) else { return nil }
    return (number, count)
  }

  /// Takes the mark if it comes next.
  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == mark.value else { return false }
    rest.removeFirst()
    return true
  }
}

/// A whole number written with at least `width` digits; for clock faces and ISO dates.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
