import Deadlines
import Testing

/// Expected numbers from domain.md §2.4, cross-checked there against two public packages.
@Suite struct `The published calendars of China` {
  let china = ShippedCalendar.china

  @Test func `the shipped file has no flaw`() throws {
    #expect(try ShippedCalendar().draft.flaws == [])
  }

  @Test(arguments: [
    (year: 2024, workdays: [22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22]),
    (year: 2025, workdays: [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]),
    (year: 2026, workdays: [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]),
  ])
  func `each month has its workdays`(year: Int, workdays: [Int]) throws {
    let counted = try (1...12).map { month in
      let first = try #require(Day(year: year, month: month, day: 1))
      return china.workdays(
        after: first.adding(days: -1),
        through: first.adding(months: 1).adding(days: -1)
      )
    }
    #expect(counted == workdays)
  }

  @Test(arguments: [(2024, 251), (2025, 248), (2026, 248)])
  func `each year has its workdays`(year: Int, workdays: Int) throws {
    let eve = try #require(Day(year: year - 1, month: 12, day: 31))
    let last = try #require(Day(year: year, month: 12, day: 31))
    #expect(china.workdays(after: eve, through: last) == workdays)
  }

  @Test(arguments: [
    ("2026-02-13", 5, "2026-02-27"), ("2026-02-13", 20, "2026-03-19"),
    ("2025-01-24", 5, "2025-02-07"), ("2025-01-24", 10, "2025-02-13"),
    ("2024-02-08", 1, "2024-02-09"), ("2024-09-30", 5, "2024-10-12"),
    ("2025-09-26", 20, "2025-10-30"), ("2025-09-26", 45, "2025-12-04"),
    ("2026-04-30", 3, "2026-05-08"), ("2026-09-18", 7, "2026-09-29"),
    ("2026-09-30", 10, "2026-10-20"), ("2026-01-03", 5, "2026-01-08"),
  ])
  func `a limit in workdays ends on the published day`(
    start: String,
    amount: Int,
    end: String
  ) throws {
    let due = china.due(.workdays(amount), from: try day(start))
    #expect(due.day.description == end)
    #expect(!due.isProvisional)
  }

  /// domain.md §5.17, scenarios 1, 2, 3, 11 and 12.
  @Test(arguments: [
    ("2026-09-23", 5, "2026-10-08"), ("2026-10-10", 5, "2026-10-16"),
    ("2026-10-12", 15, "2026-11-02"), ("2026-10-12", 45, "2026-12-14"),
    ("2026-04-28", 5, "2026-05-08"), ("2026-04-28", 20, "2026-05-28"),
    ("2026-04-28", 10, "2026-05-14"), ("2026-05-28", 10, "2026-06-11"),
    ("2026-06-15", 5, "2026-06-23"), ("2026-06-18", 20, "2026-07-17"),
    ("2026-07-07", 7, "2026-07-16"), ("2026-09-18", 5, "2026-09-24"),
    ("2026-09-21", 2, "2026-09-23"), ("2026-09-21", 10, "2026-10-12"),
    ("2026-09-21", 13, "2026-10-15"), ("2026-09-21", 20, "2026-10-26"),
    ("2026-09-22", 10, "2026-10-13"), ("2026-09-30", 5, "2026-10-13"),
    ("2026-05-09", 2, "2026-05-12"),
  ])
  func `the golden scenarios keep their dates`(start: String, amount: Int, end: String) throws {
    #expect(china.due(.workdays(amount), from: try day(start)).day.description == end)
  }

  @Test func `an extension into 2027 is provisional`() throws {
    let due = china.due(.workdays(15), from: try day("2026-12-21"))
    #expect(due.isProvisional)
    #expect(china.status(ofYear: 2026) == .official)
    #expect(china.status(ofYear: 2027) == .provisional)
    #expect(china.status(ofYear: 2028) == .provisional)
  }
}
