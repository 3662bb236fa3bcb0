import ArgumentParser
import Deadlines
import Logging

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: "zh (Chinese) or en (English).")
  var language: Language = .zh

  @Flag(help: "When something fails, say more than one line.")
  var verbose = false

  /// A program reads everything; a person what needs him, or everything with `--verbose`.
  func logger(_ form: LogLines.Form) -> Logger {
    var logger = Logger(label: "hall") { _ in LogLines(form) }
    logger.logLevel = verbose || form == .json ? .info : .warning
    return logger
  }
}

extension Language: ExpressibleByArgument {}
