import ArgumentParser
import Deadlines

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: "zh (Chinese) or en (English).")
  var language: Language = .zh

  @Flag(help: "When something fails, say more than one line.")
  var verbose = false
}

extension Language: ExpressibleByArgument {}
