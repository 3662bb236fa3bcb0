/// Functions over days and moments.
extension Builtin {
  static let temporals: [Builtin] = [
    day("day of year", .number) { .number($0.dayOfYear) },
    day("week of year", .number) { .number($0.weekOfYear) },
    day("day of week", .string) { date in
      let names = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
      ]
      return .string(names[at: date.weekday - 1] ?? "")
    },
    day("month of year", .string) { date in
      let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
      return .string(names[at: date.month - 1] ?? "")
    },
    Builtin("now", [:], .dateTime) { evaluation, _ in
      evaluation.some(evaluation.now.map(FEELValue.dateTime))
    },
    Builtin("today", [:], .date) { evaluation, _ in
      evaluation.some(evaluation.now.map { .date($0.date) })
    },
  ]

  private static func day(
    _ name: String,
    _ result: FEELType,
    _ body: @escaping @Sendable (FEELDate) -> FEELValue
  ) -> Builtin {
    Builtin(name, ["date": .dateTime], result) { evaluation, values in
      evaluation.some(dateTime(values, 0).map { body($0.date) })
    }
  }
}
