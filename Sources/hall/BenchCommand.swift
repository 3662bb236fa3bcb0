import ArgumentParser
import Bench
import Deadlines
import Foundation
import Hall
import LocalPostgres
import Papers

/// `hall bench`: what this hall carries on this machine, beside what its PostgreSQL could.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Loads a hall, drives it over HTTP, and measures it beside pgbench.",
    discussion: """
      Without --database it starts a PostgreSQL of its own, with fsync, and throws it away. The figures stand in \
      a table and in bench.json. An answer other than the one expected is a failure, never an action.
      """
  )

  @Option(help: "How many cases the hall holds before it is measured.")
  var cases = 1_000_000

  @Option(help: "Seconds of each of the three runs.")
  var seconds = 60

  @Option(help: "Connections at once.")
  var connections = 128

  @Flag(help: "Some two minutes in all, with 10,000 cases.")
  var quick = false

  @Flag(help: "Only what deciding an act and setting a paper cost by themselves; no server.")
  var pieces = false

  @Option(help: "An empty database, such as postgres://user@host/hall, instead of one of its own.")
  var database: String?

  @Option(help: "Where the figures go.")
  var output = "bench.json"

  @Option(help: "The folder of pgbench's scripts.")
  var scripts = "Tests/Tools/pgbench"

  func run() async throws {
    if pieces {
      try measurePieces()
      return
    }
    var plan = Bench.Plan()
    (plan.cases, plan.seconds, plan.connections) = (cases, seconds, connections)
    if quick {
      (plan.cases, plan.seconds, plan.runs, plan.yardstickSeconds) = (10_000, 4, 3, 2)
    }
    do {
      let server = database == nil ? try LocalPostgres(settings: Self.settings) : nil
      try server?.run("CREATE DATABASE hall")
      let report = try await bench(plan, on: server)
      print(report.table)
      try report.json().write(toFile: output, atomically: true, encoding: .utf8)
      print("the same in \(output)")
      if !report.failures.isEmpty { throw ExitCode(1) }
    } catch let problem as LocalServerProblem {
      throw Complaint(problem.description)
    } catch let problem as BenchProblem { throw Complaint(problem.description) }
  }

  private func measurePieces() throws {
    let published = try PublishedDefinitions(at: ["Forms", "Procedures"], .en)
    guard let texts = PaperTexts.load(from: "Forms/papers").0 else {
      throw Complaint("the texts of the papers have flaws; run hall check")
    }
    let pieces = try Pieces(in: published.catalogue, texts: texts)
    print(pieces.table)
    for miss in pieces.misses { print("too much: " + miss) }
    if !pieces.misses.isEmpty { throw ExitCode(1) }
  }

  /// What an office would set on a small machine; durability stays as PostgreSQL comes.
  private static let settings = [
    "fsync=on", "synchronous_commit=on", "max_connections=200", "shared_buffers=1GB",
    "max_wal_size=8GB", "checkpoint_timeout=15min",
  ]
  /// A Monday morning of a year with an official calendar.
  private static let morning = "2026-09-28T08:30:00+08:00"

  private func bench(_ plan: Bench.Plan, on server: LocalPostgres?) async throws -> BenchReport {
    let url = database ?? server?.url("hall") ?? ""
    let folder = NSTemporaryDirectory() + "hall-bench-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let common = [
      "--database", url, "--secret-file", folder + "/hall.key", "--letters", folder + "/letters",
    ]
    let clock = try Reading.moment(Self.morning)
    let bar = ProgressBar("")
    let bench = try Bench(
      plan,
      at: Bench.Place(
        url: url,
        postmaster: try server?.process(),
        serve: [try Self.program(), "serve", "--clock", Self.morning] + common,
        scripts: URL(filePath: scripts).path,
        backup: [try Self.program(), "backup", "--database", url],
        folder: folder,
        open: { try await HallOptions.parse(common).open(clock: .held(at: clock)) },
        progress: { bar.show("\($0)", $1, of: $2) }
      )
    )
    defer { bar.end() }
    return try await bench.run()
  }

  /// The path of this very program.
  private static func program() throws -> String {
    try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  }
}
