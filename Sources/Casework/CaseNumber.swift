package import Deadlines

/// A case's number: region, day of filing, sequence of the day, check digit, e.g. `210100-20260918-00042-7`.
///
/// The sequence has at least five digits and grows past them when a day needs more. The check digit is
/// ISO 7064 MOD 11,10 over all digits before it. Source: our own shape, `domain.md` §4.3.
package struct CaseNumber: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  package let text: String

  /// Reads a number that somebody typed; nil when it is not one.
  package init?(_ text: String) {
    // Six digits, eight, five to twelve, one; in one pass, for lists read thousands of them.
    var (part, length, digits) = (0, 0, [UInt8]())
    for byte in text.utf8 {
      if byte == UInt8(ascii: "-") {
        guard part < 3, Self.lengths[part].contains(length) else { return nil }
        (part, length) = (part + 1, 0)
      } else {
        guard (48...57).contains(byte), length < 12 else { return nil }
        digits.append(byte)
        length += 1
      }
    }
    guard part == 3, length == 1, let check = digits.popLast(), Self.checkDigit(of: digits) == check
    else { return nil }
    self.text = text
  }

  /// How many digits each part before the check digit has.
  private static let lengths = [6...6, 8...8, 5...12]

  /// Makes the number of the `sequence`-th case of a day in a region (six digits).
  package init(region: String, day: Day, sequence: Int) {
    let date = day.description.filter { $0 != "-" }
    let digits = String(sequence)
    let padded = String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
    let check = Self.checkDigit(of: Array((region + date + padded).utf8))
    self.text = "\(region)-\(date)-\(padded)-\(Unicode.Scalar(check))"
  }

  package var description: String { text }

  package static func < (one: Self, other: Self) -> Bool { one.text < other.text }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let number = CaseNumber(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a case number: \(text)")
      )
    }
    self = number
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// - Parameter digits: in ASCII, as the answer is.
  private static func checkDigit(of digits: [UInt8]) -> UInt8 {
    var product = 10
    for byte in digits {
      let sum = (product + Int(byte) - 48) % 10
      product = (sum == 0 ? 10 : sum) * 2 % 11
    }
    return UInt8(ascii: "0") + UInt8((11 - product) % 10)
  }
}

/// A branch's place in its case: `01`, `02`… for parallel members; `00` is a case without branches.
package struct BranchID: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  package let text: String

  /// The one branch of a case that is decided as a whole.
  package static let whole = BranchID(index: 0)

  package init(index: Int) {
    self.text = index < 10 ? "0\(index)" : "\(index)"
  }

  /// Reads a branch as it stands in an address: two or three digits; nil otherwise.
  package init?(_ text: String) {
    guard (2...3).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }),
      let index = Int(text)
    else { return nil }
    self.init(index: index)
  }

  package var description: String { text }

  package static func < (one: Self, other: Self) -> Bool { one.text < other.text }

  package init(from decoder: any Decoder) throws {
    self.text = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
