import Synchronization

/// What one process counts about itself, for whoever watches over it. No label names a person or a case.
package final class Metrics: Sendable {
  package let requests = GrowingCount(
    "hall_http_requests_total",
    "Requests answered, by the pattern of their address.",
    labels: ["method", "route", "status"]
  )
  package let requestSeconds = Spread(
    "hall_http_request_duration_seconds",
    "Time until an answer was ready to be sent.",
    labels: ["route"],
    bounds: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
  )
  let acts = GrowingCount(
    "hall_acts_total",
    "Commands handled, by what became of them.",
    labels: ["command", "outcome"]
  )
  let actSeconds = Spread(
    "hall_act_duration_seconds",
    "Time of one command in the ledger, waiting and commit included.",
    bounds: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]
  )
  let batchActs = Spread(
    "hall_ledger_batch_acts",
    "Commands written together in one transaction.",
    bounds: [1, 2, 4, 8, 16, 32, 64, 128]
  )
  let rounds = GrowingCount(
    "hall_work_rounds_total",
    "Rounds of the hall's own work: alarms, papers, letters.",
    labels: ["outcome"]
  )

  var all: [any Metric] { [requests, requestSeconds, acts, actSeconds, batchActs, rounds] }
}

/// Figures of one name, in the text form that Prometheus reads.
protocol Metric: Sendable {
  func write(to text: inout MetricText)
}

/// Counts that only grow, one for each combination of labels.
package final class GrowingCount: Metric {
  private let name: String
  private let help: String
  private let labels: [String]
  private let counts = Mutex<[[String]: Int]>([:])

  init(_ name: String, _ help: String, labels: [String]) {
    (self.name, self.help, self.labels) = (name, help, labels)
  }

  /// - Parameter values: of the labels, in their order; only from sets that the program knows.
  package func count(_ values: [String]) { counts.withLock { $0[values, default: 0] += 1 } }

  func write(to text: inout MetricText) {
    text.head(name, "counter", help)
    for (values, count) in counts.withLock({ $0 }).sorted(by: {
      $0.key.lexicographicallyPrecedes($1.key)
    }) {
      text.line(name, zip(labels, values), "\(count)")
    }
  }
}

/// How measured values spread over some bounds, for each combination of labels: Prometheus' histogram.
package final class Spread: Metric {
  private struct Series {
    /// How many fell between each bound and the one before; the last are those above all.
    private(set) var counts: [Int]
    private(set) var sum = 0.0

    init(bounds: Int) { counts = Array(repeating: 0, count: bounds + 1) }

    mutating func note(_ value: Double, at place: Int) {
      counts[place] += 1
      sum += value
    }
  }

  private let name: String
  private let help: String
  private let labels: [String]
  private let bounds: [Double]
  private let series = Mutex<[[String]: Series]>([:])

  init(_ name: String, _ help: String, labels: [String] = [], bounds: [Double]) {
    (self.name, self.help, self.labels, self.bounds) = (name, help, labels, bounds)
  }

  /// - Parameter values: of the labels, in their order; only from sets that the program knows.
  package func note(_ value: Double, _ values: [String] = []) {
    let place = bounds.firstIndex { value <= $0 } ?? bounds.count
    series.withLock {
      $0[values, default: Series(bounds: bounds.count)].note(value, at: place)
    }
  }

  package func note(_ time: Duration, _ values: [String] = []) { note(time / .seconds(1), values) }

  func write(to text: inout MetricText) {
    text.head(name, "histogram", help)
    let all = series.withLock { $0 }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (values, series) in all {
      let named = Array(zip(labels, values))
      var below = 0
      for (bound, count) in zip(bounds.map { "\($0)" } + ["+Inf"], series.counts) {
        below += count
        text.line(name + "_bucket", named + [("le", bound)], "\(below)")
      }
      text.line(name + "_sum", named, "\(series.sum)")
      text.line(name + "_count", named, "\(below)")
    }
  }
}

/// Prometheus' text form. Source: exposition formats, version 0.0.4.
struct MetricText {
  private(set) var text = ""

  mutating func head(_ name: String, _ type: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  mutating func line(_ name: String, _ labels: some Sequence<(String, String)>, _ value: String) {
    let named = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
    text += named.isEmpty ? "\(name) \(value)\n" : "\(name){\(named)} \(value)\n"
  }

  /// A figure of this moment, without labels.
  mutating func gauge(_ name: String, _ help: String, _ value: String) {
    head(name, "gauge", help)
    line(name, [], value)
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
