import Bench
import Testing

@Suite struct `How long answers took` {
  @Test(arguments: [(50.0, 0.05), (99, 0.099), (100, 0.1), (1, 0.001), (0, 0.001)])
  func `a percentile is the value at its rank, of all that were measured`(
    share: Double,
    milliseconds: Double
  ) {
    // 1 to 100 microseconds, in another order.
    let latencies = Latencies((0..<100).map { UInt32($0 * 37 % 100 + 1) })
    #expect(latencies.percentile(share) == milliseconds)
  }

  @Test func `one slow answer of a thousand does not show at 99, and shows at 100`() {
    let latencies = Latencies([UInt32](repeating: 1_000, count: 999) + [90_000])
    #expect(latencies.percentile(99) == 1)
    #expect(latencies.percentile(99.9) == 1)
    #expect(latencies.percentile(100) == 90)
  }

  @Test func `of nothing there is no percentile`() {
    #expect(Latencies([]).percentile(50) == nil)
  }

  @Test(arguments: [([3.0, 1, 2], 2.0), ([4, 1, 3, 2], 2.5), ([7], 7)] as [([Double], Double)])
  func `the median of some runs is the one in the middle`(rates: [Double], median: Double) {
    #expect(rates.median == median)
  }
}
