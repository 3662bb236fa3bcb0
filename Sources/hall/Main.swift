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
    subcommands: [
      AccountCommand.self, Audit.self, BackUp.self, BenchCommand.self, Check.self, Copy.self,
      Due.self, Explain.self, Feel.self, Migrate.self, Rehearse.self, Replay.self,
      RestoreHall.self, Serve.self,
    ]
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
      Foundation.exit(code.rawValue)
    default:
      let code = exitCode(for: error)
      if code == .success || code == .validationFailure { endReading(error) }
      complain("unexpected: \(error)", detail: String(reflecting: error))
    }
  }

  /// Help goes to stdout and is no failure; a command line that cannot be read is exit code 2.
  private static func endReading(_ error: any Error) -> Never {
    guard exitCode(for: error) != .success else {
      print(fullMessage(for: error))
      Foundation.exit(0)
    }
    Complaint.write("hall: \(message(for: error)); 'hall help' lists the commands")
    if isVerbose { Complaint.write(fullMessage(for: error)) }
    Foundation.exit(2)
  }

  private static var isVerbose: Bool { CommandLine.arguments.contains("--verbose") }

  private static func complain(_ line: String, detail: String?) -> Never {
    Complaint.write("hall: " + line)
    if isVerbose, let detail { Complaint.write(detail) }
    Foundation.exit(1)
  }
}
