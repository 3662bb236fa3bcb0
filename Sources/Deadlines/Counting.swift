/// How a due day came about: what was counted and what was left out, for people to check.
package struct Counting: Sendable, Hashable, Codable {
  /// Day 1 of the limit.
  package let firstCounted: Day
  /// What was left out between the start and the due day, in order.
  ///
  /// Rest days stand here only for limits in workdays; days and months count them too.
  package let excluded: [Excluded]
  /// Working weekends (补班) that were counted.
  package let workedWeekends: [Day]
  /// The rest day the limit would have ended on, where it moved to the next workday (民法典 §203).
  package let movedFrom: Day?
  /// Years the count rests on whose arrangements are not published, in order.
  package let provisionalYears: [Int]
  /// While the clock is stopped, since when, and how much is still to be counted when it resumes.
  package let stop: Stop?

  package struct Excluded: Sendable, Hashable, Codable {
    package let days: ClosedRange<Day>
    package let reason: Reason
  }

  package enum Reason: Sendable, Hashable, Codable {
    case weekend
    /// Weekends beside the holiday belong to it.
    case holiday(BilingualName?)
    /// How many of its workdays (or days) would have counted.
    case suspended(counted: Int)
  }

  package struct Stop: Sendable, Hashable, Codable {
    /// The last day that counted.
    package let since: Day
    /// Workdays, or days where the limit counts rest days too.
    package let left: Int
  }
}

extension WorkCalendar {
  /// How this calendar came to the due day; meant for the edition that counted it.
  package func counting(of due: DueDay) -> Counting {
    let pauses = Pause.joining(due.paused)
    let end = end(of: due.limit, from: due.start, pauses)
    let next = due.start.adding(days: 1)
    let span = next...max(next, end.day)
    let running = due.limit.countsRestDays ? [] : days(of: span, outside: pauses)
    let suspended = pauses.compactMap { excluded($0, in: span, of: due.limit) }
    let rest = end.movedFrom == nil ? runs(of: running.filter { !isWorkday($0) }) : []
    return Counting(
      firstCounted: firstCounted(of: due.limit, from: due.start, pauses),
      excluded: (suspended + rest.flatMap(named))
        .sorted { $0.days.lowerBound < $1.days.lowerBound },
      workedWeekends: running.filter { weeklyRest.contains($0.weekday) && isWorkday($0) },
      movedFrom: end.movedFrom,
      provisionalYears: end.reliesOn.map(provisionalYears) ?? [],
      stop: end.stop.map { Counting.Stop(since: end.day, left: $0) }
    )
  }

  private func excluded(
    _ pause: Pause,
    in span: ClosedRange<Day>,
    of limit: TimeLimit
  ) -> Counting.Excluded? {
    guard let through = pause.through else { return nil }
    let first = max(span.lowerBound, pause.after.adding(days: 1))
    let last = min(span.upperBound, through)
    guard first <= last else { return nil }
    let counted =
      limit.countsRestDays
      ? last.number - first.number + 1 : workdays(after: first.adding(days: -1), through: last)
    return Counting.Excluded(days: first...last, reason: .suspended(counted: counted))
  }

  /// The end of a limit of one workday, or one day.
  private func firstCounted(of limit: TimeLimit, from start: Day, _ pauses: [Pause]) -> Day {
    let first: TimeLimit = limit.countsRestDays ? .hours(24) : .workdays(min(1, limit.amount))
    return end(of: first, from: start, pauses).day
  }

  private func days(of span: ClosedRange<Day>, outside pauses: [Pause]) -> [Day] {
    (span.lowerBound.number...span.upperBound.number).map(Day.init(clamping:))
      .filter { day in !pauses.contains { $0.contains(day) } }
  }

  private func provisionalYears(_ days: ClosedRange<Day>) -> [Int] {
    (days.lowerBound.year...days.upperBound.year).filter { status(ofYear: $0) == .provisional }
  }
}

extension WorkCalendar {
  /// Days that follow one another, joined.
  private func runs(of days: [Day]) -> [ClosedRange<Day>] {
    var runs: [ClosedRange<Day>] = []
    for day in days {
      if let run = runs.last, run.upperBound.adding(days: 1) == day {
        runs[runs.count - 1] = run.lowerBound...day
      } else {
        runs.append(day...day)
      }
    }
    return runs
  }

  /// Splits a run of rest days where a second holiday begins; a run without one is a weekend.
  private func named(_ run: ClosedRange<Day>) -> [Counting.Excluded] {
    let holidays = holidays(in: run)
    guard !holidays.isEmpty else { return [Counting.Excluded(days: run, reason: .weekend)] }
    return holidays.enumerated().map { index, holiday in
      let next = index + 1 < holidays.count ? holidays[index + 1] : nil
      let first = index == 0 ? run.lowerBound : holiday.days.lowerBound
      let last = next?.days.lowerBound.adding(days: -1) ?? run.upperBound
      return Counting.Excluded(days: first...max(first, last), reason: .holiday(holiday.name))
    }
  }

  /// The blocks of rest that touch these days, in order of time.
  private func holidays(in run: ClosedRange<Day>) -> [RestBlock] {
    (run.lowerBound.year...run.upperBound.year)
      .flatMap { years[$0]?.rest ?? FixedHoliday.blocks(of: $0) }
      .filter { $0.days.overlaps(run) }
      .sorted { $0.days.lowerBound < $1.days.lowerBound }
  }
}
