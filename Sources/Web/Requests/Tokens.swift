import Crypto

/// Proves that a form came from a page of this hall: a MAC over the visitor's own cookie. It needs no
/// JavaScript and no storage; another site can neither read it nor make it.
package struct Tokens: Sendable {
  private let key: SymmetricKey

  /// - Parameter secret: at least 32 bytes that only this hall knows, the same on every node.
  package init(secret: [UInt8]) {
    key = SymmetricKey(
      data: HKDF<SHA256>.deriveKey(
        inputKeyMaterial: SymmetricKey(data: secret),
        info: Array("hall forms".utf8),
        outputByteCount: 32
      )
    )
  }

  /// The token of a session, or of a visitor without one.
  package func token(for holder: String) -> String {
    HMAC<SHA256>.authenticationCode(for: Array(holder.utf8), using: key)
      .map { byte in
        let digits = String(byte, radix: 16)
        return digits.utf8.count == 1 ? "0" + digits : digits
      }.joined()
  }

  /// 128 random bits in hexadecimal digits, a visitor's name.
  package static func fresh() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }

  /// Compares in the same time whatever the difference.
  package static func same(_ one: String, _ other: String) -> Bool {
    let (left, right) = (Array(one.utf8), Array(other.utf8))
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
