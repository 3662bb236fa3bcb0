import ArgumentParser
import FEEL
import Foundation

/// `hall feel --jsonl`: answers the public conformance cases, one JSON line each.
struct Feel: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Evaluates the expression language: a case a line on stdin, an answer a line on stdout."
  )

  @Flag(help: "Read conformance cases as JSON lines.")
  var jsonl = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard jsonl else {
      throw ValidationError("expected --jsonl: one case a line on standard input")
    }
    let now = FEELDateTime(secondsSinceEpoch: Int(Date().timeIntervalSince1970))
    while let line = readLine() { print(FEELConformance.answer(line: line, now: now)) }
  }
}
