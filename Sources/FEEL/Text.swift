/// Values as text: what `string(…)` answers, and what a reader sees.
extension FEELValue: CustomStringConvertible {
  package var description: String { text ?? "null" }

  /// The text of the value itself; nil for null.
  var text: String? {
    switch self {
    case .null: nil
    case .string(let text): text
    default: inner
    }
  }

  /// The text within a list or context, where strings stand in quotation marks.
  fileprivate var inner: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let number): number.description
    case .string(let text): Self.quoted(text)
    case .date(let date): TemporalText.text(date)
    case .time(let time): TemporalText.text(time)
    case .dateTime(let moment): TemporalText.text(moment)
    case .daysDuration(let duration): TemporalText.text(duration)
    case .monthsDuration(let duration): TemporalText.text(duration)
    case .list(let list): "[" + list.map(\.inner).joined(separator: ", ") + "]"
    case .context(let context):
      "{" + context.entries.map { "\(Self.key($0)): \($1.inner)" }.joined(separator: ", ") + "}"
    case .range(let range): range.description
    case .function: "function"
    }
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted.append("\\") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  private static func key(_ name: String) -> String {
    let isName = name.unicodeScalars.enumerated().allSatisfy { place, scalar in
      scalar.properties.isAlphabetic || scalar == "_"
        || (place > 0 && (scalar == " " || ("0"..."9").contains(scalar)))
    }
    return isName && !name.isEmpty ? name : quoted(name)
  }
}

extension FEELRange: CustomStringConvertible {
  package var description: String {
    let first = lower?.inner ?? ""
    let last = upper?.inner ?? ""
    if isExcluding { return "!=\(first)" }
    if upper == nil { return (includesLower ? ">=" : ">") + first }
    if lower == nil { return (includesUpper ? "<=" : "<") + last }
    return (includesLower ? "[" : "(") + "\(first)..\(last)" + (includesUpper ? "]" : ")")
  }
}
