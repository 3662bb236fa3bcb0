import Crypto
import Foundation
import Testing

@testable import Papers

@Suite struct `The sheet` {
  @Test func `the style of a stored paper matches the hash it admits`() {
    let digest = SHA256.hash(data: Data(PaperSheet.style.utf8))
    #expect(PaperSheet.styleHash == "sha256-" + Data(digest).base64EncodedString())
  }
}
