import Foundation
import LocalPostgres

/// PostgreSQL's own bench, on the same server: the least that a durable action costs there.
struct PGBench: Sendable {
  let programs: String
  let url: String
  /// Of `pgbench-rows.sql` and `pgbench-action.sql`.
  let scripts: String

  struct Rate: Sendable {
    var clients: Int
    var perSecond: Double
  }

  /// After a great load: what the server would do later by itself, in the middle of a measurement.
  func settle() throws { try ask("VACUUM ANALYZE; CHECKPOINT") }

  func databaseBytes() throws -> Int? {
    Int(try ask("SELECT pg_database_size(current_database())").filter(\.isNumber))
  }

  /// How many acts the hall has on record.
  func actsRecorded() throws -> Int {
    Int(try ask("SELECT count(*) FROM idempotency").filter(\.isNumber)) ?? 0
  }

  /// How many papers the hall has drawn and not made, and letters it has not posted.
  func leftToDo() throws -> Int {
    let counts = try ask(
      """
      SELECT (SELECT count(*) FROM paper WHERE digest IS NULL)
        + (SELECT count(*) FROM letter WHERE state = 'waiting')
      """
    )
    return Int(counts.filter(\.isNumber)) ?? 0
  }

  @discardableResult
  private func ask(_ sql: String) throws -> String {
    let commands = sql.split(separator: ";").flatMap { ["-c", String($0)] }
    return try LocalPostgres.run(
      ["\(programs)/psql", "-qAt", "-v", "ON_ERROR_STOP=1", "-d", url] + commands
    )
  }

  /// Leaves the hall's database to the hall.
  func clear() throws { try ask("DROP TABLE IF EXISTS bench_event, bench_row") }

  /// Makes its rows anew.
  func prepare() throws {
    try LocalPostgres.run([
      "\(programs)/psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", url, "-f",
      "\(scripts)/pgbench-rows.sql",
    ])
  }

  /// The most it does, over these numbers of clients.
  func best(of clients: [Int] = [8, 16, 32, 64], seconds: Int) throws -> Rate? {
    try clients.map { Rate(clients: $0, perSecond: try run($0, seconds: seconds)) }
      .max { $0.perSecond < $1.perSecond }
  }

  /// How long actions take.
  /// - Parameter perSecond: they are sent at this rate, and each is timed from the moment it was to begin; nil: the
  ///   next goes when the one before is done.
  func latencies(at perSecond: Double?, clients: Int, seconds: Int) throws -> Latencies {
    let folder = NSTemporaryDirectory() + "hall-pgbench-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let rate = perSecond.map { ["--rate", String($0)] } ?? []
    let log = ["-l", "--log-prefix", folder + "/log"]
    try LocalPostgres.run(command(clients, seconds, rate + log))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let lines = try files.flatMap {
      try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8).split(separator: "\n")
    }
    // client, number, microseconds (waiting for the rate's turn included), …
    return Latencies(
      lines.compactMap { line in
        line.split(separator: " ").dropFirst(2).first.flatMap { UInt32($0) }
      }
    )
  }

  private func run(_ clients: Int, seconds: Int) throws -> Double {
    let said = try LocalPostgres.run(command(clients, seconds, []))
    guard let line = said.split(separator: "\n").first(where: { $0.hasPrefix("tps = ") }),
      let rate = line.split(separator: " ").dropFirst(2).first.flatMap({ Double($0) })
    else { throw LocalServerProblem(description: "pgbench said no rate: \(said)") }
    return rate
  }

  private func command(_ clients: Int, _ seconds: Int, _ more: [String]) -> [String] {
    [
      "\(programs)/pgbench", "-n", "-M", "prepared", "-j", "\(min(2, clients))",
      "-c", "\(clients)", "-T", "\(seconds)", "-f", "\(scripts)/pgbench-action.sql",
    ] + more + [url]
  }
}
