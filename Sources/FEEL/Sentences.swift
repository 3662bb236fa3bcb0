/// Problems as sentences: what was found, what was expected, what to do next.
extension FEELProblem {
  package func sentence(_ language: FEELLanguage) -> String {
    language == .zh ? chinese : english
  }

  private var chinese: String {
    switch kind {
    case .unknownName(let name, let nearest): "没有名为“\(name)”的数据项" + meant(nearest)
    case .unknownFunction(let name, let nearest): "没有名为“\(name)”的函数" + meant(nearest)
    case .unknownMember(let name, let type, let nearest):
      "\(type.chinese)没有“\(name)”这一项" + meant(nearest)
    case .unknownParameter(let name, let function, let nearest):
      "函数“\(function)”没有参数“\(name)”" + meant(nearest)
    case .wrongOperand(let symbol, let found, let expected):
      "“\(symbol)”不能用于\(found.chinese)，应为\(expected.map(\.chinese).joined(separator: "或"))。"
    case .unlikeOperands(let symbol, let left, let right):
      "“\(symbol)”两边类型不同：左边是\(left.chinese)，右边是\(right.chinese)。"
    case .wrongArgumentCount(let function, let found, let expected):
      "函数“\(function)”应有 \(Self.text(expected)) 个参数，实际 \(found) 个。"
    case .wrongArgument(let function, let parameter, let found, let expected):
      "函数“\(function)”的参数“\(parameter)”应为\(expected.chinese)，实际为\(found.chinese)。"
    case .notYesOrNo(let found): "条件应得出是或否，实际得出\(found.chinese)。"
    case .notAFunction(let found): "\(found.chinese)不是函数，不能这样调用。"
    }
  }

  private var english: String {
    switch kind {
    case .unknownName(let name, let nearest): "There is no '\(name)' here" + intended(nearest)
    case .unknownFunction(let name, let nearest):
      "There is no function '\(name)'" + intended(nearest)
    case .unknownMember(let name, let type, let nearest):
      "A \(type) has no '\(name)'" + intended(nearest)
    case .unknownParameter(let name, let function, let nearest):
      "The function '\(function)' has no parameter '\(name)'" + intended(nearest)
    case .wrongOperand(let symbol, let found, let expected):
      "'\(symbol)' cannot take a \(found); it takes a "
        + expected.map(\.description).joined(separator: " or ") + "."
    case .unlikeOperands(let symbol, let left, let right):
      "'\(symbol)' has a \(left) on its left and a \(right) on its right; they must be alike."
    case .wrongArgumentCount(let function, let found, let expected):
      "The function '\(function)' takes \(Self.text(expected)) arguments, not \(found)."
    case .wrongArgument(let function, let parameter, let found, let expected):
      "The parameter '\(parameter)' of '\(function)' is a \(expected), not a \(found)."
    case .notYesOrNo(let found): "A condition must yield true or false; this yields a \(found)."
    case .notAFunction(let found): "A \(found) is no function and cannot be called."
    }
  }

  private func meant(_ nearest: String?) -> String {
    nearest.map { "，是否想用“\($0)”？" } ?? "。"
  }

  private func intended(_ nearest: String?) -> String {
    nearest.map { "; did you mean '\($0)'?" } ?? "."
  }
}

extension FEELType {
  /// The word an official would use.
  package var chinese: String {
    switch self {
    case .any: "任意值"
    case .null: "空值"
    case .boolean: "是否"
    case .number: "数字"
    case .string: "文字"
    case .date: "日期"
    case .time: "时间"
    case .dateTime: "日期时间"
    case .daysDuration: "天时分时长"
    case .monthsDuration: "年月时长"
    case .list(.any): "列表"
    case .list(let element): "\(element.chinese)列表"
    case .context: "数据组"
    case .range: "区间"
    case .function: "函数"
    }
  }
}
