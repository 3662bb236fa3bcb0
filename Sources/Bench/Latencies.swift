/// How long each of many answers took, in microseconds: all of them kept, nothing smoothed.
package struct Latencies: Sendable {
  private var sorted: [UInt32] = []

  package init(_ microseconds: [UInt32]) { sorted = microseconds.sorted() }

  package var count: Int { sorted.count }

  /// The least value that so many of a hundred do not exceed (nearest rank), in milliseconds; nil: nothing was
  /// measured.
  package func percentile(_ share: Double) -> Double? {
    guard !sorted.isEmpty else { return nil }
    // A rank that is whole but for the last digits of its fraction is that rank.
    let rank = Int((share * Double(sorted.count) / 100 - 1e-9).rounded(.up))
    return Double(sorted[min(max(rank, 1), sorted.count) - 1]) / 1_000
  }

  package static func + (one: Self, other: Self) -> Self { Self(one.sorted + other.sorted) }
}

extension [Double] {
  /// The middle one; of an even number the mean of the two in the middle.
  package var median: Double? {
    let sorted = sorted()
    guard !sorted.isEmpty else { return nil }
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}
