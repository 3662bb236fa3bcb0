import Deadlines
import Testing

@Suite struct `The edges of the calendar` {
  let calendars = [
    ShippedCalendar.china,
    WorkCalendar(region: "cn", version: "bare", years: [:]),
    WorkCalendar(region: "cn", version: "idle", weeklyRest: [1, 2, 3, 4, 5, 6, 7], years: [:]),
    WorkCalendar(region: "cn", version: "busy", weeklyRest: [], years: [:]),
  ]

  @Test(arguments: TimeLimit.Unit.allCases)
  func `stop no count`(unit: TimeLimit.Unit) throws {
    for calendar in calendars {
      for start in [Day.first, Day.first.adding(days: 1), Day.last.adding(days: -1), Day.last] {
        for amount in [0, 1, 10_000] {
          let limit = try #require(TimeLimit(amount: amount, unit: unit))
          for paused in [[], [Suspension(start: .first, end: .last, cause: "")]] {
            let due = calendar.due(limit, from: start, paused: paused)
            #expect(due.day >= start)
          }
          let moment = Moment(startOf: start, in: .china)
          #expect(calendar.due(limit, from: moment).moment >= moment)
        }
      }
    }
  }

  @Test(arguments: TimeLimit.Unit.allCases)
  func `can still be explained`(unit: TimeLimit.Unit) throws {
    for calendar in calendars {
      for start in [Day.first, Day.last] {
        for amount in [0, 3] {
          let limit = try #require(TimeLimit(amount: amount, unit: unit))
          for paused in [[], [Suspension(start: start, end: nil, cause: "")]] {
            let due = calendar.due(limit, from: start, paused: paused)
            #expect(!calendar.explain(due, .zh).isEmpty)
            #expect(!calendar.explain(due, .en).isEmpty)
          }
        }
      }
    }
  }

  @Test(arguments: [Int.min, -1, 0, 1, .max])
  func `hold any count of workdays`(count: Int) {
    for calendar in calendars {
      for day in [Day.first, .last] {
        #expect((Day.first...Day.last).contains(calendar.workday(after: day, count: count)))
        #expect(calendar.workdays(after: .last, through: day) == 0)
        #expect(calendar.workdaysLeft(until: .first, from: day) <= 0)
      }
    }
  }

  @Test func `keep entries that contradict themselves from stopping anything`() throws {
    let year = PublishedYear(
      status: .official,
      source: "s",
      rest: [.init(Day.first...Day.last), .init(try day("2026-05-01")...day("2026-05-03"))],
      work: [.first, try day("2026-05-02"), .last]
    )
    let calendar = WorkCalendar(region: "cn", version: "odd", years: [2026: year, -5: year])
    let due = calendar.due(.workdays(3), from: try day("2026-01-01"))
    #expect(due.day.description == "2027-01-05")
    #expect(!calendar.explain(due, .zh).isEmpty)
  }
}
