import Deadlines
import Foundation
import Testing

@Suite struct `A moment` {
  @Test(arguments: [
    ("2026-09-18T22:10:00+08:00", 1_789_740_600_000_000),
    ("2026-09-18T14:10:00Z", 1_789_740_600_000_000),
    ("2026-09-18T22:10+08:00", 1_789_740_600_000_000),
    ("2026-09-18T22:10:00.25+08:00", 1_789_740_600_250_000),
    ("1969-12-31T23:59:59.999999Z", -1),
  ])
  func `is read from ISO text`(iso: String, microseconds: Int64) throws {
    #expect(try #require(Moment(iso: iso)).microseconds == microseconds)
  }

  @Test(arguments: [
    "", "2026-09-18", "2026-09-18T22:10:00", "2026-09-18 22:10:00Z", "2026-09-18T24:00:00Z",
    "2026-09-18T22:60:00Z", "2026-09-18T22:10:60Z", "2026-09-18T22:10:00.Z",
    "2026-09-18T22:10:00.1234567Z", "2026-09-18T22:10:00+15:00", "2026-09-18T22:10:00+0800",
    "2026-02-30T00:00:00Z", "2026-09-18T22:10:00Zjunk",
  ])
  func `refuses other text`(text: String) {
    #expect(Moment(iso: text) == nil)
  }

  @Test func `shows its day and clock where one stands`() throws {
    let moment = try #require(Moment(iso: "2026-09-18T22:10:05Z"))
    #expect(moment.day(in: .utc).description == "2026-09-18")
    #expect(moment.day(in: .china).description == "2026-09-19")
    #expect(moment.clockText(in: .china) == "06:10")
    #expect(moment.iso(in: .china) == "2026-09-19T06:10:05+08:00")
    let early = try #require(Moment(iso: "1969-12-31T23:59:59.999999Z"))
    #expect(early.iso(in: .utc) == "1969-12-31T23:59:59.999999+00:00")
  }

  @Test func `begins and ends a day`() throws {
    let day = try day("2026-09-18")
    let (start, end) = (Moment(startOf: day, in: .china), Moment(endOf: day, in: .china))
    #expect(start.iso(in: .china) == "2026-09-18T00:00:00+08:00")
    #expect(end.clockText(in: .china) == "23:59")
    #expect(
      Moment(microseconds: end.microseconds + 1) == Moment(startOf: day.adding(days: 1), in: .china)
    )
    #expect(start.adding(minutes: 90) == start.adding(seconds: 5400))
  }

  @Test(arguments: [Int.min, -1, 0, 1, .max])
  func `never leaves its range`(step: Int) {
    for edge in [Moment(microseconds: .min), Moment(microseconds: .max)] {
      for moved in [edge.adding(seconds: step), edge.adding(minutes: step)] {
        #expect(moved >= Moment(microseconds: .min))
        #expect(moved <= Moment(microseconds: .max))
        for offset in [-50_400, 0, 50_400].compactMap(UTCOffset.init(seconds:)) {
          #expect(Moment(iso: moved.iso(in: offset)) != nil)
        }
      }
    }
  }

  @Test func `is written as its number`() throws {
    let text = String(decoding: try JSONEncoder().encode([Moment(microseconds: 7)]), as: UTF8.self)
    #expect(text == "[7]")
    #expect(
      try JSONDecoder().decode([Moment].self, from: Data("[7]".utf8)).first?.microseconds == 7
    )
  }
}

@Suite struct `An offset from UTC` {
  @Test(arguments: [("+08:00", 28_800), ("-03:30", -12_600), ("+14:00", 50_400)])
  func `is read and written alike`(text: String, seconds: Int) throws {
    let offset = try #require(UTCOffset(text))
    #expect(offset.seconds == seconds)
    #expect(offset.description == text)
  }

  @Test(arguments: ["", "8", "+8:00", "+08:60", "+14:01", "08:00", "+08:00 ", "++08:00"])
  func `refuses other text`(text: String) {
    #expect(UTCOffset(text) == nil)
  }
}
