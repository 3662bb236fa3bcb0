import ArgumentParser
import Foundation
import Glibc
import Logging

/// Writes what happens on standard error, each in one line: for a person to read, or for a program.
struct LogLines: LogHandler {
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  let form: Form
  var logLevel = Logger.Level.info
  var metadata = Logger.Metadata()

  init(_ form: Form) { self.form = form }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    let facts = all.map { (Self.names[$0.key] ?? $0.key, $0.value) }.sorted { $0.0 < $1.0 }
    let time = Date().formatted(Self.time)
    let line =
      switch form {
      case .text:
        "\(time) \(event.level) \(event.message)" + facts.map { " \($0)=\($1)" }.joined()
      case .json:
        Self.object(
          [("time", .string(time)), ("level", "\(event.level)"), ("message", "\(event.message)")]
            + facts
        )
      }
    // One call for a line: those of many threads do not run into each other.
    let bytes = Array((line.replacing("\n", with: "\\n") + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  /// What the web server calls by a name of its own.
  private static let names = ["hb.request.id": "request"]
  private static let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  private static func object(_ facts: [(String, Logger.Metadata.Value)]) -> String {
    "{" + facts.map { "\(string($0)):\(value($1))" }.joined(separator: ",") + "}"
  }

  private static func value(_ value: Logger.Metadata.Value) -> String {
    switch value {
    case .stringConvertible(let number as Int): "\(number)"
    case .stringConvertible(let number as Double) where number.isFinite: "\(number)"
    case .string, .stringConvertible: string("\(value)")
    case .array(let values): "[" + values.map(self.value).joined(separator: ",") + "]"
    case .dictionary(let values): object(values.sorted { $0.key < $1.key }.map { ($0, $1) })
    }
  }

  private static func string(_ text: String) -> String {
    var escaped = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      case _ where scalar.value < 0x20: escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped + "\""
  }
}
