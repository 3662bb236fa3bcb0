/// Dates, times, date-times and durations as ISO 8601 text, read and written.
enum TemporalText {
  /// The value of `@"…"`; nil when the text is none of the five kinds.
  static func value(of text: String) -> FEELValue? {
    if let date = date(text) { return .date(date) }
    if let moment = dateTime(text) { return .dateTime(moment) }
    if let time = time(text) { return .time(time) }
    return duration(text)
  }

  static func date(_ text: String) -> FEELDate? {
    var reader = Reader(text)
    guard let date = reader.date(), reader.isAtEnd else { return nil }
    return date
  }

  static func time(_ text: String) -> FEELTime? {
    var reader = Reader(text)
    guard let (time, _) = reader.time(), reader.isAtEnd else { return nil }
    return time
  }

  static func dateTime(_ text: String) -> FEELDateTime? {
    var reader = Reader(text)
    guard let date = reader.date(), reader.take("T"), let (time, days) = reader.time(),
      reader.isAtEnd
    else { return nil }
    guard days > 0 else { return FEELDateTime(date: date, time: time) }
    return FEELDate(daysSinceEpoch: date.daysSinceEpoch + days).map {
      FEELDateTime(date: $0, time: time)
    }
  }

  static func duration(_ text: String) -> FEELValue? {
    var reader = Reader(text)
    return reader.duration()
  }

  // MARK: writing

  static func text(_ date: FEELDate) -> String {
    (date.year < 0 ? "-" : "") + padded(Int(date.year.magnitude), 4) + "-" + padded(date.month, 2)
      + "-" + padded(date.day, 2)
  }

  static func text(_ time: FEELTime) -> String {
    let clock =
      padded(time.hour, 2) + ":" + padded(time.minute, 2) + ":" + padded(time.second, 2)
    return clock + fraction(time.nanoseconds % FEELTime.perSecond) + text(time.zone)
  }

  static func text(_ moment: FEELDateTime) -> String {
    text(moment.date) + "T" + text(moment.time)
  }

  private static func text(_ zone: FEELZone) -> String {
    switch zone {
    case .none: return ""
    case .offset(0): return "Z"
    case .place: return "@" + (zone.name ?? "")
    case .offset(let seconds):
      let size = Int(seconds.magnitude)
      return (seconds < 0 ? "-" : "+") + padded(size / 3600, 2) + ":" + padded(size / 60 % 60, 2)
        + (size % 60 == 0 ? "" : ":" + padded(size % 60, 2))
    }
  }

  static func text(_ duration: FEELDaysDuration) -> String {
    let size = duration.seconds.magnitude
    let nanoseconds = Int(duration.nanoseconds.magnitude)
    if size == 0, nanoseconds == 0 { return "PT0S" }
    let days = size / 86_400 == 0 ? "" : "\(size / 86_400)D"
    var clock = ""
    if size / 3600 % 24 != 0 { clock += "\(size / 3600 % 24)H" }
    if size / 60 % 60 != 0 { clock += "\(size / 60 % 60)M" }
    if size % 60 != 0 || nanoseconds != 0 { clock += "\(size % 60)\(fraction(nanoseconds))S" }
    return (duration.isNegative ? "-P" : "P") + days + (clock.isEmpty ? "" : "T" + clock)
  }

  static func text(_ duration: FEELMonthsDuration) -> String {
    let size = duration.months.magnitude
    if size == 0 { return "P0M" }
    let years = size / 12 == 0 ? "" : "\(size / 12)Y"
    return (duration.months < 0 ? "-P" : "P") + years + (size % 12 == 0 ? "" : "\(size % 12)M")
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func fraction(_ nanoseconds: Int) -> String {
    if nanoseconds == 0 { return "" }
    var digits = padded(nanoseconds, 9)
    while digits.last == "0" { digits.removeLast() }
    return "." + digits
  }
}

/// A cursor over ISO 8601 text.
private struct Reader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8.prefix(128))
    if text.utf8.count > 128 { position = bytes.count + 1 }
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func take(_ character: Character) -> Bool {
    guard position < bytes.count, bytes[position] == character.asciiValue else { return false }
    position += 1
    return true
  }

  /// A run of digits whose length lies within the bounds.
  private mutating func digits(_ widths: ClosedRange<Int>) -> (value: Int, width: Int)? {
    var value = 0
    let start = position
    while position < bytes.count, bytes[position] >= 48, bytes[position] <= 57 {
      if position - start >= 18 { return nil }
      value = value * 10 + Int(bytes[position] - 48)
      position += 1
    }
    let width = position - start
    return widths.contains(width) ? (value, width) : nil
  }

  mutating func date() -> FEELDate? {
    let isNegative = take("-")
    let start = position
    guard let year = digits(4...9), year.width == 4 || bytes[start] != 48, take("-"),
      let month = digits(2...2), take("-"), let day = digits(2...2)
    else { return nil }
    return FEELDate(
      year: isNegative ? -year.value : year.value,
      month: month.value,
      day: day.value
    )
  }

  /// The time, and 1 where `24:00:00` means the next day's midnight.
  mutating func time() -> (FEELTime, Int)? {
    guard let hour = digits(2...2), take(":"), let minute = digits(2...2), take(":"),
      let second = digits(2...2), let nanoseconds = fraction(), let zone = zone()
    else { return nil }
    let isMidnight = hour.value == 24 && minute.value == 0 && second.value == 0 && nanoseconds == 0
    return FEELTime(
      hour: isMidnight ? 0 : hour.value,
      minute: minute.value,
      second: second.value,
      nanosecond: nanoseconds,
      zone: zone
    ).map { ($0, isMidnight ? 1 : 0) }
  }

  /// Nanoseconds after a point; digits past the ninth are dropped.
  private mutating func fraction() -> Int? {
    guard take(".") else { return 0 }
    var value = 0
    var width = 0
    while position < bytes.count, bytes[position] >= 48, bytes[position] <= 57 {
      if width < 9 {
        value = value * 10 + Int(bytes[position] - 48)
        width += 1
      }
      position += 1
    }
    for _ in width..<9 { value *= 10 }
    return value
  }

  private mutating func zone() -> FEELZone? {
    if isAtEnd { return FEELZone.none }
    if take("Z") || take("z") { return .offset(0) }
    if take("@") {
      let name = String(decoding: bytes[position...], as: UTF8.self)
      position = bytes.count
      return FEELZone(named: name)
    }
    let isNegative = take("-")
    guard isNegative || take("+"), let hours = digits(2...2), take(":"),
      let minutes = digits(2...2), minutes.value < 60
    else { return nil }
    var size = hours.value * 3600 + minutes.value * 60
    if take(":") {
      guard let seconds = digits(2...2), seconds.value < 60 else { return nil }
      size += seconds.value
    }
    return FEELZone(seconds: isNegative ? -size : size)
  }

  mutating func duration() -> FEELValue? {
    let sign = take("-") ? -1 : 1
    guard take("P") else { return nil }
    let (years, months, days) = (amount("Y"), amount("M"), amount("D"))
    let hasClock = take("T")
    let hours = hasClock ? amount("H") : nil
    let minutes = hasClock ? amount("M") : nil
    let (seconds, nanoseconds) = (hasClock ? self.seconds() : nil) ?? (nil, 0)
    let clock = [hours, minutes, seconds]
    guard isAtEnd, !hasClock || clock.contains(where: { $0 != nil }) else { return nil }
    if years != nil || months != nil {
      guard days == nil, !hasClock, let total = Self.total([(years, 12), (months, 1)]) else {
        return nil
      }
      return .monthsDuration(FEELMonthsDuration(months: sign * total))
    }
    let parts = [(days, 86_400), (hours, 3600), (minutes, 60), (seconds, 1)]
    guard days != nil || hasClock, let total = Self.total(parts) else { return nil }
    return .daysDuration(
      FEELDaysDuration(seconds: sign * total, nanoseconds: sign * nanoseconds)
    )
  }

  /// Digits and their unit; nil, and nothing taken, when they do not stand there.
  private mutating func amount(_ unit: Character) -> Int? {
    let start = position
    if let amount = digits(1...18), take(unit) { return amount.value }
    position = start
    return nil
  }

  private mutating func seconds() -> (Int?, Int)? {
    guard let whole = digits(1...18), let nanoseconds = fraction(), take("S") else { return nil }
    return (whole.value, nanoseconds)
  }

  /// The sum in the smallest unit; nil when it is too large to count.
  private static func total(_ parts: [(amount: Int?, size: Int)]) -> Int? {
    var sum = 0
    for part in parts {
      let (size, over) = (part.amount ?? 0).multipliedReportingOverflow(by: part.size)
      let (total, overTotal) = sum.addingReportingOverflow(size)
      if over || overTotal { return nil }
      sum = total
    }
    return sum
  }
}
