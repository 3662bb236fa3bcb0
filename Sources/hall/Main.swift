import ArgumentParser
import Foundation

/// The program `hall`.
///
/// Reads flags, chooses adapters, starts; holds no rules, no SQL, no HTML.
///
/// Exit codes: 0 done; 1 something is flawed or failed, in one line on stderr; 2 the command line
/// could not be read.
@main struct HallTool: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hall",
    abstract: "An online service hall: one acceptance, copies to all, side by side, in time.",
    subcommands: [Due.self]
  )

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      end(error)
    }
  }

  private static func end(_ error: any Error) -> Never {
    switch error {
    case let complaint as Complaint:
      complain(complaint.line, detail: complaint.detail)
    case let code as ExitCode:
      exit(code.rawValue)
    case is CommandError, is ValidationError, is CleanExit:
      endReading(error)
    default:
      complain("unexpected: \(error)", detail: String(reflecting: error))
    }
  }

  /// Help goes to stdout and is no failure; a command line that cannot be read is exit code 2.
  private static func endReading(_ error: any Error) -> Never {
    let text = fullMessage(for: error)
    guard exitCode(for: error) != .success else {
      print(text)
      exit(0)
    }
    Complaint.write(text)
    exit(2)
  }

  private static func complain(_ line: String, detail: String?) -> Never {
    Complaint.write("hall: " + line)
    if CommandLine.arguments.contains("--verbose"), let detail { Complaint.write(detail) }
    exit(1)
  }
}
