/// What the sentences of an explanation are made of, in any language.
extension Counting {
  /// Named blocks of rest; plain weekends go without saying beside them.
  var holidays: [(days: ClosedRange<Day>, name: BilingualName?)] {
    excluded.compactMap { excluded in
      if case .holiday(let name) = excluded.reason { (excluded.days, name) } else { nil }
    }
  }

  var suspensions: [(days: ClosedRange<Day>, counted: Int)] {
    excluded.compactMap { excluded in
      if case .suspended(let counted) = excluded.reason { (excluded.days, counted) } else { nil }
    }
  }

  var hasWeekends: Bool { excluded.contains { $0.reason == .weekend } }

  /// `2027`, or `2027–2029` from the first to the last.
  var provisionalYearsText: String? {
    guard let first = provisionalYears.first, let last = provisionalYears.last else { return nil }
    return first == last ? "\(first)" : "\(first)–\(last)"
  }
}

extension TimeLimit {
  /// What is left of a limit, in what it is counted in.
  func remainder(_ left: Int) -> TimeLimit {
    countsRestDays ? .days(left) : .workdays(left)
  }

  /// True where a limit in months ends in a month that lacks the starting day (民法典 §202).
  func endsWithShortMonth(from start: Day) -> Bool {
    unit == .month && start.adding(months: amount).day != start.day
  }
}
