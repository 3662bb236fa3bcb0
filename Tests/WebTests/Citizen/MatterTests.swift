import Deadlines
import Definitions
import Testing

@testable import Web

@Suite struct `Finding a matter` {
  private let list = MatterList(
    Office.catalogue,
    on: Day(year: 2026, month: 9, day: 18) ?? .first,
    .zh
  )

  @Test(arguments: [
    ("餐饮", "catering-opening"), ("烟草证", "tobacco-retail"), ("规划许可", "planning-permit"),
    ("restaurant", "catering-opening"), ("tobacco", "tobacco-retail"),
  ])
  func `people's own words find it first`(asked: String, found: String) {
    #expect(list.search(asked).first?.id.name == found)
  }

  @Test func `nothing found offers everything`() {
    let page = MattersPage(PageFrame(language: .zh, here: .home), list, asked: "飞机")
    #expect(page.found.isEmpty)
    #expect(page.others.count == list.procedures.count)
  }

  @Test func `a theme is said with its departments and its promise`() throws {
    let theme = try #require(list.themes.first { $0.id.name == "catering-opening" })
    #expect(list.card(theme).line == "4 个部门一起办 · 承诺 10 个工作日")
  }

  // S21 in part, S31 in part, S34 in part: the guide is drawn from the catalogue.
  @Test(arguments: ["catering-opening", "planning-permit", "tobacco-retail"], Language.allCases)
  func `a guide holds its elements and stays small`(name: String, language: Language) throws {
    let list = MatterList(list.catalogue, on: list.day, language)
    let procedure = try #require(list.procedures.first { $0.id.name == name })
    let html = GuidePage(PageFrame(language: language, here: .home), GuideReading(procedure, list))
      .html
    #expect(html.text.contains("行政许可法 §32"))
    #expect(html.bytes.count + Asset.style.bytes.count < 60_000)
  }

  @Test func `numbers that are practice keep their mark`() throws {
    let theme = try #require(list.themes.first)
    let promised = GuideReading(theme, list).how.first { $0.term == GuideWords.promised.zh }
    #expect(promised?.lines.first?.contains("通行做法") == true)
  }
}

@Suite struct `Dates as people read them` {
  private let day = Day(year: 2026, month: 10, day: 12) ?? .first
  private let today = Day(year: 2026, month: 9, day: 28) ?? .first

  @Test func `in Chinese and in English`() {
    #expect(Formats(.zh, today: today).day(day) == "10月12日（周一）")
    #expect(Formats(.en, today: today).day(day) == "Mon 12 Oct")
    #expect(
      Formats(.zh, today: Day(year: 2027, month: 1, day: 4) ?? .first).short(day) == "2026年10月12日"
    )
  }

  @Test func `what is left of a limit`() {
    let calendar = Office.catalogue.calendar
    #expect(Formats(.zh, today: today).left(until: day, on: calendar) == "还剩 6 个工作日")
    #expect(Formats(.zh, today: today).left(until: today, on: calendar) == "今天到期")
    #expect(Formats(.en, today: day).left(until: today, on: calendar).hasSuffix("late"))
  }
}
