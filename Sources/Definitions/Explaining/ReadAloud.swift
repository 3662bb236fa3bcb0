import Deadlines

/// Conditions in the words of the form: `public_venue and floor_area >= 300` becomes
/// “公众聚集场所”答“是”，并且“总面积”不少于 300.
///
/// A condition with more grammar than comparisons is repeated as it is written.
struct ReadAloud {
  let language: Language
  private var labels: [String: String] = [:]
  private var yesNos: Set<String> = []
  private var options: [String: String] = [:]
  private var values: [String: String] = [:]

  init(form: Form?, parameters: [Parameter], language: Language) {
    self.language = language
    for field in form?.fields ?? [] {
      labels[field.id] = ReadAloud.quoted(field.label[language], language)
      switch field.kind {
      case .yesNo: yesNos.insert(field.id)
      case .choice(let all), .choices(let all):
        for option in all { options[option.id] = option.label[language] }
      case .text, .story, .number, .day, .phone, .citizenID, .creditCode, .email: break
      }
    }
    for parameter in parameters { values[parameter.name] = text(parameter.value) }
  }

  func text(_ value: AnswerValue) -> String {
    switch value {
    case .text(let text), .number(let text): text
    case .yesNo(let yes): language == .zh ? (yes ? "是" : "否") : (yes ? "yes" : "no")
    case .day(let day): day.description
    case .choices(let ids): ids.map { options[$0] ?? $0 }.joined(separator: ", ")
    }
  }

  func read(_ condition: Condition) -> String {
    guard let tokens = tokens(of: condition.source).map(denying) else {
      return asWritten(condition.source)
    }
    var words: [String] = []
    for (index, token) in tokens.enumerated() {
      let isCompared =
        [index - 1, index + 1].contains { tokens.indices.contains($0) && tokens[$0].isComparison }
      guard let word = word(token, isCompared: isCompared) else {
        return asWritten(condition.source)
      }
      words.append(word)
    }
    return join(words)
  }

  private func asWritten(_ source: String) -> String {
    language == .zh ? "〔\(source)〕" : "[\(source)]"
  }

  private static func quoted(_ label: String, _ language: Language) -> String {
    language == .zh ? "“\(label)”" : "'\(label)'"
  }

  // MARK: tokens

  private enum Token: Equatable {
    case name(String)
    /// A yes/no answered with no.
    case denied(String)
    case number(String)
    case string(String)
    case sign(String)

    var isComparison: Bool {
      if case .sign(let sign) = self {
        ["=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/"].contains(sign)
      } else {
        false
      }
    }
  }

  /// Nil where a letter belongs to grammar that is not read aloud.
  private func tokens(of source: String) -> [Token]? {
    var tokens: [Token] = []
    var rest = source[...]
    while let letter = rest.first {
      if letter.isWhitespace {
        rest.removeFirst()
      } else if letter == "\"" {
        let text = rest.dropFirst().prefix { $0 != "\"" }
        tokens.append(.string(String(text)))
        rest = rest.dropFirst(text.count + 2)
      } else if letter.isASCII, letter.isNumber {
        let number = rest.prefix { $0.isNumber || $0 == "." }
        tokens.append(.number(String(number)))
        rest = rest.dropFirst(number.count)
      } else if letter.isASCII, letter.isLetter {
        let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" }
        tokens.append(.name(String(name)))
        rest = rest.dropFirst(name.count)
      } else if let sign = ["!=", "<=", ">="].first(where: rest.hasPrefix)
        ?? ["=", "<", ">", "(", ")", "+", "-", "*", "/"].first(where: rest.hasPrefix)
      {
        tokens.append(.sign(sign))
        rest = rest.dropFirst(sign.count)
      } else {
        return nil
      }
    }
    return tokens
  }

  /// `not(name)` as one token.
  private func denying(_ tokens: [Token]) -> [Token] {
    var rest = tokens[...]
    var result: [Token] = []
    while let token = rest.popFirst() {
      if token == .name("not"), rest.count > 2, case .name(let name) = rest[rest.startIndex + 1],
        yesNos.contains(name), rest.first == .sign("("), rest[rest.startIndex + 2] == .sign(")")
      {
        result.append(.denied(name))
        rest = rest.dropFirst(3)
      } else {
        result.append(token)
      }
    }
    return result
  }

  // MARK: words

  private func word(_ token: Token, isCompared: Bool) -> String? {
    switch token {
    case .number(let text): return text
    case .string(let id): return ReadAloud.quoted(options[id] ?? id, language)
    case .sign(let sign): return ReadAloud.signs[sign].map { $0[language] }
    case .denied(let name):
      return labels[name].map { $0 + (language == .zh ? "答“否”" : " is no") }
    case .name(let name):
      if let word = ReadAloud.words[name] { return word[language] }
      if let value = values[name] { return value }
      guard let label = labels[name] else { return nil }
      guard yesNos.contains(name), !isCompared else { return label }
      return label + (language == .zh ? "答“是”" : " is yes")
    }
  }

  private static let signs: [String: Words] = [
    "=": Words(zh: "是", en: "is"), "!=": Words(zh: "不是", en: "is not"),
    "<": Words(zh: "少于", en: "is less than"), "<=": Words(zh: "不超过", en: "is at most"),
    ">": Words(zh: "超过", en: "is more than"), ">=": Words(zh: "不少于", en: "is at least"),
    "+": Words(zh: "加", en: "plus"), "-": Words(zh: "减", en: "minus"),
    "*": Words(zh: "乘", en: "times"), "/": Words(zh: "除以", en: "divided by"),
    "(": Words(zh: "（", en: "("), ")": Words(zh: "）", en: ")"),
  ]

  private static let words: [String: Words] = [
    "and": Words(zh: "，并且", en: "and"), "or": Words(zh: "，或者", en: "or"),
    "true": Words(zh: "“是”", en: "yes"), "false": Words(zh: "“否”", en: "no"),
    "null": Words(zh: "空白", en: "blank"),
  ]

  private func join(_ words: [String]) -> String {
    guard language == .en else {
      return words.reduce(into: "") { text, word in
        // Numbers stand apart from Chinese letters.
        let isApart = text.last?.isNumber ?? false || word.first?.isNumber ?? false
        text +=
          (isApart && !text.isEmpty && !"（），".contains(word) && !text.hasSuffix("（") ? " " : "")
          + word
      }
    }
    return words.joined(separator: " ").replacing("( ", with: "(").replacing(" )", with: ")")
  }
}
