import Deadlines
import Testing

@Suite struct `Workdays between two days` {
  let china = ShippedCalendar.china

  /// The tracking page of shared/faces: seen on 28 September 2026.
  @Test(arguments: [
    ("2026-10-12", "2026-09-28", 6), ("2026-09-29", "2026-09-28", 1),
    ("2026-09-28", "2026-09-28", 0), ("2026-09-23", "2026-09-28", -2),
    ("2026-09-24", "2026-09-27", 0),
  ])
  func `count from today to the due day, down past zero`(
    due: String,
    today: String,
    left: Int
  ) throws {
    #expect(china.workdaysLeft(until: try day(due), from: try day(today)) == left)
  }

  @Test func `can be counted backwards`() throws {
    #expect(china.workday(after: try day("2026-07-16"), count: -7).description == "2026-07-07")
    #expect(china.workday(after: try day("2026-10-05"), count: -1).description == "2026-09-30")
    #expect(china.workday(after: try day("2026-10-05"), count: 0).description == "2026-10-05")
  }
}
