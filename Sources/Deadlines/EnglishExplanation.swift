/// The sentences of `explain`, in English.
struct EnglishExplanation {
  let due: DueDay
  let counting: Counting
  let name: String

  var sentences: [String] {
    [count, rest, worked].compactMap(\.self) + counting.suspensions.map(suspended)
      + [stopped, shortMonth, moved, provisional].compactMap(\.self)
  }

  private func text(_ day: Day) -> String { day.text(.en, within: due.start.year) }

  private func withWeekday(_ day: Day) -> String { "\(day.weekdayText(.en)) \(text(day))" }

  private var count: String? {
    guard due.limit.amount > 0 else { return "Due on the \(name), \(text(due.start))." }
    let start = "The \(name), \(text(due.start)), does not count"
    guard counting.stop?.since != due.start else { return start + "." }
    let limit = due.limit.text(.en)
    let counts = due.limit.unit == .day ? ", rest days included" : ""
    return "\(start); \(limit) \(due.limit.amount == 1 ? "is" : "are") counted from "
      + "\(text(counting.firstCounted))\(counts)."
  }

  private var rest: String? {
    let holidays = counting.holidays.map { days, name in
      Day.text(days, .en, within: due.start.year) + (name.map { " (\($0.en))" } ?? "")
    }
    guard holidays.isEmpty else { return "Not counted: \(EnglishExplanation.list(holidays))." }
    return counting.hasWeekends ? "Weekends do not count." : nil
  }

  private var worked: String? {
    let days = counting.workedWeekends.map(withWeekday)
    guard !days.isEmpty else { return nil }
    return EnglishExplanation.list(days)
      + (days.count > 1 ? " are working days and count." : " is a working day and counts.")
  }

  private func suspended(_ days: ClosedRange<Day>, _ counted: Int) -> String {
    "The clock stood still on \(Day.text(days, .en, within: due.start.year)): "
      + "\(due.limit.remainder(counted).text(.en)) not counted."
  }

  private var stopped: String? {
    counting.stop.map { stop in
      "The clock has stood still since \(text(stop.since)); "
        + "\(due.limit.remainder(stop.left).text(.en)) left to count when it resumes."
    }
  }

  private var shortMonth: String? {
    guard due.limit.endsWithShortMonth(from: due.start) else { return nil }
    return "That month has no day \(due.start.day), so the limit ends with the month."
  }

  private var moved: String? {
    counting.movedFrom.map {
      "\(withWeekday($0)) is a rest day, so the limit moves to \(withWeekday(due.day))."
    }
  }

  private var provisional: String? {
    counting.provisionalYearsText.map {
      "The holidays of \($0) are not published yet; the date is provisional."
    }
  }

  private static func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }
}
