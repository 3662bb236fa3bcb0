/// When the counters are open on a workday; `4 office hours` are counted inside these.
package struct OfficeHours: Sendable, Hashable, Codable {
  /// Minutes since midnight, in order and apart from each other.
  package let windows: [Window]

  package struct Window: Sendable, Hashable, Codable {
    package let opens: Int
    package let closes: Int

    package init(opens: Int, closes: Int) {
      self.opens = opens
      self.closes = closes
    }
  }

  /// 09:00–12:00 and 13:00–17:00, typical practice; an office sets its own.
  package static let usual = OfficeHours(trusted: [
    Window(opens: 9 * 60, closes: 12 * 60), Window(opens: 13 * 60, closes: 17 * 60),
  ])

  private init(trusted windows: [Window]) {
    self.windows = windows
  }

  /// Nil unless there is a window, each opens before it closes, and they follow one another in a day.
  package init?(_ windows: [Window]) {
    var free = 0
    for window in windows {
      guard window.opens >= free, window.closes > window.opens, window.closes <= 1440 else {
        return nil
      }
      free = window.closes
    }
    guard !windows.isEmpty else { return nil }
    self.windows = windows
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard let hours = OfficeHours(try container.decode([Window].self, forKey: .windows)) else {
      throw DecodingError.dataCorruptedError(
        forKey: .windows,
        in: container,
        debugDescription: "expected windows in order, each opening before it closes"
      )
    }
    self = hours
  }

  private enum CodingKeys: CodingKey {
    case windows
  }

  var minutesPerDay: Int { windows.reduce(0) { $0 + $1.closes - $1.opens } }
  /// Whole hours, at least one.
  var hoursPerDay: Int { max(1, minutesPerDay / 60) }
}

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
