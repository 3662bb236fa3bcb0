import Casework
import Deadlines
import Testing

@testable import Web

@Suite struct `The supervisor's board` {
  @Test func `every figure is a link to the clocks behind it`() throws {
    let page = try BoardOffice.page(.zh)
    #expect(page.contains("/supervision/clocks?unit=fire-rescue&amp;kind=step&amp;standing=passed"))
    #expect(page.contains("/supervision/clocks?kind=receipt&amp;standing=today"))
    #expect(page.contains("<b>1,284</b>"))
  }

  @Test func `colour never speaks alone: each light has its shape and a word`() throws {
    let page = try BoardOffice.page(.zh)
    #expect(page.contains("aria-label=\"消防救援支队, 法定, 已过期: 1\""))
    #expect(page.contains("■") && page.contains("◆") && page.contains("▲"))
  }

  @Test func `the list names who holds it and since when`() throws {
    let page = try BoardOffice.page(.zh)
    #expect(page.contains("韩磊") && page.contains("9月14日起"))
    #expect(page.contains("法定 过 1 日") && page.contains("今晚视为受理"))
  }

  @Test func `a case stands once in the list, its other clocks behind its worst`() throws {
    let page = try BoardOffice.page(.zh)
    #expect(page.ranges(of: "<div class=\"case\">").count == 2)
    #expect(page.contains("<summary>本件另有 1 个时限</summary>"))
  }

  @Test func `departments that hold nothing stand in one line and not in the table`() throws {
    let page = try BoardOffice.page(.zh)
    #expect(page.contains("没有时限在走的部门 (2)"))
    #expect(page.ranges(of: "<th scope=\"row\">").count == 2)
  }

  @Test func `the board speaks English too`() throws {
    let page = try BoardOffice.page(.en)
    #expect(page.contains("Most urgent, and in whose hands") && !page.contains("谁手里最急"))
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1284, "1,284"), (1_000_000, "1,000,000")])
  func `large figures are grouped`(pair: (number: Int, text: String)) {
    #expect(BoardScreen.grouped(pair.number) == pair.text)
  }
}
