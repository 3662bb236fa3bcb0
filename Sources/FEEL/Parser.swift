/// Reads tokens into a tree: the loops and operators, loosest first.
///
/// Recursion is bounded by `Tree.tallest`, counted both on the way down and in the finished tree.
struct Parser {
  /// Nested calls of the reader itself; one pair of parentheses takes three.
  private static let deepest = 400

  let tokens: [Token]
  var position = 0
  var depth = 0
  /// Names in scope here, and names that only follow a dot.
  var known: Names
  var members: Names
  let types: [String: FEELType]
  /// Free names used so far.
  var free: Set<String> = []
  /// Local names, innermost last.
  var locals: [String] = []
  /// Inside a filter an unknown name may be a member of the element.
  var filters = 0
  /// Ranges whose upper end is being read.
  var openRanges = 0

  init(
    _ source: String,
    names: some Sequence<String>,
    members: some Sequence<String> = [],
    types: [String: FEELType] = [:]
  ) throws(FEELSyntaxError) {
    tokens = try Tokenizer.tokens(of: source)
    known = Names(names)
    self.members = Property.known
    for member in members { self.members.add(member) }
    self.types = types
  }

  mutating func wholeExpression() throws(FEELSyntaxError) -> Tree {
    let tree = try expression()
    guard peek().kind == .end else { throw unexpected(.end) }
    return tree
  }

  mutating func expression() throws(FEELSyntaxError) -> Tree {
    try enter()
    defer { depth -= 1 }
    if peek().kind == .word, !isKnownName() {
      switch peek().text {
      case "if": return try choice()
      case "for": return try loop()
      case "some": return try quantified(.some)
      case "every": return try quantified(.every)
      default: break
      }
    }
    return try disjunction()
  }

  // MARK: operators, loosest first

  private mutating func disjunction() throws(FEELSyntaxError) -> Tree {
    let start = peek().start
    var parts = [try conjunction()]
    while takeWord("or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : try node(.any(parts), from: start)
  }

  private mutating func conjunction() throws(FEELSyntaxError) -> Tree {
    let start = peek().start
    var parts = [try comparison()]
    while takeWord("and") { parts.append(try comparison()) }
    return parts.count == 1 ? parts[0] : try node(.all(parts), from: start)
  }

  mutating func comparison() throws(FEELSyntaxError) -> Tree {
    let start = peek().start
    var left = try sum()
    while true {
      if let symbol = takeComparison() {
        left = try node(.compare(symbol, left, try sum()), from: start)
      } else if takeWord("between") {
        let lower = try sum()
        guard takeWord("and") else { throw unexpected(.symbol("and")) }
        left = try node(.between(left, lower, try sum()), from: start)
      } else if takeWord("in") {
        left = try node(.within(left, try inTests()), from: start)
      } else {
        return left
      }
    }
  }

  mutating func takeComparison() -> Comparison? {
    guard peek().kind == .symbol, let symbol = Comparison(rawValue: peek().text) else {
      return nil
    }
    position += 1
    return symbol
  }

  mutating func sum() throws(FEELSyntaxError) -> Tree {
    let start = peek().start
    var left = try product()
    while let symbol = takeArithmetic([.add, .subtract]) {
      left = try node(.arithmetic(symbol, left, try product()), from: start)
    }
    return left
  }

  private mutating func product() throws(FEELSyntaxError) -> Tree {
    let start = peek().start
    var left = try power()
    while let symbol = takeArithmetic([.multiply, .divide]) {
      left = try node(.arithmetic(symbol, left, try power()), from: start)
    }
    return left
  }

  private mutating func power() throws(FEELSyntaxError) -> Tree {
    let start = peek().start
    var left = try negation()
    while let symbol = takeArithmetic([.raise]) {
      left = try node(.arithmetic(symbol, left, try negation()), from: start)
    }
    return left
  }

  private mutating func takeArithmetic(_ allowed: [Arithmetic]) -> Arithmetic? {
    guard peek().kind == .symbol, let symbol = Arithmetic(rawValue: peek().text),
      allowed.contains(symbol)
    else { return nil }
    position += 1
    return symbol
  }

  private mutating func negation() throws(FEELSyntaxError) -> Tree {
    try enter()
    defer { depth -= 1 }
    let start = peek().start
    guard takeSymbol("-") else { return try instance() }
    let operand = try negation()
    if case .literal(.number(let number)) = operand.form {
      return try node(.literal(.number(number.negated)), from: start)
    }
    return try node(.negate(operand), from: start)
  }

  private mutating func instance() throws(FEELSyntaxError) -> Tree {
    let start = peek().start
    let value = try postfix()
    guard peek().text == "instance", peek(1).text == "of", peek().kind == .word else {
      return value
    }
    position += 2
    return try node(.instance(value, try type()), from: start)
  }

  // MARK: keywords that hold expressions

  private mutating func choice() throws(FEELSyntaxError) -> Tree {
    let start = next().start
    let condition = try expression()
    guard takeWord("then") else { throw unexpected(.symbol("then")) }
    let yes = try expression()
    guard takeWord("else") else { throw unexpected(.symbol("else")) }
    return try node(.choose(if: condition, then: yes, else: try expression()), from: start)
  }

  private mutating func loop() throws(FEELSyntaxError) -> Tree {
    let start = next().start
    let iterators = try iterators(until: "return")
    enterScope("partial")
    let body = try expression()
    leaveScope("partial")
    for iterator in iterators { leaveScope(iterator.name) }
    return try node(.loop(iterators, body), from: start)
  }

  private mutating func quantified(_ kind: Quantifier) throws(FEELSyntaxError) -> Tree {
    let start = next().start
    let iterators = try iterators(until: "satisfies")
    let body = try expression()
    for iterator in iterators { leaveScope(iterator.name) }
    return try node(.quantified(kind, iterators, body), from: start)
  }

  /// Reads `a in x, b in 1..n` and leaves the names in scope for the caller to take back.
  private mutating func iterators(until word: String) throws(FEELSyntaxError) -> [Form.Iterator] {
    var all: [Form.Iterator] = []
    repeat {
      let name = try newName { $0.kind == .word && $0.text == "in" }
      guard takeWord("in") else { throw unexpected(.symbol("in")) }
      let first = try expression()
      let last = takeSymbol("..") ? try expression() : nil
      all.append(Form.Iterator(name: name, first: first, last: last))
      enterScope(name)
    } while takeSymbol(",")
    guard takeWord(word) else { throw unexpected(.symbol(word)) }
    return all
  }

  // MARK: scope

  mutating func enterScope(_ name: String) {
    known.add(name)
    locals.append(name)
  }

  mutating func leaveScope(_ name: String) {
    known.remove(name)
    if let last = locals.lastIndex(of: name) { locals.remove(at: last) }
  }

  // MARK: tokens

  func peek(_ ahead: Int = 0) -> Token {
    let index = min(position + ahead, tokens.count - 1)
    return tokens[index]
  }

  mutating func next() -> Token {
    let token = peek()
    if token.kind != .end { position += 1 }
    return token
  }

  mutating func takeSymbol(_ text: String) -> Bool {
    guard peek().kind == .symbol, peek().text == text else { return false }
    position += 1
    return true
  }

  mutating func takeWord(_ text: String) -> Bool {
    guard peek().kind == .word, peek().text == text else { return false }
    position += 1
    return true
  }

  mutating func expect(_ symbol: String) throws(FEELSyntaxError) {
    guard takeSymbol(symbol) else { throw unexpected(.symbol(symbol)) }
  }

  func unexpected(_ expected: FEELSyntaxError.Expected) -> FEELSyntaxError {
    let token = peek()
    let text = token.kind == .string ? "\"\(token.text)\"" : token.text
    return FEELSyntaxError(
      offset: token.start,
      length: token.end - token.start,
      kind: .unexpected(found: text, expected: expected)
    )
  }

  mutating func enter() throws(FEELSyntaxError) {
    depth += 1
    if depth > Self.deepest { throw tooDeep() }
  }

  private func tooDeep() -> FEELSyntaxError {
    FEELSyntaxError(
      offset: peek().start,
      length: peek().end - peek().start,
      kind: .tooDeep(limit: Tree.tallest)
    )
  }

  func node(_ form: Form, from start: Int) throws(FEELSyntaxError) -> Tree {
    let end = position > 0 ? tokens[min(position, tokens.count) - 1].end : 0
    let tree = Tree(form, from: start, to: end)
    if tree.height > Tree.tallest { throw tooDeep() }
    return tree
  }
}
