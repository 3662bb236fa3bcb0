/// The days of rest that are the same every year; all that is known of a year nobody has published.
///
/// Source: 全国年节及纪念日放假办法 (2024), without the days that follow the moon and the sun.
enum FixedHoliday {
  static func blocks(of year: Int) -> [RestBlock] {
    [
      block(year, 1, 1...1, BilingualName(zh: "元旦", en: "New Year")),
      block(year, 5, 1...2, BilingualName(zh: "劳动节", en: "Labour Day")),
      block(year, 10, 1...3, BilingualName(zh: "国庆", en: "National Day")),
    ].compactMap(\.self)
  }

  private static func block(
    _ year: Int,
    _ month: Int,
    _ days: ClosedRange<Int>,
    _ name: BilingualName
  ) -> RestBlock? {
    guard let first = Day(year: year, month: month, day: days.lowerBound),
      let last = Day(year: year, month: month, day: days.upperBound)
    else { return nil }
    return RestBlock(first...last, name: name)
  }
}
