/// The last day of a limit, and what it was counted from.
package struct DueDay: Sendable, Hashable, Codable {
  /// The day the limit runs from; it is not counted itself.
  package let start: Day
  package let limit: TimeLimit
  /// The limit runs until this day's end.
  ///
  /// While the clock is stopped, `Day.last`: it cannot pass.
  package let day: Day
  /// True if it rests on a year whose arrangements are not published (暂定).
  package let isProvisional: Bool
  /// True while a suspension lasts that began before the limit ended: there is no due day yet.
  package let isStopped: Bool
  package let paused: [Suspension]

  /// So many days from the start, moved for no holiday: how a validity ends.
  package static func exactly(_ limit: TimeLimit, from start: Day) -> DueDay {
    DueDay(
      start: start,
      limit: limit,
      day: start.adding(days: limit.amount),
      isProvisional: false,
      isStopped: false,
      paused: []
    )
  }
}

extension DueDay {
  /// The day on which a moment falls.
  package init(_ due: DueMoment, in offset: UTCOffset) {
    start = due.start.day(in: offset)
    limit = due.limit
    day = due.isStopped ? .last : due.moment.day(in: offset)
    isProvisional = due.isProvisional
    isStopped = due.isStopped
    paused = due.paused
  }
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
    let end = end(of: limit, from: start, Pause.joining(paused))
    let isStopped = end.stop != nil
    return DueDay(
      start: start,
      limit: limit,
      day: isStopped ? .last : end.day,
      isProvisional: end.reliesOn.map(isProvisional) ?? false,
      isStopped: isStopped,
      paused: paused
    )
  }
}
