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
  private func closesRange() -> Bool {
    guard openRanges > 0 else { return false }
    let after = peek(1)
    switch after.kind {
    case .end: return true
    case .symbol: return !["(", "[", "{", "-"].contains(after.text)
    case .word: return Self.reserved.contains(after.text)
    case .number, .string, .at: return false
    }
  }

  private mutating func primary() throws(FEELSyntaxError) -> Tree {
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

  private mutating func temporalLiteral() throws(FEELSyntaxError) -> Tree {
    let start = next().start
    guard peek().kind == .string else { throw unexpected(.expression) }
    let text = next()
    guard let value = TemporalText.value(of: text.text) else {
      throw FEELSyntaxError(offset: start, length: text.end - start, kind: .badLiteral(text.text))
    }
    return try node(.literal(value), from: start)
  }

  private mutating func bracketed() throws(FEELSyntaxError) -> Tree {
    switch peek().text {
    case "(": try parenthesis()
    case "[": try listOrRange()
    case "]": try rangeAfterBracket(includesLower: false)
    case "{": try context()
    default: throw unexpected(.expression)
    }
  }

  // MARK: ranges, lists, parentheses

  private mutating func parenthesis() throws(FEELSyntaxError) -> Tree {
    try enter()
    defer { depth -= 1 }
    let start = next().start
    if let symbol = takeComparison() {
      let bound = try expression()
      try expect(")")
      return try openRange(symbol, bound, from: start)
    }
    let first = try expression()
    if takeSymbol("..") { return try rangeEnd(first, includesLower: false, from: start) }
    try expect(")")
    return first
  }

  private mutating func listOrRange() throws(FEELSyntaxError) -> Tree {
    try enter()
    defer { depth -= 1 }
    let start = next().start
    var parts: [Tree] = []
    if takeSymbol("]") { return try node(.list([]), from: start) }
    parts.append(try expression())
    if takeSymbol("..") { return try rangeEnd(parts[0], includesLower: true, from: start) }
    while takeSymbol(",") { parts.append(try expression()) }
    try expect("]")
    return try node(.list(parts), from: start)
  }

  private mutating func rangeAfterBracket(
    includesLower: Bool
  ) throws(FEELSyntaxError) -> Tree {
    try enter()
    defer { depth -= 1 }
    let start = next().start
    let lower = try expression()
    try expect("..")
    return try rangeEnd(lower, includesLower: includesLower, from: start)
  }

  mutating func rangeEnd(
    _ lower: Tree, includesLower: Bool, from start: Int
  ) throws(FEELSyntaxError) -> Tree {
    openRanges += 1
    let upper = try expression()
    openRanges -= 1
    let includesUpper = takeSymbol("]")
    if !includesUpper && !takeSymbol(")") && !takeSymbol("[") { throw unexpected(.symbol("]")) }
    let range = Form.RangeForm(
      lower: lower, upper: upper, includesLower: includesLower, includesUpper: includesUpper)
    return try node(.range(range), from: start)
  }

  /// `(< 10)`, `(>= 3)`, `(= 5)`, `(!= 5)` as ranges.
  private func openRange(
    _ symbol: Comparison, _ bound: Tree, from start: Int
  ) throws(FEELSyntaxError) -> Tree {
    let below = symbol == .less || symbol == .lessOrEqual
    let above = symbol == .greater || symbol == .greaterOrEqual
    let includes = symbol != .less && symbol != .greater && symbol != .unequal
    let range = Form.RangeForm(
      lower: below ? nil : bound, upper: above ? nil : bound,
      includesLower: includes && !below, includesUpper: includes && !above,
      isExcluding: symbol == .unequal)
    return try node(.range(range), from: start)
  }

  // MARK: contexts and functions

  private mutating func context() throws(FEELSyntaxError) -> Tree {
    try enter()
    defer { depth -= 1 }
    let start = next().start
    var entries: [Form.ContextEntry] = []
    if !takeSymbol("}") {
      repeat {
        let name = try contextKey()
        try expect(":")
        entries.append(Form.ContextEntry(name: name, value: try expression()))
        members.add(name)
        enterScope(name)
      } while takeSymbol(",")
      try expect("}")
    }
    for entry in entries { leaveScope(entry.name) }
    return try node(.context(entries), from: start)
  }

  private mutating func contextKey() throws(FEELSyntaxError) -> String {
    if peek().kind == .string { return next().text }
    return try newName { $0.kind == .symbol && $0.text == ":" }
  }

  /// A name being declared: every token up to the one that ends it.
  mutating func newName(until ends: (Token) -> Bool) throws(FEELSyntaxError) -> String {
    var words: [String] = []
    while !ends(peek()), peek().kind == .word || peek().kind == .number || isNameSymbol(peek()) {
      words.append(next().text)
    }
    guard !words.isEmpty, ends(peek()) || peek().kind != .end else { throw unexpected(.name) }
    return Names.join(words)
  }

  private func isNameSymbol(_ token: Token) -> Bool {
    token.kind == .symbol && ["-", "+", "*", "**", "/", ".", "'"].contains(token.text)
  }

  private mutating func function() throws(FEELSyntaxError) -> Tree {
    let start = next().start
    try expect("(")
    var parameters: [Form.FunctionParameter] = []
    if !takeSymbol(")") {
      repeat {
        let name = try newName { [":", ",", ")"].contains($0.text) && $0.kind == .symbol }
        let type = takeSymbol(":") ? try type() : .any
        parameters.append(Form.FunctionParameter(name: name, type: type))
      } while takeSymbol(",")
      try expect(")")
    }
    _ = takeWord("external")
    for parameter in parameters { enterScope(parameter.name) }
    let body = try expression()
    for parameter in parameters { leaveScope(parameter.name) }
    return try node(.function(parameters, body), from: start)
  }

  private mutating func arguments() throws(FEELSyntaxError) -> Form.Arguments {
    if takeSymbol(")") { return .positional([]) }
    if let name = argumentName() {
      var pairs = [(name: name, value: try expression())]
      while takeSymbol(",") {
        guard let name = argumentName() else { throw unexpected(.name) }
        pairs.append((name: name, value: try expression()))
      }
      try expect(")")
      return .named(pairs)
    }
    var trees: [Tree] = []
    repeat { trees.append(try expression()) } while takeSymbol(",")
    try expect(")")
    return .positional(trees)
  }

  /// Takes `name:` when a run of words ends in a colon.
  private mutating func argumentName() -> String? {
    var ahead = 0
    while peek(ahead).kind == .word || peek(ahead).kind == .number || isNameSymbol(peek(ahead)) {
      ahead += 1
    }
    guard ahead > 0, peek(ahead).kind == .symbol, peek(ahead).text == ":" else { return nil }
    let words = (0..<ahead).map { peek($0).text }
    position += ahead + 1
    return Names.join(words)
  }

  // MARK: names

  private static let reserved: Set<String> = [
    "and", "or", "in", "then", "else", "return", "satisfies", "between", "instance", "of",
  ]

  func isKnownName() -> Bool { known.longest(in: tokens, at: position) > 0 }

  private mutating func word() throws(FEELSyntaxError) -> Tree {
    let start = peek().start
    let own = known.longest(in: tokens, at: position)
    let builtin = Builtin.names.longest(in: tokens, at: position)
    if own == 0 {
      switch peek().text {
      case "true": return try constant(.boolean(true))
      case "false": return try constant(.boolean(false))
      case "null": return try constant(.null)
      case "function" where peek(1).text == "(": return try function()
      case "if", "for", "some", "every": return try expression()
      default: break
      }
    }
    var count = max(own, builtin)
    if count == 0 {
      if Self.reserved.contains(peek().text) { throw unexpected(.expression) }
      count = unknownWords()
    } else if own >= builtin, filters == 0 {
      count = max(count, count + unknownWords(after: count))
    }
    let name = Names.join((0..<count).map { peek($0).text })
    position += count
    let function = own >= count ? nil : Builtin.named[name]
    if function == nil, !locals.contains(name), filters == 0 || own > 0 { free.insert(name) }
    return try node(.name(name, function), from: start)
  }

  private mutating func constant(_ value: FEELValue) throws(FEELSyntaxError) -> Tree {
    try node(.literal(value), from: next().start)
  }

  /// The run of words that an unknown name most likely is.
  private func unknownWords(after skipped: Int = 0) -> Int {
    var count = 0
    while peek(skipped + count).kind == .word, !Self.reserved.contains(peek(skipped + count).text) {
      count += 1
    }
    return count
  }

  private mutating func memberName() throws(FEELSyntaxError) -> String {
    guard peek().kind == .word else { throw unexpected(.name) }
    let count = max(
      members.longest(in: tokens, at: position), known.longest(in: tokens, at: position),
      max(1, unknownWords()))
    let name = Names.join((0..<count).map { peek($0).text })
    position += count
    return name
  }

  // MARK: types

  mutating func type() throws(FEELSyntaxError) -> FEELType {
    try enter()
    defer { depth -= 1 }
    if peek().kind == .word, peek(1).text == "<", let generic = try genericType() { return generic }
    let count = max(
      Self.typeNames.longest(in: tokens, at: position),
      Names(types.keys).longest(in: tokens, at: position))
    guard count > 0 else { throw unexpected(.type) }
    let name = Names.join((0..<count).map { peek($0).text })
    position += count
    return types[name] ?? FEELType.named.first { $0.name == name }?.type ?? .any
  }

  private static let typeNames = Names(FEELType.named.map(\.name))

  private mutating func genericType() throws(FEELSyntaxError) -> FEELType? {
    let kind = peek().text
    guard ["list", "range", "context", "function"].contains(kind) else { return nil }
    position += 2
    var parts: [FEELType] = []
    var fields: [String: FEELType] = [:]
    while !takeSymbol(">") {
      if kind == "context" {
        let name = try newName { $0.text == ":" }
        try expect(":")
        fields[name] = try type()
      } else {
        parts.append(try type())
      }
      if !takeSymbol(","), peek().text != ">" { throw unexpected(.symbol(">")) }
    }
    switch kind {
    case "list": return .list(of: parts.first ?? .any)
    case "range": return .range(of: parts.first ?? .any)
    case "context": return .context(fields)
    default:
      try expect("->")
      _ = try type()
      return .function
    }
  }
}
