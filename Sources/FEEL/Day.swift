/// A calendar date of the proleptic Gregorian calendar, years ±999 999 999.
package struct FEELDate: Sendable, Hashable, Comparable {
  let storedYear: Int32
  let storedMonth: Int8
  let storedDay: Int8

  package var year: Int { Int(storedYear) }
  package var month: Int { Int(storedMonth) }
  package var day: Int { Int(storedDay) }

  static let years = -999_999_999...999_999_999

  /// Nil where no such day exists.
  package init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(of: month, in: year)
    else { return nil }
    storedYear = Int32(year)
    storedMonth = Int8(month)
    storedDay = Int8(day)
  }

  /// Days since 1970-01-01; nil outside the years that can be written.
  package init?(daysSinceEpoch days: Int) {
    guard days.magnitude < 400_000_000_000 else { return nil }
    // Howard Hinnant's civil_from_days: eras of 400 years that begin on 1 March.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.init(year: year, month: month, day: dayOfYear - (153 * part + 2) / 5 + 1)
  }

  package var daysSinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Monday 1 … Sunday 7.
  var weekday: Int {
    let shifted = (daysSinceEpoch + 3) % 7
    return (shifted < 0 ? shifted + 7 : shifted) + 1
  }

  var dayOfYear: Int {
    daysSinceEpoch - (FEELDate(year: year, month: 1, day: 1)?.daysSinceEpoch ?? 0) + 1
  }

  /// ISO 8601 week: the week of the year's first Thursday is week 1.
  var weekOfYear: Int {
    let thursday = FEELDate(daysSinceEpoch: daysSinceEpoch + 4 - weekday) ?? self
    return (thursday.dayOfYear - 1) / 7 + 1
  }

  /// Adds months; a day past the end of the month becomes its last day.
  func adding(months: Int) -> FEELDate? {
    let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    if overflow { return nil }
    let year = total >= 0 ? total / 12 : (total - 11) / 12
    guard Self.years.contains(year) else { return nil }
    let month = total - year * 12 + 1
    return FEELDate(year: year, month: month, day: min(day, Self.length(of: month, in: year)))
  }

  static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (a: FEELDate, b: FEELDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}
