extension WorkCalendar {
  package func isWorkday(_ day: Day) -> Bool {
    index.isWorkday(day)
  }

  /// A year without an entry is provisional.
  package func status(ofYear year: Int) -> PublishedYear.Status {
    index.isOfficial(year) ? .official : .provisional
  }

  /// Workdays later than `start`, up to and including `end`; 0 where `end` is not later.
  package func workdays(after start: Day, through end: Day) -> Int {
    end > start ? index.count(through: end) - index.count(through: start) : 0
  }

  /// The `count`-th workday later than a day; with a negative count, earlier than it; 0 is the day itself.
  ///
  /// Stays at the edge of the range where there are not so many.
  package func workday(after day: Day, count: Int) -> Day {
    guard count != 0 else { return day }
    let bound = min(max(count, -Day.last.number), Day.last.number)
    let passed = index.count(through: day)
    guard count < 0 else { return index.day(counting: passed + bound, near: day) }
    let earlier = isWorkday(day) ? passed - 1 : passed
    return index.day(counting: earlier + bound + 1, near: day)
  }

  /// Workdays still to come until the end of a due day, today not counted; negative once it passed.
  package func workdaysLeft(until due: Day, from today: Day) -> Int {
    due >= today ? workdays(after: today, through: due) : -workdays(after: due, through: today)
  }

  /// True if any of these days belongs to a year whose arrangements are not published.
  func isProvisional(_ days: ClosedRange<Day>) -> Bool {
    (days.lowerBound.year...days.upperBound.year).contains { status(ofYear: $0) == .provisional }
  }
}
