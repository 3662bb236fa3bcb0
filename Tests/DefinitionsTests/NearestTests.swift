import Definitions
import Testing

@Suite struct `The nearest right name` {
  private let names = ["fire-rescue", "market-regulation", "fire", "受理", "floor_area"]

  @Test(arguments: [
    ("fier", "fire"), ("fire-rescu", "fire-rescue"), ("flor_area", "floor_area"),
    ("受里", "受理"), ("market_regulation", "market-regulation"),
  ])
  func `is found for a slip of the hand`(typed: String, meant: String) {
    #expect(names.nearest(to: typed) == meant)
  }

  @Test(arguments: ["", "x", "police", String(repeating: "fire", count: 100)])
  func `is not guessed where nothing is near`(typed: String) {
    #expect(names.nearest(to: typed) == nil)
  }
}
