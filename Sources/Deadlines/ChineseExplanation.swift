/// The sentences of `explain`, in Chinese.
struct ChineseExplanation {
  let due: DueDay
  let counting: Counting
  let name: String

  var sentences: [String] {
    [count, leftOut].compactMap(\.self) + counting.suspensions.map(suspended)
      + [stopped, shortMonth, moved, provisional].compactMap(\.self)
  }

  private func text(_ day: Day) -> String { day.text(.zh, within: due.start.year) }

  private func withWeekday(_ day: Day) -> String { "\(text(day))（\(day.weekdayText(.zh))）" }

  private var count: String? {
    let start = "\(name) \(text(due.start))"
    guard due.limit.amount > 0 else { return "\(start)当天到期。" }
    guard counting.stop?.since != due.start else { return "\(start)不计入。" }
    let counts =
      due.limit.unit == .day
      ? "连续数 \(due.limit.text(.zh))，休息日也算" : "数 \(due.limit.text(.zh))"
    return "\(start)不计入，从 \(text(counting.firstCounted))起\(counts)。"
  }

  private var leftOut: String? {
    let parts = [rest, worked].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "；") + "。"
  }

  private var rest: String? {
    let holidays = counting.holidays.map { days, name in
      Day.text(days, .zh, within: due.start.year) + (name?.zh ?? "")
    }
    guard holidays.isEmpty else { return holidays.joined(separator: "、") + "放假不算" }
    return counting.hasWeekends ? "周末不算" : nil
  }

  private var worked: String? {
    let days = counting.workedWeekends
    guard !days.isEmpty else { return nil }
    return days.map(withWeekday).joined(separator: "、") + "上班，\(days.count > 1 ? "各" : "")算 1 天"
  }

  private func suspended(_ days: ClosedRange<Day>, _ counted: Int) -> String {
    "\(Day.text(days, .zh, within: due.start.year))暂停计时，其间 "
      + "\(due.limit.remainder(counted).text(.zh))不算。"
  }

  private var stopped: String? {
    counting.stop.map { stop in
      "\(text(stop.since))起暂停计时，尚未恢复；还剩 "
        + "\(due.limit.remainder(stop.left).text(.zh))，恢复后接着数。"
    }
  }

  private var shortMonth: String? {
    guard due.limit.endsWithShortMonth(from: due.start) else { return nil }
    let end = due.start.adding(months: due.limit.amount)
    return "\(end.month)月没有 \(due.start.day) 日，以月末为准。"
  }

  private var moved: String? {
    counting.movedFrom.map {
      "\(withWeekday($0))是休息日，顺延到 \(withWeekday(due.day))。"
    }
  }

  private var provisional: String? {
    counting.provisionalYearsText.map { "\($0) 年的放假安排尚未公布，日期暂定。" }
  }
}
