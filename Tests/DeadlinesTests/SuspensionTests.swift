import Deadlines
import Testing

/// 行政许可法 §45; vectors from domain.md §2.4 and §5.17.
@Suite struct `Suspension, §45` {
  let china = ShippedCalendar.china

  @Test(arguments: [
    ("2026-04-20", 20, "2026-04-29", "2026-05-12", 7, "2026-05-29"),
    ("2025-09-22", 10, "2025-09-26", "2025-10-10", 5, "2025-10-17"),
    ("2026-10-12", 15, "2026-10-20", "2026-10-27", 5, "2026-11-09"),
    ("2026-10-12", 45, "2026-10-20", "2026-10-27", 5, "2026-12-21"),
  ])
  func `its workdays are added`(
    start: String,
    amount: Int,
    from: String,
    to: String,
    paused: Int,
    end: String
  ) throws {
    let pause = try suspension(from, to)
    #expect(china.workdays(in: pause) == paused)
    let due = china.due(.workdays(amount), from: try day(start), paused: [pause])
    #expect(due.day.description == end)
    #expect(!due.isStopped)
  }

  @Test func `two that overlap are left out once`() throws {
    let start = try day("2026-04-20")
    let one = china.due(
      .workdays(20),
      from: start,
      paused: [try suspension("2026-04-29", "2026-05-12")]
    )
    let two = china.due(
      .workdays(20),
      from: start,
      paused: [
        try suspension("2026-05-06", "2026-05-12"), try suspension("2026-04-29", "2026-05-08"),
      ]
    )
    #expect(one.day == two.day)
  }

  @Test func `one after the due day changes nothing`() throws {
    let start = try day("2026-04-20")
    let late = try suspension("2026-05-20", "2026-06-30")
    #expect(
      china.due(.workdays(20), from: start, paused: [late]).day.description == "2026-05-20"
    )
  }

  @Test func `one that began the day before moves the due day`() throws {
    let pause = try suspension("2026-05-19", "2026-05-21")
    let due = china.due(.workdays(20), from: try day("2026-04-20"), paused: [pause])
    #expect(due.day.description == "2026-05-22")
  }

  @Test func `one that lasts stops the clock and says what is left`() throws {
    let due = china.due(
      .workdays(20),
      from: try day("2026-04-20"),
      paused: [try suspension("2026-04-29")]
    )
    #expect(due.isStopped)
    #expect(due.day == .last)
    let stop = try #require(china.counting(of: due).stop)
    #expect(stop.since.description == "2026-04-29")
    #expect(stop.left == 13)
  }

  @Test func `one that ends before it begins is no suspension`() throws {
    let pause = try suspension("2026-05-12", "2026-04-29")
    #expect(china.workdays(in: pause) == 0)
    let due = china.due(.workdays(20), from: try day("2026-04-20"), paused: [pause])
    #expect(due.day.description == "2026-05-20")
  }

  @Test func `in a limit of days every day of it is added`() throws {
    let pause = try suspension("2026-04-29", "2026-05-12")
    let due = china.due(.days(30), from: try day("2026-04-20"), paused: [pause])
    #expect(due.day.description == "2026-06-02")
  }

  @Test func `zero workdays wait for it to end`() throws {
    let pause = try suspension("2026-05-11", "2026-05-13")
    let due = china.due(.workdays(0), from: try day("2026-05-12"), paused: [pause])
    #expect(due.day.description == "2026-05-14")
  }
}
