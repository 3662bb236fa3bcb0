/// Reads what operators stand between: literals, names, brackets, calls, paths and filters.
extension Parser {
  mutating func postfix() throws(FEELSyntaxError) -> Tree {
    let start = peek().start
    var tree = try primary()
    while peek().kind == .symbol {
      switch peek().text {
      case ".":
        position += 1
        tree = try node(.path(tree, try memberName()), from: start)
      case "[" where !closesRange():
        position += 1
        filters += 1
        enterScope("item")
        let condition = try expression()
        leaveScope("item")
        filters -= 1
        try expect("]")
        tree = try node(.filter(tree, condition), from: start)
      case "(":
        position += 1
        let arguments = try arguments()
        if case .name(_, let builtin?) = tree.form {
          tree = try node(.builtin(builtin, arguments), from: start)
        } else {
          tree = try node(.call(tree, arguments), from: start)
        }
      default: return tree
      }
    }
    return tree
  }

  /// After the upper end of a range a `[` closes it, when nothing follows that could be an index.
  func closesRange() -> Bool {
    guard openRanges > 0 else { return false }
    let after = peek(1)
    switch after.kind {
    case .end: return true
    case .symbol: return !["(", "[", "{", "-"].contains(after.text)
    case .word: return Self.reserved.contains(after.text)
    case .number, .string, .at: return false
    }
  }

  mutating func primary() throws(FEELSyntaxError) -> Tree {
    let token = peek()
    switch token.kind {
    case .number:
      position += 1
      return try node(.literal(.optional(FEELDecimal(token.text))), from: token.start)
    case .string:
      position += 1
      return try node(.literal(.string(token.text)), from: token.start)
    case .at: return try temporalLiteral()
    case .symbol: return try bracketed()
    case .word: return try word()
    case .end: throw unexpected(.expression)
    }
  }

  mutating func temporalLiteral() throws(FEELSyntaxError) -> Tree {
    let start = next().start
    guard peek().kind == .string else { throw unexpected(.expression) }
    let text = next()
    guard let value = TemporalText.value(of: text.text) else {
      throw FEELSyntaxError(offset: start, length: text.end - start, kind: .badLiteral(text.text))
    }
    return try node(.literal(value), from: start)
  }

  mutating func bracketed() throws(FEELSyntaxError) -> Tree {
    switch peek().text {
    case "(": try parenthesis()
    case "[": try listOrRange()
    case "]": try rangeAfterBracket(includesLower: false)
    case "{": try context()
    default: throw unexpected(.expression)
    }
  }

  // MARK: names

  static let reserved: Set<String> = [
    "and", "or", "in", "then", "else", "return", "satisfies", "between", "instance", "of",
  ]

  func isKnownName() -> Bool { known.longest(in: tokens, at: position) != nil }

  mutating func word() throws(FEELSyntaxError) -> Tree {
    let own = known.longest(in: tokens, at: position)
    if own == nil, let keyword = try keyword() { return keyword }
    let builtin = Builtin.names.longest(in: tokens, at: position)
    if own == nil, builtin == nil, Self.reserved.contains(peek().text) {
      throw unexpected(.expression)
    }
    if let builtin, builtin.count > own?.count ?? 0 {
      return try name(builtin.name, builtin.count, Builtin.named[builtin.name])
    }
    let count = own?.count ?? 0
    // Words left over make it a longer name that is not known; in a filter it may be a member.
    let extra = filters == 0 || count == 0 ? unknownWords(after: count) : 0
    if extra == 0, let own { return try name(own.name, count) }
    return try name(Names.join((0..<count + extra).map { peek($0).text }), count + extra)
  }

  private mutating func keyword() throws(FEELSyntaxError) -> Tree? {
    switch peek().text {
    case "true": try constant(.boolean(true))
    case "false": try constant(.boolean(false))
    case "null": try constant(.null)
    case "function" where peek(1).text == "(": try function()
    case "if", "for", "some", "every": try expression()
    default: nil
    }
  }

  private mutating func name(
    _ name: String,
    _ count: Int,
    _ builtin: Builtin? = nil
  ) throws(FEELSyntaxError) -> Tree {
    let start = peek().start
    let mayBeMember = filters > 0 && known.longest(in: tokens, at: position) == nil
    if builtin == nil, !locals.contains(name), !mayBeMember { free.insert(name) }
    position += count
    return try node(.name(name, builtin), from: start)
  }

  mutating func constant(_ value: FEELValue) throws(FEELSyntaxError) -> Tree {
    try node(.literal(value), from: next().start)
  }

  /// The run of words that an unknown name most likely is.
  func unknownWords(after skipped: Int = 0) -> Int {
    var count = 0
    while peek(skipped + count).kind == .word, !Self.reserved.contains(peek(skipped + count).text) {
      count += 1
    }
    return count
  }

  mutating func memberName() throws(FEELSyntaxError) -> String {
    guard peek().kind == .word else { throw unexpected(.name) }
    let declared = [
      members.longest(in: tokens, at: position), known.longest(in: tokens, at: position),
    ].compactMap { $0 }.max { $0.count < $1.count }
    let count = max(1, unknownWords())
    if let declared, declared.count >= count {
      position += declared.count
      return declared.name
    }
    let name = Names.join((0..<count).map { peek($0).text })
    position += count
    return name
  }
}
