/// Where the count of a limit ended, and how.
struct LimitEnd {
  /// The last day; where the clock is stopped, the last day it ran.
  var day: Day
  /// The rest day it would have been, had it not moved to the next workday.
  var movedFrom: Day?
  /// How many workdays (or days) are left to count when the clock resumes; nil: it is not stopped.
  var stop: Int?
  /// The days whose arrangements the end relied on; nil where only the clock was read.
  var reliesOn: ClosedRange<Day>?
}

extension TimeLimit {
  /// Days and months run through weekends and holidays (民法典 §200–203).
  var countsRestDays: Bool {
    switch unit {
    case .workday, .officeHour: false
    case .day, .month, .hour: true
    }
  }
}

extension WorkCalendar {
  func end(of limit: TimeLimit, from start: Day, _ pauses: [Pause]) -> LimitEnd {
    switch limit.unit {
    case .workday:
      return workdayEnd(limit.amount, from: start, pauses)
    case .officeHour:
      let perDay = OfficeHours.usual.hoursPerDay
      return workdayEnd((limit.amount + perDay - 1) / perDay, from: start, pauses)
    case .day:
      return onWorkday(advance(start, by: limit.amount, pauses, .days), pauses)
    case .month:
      let length = start.adding(months: limit.amount).number - start.number
      return onWorkday(advance(start, by: length, pauses, .days), pauses)
    case .hour:
      return advance(start, by: (limit.amount + 23) / 24, pauses, .days)
    }
  }

  private func workdayEnd(_ amount: Int, from start: Day, _ pauses: [Pause]) -> LimitEnd {
    guard amount > 0 else {
      let isPaused = pauses.contains { $0.contains(start) }
      return isPaused
        ? advance(start, by: 1, pauses, .workdays) : onWorkday(LimitEnd(day: start), pauses)
    }
    var end = advance(start, by: amount, pauses, .workdays)
    let next = start.adding(days: 1)
    end.reliesOn = next...max(next, end.day)
    return end
  }

  /// Moves an end that falls on a rest day to the next workday (民法典 §203 ¶1).
  private func onWorkday(_ end: LimitEnd, _ pauses: [Pause]) -> LimitEnd {
    guard end.stop == nil else { return end }
    var moved = end
    if !isWorkday(end.day) {
      moved = advance(end.day, by: 1, pauses, .workdays)
      moved.movedFrom = moved.stop == nil ? end.day : nil
    }
    moved.reliesOn = end.day...max(end.day, moved.day)
    return moved
  }

  /// What a limit steps over: the workdays of this calendar, or every day.
  private enum Measure {
    case workdays
    case days
  }

  private func step(from day: Day, by amount: Int, _ measure: Measure) -> Day {
    switch measure {
    case .workdays: workday(after: day, count: amount)
    case .days: day.adding(days: amount)
    }
  }

  private func distance(from start: Day, to end: Day, _ measure: Measure) -> Int {
    switch measure {
    case .workdays: workdays(after: start, through: end)
    case .days: end.number - start.number
    }
  }

  /// The `amount`-th day after `start`, stepping over the pauses.
  private func advance(
    _ start: Day,
    by amount: Int,
    _ pauses: [Pause],
    _ measure: Measure
  ) -> LimitEnd {
    var position = start
    var left = amount
    for pause in pauses where pause.through.map({ $0 > position }) ?? true {
      let running = pause.after > position ? distance(from: position, to: pause.after, measure) : 0
      guard running < left else { break }
      left -= running
      guard let through = pause.through else {
        return LimitEnd(day: max(position, pause.after), stop: left)
      }
      position = through
    }
    return LimitEnd(day: step(from: position, by: left, measure))
  }
}
