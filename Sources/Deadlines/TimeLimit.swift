/// How long something may take: an amount and its unit, `5 workdays`.
///
/// A licence's limits are workdays unless a law says otherwise. Source: 行政许可法 §82.
package struct TimeLimit: Sendable, Hashable {
  package enum Unit: String, Sendable, Hashable, Codable, CaseIterable {
    case workday
    case day
    case month
    case hour
    case officeHour = "office_hour"

    /// Counted from a moment to a moment, not from a day to the end of a day. Source: 民法典 §201 ¶2.
    package var isOfTheClock: Bool {
      switch self {
      case .hour, .officeHour: true
      case .workday, .day, .month: false
      }
    }
  }

  /// Far beyond any limit in law, and small enough that no date arithmetic can run away.
  package static let amounts = 0...10_000

  package let amount: Int
  package let unit: Unit

  /// Nil where the amount is not in `amounts`.
  package init?(amount: Int, unit: Unit) {
    guard TimeLimit.amounts.contains(amount) else { return nil }
    self.amount = amount
    self.unit = unit
  }

  private init(clamping amount: Int, _ unit: Unit) {
    self.amount = min(max(amount, TimeLimit.amounts.lowerBound), TimeLimit.amounts.upperBound)
    self.unit = unit
  }

  /// For amounts written in our own code; one outside `amounts` becomes its nearest edge.
  package static func workdays(_ amount: Int) -> TimeLimit { .init(clamping: amount, .workday) }
  package static func days(_ amount: Int) -> TimeLimit { .init(clamping: amount, .day) }
  package static func months(_ amount: Int) -> TimeLimit { .init(clamping: amount, .month) }
  package static func hours(_ amount: Int) -> TimeLimit { .init(clamping: amount, .hour) }
  package static func officeHours(_ amount: Int) -> TimeLimit {
    .init(clamping: amount, .officeHour)
  }
}

extension TimeLimit {
  /// Reads `5 workdays`, `30 days`, `3 months`, `24 hours`, `4 office hours`, or `5 个工作日`,
  /// `30 日`, `30 天`, `30 个自然日`, `3 个月`, `24 小时`, `4 个办公小时`; spaces may be left out.
  ///
  /// `3月` is not read: it is the name of a month.
  package init?(parsing text: String) {
    let packed = String(text.filter { $0 != " " })
    var reader = TextReader(packed)
    guard let (amount, count) = reader.digits(upTo: 5),
      let unit = TimeLimit.unitWords[String(packed.dropFirst(count))]
    else { return nil }
    self.init(amount: amount, unit: unit)
  }

  private static let unitWords: [String: Unit] = [
    "workday": .workday, "workdays": .workday, "workingday": .workday, "workingdays": .workday,
    "工作日": .workday, "个工作日": .workday,
    "day": .day, "days": .day, "calendarday": .day, "calendardays": .day,
    "日": .day, "天": .day, "自然日": .day, "个自然日": .day,
    "month": .month, "months": .month, "个月": .month,
    "hour": .hour, "hours": .hour, "小时": .hour, "个小时": .hour,
    "officehour": .officeHour, "officehours": .officeHour,
    "办公小时": .officeHour, "个办公小时": .officeHour,
  ]

  /// The words an official writes, which `init(parsing:)` reads back: `5 个工作日`, `5 workdays`.
  package func text(_ language: Language) -> String {
    switch language {
    case .zh: "\(amount) \(chineseUnit)"
    case .en: "\(amount) \(englishUnit)\(amount == 1 ? "" : "s")"
    }
  }

  // 自然日, not 日: read aloud after a limit in workdays, a bare 日 leaves doubt.
  private var chineseUnit: String {
    switch unit {
    case .workday: "个工作日"
    case .day: "个自然日"
    case .month: "个月"
    case .hour: "小时"
    case .officeHour: "个办公小时"
    }
  }

  private var englishUnit: String {
    switch unit {
    case .workday: "workday"
    case .day: "day"
    case .month: "month"
    case .hour: "hour"
    case .officeHour: "office hour"
    }
  }
}

extension TimeLimit: Codable {
  private enum CodingKeys: CodingKey {
    case amount
    case unit
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let amount = try container.decode(Int.self, forKey: .amount)
    let unit = try container.decode(Unit.self, forKey: .unit)
    guard let limit = TimeLimit(amount: amount, unit: unit) else {
      throw DecodingError.dataCorruptedError(
        forKey: .amount,
        in: container,
        debugDescription: "expected 0 to 10000"
      )
    }
    self = limit
  }
}
