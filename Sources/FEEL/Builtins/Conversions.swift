/// Functions that make one kind of value from another.
extension Builtin {
  static let conversions: [Builtin] = [
    Builtin("string", ["from": .any], .string) { _, values in
      values.first?.text.map(FEELValue.string) ?? .null
    },
    Builtin(
      "number",
      [
        signature(["from": .string], .number) { evaluation, values in
          evaluation.some(
            values.first?.string.flatMap { FEELDecimal($0) }.map(FEELValue.number)
          )
        },
        signature(["from": .number], .number) { _, values in values.first ?? .null },
        signature(
          ["from": .string, "grouping separator!": .string, "decimal separator!": .string],
          .number
        ) { evaluation, values in
          evaluation.some(number(values).map(FEELValue.number))
        },
      ]
    ),
    Builtin(
      "date",
      [
        signature(["from": .string], .date) { evaluation, values in
          evaluation.some(
            values.first?.string.flatMap(TemporalText.date).map(FEELValue.date)
          )
        },
        signature(["from": .dateTime], .date) { evaluation, values in
          evaluation.some(dateTime(values, 0).map { .date($0.date) })
        },
        signature(["year": .number, "month": .number, "day": .number], .date) {
          evaluation,
          values in
          evaluation.some(date(values).map(FEELValue.date))
        },
      ]
    ),
    Builtin("time", times),
    Builtin("date and time", dateTimes),
    Builtin("duration", ["from": .string], .any) { evaluation, values in
      evaluation.some(values.first?.string.flatMap(TemporalText.duration))
    },
    Builtin("years and months duration", ["from": .dateTime, "to": .dateTime], .monthsDuration) {
      evaluation,
      values in
      guard let from = dateTime(values, 0)?.date, let to = dateTime(values, 1)?.date else {
        return evaluation.fail()
      }
      return .monthsDuration(FEELMonthsDuration(months: months(from, to)))
    },
  ]

  // MARK: numbers

  /// `number("1.234,5", ".", ",")`: a grouping mark and a decimal mark, either of them null.
  private static func number(_ values: [FEELValue]) -> FEELDecimal? {
    guard let text = values[at: 0]?.string, let grouping = values[at: 1],
      let point = values[at: 2]
    else { return nil }
    if let mark = grouping.string, ![" ", ",", "."].contains(mark) { return nil }
    if let mark = point.string, ![",", "."].contains(mark) { return nil }
    if !grouping.isNull, grouping == point { return nil }
    var plain = ""
    for character in text {
      let mark = String(character)
      if mark == grouping.string { continue }
      plain += mark == point.string ? "." : mark
    }
    return FEELDecimal(plain)
  }

  static func integer(_ values: [FEELValue], _ index: Int) -> Int? {
    values[at: index]?.number?.integer()
  }

  // MARK: calendar and clock

  private static func date(_ values: [FEELValue]) -> FEELDate? {
    guard let year = integer(values, 0), let month = integer(values, 1),
      let day = integer(values, 2)
    else { return nil }
    return FEELDate(year: year, month: month, day: day)
  }

  static func dateTime(_ values: [FEELValue], _ index: Int) -> FEELDateTime? {
    if case .dateTime(let moment)? = values[at: index] { return moment }
    return nil
  }

  private static let times: [Signature] = [
    signature(["from": .string], .time) { evaluation, values in
      evaluation.some(values.first?.string.flatMap(TemporalText.time).map(FEELValue.time))
    },
    signature(["from": .time], .time) { _, values in values.first ?? .null },
    signature(["from": .dateTime], .time) { evaluation, values in
      evaluation.some(dateTime(values, 0).map { .time($0.time) })
    },
    signature(
      ["hour": .number, "minute": .number, "second": .number, "offset?": .daysDuration],
      .time
    ) { evaluation, values in
      evaluation.some(clock(values).map(FEELValue.time))
    },
  ]

  private static func clock(_ values: [FEELValue]) -> FEELTime? {
    guard let hour = integer(values, 0), let minute = integer(values, 1),
      let second = values[at: 2]?.number, let whole = second.rounded(to: 0, .floor)?.integer(),
      let rest = second.subtracting(FEELDecimal(whole)),
      let nanosecond = rest.multiplied(by: FEELDecimal(FEELTime.perSecond))?
        .rounded(to: 0, .down)?.integer()
    else { return nil }
    var zone = FEELZone.none
    if case .daysDuration(let offset)? = values[at: 3] {
      guard let known = FEELZone(seconds: offset.seconds) else { return nil }
      zone = known
    }
    return FEELTime(
      hour: hour,
      minute: minute,
      second: whole,
      nanosecond: nanosecond,
      zone: zone
    )
  }

  private static let dateTimes: [Signature] = [
    signature(["from": .string], .dateTime) { evaluation, values in
      let text = values.first?.string ?? ""
      if let date = TemporalText.date(text) {
        return .dateTime(FEELDateTime(date: date, time: .midnight))
      }
      return evaluation.some(TemporalText.dateTime(text).map(FEELValue.dateTime))
    },
    signature(["from": .dateTime], .dateTime) { _, values in values.first ?? .null },
    signature(["date": .dateTime, "time": .time], .dateTime) { evaluation, values in
      guard let moment = dateTime(values, 0), case .time(let time)? = values[at: 1] else {
        return evaluation.fail()
      }
      return .dateTime(FEELDateTime(date: moment.date, time: time))
    },
    signature(
      [
        "year": .number, "month": .number, "day": .number, "hour": .number, "minute": .number,
        "second": .number, "offset?": .daysDuration,
      ],
      .dateTime
    ) { evaluation, values in
      guard let date = date(values), let time = clock(Array(values.dropFirst(3))) else {
        return evaluation.fail()
      }
      return .dateTime(FEELDateTime(date: date, time: time))
    },
  ]

  /// Whole months from one day to another; less than a month counts nothing.
  private static func months(_ from: FEELDate, _ to: FEELDate) -> Int {
    let gap = (to.year - from.year) * 12 + to.month - from.month
    if gap > 0, to.day < from.day { return gap - 1 }
    if gap < 0, to.day > from.day { return gap + 1 }
    return gap
  }
}
