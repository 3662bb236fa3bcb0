import Deadlines
import Testing

@Suite struct `Why this day` {
  let china = ShippedCalendar.china

  func why(
    _ limit: TimeLimit,
    _ start: String,
    _ paused: [Suspension] = [],
    _ language: Language = .zh
  ) throws -> [String] {
    let due = china.due(limit, from: try day(start), paused: paused)
    return china.explain(due, language, from: .acceptanceDay)
  }

  @Test func `reads as on the tracking page`() throws {
    #expect(
      try why(.workdays(10), "2026-09-21") == [
        "受理日 9月21日不计入，从 9月22日起数 10 个工作日。",
        "9月25–27日中秋、10月1–7日国庆放假不算；10月10日（周六）上班，算 1 天。",
      ]
    )
    #expect(
      try why(.workdays(10), "2026-09-21", [], .en) == [
        "The day of acceptance, 21 September, does not count; "
          + "10 workdays are counted from 22 September.",
        "Not counted: 25–27 September (Mid-Autumn Festival) and 1–7 October (National Day).",
        "Saturday 10 October is a working day and counts.",
      ]
    )
  }

  @Test func `counts two working weekends each`() throws {
    #expect(
      try why(.workdays(10), "2026-02-11") == [
        "受理日 2月11日不计入，从 2月12日起数 10 个工作日。",
        "2月15–23日春节放假不算；2月14日（周六）、2月28日（周六）上班，各算 1 天。",
      ]
    )
  }

  @Test func `says weekends only where there is no holiday`() throws {
    #expect(try why(.workdays(5), "2026-07-16").last == "周末不算。")
    #expect(try why(.workdays(2), "2026-07-13").count == 1)
  }

  @Test func `joins a holiday with its weekend`() throws {
    #expect(try why(.workdays(3), "2024-06-06").last == "6月8–10日端午放假不算。")
  }

  @Test func `tells two holidays apart that follow one another`() throws {
    let golden = WorkCalendar(
      region: "cn",
      version: "1",
      years: [
        2026: .init(
          status: .official,
          source: "s",
          rest: [
            .init(
              try day("2026-09-29")...day("2026-09-30"),
              name: BilingualName(zh: "中秋", en: "Mid-Autumn")
            ),
            .init(try day("2026-10-01")...day("2026-10-04")),
          ],
          work: []
        )
      ]
    )
    let due = golden.due(.workdays(2), from: try day("2026-09-25"))
    #expect(golden.explain(due, .zh).last == "9月29–30日中秋、10月1–4日放假不算。")
  }

  @Test func `names the suspended days`() throws {
    let pause = try suspension("2026-04-29", "2026-05-12")
    #expect(
      try why(.workdays(20), "2026-04-20", [pause]) == [
        "受理日 4月20日不计入，从 4月21日起数 20 个工作日。", "周末不算。",
        "4月30日–5月12日暂停计时，其间 7 个工作日不算。",
      ]
    )
  }

  @Test func `says what is left while the clock stands`() throws {
    #expect(
      try why(.workdays(20), "2026-04-20", [try suspension("2026-04-29")]).last
        == "4月29日起暂停计时，尚未恢复；还剩 13 个工作日，恢复后接着数。"
    )
    #expect(
      try why(.days(30), "2026-04-20", [try suspension("2026-04-20")], .en) == [
        "The day of acceptance, 20 April, does not count.",
        "The clock has stood still since 20 April; 30 days left to count when it resumes.",
      ]
    )
  }

  @Test func `says why an end moved`() throws {
    #expect(
      try why(.days(5), "2026-09-21") == [
        "受理日 9月21日不计入，从 9月22日起连续数 5 个自然日，休息日也算。",
        "9月26日（周六）是休息日，顺延到 9月28日（周一）。",
      ]
    )
    #expect(
      try why(.workdays(0), "2026-09-26") == [
        "受理日 9月26日当天到期。", "9月26日（周六）是休息日，顺延到 9月28日（周一）。",
      ]
    )
  }

  @Test func `says when a month is too short`() throws {
    #expect(
      try why(.months(1), "2025-08-31") == [
        "受理日 8月31日不计入，从 9月1日起数 1 个月。", "9月没有 31 日，以月末为准。",
      ]
    )
  }

  @Test func `says when the year is not published`() throws {
    #expect(
      try why(.workdays(15), "2026-12-21").suffix(2) == [
        "2027年1月1–3日元旦放假不算。", "2027 年的放假安排尚未公布，日期暂定。",
      ]
    )
    #expect(
      try why(.workdays(15), "2026-12-21", [], .en).last
        == "The holidays of 2027 are not published yet; the date is provisional."
    )
  }
}
