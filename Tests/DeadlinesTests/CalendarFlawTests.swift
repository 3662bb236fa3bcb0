import Deadlines
import Foundation
import Testing

@Suite struct `A calendar file` {
  func draft(rest: [String] = [], work: [String] = [], year: Int = 2026) -> CalendarDraft {
    CalendarDraft(
      region: "cn",
      version: "1",
      years: [
        .init(
          year: year,
          status: "official",
          source: "国办",
          rest: rest.map { .init($0) },
          work: work
        )
      ]
    )
  }

  @Test(arguments: [
    ("02-30", CalendarFlaw.Kind.notDays), ("2-15", .notDays), ("02-15..", .notDays),
    ("02-15...02-23", .notDays), ("02-15..02-23..", .notDays), ("", .notDays), ("春节", .notDays),
    ("02-15 .. 02-23", .notDays), ("02-23..02-15", .backwards), ("2027-01-01", .outsideYear),
    ("12-31..2027-01-02", .outsideYear),
  ])
  func `names a block of rest it cannot use`(text: String, kind: CalendarFlaw.Kind) {
    let flaws = draft(rest: ["01-01", text]).flaws
    #expect(flaws.map(\.kind) == [kind])
    #expect(flaws.map(\.found) == [text])
    #expect(flaws.map(\.place) == [.rest(year: 2026, index: 1)])
  }

  @Test(arguments: [
    ("02-31", CalendarFlaw.Kind.notADay), ("02-14..02-15", .notADay), ("2025-02-15", .outsideYear),
    ("02-22", .restAndWork), ("02-14", .workRepeated), ("02-13", .workedAnyway),
  ])
  func `names a working weekend it cannot use`(text: String, kind: CalendarFlaw.Kind) {
    let flaws = draft(rest: ["02-15..02-23"], work: ["02-14", text]).flaws
    #expect(flaws.map(\.kind) == [kind])
    #expect(flaws.map(\.place) == [.work(year: 2026, index: 1)])
  }

  @Test func `may not list a day of rest twice`() throws {
    let flaws = draft(rest: ["10-01..10-07", "10-07..10-08"]).flaws
    #expect(flaws.map(\.kind) == [.overlaps(try day("2026-10-07"))])
  }

  @Test(arguments: [([2024, 2026], "2025"), ([2024, 2028], "2025–2027"), ([2026, 2024], "2025")])
  func `may not leave a year out between others`(listed: [Int], missing: String) {
    var draft = draft()
    draft.years = listed.map {
      .init(year: $0, status: "official", source: "国办", rest: [], work: [])
    }
    #expect(draft.flaws.map(\.kind) == [.yearMissing])
    #expect(draft.flaws.map(\.place) == [.year(listed.max() ?? 0)])
    #expect(draft.flaws.map(\.found) == [missing])
    #expect(WorkCalendar(draft) == nil)
    #expect(draft.flaws.allSatisfy { $0.text(.zh).contains("行政许可法 §82") })
    draft.years = (2024...2028).map {
      .init(year: $0, status: "official", source: "国办", rest: [], work: [])
    }
    #expect(draft.flaws == [])
  }

  @Test func `an overlap names the rule on days of rest in both languages`() {
    let flaws = draft(rest: ["10-01..10-07", "10-07..10-08"]).flaws
    for language in Language.allCases {
      #expect(flaws.allSatisfy { $0.text(language).contains("全国年节及纪念日放假办法") })
    }
  }

  @Test func `tells all its flaws at once`() {
    var draft = draft(rest: ["x"], work: ["y"])
    draft.utcOffset = "8"
    draft.weeklyRest = [0, 7, 8]
    draft.years[0].status = "final"
    draft.years[0].source = " "
    draft.years.append(draft.years[0])
    draft.years.append(.init(year: 3000, status: "official", source: "s", rest: [], work: []))
    #expect(
      draft.flaws.map(\.kind) == [
        .notAnOffset, .notAWeekday, .notAWeekday, .notAStatus, .sourceMissing, .notDays, .notADay,
        .yearRepeated, .yearOutOfRange,
      ]
    )
    #expect(WorkCalendar(draft) == nil)
    for flaw in draft.flaws {
      #expect(flaw.text(.zh).contains(flaw.found))
      #expect(flaw.text(.en).contains(flaw.found))
    }
  }

  @Test func `may write whole dates of its own year`() throws {
    let calendar = try #require(WorkCalendar(draft(rest: ["2026-06-19..2026-06-21"])))
    #expect(!calendar.isWorkday(try day("2026-06-19")))
  }

  @Test func `survives being stored`() throws {
    let china = ShippedCalendar.china
    let copy = try JSONDecoder().decode(WorkCalendar.self, from: JSONEncoder().encode(china))
    #expect(copy == china)
    #expect(copy.isWorkday(try day("2026-10-10")))
    #expect(copy.hashValue == china.hashValue)
  }
}
