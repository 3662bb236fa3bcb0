/// Arithmetic between values: numbers, texts, calendar and clock.
extension Evaluation {
  mutating func calculate(_ a: FEELValue, _ symbol: Arithmetic, _ b: FEELValue) -> FEELValue {
    if case .number(let x) = a, case .number(let y) = b {
      return some(Self.number(x, symbol, y).map(FEELValue.number))
    }
    switch symbol {
    case .add: return some(sum(a, b))
    case .subtract: return some(Self.difference(a, b))
    case .multiply: return some(Self.product(a, b))
    case .divide: return some(Self.quotient(a, b))
    case .raise: return fail()
    }
  }

  mutating func negate(_ value: FEELValue) -> FEELValue {
    switch value {
    case .number(let number): return .number(number.negated)
    case .daysDuration(let duration): return .daysDuration(duration.negated)
    case .monthsDuration(let duration):
      return .monthsDuration(FEELMonthsDuration(months: 0 &- duration.months))
    default: return fail()
    }
  }

  mutating func some(_ value: FEELValue?) -> FEELValue { value ?? fail() }

  private static func number(
    _ a: FEELDecimal,
    _ symbol: Arithmetic,
    _ b: FEELDecimal
  ) -> FEELDecimal? {
    switch symbol {
    case .add: a.adding(b)
    case .subtract: a.subtracting(b)
    case .multiply: a.multiplied(by: b)
    case .divide: a.divided(by: b)
    case .raise: a.raised(to: b)
    }
  }

  private mutating func sum(_ a: FEELValue, _ b: FEELValue) -> FEELValue? {
    if case .string(let x) = a, case .string(let y) = b {
      guard spend((x.utf8.count + y.utf8.count) / 256) else { return nil }
      return .string(x + y)
    }
    return Self.later(a, b) ?? Self.later(b, a)
  }

  /// A moment or a duration plus a duration.
  private static func later(_ a: FEELValue, _ b: FEELValue) -> FEELValue? {
    switch (a, b) {
    case (.date(let date), .monthsDuration(let span)):
      date.adding(months: span.months).map(FEELValue.date)
    case (.dateTime(let moment), .monthsDuration(let span)):
      moment.adding(months: span.months).map(FEELValue.dateTime)
    case (.date(let date), .daysDuration(let span)):
      FEELDateTime(date: date, time: .midnight).adding(span).map { .date($0.date) }
    case (.dateTime(let moment), .daysDuration(let span)):
      moment.adding(span).map(FEELValue.dateTime)
    case (.time(let time), .daysDuration(let span)):
      .time(
        FEELTime(
          wrapping: time.nanoseconds + span.seconds % 86_400 * FEELTime.perSecond
            + span.nanoseconds,
          zone: time.zone
        )
      )
    case (.daysDuration(let x), .daysDuration(let y)):
      x.number.adding(y.number).flatMap(FEELDaysDuration.init).map(FEELValue.daysDuration)
    case (.monthsDuration(let x), .monthsDuration(let y)):
      months(x.months.addingReportingOverflow(y.months))
    default: nil
    }
  }

  private static func months(_ sum: (partialValue: Int, overflow: Bool)) -> FEELValue? {
    sum.overflow ? nil : .monthsDuration(FEELMonthsDuration(months: sum.partialValue))
  }

  private static func difference(_ a: FEELValue, _ b: FEELValue) -> FEELValue? {
    switch (a, b) {
    case (_, .daysDuration(let span)): return later(a, .daysDuration(span.negated))
    case (_, .monthsDuration(let span)):
      return span.months == .min
        ? nil : later(a, .monthsDuration(FEELMonthsDuration(months: -span.months)))
    case (.date(let x), .date(let y)):
      return FEELDaysDuration(days: x.daysSinceEpoch - y.daysSinceEpoch)
        .map(FEELValue.daysDuration)
    case (.time(let x), .time(let y)):
      guard let from = y.instant, let to = x.instant else {
        guard (x.instant == nil) == (y.instant == nil) else { return nil }
        return between(y.nanoseconds, x.nanoseconds)
      }
      return between(from, to)
    default:
      guard let x = dateTime(a), let y = dateTime(b), (x.offset == nil) == (y.offset == nil) else {
        return nil
      }
      let (from, to) = (y.moment, x.moment)
      return FEELDecimal(to.seconds - from.seconds).adding(
        FEELDecimal(
          exactly: UInt128((to.nanoseconds - from.nanoseconds).magnitude),
          -9,
          isNegative: to.nanoseconds < from.nanoseconds
        )
      ).flatMap(FEELDaysDuration.init).map(FEELValue.daysDuration)
    }
  }

  private static func between(_ from: Int, _ to: Int) -> FEELValue {
    let gap = to - from
    return .daysDuration(
      FEELDaysDuration(
        seconds: gap / FEELTime.perSecond,
        nanoseconds: gap % FEELTime.perSecond
      )
    )
  }

  /// A date counts as its midnight in UTC, as the standard says.
  private static func dateTime(_ value: FEELValue) -> FEELDateTime? {
    switch value {
    case .dateTime(let moment): moment
    case .date(let date): FEELDateTime(date: date, time: .midnightUTC)
    default: nil
    }
  }

  private static func product(_ a: FEELValue, _ b: FEELValue) -> FEELValue? {
    switch (a, b) {
    case (.daysDuration(let span), .number(let factor)),
      (.number(let factor), .daysDuration(let span)):
      span.number.multiplied(by: factor).flatMap(FEELDaysDuration.init)
        .map(FEELValue.daysDuration)
    case (.monthsDuration(let span), .number(let factor)),
      (.number(let factor), .monthsDuration(let span)):
      months(FEELDecimal(span.months).multiplied(by: factor))
    default: nil
    }
  }

  private static func quotient(_ a: FEELValue, _ b: FEELValue) -> FEELValue? {
    switch (a, b) {
    case (.daysDuration(let span), .number(let divisor)):
      span.number.divided(by: divisor).flatMap(FEELDaysDuration.init)
        .map(FEELValue.daysDuration)
    case (.monthsDuration(let span), .number(let divisor)):
      months(FEELDecimal(span.months).divided(by: divisor))
    case (.daysDuration(let x), .daysDuration(let y)):
      x.number.divided(by: y.number).map(FEELValue.number)
    case (.monthsDuration(let x), .monthsDuration(let y)):
      FEELDecimal(x.months).divided(by: FEELDecimal(y.months)).map(FEELValue.number)
    default: nil
    }
  }

  /// Whole months: a fraction of a month is dropped.
  private static func months(_ number: FEELDecimal?) -> FEELValue? {
    number?.rounded(to: 0, .down)?.integer().map {
      .monthsDuration(FEELMonthsDuration(months: $0))
    }
  }
}
