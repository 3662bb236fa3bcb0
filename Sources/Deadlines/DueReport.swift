/// What someone asks of `hall due`, as typed: a start, a limit, the spans in which the clock stood.
package struct DueQuestion: Sendable, Hashable {
  /// `2026-02-13`, or a moment, `2026-09-21T16:00:00+08:00`; without an offset, as the office's clock shows it.
  package var start: String
  /// `5 workdays`, `5个工作日`.
  package var limit: String
  /// `2026-04-29..2026-05-12`, each; `2026-04-29..` while it lasts.
  package var suspended: [String]

  package init(start: String, limit: String, suspended: [String] = []) {
    self.start = start
    self.limit = limit
    self.suspended = suspended
  }

  /// Why a question cannot be answered.
  package enum Flaw: Error, Hashable {
    case start(found: String)
    case limit(found: String)
    case suspension(found: String)
    /// Hours are counted from a moment, not from a day.
    case hoursFromDay

    package func text(_ language: Language) -> String {
      switch language {
      case .zh: chinese
      case .en: english
      }
    }

    private var chinese: String {
      switch self {
      case .start(let found):
        "“\(found)”不是日期或时刻；应如 2026-02-13 或 2026-02-13T10:30（1900 至 2999 年）"
      case .limit(let found): "“\(found)”不是时限；应如 5个工作日、30日、3个月、24小时、4个办公小时，数目至多 10000"
      case .suspension(let found): "“\(found)”不是暂停时段；应如 2026-04-29..2026-05-12，前一日不晚于后一日"
      case .hoursFromDay: "小时从时刻起算；起点应如 2026-09-21T16:00 或 2026-09-21T16:00:00+08:00"
      }
    }

    private var english: String {
      switch self {
      case .start(let found):
        "'\(found)' is no day or moment; expected one like 2026-02-13 or 2026-02-13T10:30, "
          + "1900 to 2999"
      case .limit(let found):
        "'\(found)' is not a limit; expected one like 5 workdays, 30 days, 3 months, 24 hours, "
          + "4 office hours, at most 10000"
      case .suspension(let found):
        "'\(found)' is not a suspension; expected one like 2026-04-29..2026-05-12, in that order"
      case .hoursFromDay:
        "hours run from a moment; expected one like 2026-09-21T16:00 or 2026-09-21T16:00:00+08:00"
      }
    }
  }
}

extension WorkCalendar {
  /// The lines `hall due` prints: the bare ISO date or, for hours, moment, or `stopped`, and below it how it came
  /// about.
  package func dueReport(
    _ question: DueQuestion,
    _ language: Language
  ) throws(DueQuestion.Flaw) -> [String] {
    guard let limit = TimeLimit(parsing: question.limit) else {
      throw .limit(found: question.limit)
    }
    var paused: [Suspension] = []
    for text in question.suspended {
      paused.append(try Suspension(reading: text))
    }
    let moment = Moment(iso: question.start, in: utcOffset)
    if limit.unit.isOfTheClock { return try clockReport(question, limit, moment, paused, language) }
    guard let start = Day(question.start) ?? moment?.day(in: utcOffset) else {
      throw .start(found: question.start)
    }
    let due = due(limit, from: start, paused: paused)
    return [due.isStopped ? "stopped" : due.day.description]
      + [dayHeading(due, language)].compactMap(\.self) + explain(due, language)
      + [limit.basis(language, isSuspended: !paused.isEmpty), edition(language)]
  }

  private func dayHeading(_ due: DueDay, _ language: Language) -> String? {
    guard !due.isStopped else { return nil }
    let day = "\(due.day.text(language))"
    let start = due.start.text(language)
    switch language {
    case .zh: return "\(start)起 \(due.limit.text(.zh))，到 \(day)（\(due.day.weekdayText(.zh))）为止。"
    case .en:
      return "\(due.limit.text(.en)) from \(start) end on \(due.day.weekdayText(.en)) \(day)."
    }
  }

  private func clockReport(
    _ question: DueQuestion,
    _ limit: TimeLimit,
    _ start: Moment?,
    _ paused: [Suspension],
    _ language: Language
  ) throws(DueQuestion.Flaw) -> [String] {
    guard let start else {
      throw Day(question.start) == nil ? .start(found: question.start) : .hoursFromDay
    }
    let due = due(limit, from: start, paused: paused)
    return [due.isStopped ? "stopped" : due.moment.iso(in: utcOffset)] + explain(due, language)
      + [limit.basis(language, isSuspended: !paused.isEmpty), edition(language)]
  }

  private func edition(_ language: Language) -> String {
    switch language {
    case .zh: "日历：\(title.zh)，\(version) 版。"
    case .en: "Calendar: \(title.en), edition \(version)."
    }
  }
}

extension Suspension {
  fileprivate init(reading text: String) throws(DueQuestion.Flaw) {
    var reader = TextReader(text)
    guard let start = Day(reading: &reader), reader.take("."), reader.take(".") else {
      throw .suspension(found: text)
    }
    guard !reader.isAtEnd else {
      self.init(start: start, cause: "")
      return
    }
    guard let end = Day(reading: &reader), reader.isAtEnd, end >= start else {
      throw .suspension(found: text)
    }
    self.init(start: start, end: end, cause: "")
  }
}

extension TimeLimit {
  /// The articles a count of this unit rests on.
  fileprivate func basis(_ language: Language, isSuspended: Bool) -> String {
    let zh: String
    let en: String
    switch unit {
    case .workday:
      zh = "行政许可法第八十二条；民法典第二百零一条"
      en = "行政许可法 §82; 民法典 §201"
    case .day, .month:
      zh = "民法典第二百零一条至第二百零三条"
      en = "民法典 §201–203"
    case .hour, .officeHour:
      zh = "民法典第二百零一条第二款"
      en = "民法典 §201(2)"
    }
    switch language {
    case .zh: return "依据：\(isSuspended ? "行政许可法第四十五条；" : "")\(zh)。"
    case .en: return "Basis: \(isSuspended ? "行政许可法 §45; " : "")\(en)."
    }
  }
}
