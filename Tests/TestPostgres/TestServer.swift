package import LocalPostgres

package typealias TestServerProblem = LocalServerProblem

/// The PostgreSQL of a test process.
package final class TestServer: Sendable {
  private let server: LocalPostgres

  package init() throws(TestServerProblem) {
    // Tests crash halls and servers, never the machine: what the system holds is safe enough.
    server = try LocalPostgres(settings: [
      "max_connections=500", "fsync=off", "full_page_writes=off", "autovacuum=off",
    ])
  }

  package var port: Int { server.port }

  package func start() throws(TestServerProblem) { try server.start() }

  /// Ends every connection, as an operator does.
  package func stop() throws(TestServerProblem) { try server.stop() }

  /// Ends as when the machine fails.
  package func crash() throws(TestServerProblem) { try server.crash() }

  package func url(_ database: String) -> String { server.url(database) }

  /// Runs one command outside of any transaction, such as `CREATE DATABASE`.
  package func run(_ sql: String, in database: String = "postgres") throws(TestServerProblem) {
    try server.run(sql, in: database)
  }
}
