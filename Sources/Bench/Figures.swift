import Glibc
import Synchronization

func logarithm(_ value: Double) -> Double { log(value) }

/// What was measured: how long good answers took, by what was asked, and every answer that was not good.
package struct Figures: Sendable {
  private var samples: [String: [UInt32]] = [:]
  /// What went wrong, how often.
  package private(set) var failures: [String: Int] = [:]
  /// Good answers before and after the span that is measured.
  package var outside = 0

  package init() {}

  mutating func add(_ name: String, _ nanoseconds: Int64) {
    samples[name, default: []].append(UInt32(clamping: nanoseconds / 1_000))
  }

  mutating func fail(_ name: String, _ what: String) {
    failures["\(name): \(what)", default: 0] += 1
  }

  mutating func add(_ other: Figures) {
    samples.merge(other.samples) { $0 + $1 }
    failures.merge(other.failures) { $0 + $1 }
    outside += other.outside
  }

  package var names: [String] { samples.keys.sorted() }

  package func latencies(of name: String) -> Latencies { Latencies(samples[name] ?? []) }

  /// Of all of these together.
  func latencies(of names: Set<String>) -> Latencies {
    Latencies(names.flatMap { samples[$0] ?? [] })
  }

  /// Of everything that was asked.
  package var latencies: Latencies { Latencies(samples.values.flatMap(\.self)) }

  /// Good answers inside the span.
  package var count: Int { samples.values.reduce(0) { $0 + $1.count } }

  package var failed: Int { failures.values.reduce(0, +) }
}

/// Takes in the figures of all connections.
final class Collector: Sendable {
  private let sum = Mutex(Figures())

  func add(_ figures: Figures) { sum.withLock { $0.add(figures) } }

  var figures: Figures { sum.withLock { $0 } }
}
