import Foundation

extension BenchReport {
  /// For people.
  package var table: String {
    (yardstickRows + actRows + pageRows + spikeRows + photoRows).map { name, value in
      name + String(repeating: " ", count: max(1, 50 - name.count)) + value
    }.joined(separator: "\n") + failureLines
  }

  private typealias Line = (String, String)

  private var yardstickRows: [Line] {
    [
      ("load average when it began", load.map { one($0) }.joined(separator: " ")),
      ("cases loaded", "\(plan.cases) in \(one(loadSeconds)) s"),
      ("bytes per loaded case, without the papers' bytes", bytesPerCase.map(String.init) ?? "–"),
      ("pgbench before, actions/s", rate(before)), ("pgbench after, actions/s", rate(after)),
    ]
  }

  private var actRows: [Line] {
    let cost = [middle?.hallSecondsPerThousand, middle?.serverSecondsPerThousand]
    return [
      ("hall, actions/s of each run", runs.map { one($0.perSecond) }.joined(separator: ", ")),
      ("actions_ratio_pgbench_txn", two(ratio)),
      ("CPU-s per 1,000 actions, hall / PostgreSQL", cost.map { two($0) }.joined(separator: " / ")),
      ("an action at full load, p50 / p99 ms", pair(middle?.figures.latencies)),
    ]
      + (middle.map { middle in
        middle.figures.names.map { ("  \($0)", pair(middle.figures.latencies(of: $0))) }
      } ?? []) + [
        ("papers and letters left by the runs, done in s", "\(leftByRuns), \(one(catchUpSeconds))"),
        ("a lone action, p50 / p99 ms", pair(lone.latencies)),
        ("pgbench's, one client", pair(loneYardstick)),
        ("a lone action ÷ pgbench's, p50", two(loneRatio)),
        ("at half load, \(one(halfRate ?? 0)) actions/s, p50 / p99 ms", pair(half.latencies)),
        ("pgbench's at the same rate", pair(halfYardstick)),
        ("an action at half load ÷ pgbench's, p99", two(halfRatio)),
      ]
  }

  private var pageRows: [Line] {
    Self.pageNames.map { ("\($0) at half load, p50 / p99 ms", pair(pages.latencies(of: $0))) }
      + [
        ("tracking page, looks/s", two(tracking)), ("the same bytes from nginx", two(sameBytes)),
        ("tracking page ÷ nginx", two(trackingRatio)),
      ]
  }

  private var spikeRows: [Line] {
    spikes.map { spike in
      (
        "at \(spike.level) × that, accepted / turned away a second, p95 ms",
        "\(one(spike.acceptedPerSecond)) / \(one(spike.turnedAwayPerSecond)), \(two(spike.accepted.percentile(95)))"
      )
    }
  }

  private var photoRows: [Line] {
    [
      ("cases with six photos, a second", two(photoCasesPerSecond)),
      ("bytes per case with six photos", bytesPerPhotoCase.map(String.init) ?? "–"),
      ("an action among photos ÷ without, p99", two(photoRatio)),
      ("backup, s (–: no room for it)", two(backupSeconds)),
      ("hall, most memory", mostMemory.map { "\($0 / 1_048_576) MB" } ?? "–"),
      ("answers that were no success", "\(failures.values.reduce(0, +))"),
    ]
  }

  private var failureLines: String {
    failures.sorted { $0.value > $1.value }.prefix(10)
      .map { "\n  \($0.value) × \($0.key)" }.joined()
  }

  private func rate(_ rate: PGBench.Rate?) -> String {
    rate.map { "\(one($0.perSecond)) (\($0.clients) clients)" } ?? "–"
  }

  private func pair(_ latencies: Latencies?) -> String {
    [50, 99].map { two(latencies?.percentile($0)) }.joined(separator: " / ")
  }

  private func one(_ value: Double) -> String { String(format: "%.1f", value) }

  private func two(_ value: Double?) -> String { value.map { String(format: "%.2f", $0) } ?? "–" }

  // MARK: For programs

  private static let pageNames = ["worklist", "dashboard", "tracking", "search"]

  package func json() throws -> String {
    var all: [String: Any?] = [
      "cases": plan.cases, "seconds": plan.seconds, "connections": plan.connections,
      "load_average": load, "load_seconds": loadSeconds, "bytes_per_case": bytesPerCase,
      "pgbench_before_per_second": before?.perSecond,
      "pgbench_after_per_second": after?.perSecond,
      "actions_per_second": actsPerSecond,
      "actions_per_second_of_runs": runs.map(\.perSecond),
      "actions_ratio_pgbench_txn": ratio,
      "hall_cpu_seconds_per_1000": middle?.hallSecondsPerThousand,
      "postgres_cpu_seconds_per_1000": middle?.serverSecondsPerThousand,
      "hall_most_memory_bytes": mostMemory,
      "left_by_runs": leftByRuns, "catch_up_seconds": catchUpSeconds,
      "lone_action_ratio_p50": loneRatio, "half_load_per_second": halfRate,
      "half_load_ratio_p99": halfRatio, "photo_cases_per_second": photoCasesPerSecond,
      "tracking_ratio_nginx": trackingRatio,
      "spikes": spikes.map {
        [
          "level": $0.level, "accepted_per_second": $0.acceptedPerSecond,
          "turned_away_per_second": $0.turnedAwayPerSecond,
          "accepted_p95_ms": $0.accepted.percentile(95) ?? 0,
        ]
      },
      "photo_bytes_per_case": bytesPerPhotoCase, "among_photos_ratio_p99": photoRatio,
      "backup_seconds": backupSeconds, "failures": failures,
    ]
    let timed: [(String, Latencies?)] =
      [
        ("action", middle?.figures.latencies), ("lone_action", lone.latencies),
        ("half_load_action", half.latencies), ("half_load_pgbench", halfYardstick),
      ] + Self.pageNames.map { ($0, pages.latencies(of: $0)) }
    for (name, latencies) in timed {
      all[name + "_p50_ms"] = latencies?.percentile(50)
      all[name + "_p99_ms"] = latencies?.percentile(99)
    }
    let bytes = try JSONSerialization.data(
      withJSONObject: all.compactMapValues(\.self),
      options: [.prettyPrinted, .sortedKeys]
    )
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }
}
