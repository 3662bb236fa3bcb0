/// Reads the tests of a decision table's cell, or of `in`: `< 5`, `[1..10]`, `"a", "b"`, `not(…)`.
extension Parser {
  /// A whole cell: `-`, `not(tests)` or tests divided by commas; true when any of them is.
  mutating func wholeTests() throws(FEELSyntaxError) -> Tree {
    enterScope("?")
    defer { leaveScope("?") }
    let start = peek().start
    if peek().text == "-", peek(1).kind == .end {
      position += 1
      return try node(.testNot([]), from: start)
    }
    if peek().text == "not", peek(1).text == "(" {
      position += 2
      let tests = try positiveTests()
      if takeSymbol(")"), peek().kind == .end { return try node(.testNot(tests), from: start) }
      position = 0
    }
    let tests = try positiveTests()
    guard peek().kind == .end else { throw unexpected(.end) }
    let subject = try node(.name("?", nil), from: start)
    return try node(.within(subject, tests), from: start)
  }

  private mutating func positiveTests() throws(FEELSyntaxError) -> [Tree] {
    var tests = [try positiveTest()]
    while takeSymbol(",") { tests.append(try positiveTest()) }
    return tests
  }

  private mutating func positiveTest() throws(FEELSyntaxError) -> Tree {
    let start = peek().start
    guard let symbol = takeComparison() else { return try expression() }
    return try node(.test(symbol, try sum()), from: start)
  }

  /// What follows `in`: one test, or several in parentheses.
  mutating func inTests() throws(FEELSyntaxError) -> [Tree] {
    try enter()
    defer { depth -= 1 }
    enterScope("?")
    defer { leaveScope("?") }
    let start = peek().start
    if let symbol = takeComparison() { return [try node(.test(symbol, try sum()), from: start)] }
    guard takeSymbol("(") else { return [try sum()] }
    var tests = [try positiveTest()]
    if takeSymbol("..") { return [try rangeEnd(tests[0], includesLower: false, from: start)] }
    while takeSymbol(",") { tests.append(try positiveTest()) }
    try expect(")")
    return tests
  }
}
