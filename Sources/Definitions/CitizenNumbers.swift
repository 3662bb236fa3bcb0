import Deadlines

/// Check digits of the two national numbers.
package enum CitizenNumbers {
  /// Citizen identity number, 18 characters, ISO 7064 MOD 11-2. Source: GB 11643.
  package static func isCitizenID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 18, bytes.prefix(17).allSatisfy({ (48...57).contains($0) }) else {
      return false
    }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(bytes, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
    let digits = Array("10X98765432".utf8)
    guard digits[sum % 11] == bytes[17] else { return false }
    let birth = bytes[6..<14].map { Int($0) - 48 }.reduce(0) { $0 * 10 + $1 }
    return Day(year: birth / 10_000, month: birth / 100 % 100, day: birth % 100) != nil
  }

  /// Unified social credit code, 18 characters, MOD 31-3. Source: GB 32100.
  package static func isCreditCode(_ text: String) -> Bool {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    let values = text.utf8.compactMap { alphabet.firstIndex(of: $0) }
    guard text.utf8.count == 18, values.count == 18 else { return false }
    var weight = 1
    var sum = 0
    for value in values.prefix(17) {
      sum += value * weight
      weight = weight * 3 % 31
    }
    return (31 - sum % 31) % 31 == values[17]
  }
}
