import Testing

@Suite struct `hall due` {
  @Test func `the date comes first, how it came about below it`() throws {
    let answer = try Terminal.hall("due", "2026-02-13", "5 workdays", "--language", "en")
    #expect(answer.code == 0)
    #expect(answer.lines.first == "2026-02-27")
    #expect(answer.out.contains("Spring Festival"))
  }

  @Test func `it speaks Chinese unless asked otherwise, and reads a limit as law writes it`() throws
  {
    let answer = try Terminal.hall("due", "2026-02-13", "5 个工作日")
    #expect(answer.lines.first == "2026-02-27")
    #expect(answer.out.contains("春节"))
  }

  @Test func `suspended days are added`() throws {
    let answer = try Terminal.hall(
      "due",
      "2026-04-20",
      "20 workdays",
      "--suspended",
      "2026-04-29..2026-05-12"
    )
    #expect(answer.lines.first == "2026-05-29")
  }

  @Test func `a year without an official calendar is said to be provisional`() throws {
    let answer = try Terminal.hall("due", "2027-12-20", "20 workdays", "--language", "en")
    #expect(answer.out.contains("provisional"))
  }

  @Test(arguments: [
    ("2026-02-13", "5 workdays", "2026-02-27"), ("2026-02-13", "30 days", "2026-03-16"),
    ("2026-02-13", "3 months", "2026-05-13"),
    ("2026-02-13T10:30", "24 hours", "2026-02-14T10:30:00+08:00"),
    ("2026-02-13T10:30", "4 office hours", "2026-02-13T15:30:00+08:00"),
    ("2026-02-13T10:30+08:00", "5 workdays", "2026-02-27"),
    ("2026-02-13T02:30Z", "4 office hours", "2026-02-13T15:30:00+08:00"),
  ])
  func `every unit is counted, from a day or from a moment, and explained`(
    start: String,
    limit: String,
    end: String
  ) throws {
    for language in ["zh", "en"] {
      let answer = try Terminal.hall("due", start, limit, "--language", language)
      #expect(answer.code == 0)
      #expect(answer.lines.first == end)
      #expect(answer.out.contains("民法典"), "the article it rests on")
      #expect(answer.out.contains(language == "zh" ? "日历：" : "Calendar: "))
    }
  }

  @Test func `office hours leave out the nights, the holidays and the suspended days`() throws {
    let answer = try Terminal.hall(
      "due",
      "2026-02-14T16:00",
      "10 office hours",
      "--suspended",
      "2026-02-23..2026-02-24",
      "--language",
      "en"
    )
    // An hour on the working Saturday, then seven and two after the festival and the suspended day.
    #expect(answer.lines.first == "2026-02-26T11:00:00+08:00")
    #expect(
      answer.out.contains("The clock stood still from 00:00 on 24 February to 00:00 on 25 February")
    )
  }

  @Test func `a clock that stands has no end`() throws {
    let answer = try Terminal.hall(
      "due",
      "2026-02-13T10:30",
      "48 hours",
      "--suspended",
      "2026-02-13.."
    )
    #expect(answer.lines.first == "stopped")
    #expect(answer.out.contains("尚未恢复"))
  }

  @Test(arguments: [
    ["2026-02-30", "5 workdays"], ["2026-02-13", "5 weeks"], ["2026-02-13", "-5 workdays"],
    ["2026-02-13", "99999999999999999999 workdays"], ["", ""], ["2026-02-13", "4 hours"],
    ["2026-02-13T25:00", "4 hours"],
  ])
  func `what is no date or no limit gets a sentence`(words: [String]) throws {
    for (language, expected) in [("zh", "应如"), ("en", "expected")] {
      let answer = try Terminal.hall("due", "--language", language, "--", words[0], words[1])
      #expect(answer.code == 2)
      #expect(answer.out.isEmpty)
      #expect(answer.err.contains(expected))
    }
  }
}
