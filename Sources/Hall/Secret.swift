package import Casework
import Definitions
import JSONCoding

/// Personal text on its way into the ledger: the event holds its salted digest, a row of its own holds the rest.
package struct Secret: Sendable, Hashable {
  package enum Kind: String, Sendable { case answers, text }

  package let sealed: Sealed
  let kind: Kind
  let salt: [UInt8]
  let body: [UInt8]

  /// A reason for withdrawal, a comment of a rating.
  package init(text: String) {
    self.init(kind: .text, body: Array(text.utf8))
  }

  init(_ answers: Answers) {
    self.init(kind: .answers, body: StoredJSON.bytes(answers))
  }

  private init(kind: Kind, body: [UInt8]) {
    self.kind = kind
    self.body = body
    salt = Digest.random(16)
    sealed = Sealed(digest: Self.digest(salt: salt, body: body))
  }

  static func digest(salt: [UInt8], body: [UInt8]) -> String { Digest.hex(salt + body) }
}

extension Sealed {
  /// What stands in a filing until the ledger seals its answers.
  package static let open = Sealed(digest: "")
}
