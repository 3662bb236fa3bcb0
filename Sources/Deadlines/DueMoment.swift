/// The moment a limit ends, counted on the clock.
package struct DueMoment: Sendable, Hashable, Codable {
  package let start: Moment
  package let limit: TimeLimit
  package let moment: Moment
  /// True if it rests on a year whose arrangements are not published (暂定).
  package let isProvisional: Bool
}

extension WorkCalendar {
  /// The moment a limit ends.
  ///
  /// Hours run on the clock, office hours while the counters are open; workdays, days and months
  /// end with their last day. Source: 民法典 §201 ¶2, 203.
  package func due(
    _ limit: TimeLimit,
    from start: Moment,
    officeHours: OfficeHours = .usual
  ) -> DueMoment {
    switch limit.unit {
    case .hour:
      return DueMoment(
        start: start,
        limit: limit,
        moment: start.adding(minutes: limit.amount * 60),
        isProvisional: false
      )
    case .officeHour:
      let moment = officeEnd(limit.amount, from: start, officeHours)
      let (first, last) = (start.day(in: utcOffset), moment.day(in: utcOffset))
      return DueMoment(
        start: start,
        limit: limit,
        moment: moment,
        isProvisional: isProvisional(first...max(first, last))
      )
    case .workday, .day, .month:
      let due = due(limit, from: start.day(in: utcOffset))
      return DueMoment(
        start: start,
        limit: limit,
        moment: Moment(endOf: due.day, in: utcOffset),
        isProvisional: due.isProvisional
      )
    }
  }

  private func officeEnd(_ amount: Int, from start: Moment, _ hours: OfficeHours) -> Moment {
    let (today, clock) = start.local(in: utcOffset)
    let perDay = Int64(hours.minutesPerDay) * OfficeHours.minute
    var left = Int64(amount) * 60 * OfficeHours.minute
    if isWorkday(today) {
      switch hours.spend(left, from: clock) {
      case .until(let ofDay): return moment(ofDay, on: today)
      case .left(let more): left = more
      }
    }
    // Whole days are skipped at once; the last one is walked, so a day's end is reached, not passed.
    let whole = left > 0 ? (left - 1) / perDay : 0
    let day = workday(after: today, count: Int(whole) + 1)
    guard case .until(let ofDay) = hours.spend(left - whole * perDay, from: 0) else {
      return Moment(endOf: day, in: utcOffset)
    }
    return moment(ofDay, on: day)
  }

  private func moment(_ ofDay: Int64, on day: Day) -> Moment {
    Moment(startOf: day, in: utcOffset).adding(microseconds: ofDay)
  }
}

extension OfficeHours {
  fileprivate static let minute: Int64 = 60_000_000

  fileprivate enum Spent {
    case until(Int64)
    case left(Int64)
  }

  /// Uses up an amount of microseconds in one day's windows, from a time of that day onward.
  fileprivate func spend(_ amount: Int64, from clock: Int64) -> Spent {
    var left = amount
    for window in windows where Int64(window.closes) * OfficeHours.minute > clock {
      let from = max(clock, Int64(window.opens) * OfficeHours.minute)
      let open = Int64(window.closes) * OfficeHours.minute - from
      guard left > open else { return .until(from + left) }
      left -= open
    }
    return .left(left)
  }
}
