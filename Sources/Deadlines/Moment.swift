/// A point in time: microseconds of UTC since 1970, kept within the years 1900 to 2999.
///
/// Encoded as that integer. Arithmetic stays at the edge of the range instead of leaving it.
package struct Moment: Sendable, Hashable {
  package let microseconds: Int64

  private static let perDay: Int64 = 86_400_000_000
  private static let range =
    (Int64(Day.first.number) * perDay)...(Int64(Day.last.number + 1) * perDay - 1)

  /// A number outside the range becomes its nearest edge.
  package init(microseconds: Int64) {
    self.microseconds = min(max(microseconds, Moment.range.lowerBound), Moment.range.upperBound)
  }

  /// Midnight at the beginning of the day.
  package init(startOf day: Day, in offset: UTCOffset) {
    self.init(microseconds: Int64(day.number) * Moment.perDay - offset.microseconds)
  }

  /// The last microsecond of the day: a limit ends at 24:00 (民法典 §203).
  package init(endOf day: Day, in offset: UTCOffset) {
    self.init(microseconds: Int64(day.number + 1) * Moment.perDay - 1 - offset.microseconds)
  }

  package func day(in offset: UTCOffset) -> Day {
    local(in: offset).day
  }

  /// The wall clock to the minute, `22:10`.
  package func clockText(in offset: UTCOffset) -> String {
    let minutes = Int(local(in: offset).ofDay / 60_000_000)
    return "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
  }

  package func adding(seconds: Int) -> Moment {
    let (step, tooLong) = Int64(seconds).multipliedReportingOverflow(by: 1_000_000)
    return adding(microseconds: tooLong ? (seconds < 0 ? .min : .max) : step)
  }

  package func adding(minutes: Int) -> Moment {
    let (seconds, tooLong) = minutes.multipliedReportingOverflow(by: 60)
    return adding(seconds: tooLong ? (minutes < 0 ? .min : .max) : seconds)
  }

  /// The microsecond after it: a limit is past once this has come.
  package var next: Moment { adding(microseconds: 1) }

  func adding(microseconds step: Int64) -> Moment {
    let (sum, overflow) = microseconds.addingReportingOverflow(step)
    return Moment(microseconds: overflow ? (step < 0 ? .min : .max) : sum)
  }

  /// The date and the microseconds since midnight that a clock in this place shows.
  func local(in offset: UTCOffset) -> (day: Day, ofDay: Int64) {
    let shown = adding(microseconds: offset.microseconds).microseconds
    let ofDay = (shown % Moment.perDay + Moment.perDay) % Moment.perDay
    return (Day(clamping: Int((shown - ofDay) / Moment.perDay)), ofDay)
  }
}

extension Moment: Comparable {
  package static func < (left: Moment, right: Moment) -> Bool {
    left.microseconds < right.microseconds
  }
}

extension Moment {
  /// Reads `2026-09-18T22:10:00+08:00`; seconds and up to six decimals may follow, the offset must.
  package init?(iso: String) {
    var text = TextReader(iso)
    guard let day = Day(reading: &text), text.take("T"),
      let hour = text.digits(2), hour < 24, text.take(":"),
      let minute = text.digits(2), minute < 60,
      let micros = Moment.seconds(&text),
      let offset = UTCOffset(reading: &text), text.isAtEnd
    else { return nil }
    let ofDay = Int64(hour * 60 + minute) * 60_000_000 + micros
    self = Moment(startOf: day, in: offset).adding(microseconds: ofDay)
  }

  /// As `init(iso:)`; one without an offset is read as a clock in this place shows it, `2026-09-18T22:10`.
  package init?(iso: String, in offset: UTCOffset) {
    guard let moment = Moment(iso: iso) ?? Moment(iso: iso + offset.description) else { return nil }
    self = moment
  }

  private static func seconds(_ text: inout TextReader) -> Int64? {
    guard text.take(":") else { return 0 }
    guard let second = text.digits(2), second < 60 else { return nil }
    guard text.take(".") else { return Int64(second) * 1_000_000 }
    guard let decimals = text.digits(upTo: 6) else { return nil }
    let scaled = (decimals.count..<6).reduce(decimals.number) { number, _ in number * 10 }
    return Int64(second) * 1_000_000 + Int64(scaled)
  }

  /// ISO text with the place's offset, `2026-09-18T22:10:00+08:00`; decimals only where there are any.
  package func iso(in offset: UTCOffset) -> String {
    let (day, ofDay) = local(in: offset)
    let seconds = padded(Int(ofDay / 1_000_000 % 60), 2)
    let micros = Int(ofDay % 1_000_000)
    let decimals = micros == 0 ? "" : "." + padded(micros, 6)
    return "\(day)T\(clockText(in: offset)):\(seconds)\(decimals)\(offset)"
  }
}

extension Moment: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(microseconds: try decoder.singleValueContainer().decode(Int64.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(microseconds)
  }
}
