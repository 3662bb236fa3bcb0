import Deadlines
import Testing

@Suite struct `What hall due prints` {
  let china = ShippedCalendar.china

  @Test func `the bare date first, then how it came about`() throws {
    let question = DueQuestion(start: "2026-02-13", limit: "5 workdays")
    #expect(
      try china.dueReport(question, .zh) == [
        "2026-02-27", "2026年2月13日起 5 个工作日，到 2026年2月27日（周五）为止。",
        "起算日 2月13日不计入，从 2月14日起数 5 个工作日。",
        "2月15–23日春节放假不算；2月14日（周六）上班，算 1 天。",
        "依据：行政许可法第八十二条；民法典第二百零一条。", "日历：全国工作日历，2026-11-22 版。",
      ]
    )
  }

  @Test func `suspensions as spans`() throws {
    let question = DueQuestion(
      start: "2026-04-20",
      limit: "20个工作日",
      suspended: ["2026-04-29..2026-05-12"]
    )
    #expect(try china.dueReport(question, .en).first == "2026-05-29")
    let open = DueQuestion(start: "2026-04-20", limit: "20个工作日", suspended: ["2026-04-29.."])
    #expect(try china.dueReport(open, .en).first == "stopped")
  }

  @Test func `hours from a moment`() throws {
    let question = DueQuestion(start: "2026-09-21T16:00:00+08:00", limit: "4 office hours")
    #expect(
      try china.dueReport(question, .en) == [
        "2026-09-22T12:00:00+08:00",
        "4 office hours from 16:00 on 21 September 2026 end at 12:00 on 22 September.",
        "Only workdays 09:00–12:00 and 13:00–17:00 count.", "Basis: 民法典 §201(2).",
        "Calendar: National work calendar of China, edition 2026-11-22.",
      ]
    )
  }

  @Test(arguments: [
    (DueQuestion(start: "x", limit: "5 days"), DueQuestion.Flaw.start(found: "x")),
    (DueQuestion(start: "2026-02-13", limit: "soon"), .limit(found: "soon")),
    (DueQuestion(start: "2026-02-13", limit: "4 hours"), .hoursFromDay),
    (DueQuestion(start: "noon", limit: "4 hours"), .start(found: "noon")),
    (
      DueQuestion(start: "2026-02-13", limit: "5 days", suspended: ["2026-02-13"]),
      .suspension(found: "2026-02-13")
    ),
    (
      DueQuestion(start: "2026-02-13", limit: "5 days", suspended: ["2026-02-13..2026-13-40"]),
      .suspension(found: "2026-02-13..2026-13-40")
    ),
    (
      DueQuestion(start: "2026-02-13", limit: "5 days", suspended: ["2026-02-13..2026-02-12"]),
      .suspension(found: "2026-02-13..2026-02-12")
    ),
  ])
  func `a sentence for a question it cannot answer`(
    question: DueQuestion,
    flaw: DueQuestion.Flaw
  ) {
    #expect(throws: flaw) { try china.dueReport(question, .zh) }
    #expect(!flaw.text(.zh).isEmpty && !flaw.text(.en).isEmpty)
  }
}
