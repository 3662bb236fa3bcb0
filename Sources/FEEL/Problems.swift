/// What is wrong with an expression, structured so that any face can word it.
package enum FEELLanguage: Sendable { case zh, en }

/// The source is no expression: what stands where something else was expected.
package struct FEELSyntaxError: Error, Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case unexpected(found: String, expected: Expected)
    case tooLong(limit: Int)
    case tooDeep(limit: Int)
    case openString
    case openComment
    /// A character of no meaning; `meant` is the one on the same key of a Latin keyboard.
    case strangeCharacter(String, meant: String?)
    case badLiteral(String)
    /// A function in another language, which this engine does not call.
    case external
  }

  package enum Expected: Sendable, Hashable {
    case expression, name, type, end
    case symbol(String)
  }

  /// Place in the source, in UTF-8 bytes from 0.
  package let offset: Int
  package let length: Int
  package let kind: Kind

  package func sentence(_ language: FEELLanguage) -> String {
    let zh = language == .zh
    switch kind {
    case .unexpected(let found, let expected):
      let found = found.isEmpty ? (zh ? "条件到此结束" : "the end") : (zh ? "“\(found)”" : "'\(found)'")
      return zh
        ? "此处应为\(expected.word(.zh))，实际为\(found)。"
        : "Expected \(expected.word(.en)) here, found \(found)."
    case .tooLong(let limit):
      return zh ? "表达式过长，最多 \(limit) 字节。" : "The expression is longer than \(limit) bytes."
    case .tooDeep(let limit):
      return zh ? "表达式嵌套过深，最多 \(limit) 层。" : "The expression nests deeper than \(limit) levels."
    case .openString:
      return zh ? "文字缺少右引号 \"。" : "A text lacks its closing quotation mark."
    case .openComment:
      return zh ? "注释缺少结尾 */。" : "A comment lacks its closing */."
    case .strangeCharacter(let character, let meant):
      let hint = meant.map { zh ? "，请用半角的 \($0)" : "; write \($0)" } ?? ""
      return zh
        ? "不认识的字符“\(character)”\(hint)。"
        : "The character '\(character)' means nothing here\(hint)."
    case .external:
      return zh
        ? "不支持外部函数 external。" : "Functions of other languages (external) are not supported."
    case .badLiteral(let text):
      return zh
        ? "“\(text)”不是日期、时间或时长。"
        : "'\(text)' is no date, time, date and time, or duration."
    }
  }
}

extension FEELSyntaxError.Expected {
  func word(_ language: FEELLanguage) -> String {
    switch (self, language) {
    case (.expression, .zh): "一个表达式"
    case (.expression, .en): "an expression"
    case (.name, .zh): "一个名称"
    case (.name, .en): "a name"
    case (.type, .zh): "一个类型"
    case (.type, .en): "a type"
    case (.end, .zh): "结尾"
    case (.end, .en): "the end"
    case (.symbol(let text), .zh): "“\(text)”"
    case (.symbol(let text), .en): "'\(text)'"
    }
  }
}

/// The expression reads well but cannot mean what it says against the declared names and types.
package struct FEELProblem: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case unknownName(String, nearest: String?)
    case unknownFunction(String, nearest: String?)
    case unknownMember(String, of: FEELType, nearest: String?)
    case unknownParameter(String, of: String, nearest: String?)
    case wrongOperand(operator: String, found: FEELType, expected: [FEELType])
    case unlikeOperands(operator: String, left: FEELType, right: FEELType)
    case wrongArgumentCount(function: String, found: Int, expected: ClosedRange<Int>)
    case wrongArgument(function: String, parameter: String, found: FEELType, expected: FEELType)
    case notYesOrNo(found: FEELType)
    case notAFunction(found: FEELType)
  }

  /// Place in the source, in UTF-8 bytes from 0.
  package let offset: Int
  package let length: Int
  package let kind: Kind

  package init(offset: Int, length: Int, kind: Kind) {
    self.offset = offset
    self.length = length
    self.kind = kind
  }

  /// The known name that was probably meant.
  package var nearest: String? {
    switch kind {
    case .unknownName(_, let nearest), .unknownFunction(_, let nearest),
      .unknownMember(_, _, let nearest), .unknownParameter(_, _, let nearest):
      nearest
    default: nil
    }
  }

  /// What stands there: a name, a number of arguments or a type.
  package var found: String {
    switch kind {
    case .unknownName(let name, _), .unknownFunction(let name, _), .unknownMember(let name, _, _),
      .unknownParameter(let name, _, _):
      name
    case .wrongOperand(_, let found, _), .wrongArgument(_, _, let found, _),
      .notYesOrNo(let found), .notAFunction(let found):
      found.description
    case .unlikeOperands(_, let left, let right): "\(left), \(right)"
    case .wrongArgumentCount(_, let found, _): String(found)
    }
  }

  /// What should stand there.
  package var expected: String {
    switch kind {
    case .unknownName(_, let nearest), .unknownFunction(_, let nearest),
      .unknownMember(_, _, let nearest), .unknownParameter(_, _, let nearest):
      nearest ?? ""
    case .wrongOperand(_, _, let expected): expected.map(\.description).joined(separator: ", ")
    case .unlikeOperands(_, let left, _): left.description
    case .wrongArgumentCount(_, _, let expected): Self.text(expected)
    case .wrongArgument(_, _, _, let expected): expected.description
    case .notYesOrNo: FEELType.boolean.description
    case .notAFunction: FEELType.function.description
    }
  }

  static func text(_ range: ClosedRange<Int>) -> String {
    if range.upperBound == .max { return "≥ \(range.lowerBound)" }
    return range.count == 1
      ? String(range.lowerBound) : "\(range.lowerBound)–\(range.upperBound)"
  }
}
