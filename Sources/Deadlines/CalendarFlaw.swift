/// Something wrong in a calendar file: where, what was found, and what was expected.
package struct CalendarFlaw: Sendable, Hashable {
  /// Which value of the draft it is about, for a reader who knows the file's lines.
  package enum Place: Sendable, Hashable {
    case utcOffset
    case weeklyRest(index: Int)
    case year(Int)
    case status(year: Int)
    case source(year: Int)
    case rest(year: Int, index: Int)
    case work(year: Int, index: Int)
  }

  package enum Kind: Sendable, Hashable {
    case notAnOffset
    case notAWeekday
    case yearOutOfRange
    case yearRepeated
    /// Years around it are listed, this one is not.
    case yearMissing
    case notAStatus
    case sourceMissing
    case notDays
    case notADay
    case outsideYear
    case backwards
    /// The day of rest already stands in another block.
    case overlaps(Day)
    case workRepeated
    case restAndWork
    /// A working weekend that is no weekend.
    case workedAnyway
  }

  package let place: Place
  package let kind: Kind
  /// The text as it stands in the file.
  package let found: String

  /// One sentence: what was found, what was expected.
  package func text(_ language: Language) -> String {
    switch language {
    case .zh: "“\(found)”\(chinese)" + (source.map { "（\($0)）" } ?? "")
    case .en: "'\(found)' \(english)" + (source.map { " (\($0))" } ?? "")
    }
  }

  /// The rule it offends: of the days of rest, or that limits are counted in workdays without them; nil: a matter of
  /// spelling.
  private var source: String? {
    switch kind {
    case .yearMissing, .yearRepeated: "行政许可法 §82"
    case .sourceMissing, .outsideYear, .overlaps, .workRepeated, .restAndWork, .workedAnyway:
      "全国年节及纪念日放假办法"
    case .notAnOffset, .notAWeekday, .yearOutOfRange, .notAStatus, .notDays, .notADay, .backwards:
      nil
    }
  }

  private var chinese: String {
    switch kind {
    case .notAnOffset: "不是时区偏移；应如 +08:00"
    case .notAWeekday: "不是星期；应为 1（周一）至 7（周日）"
    case .yearOutOfRange: "年份超出范围；应为 1900 至 2999"
    case .yearRepeated: "年重复列出；每年只列一次"
    case .yearMissing: "年没有列出，而前后的年都有；没有公布的也要列出，状态写 provisional"
    case .notAStatus: "不是状态；应为 official 或 provisional"
    case .sourceMissing: "年没有来源；应写明公布放假安排的文件"
    case .notDays: "不是日期；应如 06-10 或 02-15..02-23"
    case .notADay: "不是日期；应如 02-14"
    case .outsideYear: "不在本年；跨年的假期应分列在两年"
    case .backwards: "先后颠倒；前一个日期应不晚于后一个"
    case .overlaps(let day): "与另一段假期重叠（\(day)）；每天只列一次"
    case .workRepeated: "补班日重复列出；每天只列一次"
    case .restAndWork: "既列为休息又列为上班；只能是其一"
    case .workedAnyway: "本来就是工作日；补班日应是周休日"
    }
  }

  private var english: String {
    switch kind {
    case .notAnOffset: "is not an offset; expected one like +08:00"
    case .notAWeekday: "is not a weekday; expected 1 (Monday) to 7 (Sunday)"
    case .yearOutOfRange: "is out of range; expected a year from 1900 to 2999"
    case .yearRepeated: "stands twice; list each year once"
    case .yearMissing:
      "is missing between other years; list it too, as provisional if nothing is published"
    case .notAStatus: "is not a status; expected official or provisional"
    case .sourceMissing: "has no source; name the document that published the arrangements"
    case .notDays: "is not a span of days; expected one like 06-10 or 02-15..02-23"
    case .notADay: "is not a day; expected one like 02-14"
    case .outsideYear: "is outside its year; split a holiday over two years"
    case .backwards: "runs backwards; the first day must not be later than the second"
    case .overlaps(let day): "overlaps another block on \(day); list each day once"
    case .workRepeated: "stands twice; list each working weekend once"
    case .restAndWork: "is listed as rest and as work; it can be only one"
    case .workedAnyway: "is a workday anyway; a working weekend must be a day of weekly rest"
    }
  }
}
