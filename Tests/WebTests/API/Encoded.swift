import Foundation

/// Bytes as texts that travel inside JSON.
enum Encoded {
  static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
