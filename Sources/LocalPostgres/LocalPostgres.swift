import Foundation
import Glibc

/// A PostgreSQL that a process starts for itself, on a port of this machine alone; it ends with the process.
package final class LocalPostgres: Sendable {
  package let port: Int
  /// Where `psql` and `pgbench` are.
  package let programs: String
  /// Everything of it.
  package let folder: String
  private let settings: [String]
  /// Holds the pipe whose end tells the watcher that this process is gone.
  private let watcher: Watcher

  /// Makes a cluster in a folder of its own and starts it: about two seconds.
  /// - Parameter settings: of its configuration, such as `fsync=off`.
  package init(settings: [String]) throws(LocalServerProblem) {
    self.settings = settings
    programs = try Self.findPrograms()
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
    watcher = try Watcher(
      ["/bin/sh", "-c", "cat >/dev/null; \"$@\"; rm -rf \"$0\"", folder] + stop
    )
    try start()
  }

  package func start() throws(LocalServerProblem) {
    let all = ["listen_addresses=127.0.0.1", "unix_socket_directories="] + settings
    let words = "-p \(port) " + all.map { "-c \($0)" }.joined(separator: " ")
    try control(["start", "-w", "-l", "\(folder)/log", "-o", words])
  }

  /// Ends every connection, as an operator does.
  package func stop() throws(LocalServerProblem) { try control(["stop", "-w", "-m", "fast"]) }

  /// Ends as when the machine fails.
  package func crash() throws(LocalServerProblem) {
    try control(["stop", "-w", "-m", "immediate"])
  }

  package func url(_ database: String) -> String {
    "postgres://postgres@127.0.0.1:\(port)/\(database)"
  }

  /// Runs one command outside of any transaction, such as `CREATE DATABASE`.
  package func run(_ sql: String, in database: String = "postgres") throws(LocalServerProblem) {
    try Self.run([
      "\(programs)/psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", url(database), "-c", sql,
    ])
  }

  /// The postmaster: the parent of all its processes.
  package func process() throws(LocalServerProblem) -> Int32 {
    let file = try? String(contentsOfFile: "\(folder)/data/postmaster.pid", encoding: .utf8)
    guard let id = file?.split(separator: "\n").first.flatMap({ Int32($0) }) else {
      throw LocalServerProblem(description: "no postmaster in \(folder)")
    }
    return id
  }

  private func control(_ words: [String]) throws(LocalServerProblem) {
    try Self.run(Self.asUser(["\(programs)/pg_ctl", "-D", "\(folder)/data", "-s"] + words))
  }
}

extension LocalPostgres {
  /// PostgreSQL refuses to run as root.
  private static var user: String { getuid() == 0 ? "postgres" : "$(id -un)" }

  package static func asUser(_ command: [String]) -> [String] {
    getuid() == 0 ? ["/usr/sbin/runuser", "-u", "postgres", "--"] + command : command
  }

  /// Where the newest one's programs are: Debian keeps them out of the path.
  package static func findPrograms() throws(LocalServerProblem) -> String {
    let home = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: home)) ?? []
    let folders = versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "\(home)/\($0)/bin" }
    guard
      let found = folders.first(where: { FileManager.default.fileExists(atPath: "\($0)/initdb") })
    else {
      throw LocalServerProblem(
        description: """
          a PostgreSQL is needed and none was found below \(home); \
          install it, with pgbench: apt-get install postgresql
          """
      )
    }
    return found
  }

  package static func freePort() throws(LocalServerProblem) -> Int {
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
    guard isBound else { throw LocalServerProblem(description: "no free port on 127.0.0.1") }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Runs a command to its end; what it said is the answer, or the problem if it fails.
  /// - Parameter place: where it works; nil: here.
  @discardableResult
  package static func run(
    _ command: [String],
    in place: String? = "/"
  ) throws(LocalServerProblem) -> String {
    let output = NSTemporaryDirectory() + "hall-postgres-\(UUID().uuidString).out"
    defer { try? FileManager.default.removeItem(atPath: output) }
    let file = open(output, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
    let process = try ChildProcess(command, in: place, output: file)
    Glibc.close(file)
    let isDone = process.succeeds()
    let said = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
    guard isDone else {
      throw LocalServerProblem(description: "\(command.joined(separator: " ")): \(said)")
    }
    return said
  }
}
