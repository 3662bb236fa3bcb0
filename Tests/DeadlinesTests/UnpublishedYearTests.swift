import Deadlines
import Testing

@Suite struct `A year nobody has published` {
  let bare = WorkCalendar(region: "cn", version: "none", years: [:])

  @Test(arguments: [
    ("2031-01-01", false), ("2031-01-02", true), ("2031-05-01", false), ("2031-05-02", false),
    ("2030-10-01", false), ("2030-10-02", false), ("2030-10-03", false), ("2030-10-04", true),
    ("2031-01-04", false), ("2031-01-05", false), ("2031-02-04", true),
  ])
  func `works Monday to Friday less the fixed holidays`(iso: String, works: Bool) throws {
    #expect(bare.isWorkday(try day(iso)) == works)
  }

  @Test func `is provisional in workdays`() throws {
    #expect(bare.due(.workdays(3), from: try day("2031-01-01")).isProvisional)
  }

  @Test func `does not touch a limit that ended the year before`() throws {
    let due = ShippedCalendar.china.due(.workdays(1), from: try day("2026-12-30"))
    #expect(due.day.description == "2026-12-31")
    #expect(!due.isProvisional)
  }

  @Test func `touches a limit in days only where it ends`() throws {
    let china = ShippedCalendar.china
    #expect(!china.due(.days(30), from: try day("2023-12-20")).isProvisional)
    #expect(china.due(.days(30), from: try day("2026-12-20")).isProvisional)
  }

  @Test func `names its holidays all the same`() throws {
    let due = bare.due(.workdays(3), from: try day("2030-09-30"))
    #expect(
      bare.explain(due, .zh) == [
        "起算日 9月30日不计入，从 10月4日起数 3 个工作日。", "10月1–3日国庆放假不算。",
        "2030 年的放假安排尚未公布，日期暂定。",
      ]
    )
  }
}
