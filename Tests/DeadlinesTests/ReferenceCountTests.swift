import Deadlines
import Testing

/// Counts the slow way, one day at a time, so that anyone can see it is right.
struct SlowCount {
  let calendar: WorkCalendar

  func isWorkday(_ day: Day) -> Bool {
    let isWeekend = day.weekday >= 6
    guard let year = calendar.years[day.year] else {
      let fixed = [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)]
      return !isWeekend && !fixed.contains { $0 == (day.month, day.day) }
    }
    if year.work.contains(day) { return true }
    return !isWeekend && !year.rest.contains { $0.days.contains(day) }
  }

  func isPaused(_ day: Day, _ paused: [Suspension]) -> Bool {
    paused.contains { $0.start < day && day <= ($0.end ?? .last) }
  }

  func due(_ amount: Int, from start: Day, paused: [Suspension]) -> Day {
    var day = start
    var counted = 0
    while counted < amount {
      day = day.adding(days: 1)
      if day == .last { return day }
      if isWorkday(day), !isPaused(day, paused) { counted += 1 }
    }
    return day
  }

  func workdays(after start: Day, through end: Day) -> Int {
    var count = 0
    var day = start
    while day < end {
      day = day.adding(days: 1)
      if isWorkday(day) { count += 1 }
    }
    return count
  }
}

@Suite struct `The fast count equals the slow one` {
  let china = ShippedCalendar.china
  let slow = SlowCount(calendar: ShippedCalendar.china)

  @Test(arguments: [UInt64(1), 42, 2026])
  func `in 2000 cases with suspensions`(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    for _ in 0..<2000 {
      let start = try day("2023-06-01").adding(days: dice.roll(0...1900))
      let amount = dice.roll(1...60)
      let paused = (0..<dice.roll(0...3)).map { _ in
        let from = start.adding(days: dice.roll(-10...60))
        return Suspension(start: from, end: from.adding(days: dice.roll(-2...30)), cause: "")
      }
      let due = china.due(.workdays(amount), from: start, paused: paused)
      #expect(
        due.day == slow.due(amount, from: start, paused: paused),
        "SEED=\(seed): \(amount) workdays from \(start), paused \(paused)"
      )
    }
  }

  @Test func `for every day of the years around the published ones`() throws {
    var day = try day("2022-12-01")
    while day.year < 2029 {
      #expect(china.isWorkday(day) == slow.isWorkday(day), "\(day)")
      day = day.adding(days: 1)
    }
  }

  @Test func `between any two days`() throws {
    var dice = Dice(seed: 7)
    for _ in 0..<500 {
      let start = try day("2023-11-01").adding(days: dice.roll(0...1500))
      let end = start.adding(days: dice.roll(0...400))
      #expect(
        china.workdays(after: start, through: end) == slow.workdays(after: start, through: end)
      )
    }
  }
}
