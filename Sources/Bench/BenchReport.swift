import Foundation

/// What a bench found out: a table for people, JSON for programs.
package struct BenchReport: Sendable {
  struct Run: Sendable {
    var figures: Figures
    var seconds: Double
    var hallSecondsPerThousand: Double?
    var serverSecondsPerThousand: Double?

    var perSecond: Double { Double(figures.count) / seconds }
  }

  private let plan: Bench.Plan
  var before: PGBench.Rate?
  var after: PGBench.Rate?
  var runs: [Run] = []
  var loadSeconds = 0.0
  /// The served hall's, in bytes.
  var mostMemory: Int?
  private let load = Self.loadAverage()

  init(_ plan: Bench.Plan) { self.plan = plan }

  private var yardstick: Double? {
    [before?.perSecond, after?.perSecond].compactMap(\.self).mean
  }

  private var actsPerSecond: Double? { runs.map(\.perSecond).median }

  private var ratio: Double? {
    guard let actsPerSecond, let yardstick, yardstick > 0 else { return nil }
    return actsPerSecond / yardstick
  }

  package var failures: [String: Int] {
    runs.reduce(into: [:]) { $0.merge($1.figures.failures) { $0 + $1 } }
  }

  private var middle: Run? {
    runs.sorted { $0.perSecond < $1.perSecond }.dropFirst(max(0, runs.count - 1) / 2).first
  }

  // MARK: For people

  package var table: String {
    var lines: [String] = []
    lines.append(row("load average when it began", load.map { one($0) }.joined(separator: " ")))
    lines.append(row("cases loaded", "\(plan.cases) in \(one(loadSeconds)) s"))
    lines.append(row("pgbench before, actions/s", rate(before)))
    lines.append(row("pgbench after, actions/s", rate(after)))
    lines.append(
      row("hall, actions/s of each run", runs.map { one($0.perSecond) }.joined(separator: ", "))
    )
    lines.append(row("actions_ratio_pgbench_txn", ratio.map { two($0) } ?? "–"))
    if let middle {
      lines.append(row("an action, p50 / p99 ms", pair(middle.figures.latencies)))
      lines.append(
        row(
          "CPU-s per 1,000 actions, hall / PostgreSQL",
          [middle.hallSecondsPerThousand, middle.serverSecondsPerThousand]
            .map { $0.map { two($0) } ?? "–" }.joined(separator: " / ")
        )
      )
      for name in middle.figures.names {
        lines.append(row("  \(name), p50 / p99 ms", pair(middle.figures.latencies(of: name))))
      }
    }
    lines.append(row("hall, most memory", mostMemory.map { "\($0 / 1_048_576) MB" } ?? "–"))
    lines.append(row("answers that were no success", "\(failures.values.reduce(0, +))"))
    for (what, times) in failures.sorted(by: { $0.value > $1.value }).prefix(10) {
      lines.append("  \(times) × \(what)")
    }
    return lines.joined(separator: "\n")
  }

  private func row(_ name: String, _ value: String) -> String {
    name + String(repeating: " ", count: max(1, 46 - name.count)) + value
  }

  private func rate(_ rate: PGBench.Rate?) -> String {
    rate.map { "\(one($0.perSecond)) (\($0.clients) clients)" } ?? "–"
  }

  private func pair(_ latencies: Latencies) -> String {
    [50, 99].map { latencies.percentile($0).map { two($0) } ?? "–" }.joined(separator: " / ")
  }

  private func one(_ value: Double) -> String { String(format: "%.1f", value) }
  private func two(_ value: Double) -> String { String(format: "%.2f", value) }

  // MARK: For programs

  package func json() throws -> String {
    let all: [String: Any?] = [
      "cases": plan.cases, "seconds": plan.seconds, "connections": plan.connections,
      "load_average": load,
      "load_seconds": loadSeconds,
      "pgbench_before_per_second": before?.perSecond,
      "pgbench_after_per_second": after?.perSecond,
      "actions_per_second": actsPerSecond,
      "actions_per_second_of_runs": runs.map(\.perSecond),
      "actions_ratio_pgbench_txn": ratio,
      "action_p50_ms": middle?.figures.latencies.percentile(50),
      "action_p99_ms": middle?.figures.latencies.percentile(99),
      "hall_cpu_seconds_per_1000": middle?.hallSecondsPerThousand,
      "postgres_cpu_seconds_per_1000": middle?.serverSecondsPerThousand,
      "hall_most_memory_bytes": mostMemory,
      "failures": failures,
    ]
    let bytes = try JSONSerialization.data(
      withJSONObject: all.compactMapValues(\.self),
      options: [.prettyPrinted, .sortedKeys]
    )
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }

  private static func loadAverage() -> [Double] {
    let text = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? ""
    return text.split(separator: " ").prefix(3).compactMap { Double($0) }
  }
}

extension [Double] {
  var mean: Double? { isEmpty ? nil : reduce(0, +) / Double(count) }
}
