extension Day {
  /// As people write it: `9月21日`, `21 September`; with the year where it is not `year`.
  package func text(_ language: Language, within year: Int?) -> String {
    let shows = year != self.year
    switch language {
    case .zh: return (shows ? "\(self.year)年" : "") + "\(month)月\(day)日"
    case .en: return "\(day) \(englishMonth)" + (shows ? " \(self.year)" : "")
    }
  }

  /// With its year, `2026年9月21日`, `21 September 2026`.
  package func text(_ language: Language) -> String {
    text(language, within: nil)
  }

  /// `周一`, `Monday`.
  package func weekdayText(_ language: Language) -> String {
    switch language {
    case .zh: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][weekday - 1]
    case .en:
      ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday - 1]
    }
  }

  private var englishMonth: String {
    [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ][month - 1]
  }

  /// A span as people write it: `9月25–27日`, `1月28日–2月4日`, `25–27 September`.
  static func text(_ days: ClosedRange<Day>, _ language: Language, within year: Int?) -> String {
    let (first, last) = (days.lowerBound, days.upperBound)
    guard first != last else { return first.text(language, within: year) }
    let isOneMonth = first.month == last.month && first.year == last.year
    switch language {
    case .zh:
      let end = isOneMonth ? "\(last.day)日" : last.text(.zh, within: first.year)
      let start = first.text(.zh, within: year)
      return (isOneMonth ? String(start.dropLast()) : start) + "–" + end
    case .en:
      let start = isOneMonth ? "\(first.day)" : first.text(.en, within: last.year)
      return start + (isOneMonth ? "–" : " – ") + last.text(.en, within: year)
    }
  }
}
