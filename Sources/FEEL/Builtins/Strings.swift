/// Functions over texts. Positions count characters (Unicode scalars) from 1.
extension Builtin {
  static let strings: [Builtin] =
    patterns + [
      Builtin(
        "substring",
        ["string": .string, "start position": .number, "length?": .number],
        .string
      ) { evaluation, values in
        evaluation.some(substring(values).map(FEELValue.string))
      },
      one("string length", .number) { .number($0.unicodeScalars.count) },
      one("upper case", .string) { .string($0.uppercased()) },
      one("lower case", .string) { .string($0.lowercased()) },
      pair("substring before", .string) { text, match in
        .string(find(match, in: text).map { String(text.unicodeScalars[..<$0.lowerBound]) } ?? "")
      },
      pair("substring after", .string) { text, match in
        .string(find(match, in: text).map { String(text.unicodeScalars[$0.upperBound...]) } ?? "")
      },
      pair("contains", .boolean) { text, match in .boolean(find(match, in: text) != nil) },
      pair("starts with", .boolean) { text, match in
        .boolean(text.unicodeScalars.starts(with: match.unicodeScalars))
      },
      pair("ends with", .boolean) { text, match in
        .boolean(text.unicodeScalars.reversed().starts(with: match.unicodeScalars.reversed()))
      },
      Builtin("string join", ["list": .list(of: .string), "delimiter?": .string], .string) {
        evaluation,
        values in
        join(values, &evaluation)
      },
    ]

  private static func one(
    _ name: String,
    _ result: FEELType,
    _ body: @escaping @Sendable (String) -> FEELValue
  ) -> Builtin {
    Builtin(name, ["string": .string], result) { evaluation, values in
      guard let text = values.first?.string, evaluation.spend(text.utf8.count / 64) else {
        return evaluation.fail()
      }
      return body(text)
    }
  }

  private static func pair(
    _ name: String,
    _ result: FEELType,
    _ body: @escaping @Sendable (String, String) -> FEELValue
  ) -> Builtin {
    Builtin(name, ["string": .string, "match": .string], result) { evaluation, values in
      guard let text = values[at: 0]?.string, let match = values[at: 1]?.string,
        evaluation.spend((text.utf8.count + match.utf8.count) / 64)
      else { return evaluation.fail() }
      return body(text, match)
    }
  }

  /// The first place where a text stands in another.
  private static func find(
    _ match: String,
    in text: String
  ) -> Range<String.UnicodeScalarView.Index>? {
    let (needle, hay) = (Array(match.utf8), Array(text.utf8))
    guard !needle.isEmpty else { return text.startIndex..<text.startIndex }
    // UTF-8 never holds one character inside another, so bytes can be compared.
    guard let found = search(needle, in: hay) else { return nil }
    let start = text.utf8.index(text.startIndex, offsetBy: found)
    return start..<text.utf8.index(start, offsetBy: needle.count)
  }

  /// Knuth, Morris and Pratt: linear, whatever the texts.
  private static func search(_ needle: [UInt8], in hay: [UInt8]) -> Int? {
    var borders = [0]
    var length = 0
    for index in needle.indices.dropFirst() {
      while length > 0, needle[index] != needle[length] { length = borders[length - 1] }
      if needle[index] == needle[length] { length += 1 }
      borders.append(length)
    }
    length = 0
    for (index, byte) in hay.enumerated() {
      while length > 0, byte != needle[length] { length = borders[length - 1] }
      if byte == needle[length] { length += 1 }
      if length == needle.count { return index + 1 - length }
    }
    return nil
  }

  private static func substring(_ values: [FEELValue]) -> String? {
    guard let text = values[at: 0]?.string,
      let start = values[at: 1]?.number?
        .rounded(to: 0, .down)?.integer(), start != 0
    else { return nil }
    let scalars = Array(text.unicodeScalars)
    let from = start > 0 ? start - 1 : max(0, scalars.count - Int(clamping: start.magnitude))
    guard start.magnitude <= scalars.count else { return nil }
    var rest = scalars.dropFirst(from)
    if let length = values[at: 2], !length.isNull {
      guard let count = length.number?.rounded(to: 0, .down)?.integer(), count > 0 else {
        return nil
      }
      rest = rest.prefix(count)
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: rest)
    return String(view)
  }

  private static func join(_ values: [FEELValue], _ evaluation: inout Evaluation) -> FEELValue {
    let delimiter = values[at: 1]?.string ?? ""
    var text = ""
    for part in elements(values).compactMap(\.string) {
      guard text.utf8.count < Evaluation.longestText, evaluation.spend() else {
        return evaluation.fail()
      }
      text += part + delimiter
    }
    return .string(String(text.unicodeScalars.dropLast(delimiter.unicodeScalars.count)))
  }

  // MARK: patterns

  private static let patterns: [Builtin] = [
    Builtin(
      "matches",
      ["input": .string, "pattern": .string, "flags?": .string],
      .boolean
    ) { evaluation, values in
      guard let input = values[at: 0]?.string, let pattern = pattern(values, flags: 2),
        let found = evaluation.working({
          pattern.firstMatch(in: Array(input.unicodeScalars), from: 0, &$0)
        })
      else { return evaluation.fail() }
      return .boolean(found != .none)
    },
    Builtin(
      "replace",
      ["input": .string, "pattern": .string, "replacement": .string, "flags?": .string],
      .string
    ) { evaluation, values in
      guard let input = values[at: 0]?.string, let pattern = pattern(values, flags: 3),
        let replacement = values[at: 2]?.string,
        let text = evaluation.working({ pattern.replace(in: input, by: replacement, &$0) })
      else { return evaluation.fail() }
      return .string(text)
    },
    Builtin("split", ["string": .string, "delimiter": .string], .list(of: .string)) {
      evaluation,
      values in
      guard let input = values[at: 0]?.string, let pattern = pattern(values, flags: 2),
        let parts = evaluation.working({ pattern.split(input, &$0) })
      else { return evaluation.fail() }
      return .list(parts.map(FEELValue.string))
    },
  ]

  private static func pattern(_ values: [FEELValue], flags: Int) -> Pattern? {
    values[at: 1]?.string.flatMap { Pattern($0, flags: values[at: flags]?.string ?? "") }
  }
}
