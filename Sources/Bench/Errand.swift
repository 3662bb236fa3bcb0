import NIOCore
import NIOHTTP1

/// What one connection asks, one thing after another.
protocol Errand: Sendable {
  mutating func next() -> Asking

  /// Takes in the answer to what was asked last.
  /// - Returns: nil when it is as it should be, else what it was.
  mutating func take(_ answer: Answer) -> String?
}

struct Asking {
  /// What the figures are kept under.
  var name: String
  var method: HTTPMethod
  var path: String
  var headers: [(String, String)]
  var body: ByteBuffer?
}

struct Answer {
  var status: Int
  var location: String?
  var body: ByteBuffer
}
