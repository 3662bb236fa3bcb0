/// Which operands and arguments go together.
extension TypeCheck {
  mutating func require(
    _ found: FEELType,
    _ expected: [FEELType],
    _ symbol: String,
    at tree: Tree
  ) -> Bool {
    if expected.contains(where: { found.fits($0) }) { return true }
    report(.wrongOperand(operator: symbol, found: found, expected: expected), at: tree)
    return false
  }

  mutating func arithmetic(
    _ symbol: Arithmetic,
    _ left: Tree,
    _ right: Tree,
    at tree: Tree
  ) -> FEELType {
    let (a, b) = (type(of: left), type(of: right))
    if a.isOpen || b.isOpen { return symbol == .raise ? .number : .any }
    if let result = symbol.result(a, b) { return result }
    let allowed = symbol.operands
    if require(a, allowed, symbol.rawValue, at: left),
      require(b, allowed, symbol.rawValue, at: right)
    {
      report(.unlikeOperands(operator: symbol.rawValue, left: a, right: b), at: tree)
    }
    return .any
  }

  mutating func compare(_ symbol: Comparison, _ left: Tree, _ right: Tree, at tree: Tree) {
    ordered(symbol, type(of: left), type(of: right), at: tree)
  }

  mutating func ordered(_ symbol: Comparison, _ a: FEELType, _ b: FEELType, at tree: Tree) {
    if !a.isLike(b) {
      return report(.unlikeOperands(operator: symbol.rawValue, left: a, right: b), at: tree)
    }
    if symbol == .equal || symbol == .unequal { return }
    let unordered = [a, b].first { type in
      !type.isOpen && !FEELType.ordered.contains(type)
    }
    if let unordered {
      report(
        .wrongOperand(
          operator: symbol.rawValue,
          found: unordered,
          expected: FEELType.ordered
        ),
        at: tree
      )
    }
  }

  /// Tests of one subject: each a yes or no about `?`, its like, or a list or range of its like.
  mutating func within(_ subject: FEELType, _ tests: [Tree]) {
    for test in tests {
      let found = inTest(subject) { $0.type(of: test) }
      if case .test = test.form { continue }
      if found == .boolean, test.usesSubject { continue }
      let admits =
        found.isLike(subject) || found.element.isLike(subject)
        || found.element.element.isLike(subject)
      if !admits {
        report(.unlikeOperands(operator: "in", left: subject, right: found), at: test)
      }
    }
  }

  mutating func call(
    _ builtin: Builtin,
    _ arguments: Form.Arguments,
    at tree: Tree
  ) -> FEELType {
    switch arguments {
    case .positional(let trees):
      let types = trees.map { type(of: $0) }
      return call(builtin, trees.indices.map { (trees[$0], types[$0]) }, at: tree)
    case .named(let pairs):
      let types = pairs.map { type(of: $0.value) }
      let known = Set(builtin.signatures.flatMap { $0.parameters.map(\.name) })
      for pair in pairs where !known.contains(pair.name) {
        let nearest = Names.nearest(to: pair.name, among: known.sorted())
        report(.unknownParameter(pair.name, of: builtin.name, nearest: nearest), at: pair.value)
      }
      let fitting = builtin.signatures.first { signature in
        pairs.allSatisfy { pair in signature.parameters.contains { $0.name == pair.name } }
      }
      guard let fitting else { return .any }
      for (pair, type) in zip(pairs, types) {
        guard let parameter = fitting.parameters.first(where: { $0.name == pair.name }) else {
          continue
        }
        checkArgument(type, parameter, of: builtin, at: pair.value)
      }
      return fitting.result
    }
  }

  private mutating func call(
    _ builtin: Builtin,
    _ arguments: [(tree: Tree, type: FEELType)],
    at tree: Tree
  ) -> FEELType {
    let counted = builtin.signatures.filter { $0.counts.contains(arguments.count) }
    guard let last = counted.last else {
      let least = builtin.signatures.map(\.counts.lowerBound).min() ?? 0
      let most = builtin.signatures.map(\.counts.upperBound).max() ?? 0
      report(
        .wrongArgumentCount(
          function: builtin.name,
          found: arguments.count,
          expected: least...max(least, most)
        ),
        at: tree
      )
      return builtin.signatures.first?.result ?? .any
    }
    if let fitting = counted.first(where: { $0.admits(arguments.map(\.type)) }) {
      return fitting.result
    }
    for (argument, parameter) in zip(arguments, last.parameters) {
      checkArgument(argument.type, parameter, of: builtin, at: argument.tree)
    }
    return last.result
  }

  private mutating func checkArgument(
    _ found: FEELType,
    _ parameter: Builtin.Parameter,
    of builtin: Builtin,
    at tree: Tree
  ) {
    if found.convertible(to: parameter.type) { return }
    report(
      .wrongArgument(
        function: builtin.name,
        parameter: parameter.name,
        found: found,
        expected: parameter.type
      ),
      at: tree
    )
  }
}

extension Builtin.Signature {
  func admits(_ types: [FEELType]) -> Bool {
    guard counts.contains(types.count) else { return false }
    if spread == .gathers, let element = parameters.first?.type.element {
      if types.count == 1, types[0].convertible(to: .list(of: element)) { return true }
      return types.allSatisfy { $0.convertible(to: element) }
    }
    return zip(types, parameters).allSatisfy { $0.convertible(to: $1.type) }
  }
}
