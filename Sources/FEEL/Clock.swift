/// A time of day, and a date with a time of day, each with or without a zone.
package struct FEELTime: Sendable, Hashable {
  /// Nanoseconds since midnight, below 24 hours.
  package let nanoseconds: Int
  package let zone: FEELZone

  static let perDay = 86_400_000_000_000
  static let perSecond = 1_000_000_000
  static let midnight = FEELTime(wrapping: 0, zone: .none)
  static let midnightUTC = FEELTime(wrapping: 0, zone: .offset(0))

  package init?(
    hour: Int,
    minute: Int,
    second: Int,
    nanosecond: Int = 0,
    zone: FEELZone = .none
  ) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
      (0..<Self.perSecond).contains(nanosecond)
    else { return nil }
    nanoseconds = ((hour * 60 + minute) * 60 + second) * Self.perSecond + nanosecond
    self.zone = zone
  }

  init(wrapping nanoseconds: Int, zone: FEELZone) {
    let rest = nanoseconds % Self.perDay
    self.nanoseconds = rest < 0 ? rest + Self.perDay : rest
    self.zone = zone
  }

  package var hour: Int { nanoseconds / (3600 * Self.perSecond) }
  package var minute: Int { nanoseconds / (60 * Self.perSecond) % 60 }
  package var second: Int { nanoseconds / Self.perSecond % 60 }

  /// Seconds and their fraction, as a number.
  var seconds: FEELDecimal {
    FEELDecimal(
      exactly: UInt128(nanoseconds % (60 * Self.perSecond)),
      -9,
      isNegative: false
    ).stripped()
  }

  /// Nanoseconds since midnight UTC on an ordinary day; nil without a zone.
  var instant: Int? {
    zone.offset(at: 0).map { nanoseconds - $0 * Self.perSecond }
  }
}

package struct FEELDateTime: Sendable, Hashable {
  package let date: FEELDate
  package let time: FEELTime

  package init(date: FEELDate, time: FEELTime) {
    self.date = date
    self.time = time
  }

  /// The moment so many seconds after 1970-01-01T00:00:00Z, as read on a clock with that offset.
  package init?(secondsSinceEpoch: Int, offset: Int = 0) {
    let (local, overflow) = secondsSinceEpoch.addingReportingOverflow(offset)
    let day = local >= 0 ? local / 86_400 : -1 - (-1 - local) / 86_400
    guard !overflow, let date = FEELDate(daysSinceEpoch: day), let zone = FEELZone(seconds: offset)
    else { return nil }
    let nanoseconds = (local - day * 86_400) * FEELTime.perSecond
    self.init(date: date, time: FEELTime(wrapping: nanoseconds, zone: zone))
  }

  /// Seconds since 1970-01-01T00:00 on the clock of its own place.
  var localSeconds: Int { date.daysSinceEpoch * 86_400 + time.nanoseconds / FEELTime.perSecond }

  /// Seconds east of UTC; nil without a zone.
  var offset: Int? { time.zone.offset(at: localSeconds) }

  /// A total order of moments: UTC where a zone is known, else the clock's own reading.
  var moment: (seconds: Int, nanoseconds: Int) {
    (localSeconds - (offset ?? 0), time.nanoseconds % FEELTime.perSecond)
  }

  func adding(_ duration: FEELDaysDuration) -> FEELDateTime? {
    let nanoseconds = time.nanoseconds % FEELTime.perSecond + duration.nanoseconds
    let (sum, overflow) = localSeconds.addingReportingOverflow(duration.seconds)
    if overflow || sum.magnitude > Self.mostSeconds { return nil }
    let carried = nanoseconds >= FEELTime.perSecond ? 1 : (nanoseconds < 0 ? -1 : 0)
    let total = summerAdjusted(sum + carried)
    let day = total >= 0 ? total / 86_400 : -1 - (-1 - total) / 86_400
    guard let date = FEELDate(daysSinceEpoch: day) else { return nil }
    let rest = (total - day * 86_400) * FEELTime.perSecond
    let fraction = nanoseconds - carried * FEELTime.perSecond
    return FEELDateTime(date: date, time: FEELTime(wrapping: rest + fraction, zone: time.zone))
  }

  private static let mostSeconds = 40_000_000_000_000_000

  /// A span is real time: where summer time begins or ends within it, the clock is moved.
  private func summerAdjusted(_ localSeconds: Int) -> Int {
    guard case .place = time.zone, let before = offset else { return localSeconds }
    let utc = localSeconds - before
    return utc + (time.zone.offset(atUTC: utc) ?? before)
  }

  func adding(months: Int) -> FEELDateTime? {
    date.adding(months: months).map { FEELDateTime(date: $0, time: time) }
  }
}
