import Deadlines
import Foundation
import Testing

@Suite struct `Limits in hours` {
  let china = ShippedCalendar.china

  @Test(arguments: [
    (4, "2026-09-21T09:00:00+08:00", "2026-09-21T14:00:00+08:00"),
    (4, "2026-09-21T16:00:00+08:00", "2026-09-22T12:00:00+08:00"),
    (4, "2026-09-21T12:30:00+08:00", "2026-09-21T17:00:00+08:00"),
    (3, "2026-09-21T06:00:00+08:00", "2026-09-21T12:00:00+08:00"),
    (7, "2026-09-21T17:00:00+08:00", "2026-09-22T17:00:00+08:00"),
    (7, "2026-09-24T10:30:00+08:00", "2026-09-28T10:30:00+08:00"),
    (4, "2026-09-26T10:00:00+08:00", "2026-09-28T14:00:00+08:00"),
    (14, "2026-09-21T22:00:00+08:00", "2026-09-23T17:00:00+08:00"),
    (0, "2026-09-21T10:10:00+08:00", "2026-09-21T10:10:00+08:00"),
    (0, "2026-09-21T20:00:00+08:00", "2026-09-22T09:00:00+08:00"),
  ])
  func `office hours run while the counters are open`(
    amount: Int,
    start: String,
    end: String
  ) throws {
    let due = china.due(.officeHours(amount), from: try #require(Moment(iso: start)))
    #expect(due.moment.iso(in: .china) == end)
  }

  @Test func `hours run day and night`() throws {
    let due = china.due(
      .hours(24),
      from: try #require(Moment(iso: "2026-09-26T10:00:00+08:00"))
    )
    #expect(due.moment.iso(in: .china) == "2026-09-27T10:00:00+08:00")
  }

  @Test(arguments: [
    // From Monday noon: four hours on the day, two days not counted, the rest on Thursday.
    (TimeLimit.officeHours(6), "2026-09-24T11:00:00+08:00"),
    (.officeHours(4), "2026-09-21T17:00:00+08:00"), (.hours(24), "2026-09-24T12:00:00+08:00"),
    (.hours(12), "2026-09-22T00:00:00+08:00"),
  ])
  func `days on which the clock stood are left out`(limit: TimeLimit, end: String) throws {
    let paused = [
      Suspension(start: try day("2026-09-21"), end: try day("2026-09-23"), cause: "testing")
    ]
    let start = try #require(Moment(iso: "2026-09-21T12:00:00+08:00"))
    #expect(china.due(limit, from: start, paused: paused).moment.iso(in: .china) == end)
  }

  @Test(arguments: [
    // An hour and a half before it stood, two and a half on the day it went on.
    (TimeLimit.officeHours(4), "2026-09-23T13:30:00+08:00"),
    (.officeHours(1), "2026-09-21T10:00:00+08:00"), (.hours(4), "2026-09-23T12:30:00+08:00"),
  ])
  func `a suspension that knows its moments leaves out just the time between`(
    limit: TimeLimit,
    end: String
  ) throws {
    let paused = Suspension(
      start: try day("2026-09-21"),
      end: try day("2026-09-23"),
      cause: "testing",
      startAt: Moment(iso: "2026-09-21T10:30:00+08:00"),
      endAt: Moment(iso: "2026-09-23T10:00:00+08:00")
    )
    let start = try #require(Moment(iso: "2026-09-21T09:00:00+08:00"))
    #expect(china.due(limit, from: start, paused: [paused]).moment.iso(in: .china) == end)
  }

  @Test func `while it stands there is no end`() throws {
    let start = try #require(Moment(iso: "2026-09-21T12:00:00+08:00"))
    let open = [Suspension(start: try day("2026-09-21"), cause: "testing")]
    for limit in [TimeLimit.officeHours(5), .hours(13)] {
      let due = china.due(limit, from: start, paused: open)
      #expect(due.isStopped)
      #expect(china.explain(due, .zh).contains("9月22日 00:00 起暂停计时，尚未恢复。"))
      #expect(
        china.explain(due, .en).contains("The clock has stood still since 00:00 on 22 September.")
      )
    }
    #expect(
      !china.due(.officeHours(4), from: start, paused: open).isStopped,
      "over before it stood"
    )
  }

  @Test func `workdays end with their last day`() throws {
    let due = china.due(
      .workdays(5),
      from: try #require(Moment(iso: "2026-09-18T22:10:00+08:00"))
    )
    #expect(due.moment == Moment(endOf: try day("2026-09-24"), in: .china))
  }

  @Test func `the office may have other hours`() throws {
    let morning = try #require(OfficeHours([.init(opens: 510, closes: 690)]))
    let start = try #require(Moment(iso: "2026-09-21T11:00:00+08:00"))
    let due = china.due(.officeHours(4), from: start, officeHours: morning)
    #expect(due.moment.iso(in: .china) == "2026-09-23T09:00:00+08:00")
    #expect(
      china.explain(due, .zh, officeHours: morning) == [
        "从 2026年9月21日 11:00 起数 4 个办公小时，到 9月23日 09:00 为止。", "只算工作日 08:30–11:30。",
      ]
    )
  }

  @Test(arguments: [
    [], [(9, 9)], [(10, 9)], [(-1, 9)], [(0, 1441)], [(0, 100), (99, 200)], [(100, 200), (0, 50)],
    [(0, Int.max)], [(Int.min, 5)],
  ])
  func `refuses hours that are none`(windows: [(Int, Int)]) {
    #expect(OfficeHours(windows.map { .init(opens: $0.0, closes: $0.1) }) == nil)
  }

  @Test func `hours are not decoded from nonsense`() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(OfficeHours.self, from: Data(#"{"windows":[]}"#.utf8))
    }
  }
}
