/// A calendar date, 1900-01-01 to 2999-12-31, without a time or a place.
///
/// Arithmetic that would leave this range stays at its edge: a hostile limit moves a date far away,
/// never stops the hall. Encoded as its ISO text, `2026-02-13`.
package struct Day: Sendable, Hashable {
  /// Days since 1970-01-01; negative before it.
  package let number: Int

  package static let first = Day(unchecked: -25_567)
  package static let last = Day(unchecked: 376_199)

  private init(unchecked number: Int) {
    self.number = number
  }

  package init?(number: Int) {
    guard (Day.first.number...Day.last.number).contains(number) else { return nil }
    self.number = number
  }

  /// The day with this number, or the edge of the range nearest to it.
  init(clamping number: Int) {
    self.number = min(max(number, Day.first.number), Day.last.number)
  }

  /// Nil where there is no such date, such as 30 February.
  package init?(year: Int, month: Int, day: Int) {
    guard (1900...2999).contains(year), (1...12).contains(month),
      (1...Day.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    number = Day.number(year: year, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD` and nothing else.
  package init?(_ iso: String) {
    var text = TextReader(iso)
    guard let day = Day(reading: &text), text.isAtEnd else { return nil }
    self = day
  }

  init?(reading text: inout TextReader) {
    guard let year = text.digits(4), text.take("-"), let month = text.digits(2), text.take("-"),
      let day = text.digits(2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package var year: Int { civil.year }
  package var month: Int { civil.month }
  /// The day of the month, 1…31.
  package var day: Int { civil.day }
  /// 1 = Monday … 7 = Sunday.
  package var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }
}

extension Day {
  package func adding(days: Int) -> Day {
    let (sum, overflow) = number.addingReportingOverflow(days)
    guard !overflow else { return days < 0 ? .first : .last }
    return Day(clamping: sum)
  }

  /// The corresponding day of a later (or earlier) month, or that month's last day where it has none.
  ///
  /// Source: 民法典 §202. Example: one month from 31 January 2026 ends on 28 February.
  package func adding(months: Int) -> Day {
    let (year, month, day) = civil
    let (index, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow else { return months < 0 ? .first : .last }
    guard index >= 1900 * 12 else { return .first }
    guard index < 3000 * 12 else { return .last }
    let length = Day.length(ofMonth: index % 12 + 1, year: index / 12)
    return Day(
      clamping: Day.number(year: index / 12, month: index % 12 + 1, day: min(day, length))
    )
  }
}

extension Day: Comparable, CustomStringConvertible {
  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// ISO text, `2026-02-13`.
  package var description: String {
    let (year, month, day) = civil
    // Written by hand: every event and every row is full of days.
    return String(unsafeUninitializedCapacity: 10) { text in
      func write(_ number: Int, _ place: Int) {
        text[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10)
        text[place + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
      }
      write(year / 100, 0)
      write(year % 100, 2)
      write(month, 5)
      write(day, 8)
      (text[4], text[7]) = (UInt8(ascii: "-"), UInt8(ascii: "-"))
      return 10
    }
  }
}

extension Day: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = Day(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "expected a date such as 2026-02-13"
      )
    }
    self = day
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Day {
  /// Year, month and day in one go, counted in 400-year cycles that begin on 1 March.
  var civil: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468  // days since 0000-03-01; positive in our whole range
    let cycle = shifted / 146_097
    let dayOfCycle = shifted % 146_097
    let yearOfCycle =
      (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (
      cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * marchMonth + 2) / 5 + 1
    )
  }

  private static func number(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let yearOfCycle = marchYear % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
    return marchYear / 400 * 146_097 + dayOfCycle - 719_468
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
