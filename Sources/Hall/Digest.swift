import Crypto
import Foundation

/// SHA-256, keyed hashes and random bytes, in the forms in which the hall stores them.
enum Digest {
  static func bytes(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

  /// Lower-case hex.
  static func hex(_ bytes: [UInt8]) -> String { text(SHA256.hash(data: bytes)) }

  static func hex(_ text: String) -> String { hex(Array(text.utf8)) }

  /// HMAC-SHA-256 in lower-case hex.
  static func keyed(_ bytes: [UInt8], _ key: [UInt8]) -> String {
    text(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
  }

  static func keyedBytes(_ bytes: [UInt8], _ key: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
  }

  static func random(_ count: Int) -> [UInt8] {
    SymmetricKey(size: .init(bitCount: count * 8)).withUnsafeBytes { Array($0) }
  }

  /// 32 random bytes for an address or a cookie, in letters and digits that need no escaping.
  static func randomToken() -> String { text(random(32)) }

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var text = ""
    for byte in bytes {
      let digits = String(byte, radix: 16)
      text += byte < 16 ? "0" + digits : digits
    }
    return text
  }

  /// Equal, in a time that says nothing about where they differ.
  static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count else { return false }
    return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
