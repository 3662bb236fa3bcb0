import Deadlines
import Foundation
import Testing

@Suite struct `A time limit` {
  @Test(arguments: [
    ("5 workdays", TimeLimit.workdays(5)), ("1 workday", .workdays(1)),
    ("0 workdays", .workdays(0)),
    ("5个工作日", .workdays(5)), ("5 个工作日", .workdays(5)), ("5工作日", .workdays(5)),
    ("30 days", .days(30)), ("30日", .days(30)), ("30天", .days(30)), ("30 个自然日", .days(30)),
    ("3 months", .months(3)), ("3个月", .months(3)), ("24 hours", .hours(24)), ("24小时", .hours(24)),
    ("4 office hours", .officeHours(4)), ("4 办公小时", .officeHours(4)),
    ("4 个办公小时", .officeHours(4)), ("10000 days", .days(10_000)),
  ])
  func `is read as officials write it`(text: String, limit: TimeLimit) {
    #expect(TimeLimit(parsing: text) == limit)
  }

  @Test(arguments: [
    "", "5", "workdays", "-5 workdays", "+5 workdays", "5.5 days", "5 weeks", "3月", "3年", "五个工作日",
    "10001 days", "99999999999999999999 days", "5 workdays please", "5\u{202E} days", "５ days",
    "5\tdays", "5 个 个工作日",
  ])
  func `is not guessed from other text`(text: String) {
    #expect(TimeLimit(parsing: text) == nil)
  }

  @Test func `reads back what it writes`() {
    for unit in TimeLimit.Unit.allCases {
      for amount in [0, 1, 2, 10_000] {
        let limit = TimeLimit(amount: amount, unit: unit)
        for language in Language.allCases {
          #expect(limit.flatMap { TimeLimit(parsing: $0.text(language)) } == limit)
        }
      }
    }
  }

  @Test func `says one and many`() {
    #expect(TimeLimit.workdays(1).text(.en) == "1 workday")
    #expect(TimeLimit.officeHours(4).text(.en) == "4 office hours")
    #expect(TimeLimit.workdays(10).text(.zh) == "10 个工作日")
  }

  @Test func `is written as amount and unit`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = String(decoding: try encoder.encode(TimeLimit.officeHours(4)), as: UTF8.self)
    #expect(json == #"{"amount":4,"unit":"office_hour"}"#)
    #expect(try JSONDecoder().decode(TimeLimit.self, from: Data(json.utf8)) == .officeHours(4))
  }

  @Test(arguments: [
    #"{"amount":-1,"unit":"day"}"#, #"{"amount":10001,"unit":"day"}"#,
    #"{"amount":1,"unit":"year"}"#, #"{"amount":1}"#, #"{"amount":"1","unit":"day"}"#,
  ])
  func `is not decoded from nonsense`(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(TimeLimit.self, from: Data(json.utf8))
    }
  }

  @Test func `has bounds`() {
    #expect(TimeLimit(amount: -1, unit: .day) == nil)
    #expect(TimeLimit(amount: 10_001, unit: .workday) == nil)
    #expect(TimeLimit.workdays(.max).amount == 10_000)
  }
}
