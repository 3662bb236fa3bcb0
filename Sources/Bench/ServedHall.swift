import Foundation
import Glibc
import LocalPostgres
import NIOCore
import NIOPosix

/// The real server, `hall serve`, as a child process; it ends with this one, however that ends.
package final class ServedHall: Sendable {
  let port: Int
  let process: ChildProcess
  private let watcher: Watcher

  /// Starts it, and returns when it listens.
  /// - Parameters:
  ///   - command: `hall serve` with everything but its port.
  ///   - log: a file for what it says.
  package init(_ command: [String], log: String) async throws {
    let port = try LocalPostgres.freePort()
    let file = open(log, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o600)
    process = try ChildProcess(command + ["--port", "\(port)"], output: file)
    close(file)
    watcher = try Watcher(["/bin/sh", "-c", "cat >/dev/null; kill \(process.id) 2>/dev/null"])
    self.port = port
    try await waitUntilOpen(log)
  }

  package func end() {
    process.send(SIGTERM)
    process.succeeds()
  }

  private func waitUntilOpen(_ log: String) async throws {
    if try await process.opens(port) { return }
    let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    throw LocalServerProblem(description: "hall serve did not open: \(said.suffix(500))")
  }
}

extension ChildProcess {
  /// Waits until somebody may connect; false when it ended instead, or took more than a minute.
  func opens(_ port: Int) async throws -> Bool {
    for _ in 0..<600 {
      try await Task.sleep(for: .milliseconds(100))
      guard isRunning() else { return false }
      let loops = MultiThreadedEventLoopGroup.singleton
      let channel = try? await ClientBootstrap(group: loops).connect(host: "127.0.0.1", port: port)
        .get()
      if let channel {
        try await channel.close()
        return true
      }
    }
    return false
  }
}
