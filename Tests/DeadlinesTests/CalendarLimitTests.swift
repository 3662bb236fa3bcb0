import Deadlines
import Testing

/// 民法典 §200–203.
@Suite struct `Limits in days and months` {
  let china = ShippedCalendar.china

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2026-03-31", 1, "2026-04-30"), ("2026-11-30", 3, "2027-02-28"),
    ("2026-02-28", 1, "2026-03-28"), ("2026-05-15", 12, "2027-05-15"),
    ("2026-05-15", 0, "2026-05-15"), ("2026-03-31", -1, "2026-02-28"),
    ("1900-01-31", -1, "1900-01-01"), ("2999-12-01", 1, "2999-12-31"),
  ])
  func `a month ends on the corresponding day or with the month, §202`(
    start: String,
    months: Int,
    end: String
  ) throws {
    #expect(try day(start).adding(months: months).description == end)
  }

  @Test(arguments: [
    // 30 days after 21 August is Sunday 20 September, a working weekend: it stays.
    (TimeLimit.days(30), "2026-08-21", "2026-09-20"),
    // Saturday 26 September is Mid-Autumn Festival; Monday works.
    (.days(5), "2026-09-21", "2026-09-28"),
    (.months(1), "2026-09-01", "2026-10-08"),
    (.months(1), "2026-08-15", "2026-09-15"),
    (.days(0), "2026-09-26", "2026-09-28"),
    (.hours(24), "2026-09-24", "2026-09-25"),
  ])
  func `an end on a rest day moves to the next workday, §203`(
    limit: TimeLimit,
    start: String,
    end: String
  ) throws {
    #expect(china.due(limit, from: try day(start)).day.description == end)
  }

  @Test(arguments: [
    ("2026-09-21", "2026-09-21"), ("2026-09-20", "2026-09-20"), ("2026-09-26", "2026-09-28"),
    ("2026-10-01", "2026-10-08"),
  ])
  func `zero workdays end with the day, or the next workday`(start: String, end: String) throws {
    #expect(china.due(.workdays(0), from: try day(start)).day.description == end)
  }
}
