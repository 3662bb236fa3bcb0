import Deadlines
import Foundation
import Testing

@Suite struct `A day` {
  @Test(arguments: [
    ("1970-01-01", 0, 4), ("1900-01-01", -25_567, 1), ("2000-02-29", 11_016, 2),
    ("2026-02-13", 20_497, 5), ("2999-12-31", 376_199, 2),
  ])
  func `has a number and a weekday`(iso: String, number: Int, weekday: Int) throws {
    let day = try day(iso)
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(day.description == iso)
    #expect(Day(number: number) == day)
  }

  @Test(arguments: [
    "", "2026-2-13", "2026-02-30", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10",
    "2026-01-00", "1899-12-31", "3000-01-01", "20260213", "2026-02-13 ", " 2026-02-13",
    "2026-02-13T00:00", "２０２６-02-13", "-026-02-13", "2026–02–13", "2026-02-1\u{0}",
  ])
  func `refuses what is not YYYY-MM-DD`(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func `names every date of a 400-year cycle once`() {
    var expected = Day.first
    for number in Day.first.number..<Day.first.number + 146_097 {
      guard let day = Day(number: number),
        let again = Day(year: day.year, month: day.month, day: day.day)
      else {
        Issue.record("no day \(number)")
        return
      }
      if again.number != number || day < expected { Issue.record("\(number) is \(again)") }
      expected = day
    }
  }

  @Test func `stays at the edge of its range`() throws {
    let day = try day("2026-02-13")
    #expect(day.adding(days: .max) == .last)
    #expect(day.adding(days: .min) == .first)
    #expect(Day.first.adding(days: -1) == .first)
    #expect(Day.last.adding(days: 1) == .last)
    #expect(day.adding(months: .max) == .last)
    #expect(day.adding(months: .min) == .first)
    #expect(Day(number: .max) == nil)
    #expect(Day(year: .min, month: .max, day: .min) == nil)
  }

  @Test func `is written as its ISO text`() throws {
    let day = try day("2026-02-13")
    #expect(String(decoding: try JSONEncoder().encode([day]), as: UTF8.self) == #"["2026-02-13"]"#)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Day].self, from: Data(#"["2026-02-31"]"#.utf8))
    }
  }

  @Test func `reads as people say it`() throws {
    let day = try day("2026-09-21")
    #expect(day.text(.zh) == "2026年9月21日")
    #expect(day.text(.zh, within: 2026) == "9月21日")
    #expect(day.text(.en, within: 2025) == "21 September 2026")
    #expect(day.weekdayText(.zh) == "周一")
    #expect(day.weekdayText(.en) == "Monday")
  }
}
