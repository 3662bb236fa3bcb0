/// The two durations, days and time, years and months, which never mix.
package struct FEELDaysDuration: Sendable, Hashable, Comparable {
  /// Whole seconds, and nanoseconds of the same sign below one second.
  package let seconds: Int
  package let nanoseconds: Int

  package init(seconds: Int, nanoseconds: Int = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  package init?(days: Int) {
    let (seconds, overflow) = days.multipliedReportingOverflow(by: 86_400)
    if overflow { return nil }
    self.init(seconds: seconds)
  }

  /// From a number of seconds; nil when there are too many to count.
  init?(_ number: FEELDecimal) {
    guard let whole = number.rounded(to: 0, .down), let seconds = whole.integer(),
      let rest = number.subtracting(whole)?.multiplied(by: FEELDecimal(FEELTime.perSecond)),
      let nanoseconds = rest.rounded(to: 0, .halfEven)?.integer(), seconds != .min
    else { return nil }
    // Rounding may have made a whole second of the rest.
    let (carried, overflow) = seconds.addingReportingOverflow(nanoseconds / FEELTime.perSecond)
    if overflow { return nil }
    self.init(seconds: carried, nanoseconds: nanoseconds % FEELTime.perSecond)
  }

  /// The exact number of seconds.
  var number: FEELDecimal {
    let whole = FEELDecimal(seconds)
    if nanoseconds == 0 { return whole }
    let rest = FEELDecimal(
      exactly: UInt128(nanoseconds.magnitude),
      -9,
      isNegative: nanoseconds < 0
    )
    return whole.adding(rest) ?? whole
  }

  var isNegative: Bool { seconds < 0 || nanoseconds < 0 }

  var magnitude: FEELDaysDuration {
    FEELDaysDuration(
      seconds: Int(clamping: seconds.magnitude),
      nanoseconds: Int(nanoseconds.magnitude)
    )
  }

  var negated: FEELDaysDuration {
    FEELDaysDuration(
      seconds: seconds == .min ? .max : -seconds,
      nanoseconds: -nanoseconds
    )
  }

  package static func < (a: Self, b: Self) -> Bool {
    (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
  }
}

package struct FEELMonthsDuration: Sendable, Hashable, Comparable {
  package let months: Int

  package init(months: Int) {
    self.months = months
  }

  package static func < (a: Self, b: Self) -> Bool { a.months < b.months }
}
