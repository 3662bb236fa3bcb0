import Database
import Deadlines
import Foundation
import Glibc
import Synchronization

/// What an operator's programs ask a hall: whether it can work, and what it counts.
extension Hall {
  /// Whether the database answers a question in time.
  package func isReady(within patience: Duration) async -> Bool {
    await answer(within: patience) { try $0.rows("SELECT 1 AS one").count } == 1
  }

  /// All figures of this process, and the few of the whole hall that cost nothing, for Prometheus.
  package func metricsText() async -> String {
    var text = MetricText()
    for metric in metrics.all { metric.write(to: &text) }
    text.gauge(
      "hall_ledger_waiting_acts",
      "Commands that wait for the batch after this one.",
      "\(await ledger.waitingActs)"
    )
    writeLanes(to: &text)
    await writeWork(to: &text)
    ProcessFigures.write(to: &text)
    return text.text
  }

  /// What is open in the whole hall. While the database is away these are missing, and the rest is there.
  private func writeWork(to text: inout MetricText) async {
    let today = today().description
    let row = await answer(within: .seconds(1)) { connection in
      // Indexes: the key of tally, letter_to_post, paper_to_make.
      try connection.row(Self.openWork, [.text(today)])
    }
    guard let row = row.flatMap({ $0 }) else { return }
    for (column, help) in [
      ("open_cases", "Cases whose clocks run."), ("running_clocks", "Clocks that run."),
      ("passed_clocks", "Clocks that run past their last day."),
      ("waiting_letters", "Letters not posted yet."), ("waiting_papers", "Papers not made yet."),
    ] {
      guard let number = try? row.int(column) else { continue }
      text.gauge("hall_" + column, help, "\(number)")
    }
  }

  private static let openWork: SQL = """
    SELECT
      CAST(coalesce(sum(CASE WHEN what = 'case' THEN number ELSE 0 END), 0) AS BIGINT) AS open_cases,
      CAST(coalesce(sum(CASE WHEN what NOT LIKE 'case%' THEN number ELSE 0 END), 0) AS BIGINT)
        AS running_clocks,
      CAST(coalesce(sum(CASE WHEN what NOT LIKE 'case%' AND due_on < $1 THEN number ELSE 0 END), 0)
        AS BIGINT) AS passed_clocks,
      (SELECT count(*) FROM letter WHERE state = 'waiting') AS waiting_letters,
      (SELECT count(*) FROM paper WHERE digest IS NULL) AS waiting_papers
    FROM tally
    """

  /// What the database answers in time; nil: nothing. A question that takes longer is taken back.
  private func answer<Answer: Sendable>(
    within patience: Duration,
    _ question: @escaping @Sendable (any Connection) throws -> Answer
  ) async -> Answer? {
    let first = Mutex<CheckedContinuation<Answer?, Never>?>(nil)
    let end: @Sendable (Answer?) -> Void = { answer in
      let waiting = first.withLock { waiting in
        defer { waiting = nil }
        return waiting
      }
      waiting?.resume(returning: answer)
    }
    return await withCheckedContinuation { continuation in
      first.withLock { $0 = continuation }
      let asking = Task { end(try? await read(question)) }
      Task {
        try? await Task.sleep(for: patience)
        // A server that hangs does not even hear of it: nobody waits for that.
        end(nil)
        asking.cancel()
      }
    }
  }

  private func writeLanes(to text: inout MetricText) {
    let lanes = engine.lanes
    guard !lanes.isEmpty else { return }
    text.head("hall_database_connections", "gauge", "Connections to the database, by what they do.")
    for lane in lanes {
      for (state, count) in [("busy", lane.busy), ("idle", lane.open - lane.busy)] {
        text.line(
          "hall_database_connections",
          [("lane", lane.name), ("state", state)],
          "\(max(0, count))"
        )
      }
    }
    text.head("hall_database_waiting_jobs", "gauge", "What waits for a connection.")
    for lane in lanes {
      text.line("hall_database_waiting_jobs", [("lane", lane.name)], "\(lane.waiting)")
    }
  }
}

/// What Linux says about this process, under the names that every Prometheus client uses.
private enum ProcessFigures {
  static func write(to text: inout MetricText) {
    // Fields after the program's name, which may hold anything, from the third on. Source: proc(5).
    let stat = content("/proc/self/stat")
    let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
      .dropFirst()
    func field(_ number: Int) -> Double {
      fields.dropFirst(number - 3).first.flatMap { Double($0) } ?? 0
    }
    let ticks = Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
    text.head("process_cpu_seconds_total", "counter", "User and system CPU time.")
    text.line("process_cpu_seconds_total", [], "\((field(14) + field(15)) / ticks)")
    text.gauge("process_virtual_memory_bytes", "Virtual memory.", whole(field(23)))
    text.gauge(
      "process_resident_memory_bytes",
      "Resident memory.",
      whole(field(24) * Double(sysconf(Int32(_SC_PAGESIZE))))
    )
    text.gauge(
      "process_start_time_seconds",
      "Start of the process since 1970.",
      "\(bootSeconds + field(22) / ticks)"
    )
    let files = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.count ?? 0
    text.gauge("process_open_fds", "Open file descriptors.", "\(files)")
  }

  private static func whole(_ value: Double) -> String { "\(Int(value))" }

  private static let bootSeconds: Double = {
    let line = content("/proc/stat").split(separator: "\n").first { $0.hasPrefix("btime ") }
    return line?.split(separator: " ").last.flatMap { Double($0) } ?? 0
  }()

  private static func content(_ path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }
}
