import Foundation
import Glibc

/// A PostgreSQL that a test process starts for itself, on a port of this machine alone; it ends with the process.
package final class TestServer: Sendable {
  package let port: Int
  private let folder: String
  private let programs: String
  /// Holds the pipe whose end tells the watcher that this process is gone.
  private let watcher: TestWatcher

  /// Makes a cluster in a folder of its own and starts it: about two seconds.
  package init() throws(TestServerProblem) {
    programs = try Self.programs()
    port = try Self.freePort()
    folder = NSTemporaryDirectory() + "hall-postgres-\(UUID().uuidString)"
    let made = "mkdir -m 700 '\(folder)' && chown $(id -u \(Self.user)) '\(folder)'"
    try Self.run(["/bin/sh", "-c", made])
    try Self.run(
      Self.asUser([
        "\(programs)/initdb", "-D", "\(folder)/data", "-U", "postgres", "-A", "trust",
        "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
      ])
    )
    let stop = Self.asUser([
      "\(programs)/pg_ctl", "stop", "-D", "\(folder)/data", "-m", "immediate",
    ])
    watcher = try TestWatcher(
      ["/bin/sh", "-c", "cat >/dev/null; \"$@\"; rm -rf \"$0\"", folder] + stop
    )
    try start()
  }

  package func start() throws(TestServerProblem) {
    // Tests crash halls and servers, never the machine: what the system holds is safe enough.
    let settings = """
      -p \(port) -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=500 \
      -c fsync=off -c full_page_writes=off -c autovacuum=off
      """
    try control(["start", "-w", "-l", "\(folder)/log", "-o", settings])
  }

  /// Ends every connection, as an operator does.
  package func stop() throws(TestServerProblem) { try control(["stop", "-w", "-m", "fast"]) }

  /// Ends as when the machine fails.
  package func crash() throws(TestServerProblem) {
    try control(["stop", "-w", "-m", "immediate"])
  }

  package func url(_ database: String) -> String {
    "postgres://postgres@127.0.0.1:\(port)/\(database)"
  }

  /// Runs one command outside of any transaction, such as `CREATE DATABASE`.
  package func run(_ sql: String, in database: String = "postgres") throws(TestServerProblem) {
    try Self.run([
      "\(programs)/psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", url(database), "-c", sql,
    ])
  }

  private func control(_ words: [String]) throws(TestServerProblem) {
    try Self.run(Self.asUser(["\(programs)/pg_ctl", "-D", "\(folder)/data", "-s"] + words))
  }
}

package struct TestServerProblem: Error, CustomStringConvertible {
  package let description: String
}

extension TestServer {
  /// PostgreSQL refuses to run as root.
  private static var user: String { getuid() == 0 ? "postgres" : "$(id -un)" }

  private static func asUser(_ command: [String]) -> [String] {
    getuid() == 0 ? ["/usr/sbin/runuser", "-u", "postgres", "--"] + command : command
  }

  /// Where the newest one's programs are: Debian keeps them out of the path.
  private static func programs() throws(TestServerProblem) -> String {
    let home = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: home)) ?? []
    let folders = versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "\(home)/\($0)/bin" }
    guard
      let found = folders.first(where: { FileManager.default.fileExists(atPath: "\($0)/initdb") })
    else {
      throw TestServerProblem(
        description: """
          these tests start a PostgreSQL of their own and found none below \(home); \
          run 'sh Tests/Tools/prepare.sh test', which installs it
          """
      )
    }
    return found
  }

  private static func freePort() throws(TestServerProblem) -> Int {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { Glibc.close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && getsockname(socket, $0, &size) == 0
      }
    }
    guard isBound else { throw TestServerProblem(description: "no free port on 127.0.0.1") }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  private static func run(_ command: [String]) throws(TestServerProblem) {
    let output = NSTemporaryDirectory() + "hall-postgres-\(UUID().uuidString).out"
    defer { try? FileManager.default.removeItem(atPath: output) }
    let file = open(output, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
    let process = try TestProcess(command, input: -1, output: file)
    Glibc.close(file)
    guard process.succeeds() else {
      let said = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
      throw TestServerProblem(description: "\(command.joined(separator: " ")): \(said)")
    }
  }
}
