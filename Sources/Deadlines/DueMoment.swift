/// The moment a limit ends, counted on the clock.
package struct DueMoment: Sendable, Hashable, Codable {
  package let start: Moment
  package let limit: TimeLimit
  package let moment: Moment
  /// True if it rests on a year whose arrangements are not published (暂定).
  package let isProvisional: Bool
  /// True while a suspension lasts that began before the limit ended: there is no such moment yet.
  package var isStopped = false
  package var paused: [Suspension] = []
}

extension WorkCalendar {
  /// The moment a limit ends.
  ///
  /// Hours run on the clock, office hours while the counters are open; workdays, days and months
  /// end with their last day. A suspension that knows no moments leaves out whole days, as it does for limits in days.
  /// Source: 民法典 §201 ¶2, 203; 行政许可法 §45.
  package func due(
    _ limit: TimeLimit,
    from start: Moment,
    paused: [Suspension] = [],
    officeHours: OfficeHours = .usual
  ) -> DueMoment {
    let first = start.day(in: utcOffset)
    let end: Moment?
    switch limit.unit {
    case .hour:
      end = hoursEnd(limit, from: start, paused) {
        $1.microseconds - $0.microseconds
      } after: {
        $0.adding(microseconds: $1)
      }
    case .officeHour:
      end = hoursEnd(limit, from: start, paused) {
        open(officeHours, from: $0, to: $1)
      } after: {
        officeEnd($1, from: $0, officeHours)
      }
    case .workday, .day, .month:
      let due = due(limit, from: first, paused: paused)
      return DueMoment(
        start: start,
        limit: limit,
        moment: Moment(endOf: due.day, in: utcOffset),
        isProvisional: due.isProvisional,
        isStopped: due.isStopped,
        paused: paused
      )
    }
    let moment = end ?? Moment(endOf: .last, in: utcOffset)
    let reliesOnWorkdays = limit.unit == .officeHour && end != nil
    return DueMoment(
      start: start,
      limit: limit,
      moment: moment,
      isProvisional: reliesOnWorkdays
        && isProvisional(first...max(first, moment.day(in: utcOffset))),
      isStopped: end == nil,
      paused: paused
    )
  }

  /// Where so many hours end, stepping over the time in which the clock stood; nil: it still stands.
  private func hoursEnd(
    _ limit: TimeLimit,
    from start: Moment,
    _ paused: [Suspension],
    _ counted: (Moment, Moment) -> Int64,
    after: (Moment, Int64) -> Moment
  ) -> Moment? {
    var position = start
    var left = Int64(limit.amount) * 60 * OfficeHours.minute
    for pause in Standstill.joining(paused, in: utcOffset) {
      if let to = pause.to, to <= position { continue }
      let running = pause.from > position ? counted(position, pause.from) : 0
      guard running < left else { break }
      left -= running
      guard let to = pause.to else { return nil }
      position = to
    }
    return after(position, left)
  }

  /// How long the counters are open between two moments.
  private func open(_ hours: OfficeHours, from start: Moment, to end: Moment) -> Int64 {
    let (first, from) = start.local(in: utcOffset)
    let (last, to) = end.local(in: utcOffset)
    let before = isWorkday(first) ? hours.open(until: from) : 0
    let after = isWorkday(last) ? hours.open(until: to) : 0
    let perDay = Int64(hours.minutesPerDay) * OfficeHours.minute
    // Whole days from the first up to, and without, the last.
    let days = workdays(after: first.adding(days: -1), through: last.adding(days: -1))
    return Int64(days) * perDay + after - before
  }

  private func officeEnd(_ amount: Int64, from start: Moment, _ hours: OfficeHours) -> Moment {
    let (today, clock) = start.local(in: utcOffset)
    let perDay = Int64(hours.minutesPerDay) * OfficeHours.minute
    var left = amount
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

  /// How long they are open from midnight to a time of the day.
  fileprivate func open(until clock: Int64) -> Int64 {
    windows.reduce(0) { sum, window in
      let (opens, closes) = (
        Int64(window.opens) * OfficeHours.minute, Int64(window.closes) * OfficeHours.minute
      )
      return sum + max(0, min(clock, closes) - opens)
    }
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
