/// The last day of a limit, and what it was counted from.
package struct DueDay: Sendable, Hashable, Codable {
  /// The day the limit runs from; it is not counted itself.
  package let start: Day
  package let limit: TimeLimit
  /// The limit runs until this day's end. While the clock is stopped, `Day.last`: it cannot pass.
  package let day: Day
  /// True if it rests on a year whose arrangements are not published (暂定).
  package let isProvisional: Bool
  /// True while a suspension lasts that began before the limit ended: there is no due day yet.
  package let isStopped: Bool
  package let paused: [Suspension]
}

extension WorkCalendar {
  /// The last day of a limit.
  ///
  /// The starting day does not count and suspended days are added; `0 workdays` ends with the
  /// starting day, or the next workday. Limits in days and months count rest days too, but one
  /// that would end on a rest day ends on the next workday. Hours are counted on the clock, by
  /// `due(_:from:officeHours:)`; from a day alone, each begun 24 of them count as one more day.
  /// Source: 行政许可法 §45, 82; 民法典 §201–203.
  /// Example: 5 workdays from Fri 13 Feb 2026 end on Fri 27 Feb, after the Spring Festival.
  package func due(_ limit: TimeLimit, from start: Day, paused: [Suspension] = []) -> DueDay {
    let pauses = Pause.joining(paused)
    let end: End
    switch limit.unit {
    case .workday:
      end = workdayEnd(limit.amount, from: start, pauses)
    case .day:
      end = calendarEnd(start.adding(days: limit.amount), from: start, pauses)
    case .month:
      end = calendarEnd(start.adding(months: limit.amount), from: start, pauses)
    case .hour:
      end = clockEnd((limit.amount + 23) / 24, from: start, pauses)
    case .officeHour:
      let perDay = OfficeHours.usual.hoursPerDay
      end = workdayEnd((limit.amount + perDay - 1) / perDay, from: start, pauses)
    }
    return DueDay(
      start: start, limit: limit, day: end.day ?? .last,
      isProvisional: isProvisional(end.reliesOn), isStopped: end.day == nil, paused: paused)
  }

  /// Where a count ended (nil: it is stopped), and the days whose arrangements it relied on.
  struct End {
    let day: Day?
    let reliesOn: ClosedRange<Day>
  }

  private func workdayEnd(_ amount: Int, from start: Day, _ pauses: [Pause]) -> End {
    if amount == 0, isWorkday(start), !pauses.contains(where: { $0.contains(start) }) {
      return End(day: start, reliesOn: start...start)
    }
    let next = start.adding(days: 1)
    guard let day = advance(start, by: max(amount, 1), pauses, workday(after:count:), workdays) else {
      return End(day: nil, reliesOn: next...next)
    }
    return End(day: day, reliesOn: next...max(next, day))
  }

  private func clockEnd(_ days: Int, from start: Day, _ pauses: [Pause]) -> End {
    let last = advance(start, by: days, pauses, { $0.adding(days: $1) }, { $1.number - $0.number })
    return End(day: last, reliesOn: start...start)
  }

  private func calendarEnd(_ end: Day, from start: Day, _ pauses: [Pause]) -> End {
    let unmoved = clockEnd(end.number - start.number, from: start, pauses)
    guard let last = unmoved.day else { return unmoved }
    guard !isWorkday(last) else { return End(day: last, reliesOn: last...last) }
    guard let moved = advance(last, by: 1, pauses, workday(after:count:), workdays) else {
      return End(day: nil, reliesOn: last...last)
    }
    return End(day: moved, reliesOn: last...max(last, moved))
  }

  /// The `amount`-th counted day after `start`, stepping over the pauses; nil inside an open one.
  private func advance(
    _ start: Day, by amount: Int, _ pauses: [Pause], _ step: (Day, Int) -> Day,
    _ distance: (Day, Day) -> Int
  ) -> Day? {
    var position = start
    var left = amount
    for pause in pauses where pause.through.map({ $0 > position }) ?? true {
      let running = pause.after > position ? distance(position, pause.after) : 0
      guard running < left else { break }
      guard let through = pause.through else { return nil }
      left -= running
      position = through
    }
    return step(position, left)
  }
}
