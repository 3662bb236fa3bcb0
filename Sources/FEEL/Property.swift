/// What follows a dot: the members of a context, the parts of dates, times, durations and ranges.
enum Property {
  static let names = [
    "year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone",
    "years", "months", "days", "hours", "minutes", "seconds", "start", "end", "start included",
    "end included", "value",
  ]

  static let known = Names(names)
}

extension Evaluation {
  mutating func member(_ name: String, of value: FEELValue) -> FEELValue {
    switch value {
    case .context(let context): return context[name] ?? fail()
    case .list(let list):
      guard spend(list.count) else { return .null }
      var found: [FEELValue] = []
      for element in list { found.append(member(name, of: element)) }
      return .list(found)
    case .date(let date): return some(Self.part(name, of: date))
    case .time(let time): return some(Self.part(name, of: time))
    case .dateTime(let moment):
      return some(
        Self.part(name, of: moment.date)
          ?? Self.part(name, of: moment.time, offset: moment.offset)
      )
    case .daysDuration(let duration): return some(Self.part(name, of: duration))
    case .monthsDuration(let duration):
      switch name {
      case "years": return .number(duration.months / 12)
      case "months": return .number(duration.months % 12)
      default: return fail()
      }
    case .range(let range): return some(Self.part(name, of: range))
    default: return fail()
    }
  }

  private static func part(_ name: String, of date: FEELDate) -> FEELValue? {
    switch name {
    case "year": .number(date.year)
    case "month": .number(date.month)
    case "day": .number(date.day)
    case "weekday": .number(date.weekday)
    default: nil
    }
  }

  private static func part(_ name: String, of time: FEELTime, offset: Int? = nil) -> FEELValue? {
    switch name {
    case "hour": .number(time.hour)
    case "minute": .number(time.minute)
    case "second": .number(time.seconds)
    case "time offset":
      (offset ?? time.zone.offset(at: 0)).map { .daysDuration(FEELDaysDuration(seconds: $0)) }
        ?? .null
    case "timezone": time.zone.name.map(FEELValue.string) ?? .null
    default: nil
    }
  }

  private static func part(_ name: String, of duration: FEELDaysDuration) -> FEELValue? {
    switch name {
    case "days": .number(duration.seconds / 86_400)
    case "hours": .number(duration.seconds / 3600 % 24)
    case "minutes": .number(duration.seconds / 60 % 60)
    case "seconds":
      .optional(
        FEELDecimal(duration.seconds % 60).adding(
          FEELDecimal(
            exactly: UInt128(duration.nanoseconds.magnitude),
            -9,
            isNegative: duration.nanoseconds < 0
          )
        )
      )
    default: nil
    }
  }

  private static func part(_ name: String, of range: FEELRange) -> FEELValue? {
    switch name {
    case "start": range.lower ?? .null
    case "end": range.upper ?? .null
    case "start included": .boolean(range.includesLower)
    case "end included": .boolean(range.includesUpper)
    default: nil
    }
  }
}
