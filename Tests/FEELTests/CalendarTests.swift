import FEEL
import Testing

@Suite struct `Calendar and clock` {
  @Test func `days, months and moments add up`() throws {
    try expectEach([
      ("@\"2026-01-31\" + @\"P1M\"", "@\"2026-02-28\""),
      ("@\"2024-02-29\" - @\"P1Y\"", "@\"2023-02-28\""),
      ("@\"2026-03-01\" - @\"2026-02-01\"", "@\"P28D\""),
      ("@\"23:30:00\" + @\"PT1H\"", "@\"00:30:00\""),
      ("@\"2026-12-31T23:59:59\" + @\"PT1S\"", "@\"2027-01-01T00:00:00\""),
      ("@\"P1D\" * 1.5", "@\"PT36H\""), ("@\"P1Y\" / @\"P6M\"", "2"),
      ("@\"P1Y\" + @\"P1D\"", "null"), ("@\"2026-01-01\" + 1", "null"),
      ("years and months duration(@\"2026-01-31\", @\"2026-03-30\")", "@\"P1M\""),
      ("@\"999999999-12-31\" + @\"P1D\"", "null"),
    ])
  }

  @Test func `zones decide which moment is meant`() throws {
    try expectEach([
      ("@\"2026-01-01T08:00:00@Asia/Shanghai\" = @\"2026-01-01T00:00:00Z\"", "true"),
      ("@\"2026-07-01T12:00:00@Europe/Paris\" = @\"2026-07-01T12:00:00+02:00\"", "true"),
      ("@\"2026-01-01T12:00:00@Australia/Sydney\".time offset", "@\"PT11H\""),
      ("@\"10:00:00+08:00\" - @\"10:00:00Z\"", "@\"-PT8H\""),
      ("@\"2026-01-01T00:00:00\" < @\"2026-01-01T00:00:00Z\"", "null"),
      ("is(@\"12:00:00Z\", @\"12:00:00+00:00\")", "true"),
    ])
  }

  @Test func `a span is real time, across the change to summer and back`() throws {
    try expectEach([
      (
        "@\"2026-03-29T01:30:00@Europe/Paris\" + @\"PT1H\"", "@\"2026-03-29T03:30:00@Europe/Paris\""
      ),
      ("@\"2026-10-25T02:30:00@Europe/Paris\".time offset", "@\"PT2H\""),
      (
        "@\"2026-03-08T01:00:00@America/New_York\" + @\"PT1H\"",
        "@\"2026-03-08T03:00:00@America/New_York\""
      ),
      (
        "@\"2026-10-04T01:00:00@Australia/Sydney\" + @\"PT1H\"",
        "@\"2026-10-04T03:00:00@Australia/Sydney\""
      ),
      ("@\"2026-01-01T00:00:00@Pacific/Auckland\".time offset", "@\"PT13H\""),
      ("@\"2026-07-01T00:00:00@Asia/Shanghai\".time offset", "@\"PT8H\""),
    ])
  }

  @Test func `a moment is read on the clock of its offset`() throws {
    let moment = try #require(FEELDateTime(secondsSinceEpoch: -1, offset: 28_800))
    #expect(FEELValue.dateTime(moment).description == "1970-01-01T07:59:59+08:00")
    #expect(FEELDateTime(secondsSinceEpoch: .min) == nil)
    #expect(FEELDateTime(secondsSinceEpoch: .max, offset: 1) == nil)
    let today = try FEELExpression(parsing: "today()", names: [])
    #expect(today.evaluate(in: [:], now: moment) == .date(year: 1970, month: 1, day: 1))
    #expect(today.evaluate(in: [:]) == .null)
  }

  @Test func `parts and weeks`() throws {
    try expectEach([
      ("@\"2026-02-16\".weekday", "1"), ("day of week(@\"2026-02-16\")", "\"Monday\""),
      ("day of year(@\"2024-12-31\")", "366"), ("week of year(@\"2027-01-01\")", "53"),
      ("month of year(@\"2026-02-16\")", "\"February\""), ("@\"P14M\".years", "1"),
      ("@\"P1DT2H\".hours", "2"), ("@\"2026-02-16T10:11:12.5\".second", "12.5"),
    ])
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "26-01-01", "+2026-01-01", "02026-01-01", "2026-1-1",
    "24:00:01", "12:60:00", "7:00:00", "12:00:00+19:00", "2026-01-01T", "P", "PT", "P1S", "1D",
    "P1YT1H", "12:00:00@Nowhere/Here", "",
  ])
  func `refuses what is no date, time or duration`(text: String) {
    #expect(throws: FEELSyntaxError.self) { try ask("@\"\(text)\"") }
  }
}
