import Foundation
import Glibc
import LocalPostgres

/// A pgbouncer in front of a server: each transaction gets whatever connection is free.
package final class TestPooler: Sendable {
  private let port: Int
  private let process: ChildProcess
  private let watcher: Watcher

  /// - Parameter root: of the repository; `make test` fetches the program.
  package init(before server: TestServer, root: String) async throws {
    let programs = ["\(root)/.build-tools/pgbouncer", "/usr/sbin/pgbouncer"]
    guard let program = programs.first(where: FileManager.default.isExecutableFile) else {
      throw LocalServerProblem(description: "no pgbouncer: sh Tests/Tools/prepare.sh test")
    }
    port = try LocalPostgres.freePort()
    let folder = NSTemporaryDirectory() + "hall-pgbouncer-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let settings = folder + "/pgbouncer.ini"
    try Self.settings(port: port, server: server.port)
      .write(toFile: settings, atomically: true, encoding: .utf8)
    // It refuses to run as root, as its server does.
    process = try ChildProcess(LocalPostgres.asUser([program, "-q", settings]))
    watcher = try Watcher([
      "/bin/sh", "-c", "cat >/dev/null; kill \(process.id) 2>/dev/null; rm -rf '\(folder)'",
    ])
    for _ in 0..<100 where !opens() { try await Task.sleep(for: .milliseconds(50)) }
  }

  package func url(_ database: String) -> String {
    "postgres://postgres@127.0.0.1:\(port)/\(database)?pooled=transaction"
  }

  private func opens() -> Bool {
    (try? LocalPostgres.run(["/bin/bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/\(port)"])) != nil
  }

  private static func settings(port: Int, server: Int) -> String {
    """
    [databases]
    * = host=127.0.0.1 port=\(server) user=postgres
    [pgbouncer]
    listen_addr = 127.0.0.1
    listen_port = \(port)
    unix_socket_dir =
    auth_type = any
    pool_mode = transaction
    default_pool_size = 5
    """
  }
}
