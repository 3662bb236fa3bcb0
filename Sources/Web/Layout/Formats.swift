package import Deadlines
import Definitions

/// Days, moments and numbers as people read them, in one language.
package struct Formats: Sendable {
  package let language: Language
  package let offset: UTCOffset
  /// The day the page is made: another year than this one is written out.
  package let today: Day

  package init(_ language: Language, today: Day, offset: UTCOffset = .china) {
    self.language = language
    self.today = today
    self.offset = offset
  }

  /// «10月12日（周一）», "Mon 12 Oct"; with the year where it is not this one.
  package func day(_ day: Day) -> String {
    guard day != .last else { return stopped }
    switch language {
    case .zh: return short(day) + "（周\(Self.weekdays[day.weekday]?.zh ?? "")）"
    case .en: return (Self.weekdays[day.weekday]?.en ?? "") + " " + short(day)
    }
  }

  /// «10月12日», "12 Oct".
  package func short(_ day: Day) -> String {
    guard day != .last else { return stopped }
    let isOtherYear = day.year != today.year
    switch language {
    case .zh: return (isOtherYear ? "\(day.year)年" : "") + "\(day.month)月\(day.day)日"
    case .en:
      return "\(day.day) \(Self.months[day.month] ?? "")" + (isOtherYear ? " \(day.year)" : "")
    }
  }

  /// «2026年9月18日», "18 Sep 2026".
  package func full(_ day: Day) -> String {
    switch language {
    case .zh: "\(day.year)年\(day.month)月\(day.day)日"
    case .en: "\(day.day) \(Self.months[day.month] ?? "") \(day.year)"
    }
  }

  /// «9月28日 16:20», "28 Sep, 16:20".
  package func moment(_ moment: Moment) -> String {
    let day = short(moment.day(in: offset))
    return day + (language == .zh ? " " : ", ") + clock(moment)
  }

  package func clock(_ moment: Moment) -> String { moment.clockText(in: offset) }

  /// «6 个工作日», "6 workdays".
  package func workdays(_ count: Int) -> String {
    switch language {
    case .zh: "\(count) 个工作日"
    case .en: count == 1 ? "1 workday" : "\(count) workdays"
    }
  }

  /// How a due day stands today: «今天到期», «还剩 6 个工作日», «逾期 2 个工作日».
  package func left(until due: Day, on calendar: WorkCalendar) -> String {
    guard due != .last else { return stopped }
    let left = calendar.workdaysLeft(until: due, from: today)
    if due < today {
      let late = max(1, -left)
      return language == .zh ? "逾期 \(workdays(late))" : "\(workdays(late)) late"
    }
    if due == today { return language == .zh ? "今天到期" : "Due today" }
    if due == today.adding(days: 1) { return language == .zh ? "明天到期" : "Due tomorrow" }
    return language == .zh ? "还剩 \(workdays(left))" : "\(workdays(left)) left"
  }

  /// What is said of a clock that stands still: its due day is not known.
  private var stopped: String { language == .zh ? "暂停计时" : "clock stopped" }

  /// For limits in natural days: «还剩 25 天», "25 days left".
  package func daysLeft(until due: Day) -> String {
    let days = due.number - today.number
    if days == 0 { return language == .zh ? "今天到期" : "due today" }
    let count = language == .zh ? "\(abs(days)) 天" : abs(days) == 1 ? "1 day" : "\(abs(days)) days"
    if days < 0 { return language == .zh ? "逾期 \(count)" : "\(count) late" }
    return language == .zh ? "还剩 \(count)" : "\(count) left"
  }

  /// A list as it is spoken: «甲、乙和丙», "A, B and C".
  package func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let first = items.dropLast()
    return language == .zh
      ? first.joined(separator: "、") + "和" + last : first.joined(separator: ", ") + " and " + last
  }

  private static let weekdays: [Int: Words] = [
    1: Words(zh: "一", en: "Mon"), 2: Words(zh: "二", en: "Tue"), 3: Words(zh: "三", en: "Wed"),
    4: Words(zh: "四", en: "Thu"), 5: Words(zh: "五", en: "Fri"), 6: Words(zh: "六", en: "Sat"),
    7: Words(zh: "日", en: "Sun"),
  ]
  private static let months: [Int: String] = [
    1: "Jan", 2: "Feb", 3: "Mar", 4: "Apr", 5: "May", 6: "Jun", 7: "Jul", 8: "Aug", 9: "Sep",
    10: "Oct", 11: "Nov", 12: "Dec",
  ]
}

extension Formats {
  /// Names one after another, without an "and".
  static func joined(_ items: [String], _ language: Language) -> String {
    items.joined(separator: language == .zh ? "、" : ", ")
  }

  /// «经营面积：请填数字», "Floor area: give a number"; a question keeps its own mark.
  static func labelled(_ label: String, _ text: String, _ language: Language) -> String {
    if label.hasSuffix("?") || label.hasSuffix("？") { return label + " " + text }
    return label + (language == .zh ? "：" : ": ") + text
  }

  /// «2.4 MB», for a file's size in bytes.
  static func size(_ bytes: Int) -> String {
    if bytes < 1_048_576 { return "\(max(1, bytes / 1024)) KB" }
    let tenths = bytes / 104_858
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
