import NIOCore
import NIOHTTP1

/// What one connection asks, one thing after another.
protocol Errand: Sendable {
  /// Nil: there is nothing more to ask.
  mutating func next() -> Asking?

  /// Takes in the answer to what was asked last.
  /// - Returns: nil when it is as it should be, else what it was.
  mutating func take(_ answer: Answer) -> String?

  /// What the figures of a good answer are kept under.
  func name(of answer: Answer, asked name: String) -> String
}

extension Errand {
  func name(of answer: Answer, asked name: String) -> String { name }
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
  var headers: HTTPHeaders
  var body: ByteBuffer

  /// The last part of the address of what was made.
  var made: String? {
    headers.first(name: "location")?.split(separator: "/").last.map(String.init)
  }

  var text: String { String(buffer: body) }

  /// What it was, where it should have been something else.
  var wrong: String { "\(status) \(text.prefix(300))" }
}
