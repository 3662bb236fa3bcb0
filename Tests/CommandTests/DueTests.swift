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
    ["2026-02-30", "5 workdays"], ["2026-02-13", "5 weeks"], ["2026-02-13", "-5 workdays"],
    ["2026-02-13", "99999999999999999999 workdays"], ["", ""],
  ])
  func `what is no date or no limit gets a sentence`(words: [String]) throws {
    let answer = try Terminal.hall("due", "--", words[0], words[1])
    #expect(answer.code == 2)
    #expect(answer.out.isEmpty)
    #expect(answer.err.contains("expected"))
  }
}
