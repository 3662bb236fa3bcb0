/// Reads what stands in brackets: parentheses, lists, ranges, contexts, parameters, arguments.
extension Parser {
  mutating func parenthesis() throws(FEELSyntaxError) -> Tree {
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

  mutating func listOrRange() throws(FEELSyntaxError) -> Tree {
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

  mutating func rangeAfterBracket(
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
    _ lower: Tree,
    includesLower: Bool,
    from start: Int
  ) throws(FEELSyntaxError) -> Tree {
    openRanges += 1
    let upper = try expression()
    openRanges -= 1
    let includesUpper = takeSymbol("]")
    if !includesUpper && !takeSymbol(")") && !takeSymbol("[") { throw unexpected(.symbol("]")) }
    let range = Form.RangeForm(
      lower: lower,
      upper: upper,
      includesLower: includesLower,
      includesUpper: includesUpper
    )
    return try node(.range(range), from: start)
  }

  /// `(< 10)`, `(>= 3)`, `(= 5)`, `(!= 5)` as ranges.
  func openRange(
    _ symbol: Comparison,
    _ bound: Tree,
    from start: Int
  ) throws(FEELSyntaxError) -> Tree {
    let below = symbol == .less || symbol == .lessOrEqual
    let above = symbol == .greater || symbol == .greaterOrEqual
    let includes = symbol != .less && symbol != .greater && symbol != .unequal
    let range = Form.RangeForm(
      lower: below ? nil : bound,
      upper: above ? nil : bound,
      includesLower: includes && !below,
      includesUpper: includes && !above,
      isExcluding: symbol == .unequal
    )
    return try node(.range(range), from: start)
  }

  // MARK: contexts and functions

  mutating func context() throws(FEELSyntaxError) -> Tree {
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

  mutating func contextKey() throws(FEELSyntaxError) -> String {
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

  func isNameSymbol(_ token: Token) -> Bool {
    token.kind == .symbol && ["-", "+", "*", "**", "/", ".", "'"].contains(token.text)
  }

  mutating func function() throws(FEELSyntaxError) -> Tree {
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
    if peek().kind == .word, peek().text == "external" {
      throw FEELSyntaxError(
        offset: peek().start,
        length: peek().end - peek().start,
        kind: .external
      )
    }
    for parameter in parameters { enterScope(parameter.name) }
    let body = try expression()
    for parameter in parameters { leaveScope(parameter.name) }
    return try node(.function(parameters, body), from: start)
  }

  mutating func arguments() throws(FEELSyntaxError) -> Form.Arguments {
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
  mutating func argumentName() -> String? {
    var ahead = 0
    while peek(ahead).kind == .word || peek(ahead).kind == .number || isNameSymbol(peek(ahead)) {
      ahead += 1
    }
    guard ahead > 0, peek(ahead).kind == .symbol, peek(ahead).text == ":" else { return nil }
    let words = (0..<ahead).map { peek($0).text }
    position += ahead + 1
    return Names.join(words)
  }
}
