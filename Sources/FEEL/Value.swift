/// What an expression yields and what it is given.
package enum FEELValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case number(FEELDecimal)
  case string(String)
  case date(FEELDate)
  case time(FEELTime)
  case dateTime(FEELDateTime)
  case daysDuration(FEELDaysDuration)
  case monthsDuration(FEELMonthsDuration)
  case list(FEELList)
  case context(FEELContext)
  indirect case range(FEELRange)
  case function(FEELFunction)

  package static func number(_ value: Int) -> FEELValue { .number(FEELDecimal(value)) }

  package static func list(_ elements: [FEELValue]) -> FEELValue { .list(FEELList(elements)) }

  package static func context(_ entries: [(String, FEELValue)]) -> FEELValue {
    .context(FEELContext(entries))
  }

  package static func date(year: Int, month: Int, day: Int) -> FEELValue {
    FEELDate(year: year, month: month, day: day).map(FEELValue.date) ?? .null
  }

  package var isNull: Bool {
    if case .null = self { return true }
    return false
  }

  package var boolean: Bool? {
    if case .boolean(let value) = self { return value }
    return nil
  }

  package var number: FEELDecimal? {
    if case .number(let value) = self { return value }
    return nil
  }

  package var string: String? {
    if case .string(let value) = self { return value }
    return nil
  }

  package var list: FEELList? {
    if case .list(let value) = self { return value }
    return nil
  }

  package var context: FEELContext? {
    if case .context(let value) = self { return value }
    return nil
  }

  static func optional(_ number: FEELDecimal?) -> FEELValue {
    number.map(FEELValue.number) ?? .null
  }

  static func optional(_ boolean: Bool?) -> FEELValue {
    boolean.map(FEELValue.boolean) ?? .null
  }
}

extension FEELValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .number(FEELDecimal(value)) }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
  package init(nilLiteral: ()) { self = .null }
  package init(arrayLiteral elements: FEELValue...) { self = .list(FEELList(elements)) }
}
