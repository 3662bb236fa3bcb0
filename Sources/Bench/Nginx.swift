import Foundation
import Glibc
import LocalPostgres

/// A web server that does nothing but send one file: what a page costs at the least on this machine.
final class Nginx: Sendable {
  let port: Int
  static let path = "/page.html"
  private let process: ChildProcess
  private let watcher: Watcher

  /// Nil: this machine has none. `make bench` fetches one.
  static func find() -> String? {
    [".build-tools/nginx", "/usr/sbin/nginx"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  /// - Parameter folder: of its own; its file and its settings go there.
  init(_ program: String, sending page: [UInt8], in folder: String) async throws {
    port = try LocalPostgres.freePort()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(page).write(to: URL(filePath: folder + Self.path))
    let settings = folder + "/nginx.conf"
    try Self.settings(port: port, folder: folder)
      .write(toFile: settings, atomically: true, encoding: .utf8)
    let log = open(folder + "/said", O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o600)
    defer { close(log) }
    process = try ChildProcess(
      [program, "-e", folder + "/errors", "-p", folder, "-c", settings],
      output: log
    )
    watcher = try Watcher(["/bin/sh", "-c", "cat >/dev/null; kill \(process.id) 2>/dev/null"])
    guard try await process.opens(port) else {
      let said = try? String(contentsOfFile: folder + "/errors", encoding: .utf8)
      throw BenchProblem(description: "nginx did not open: \(said ?? "")")
    }
  }

  func end() {
    process.send(SIGTERM)
    process.succeeds()
  }

  private static func settings(port: Int, folder: String) -> String {
    let user = getuid() == 0 ? "user root;" : ""
    let scratch = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map { "\($0)_temp_path \(folder)/\($0);" }.joined(separator: "\n  ")
    return """
      daemon off;
      \(user)
      worker_processes auto;
      pid \(folder)/pid;
      events { worker_connections 1024; }
      http {
        \(scratch)
        access_log off;
        sendfile on;
        default_type text/html;
        keepalive_requests 1000000;
        server { listen 127.0.0.1:\(port); root \(folder); }
      }
      """
  }
}
