/// Which operands and arguments go together.
extension TypeCheck {
  mutating func require(
    _ found: FEELType, _ expected: [FEELType], _ symbol: String, at tree: Tree
  ) -> Bool {
    if expected.contains(where: { found.fits($0) }) { return true }
    report(.wrongOperand(operator: symbol, found: found, expected: expected), at: tree)
    return false
  }

  mutating func arithmetic(
    _ symbol: Arithmetic, _ left: Tree, _ right: Tree, at tree: Tree
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
          operator: symbol.rawValue, found: unordered, expected: FEELType.ordered), at: tree)
    }
  }

  /// Tests of one subject: each a yes or no about `?`, its like, or a list or range of its like.
  mutating func within(_ subject: FEELType, _ tests: [Tree]) {
    for test in tests {
      let found = inTest(subject) { $0.type(of: test) }
      if case .test = test.form { continue }
      if found == .boolean, test.usesSubject { continue }
      let admits = found.isLike(subject) || found.element.isLike(subject)
        || found.element.element.isLike(subject)
      if !admits {
        report(.unlikeOperands(operator: "in", left: subject, right: found), at: test)
      }
    }
  }

  mutating func call(
    _ builtin: Builtin, _ arguments: Form.Arguments, at tree: Tree
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
    _ builtin: Builtin, _ arguments: [(tree: Tree, type: FEELType)], at tree: Tree
  ) -> FEELType {
    let counted = builtin.signatures.filter { $0.counts.contains(arguments.count) }
    guard let last = counted.last else {
      let least = builtin.signatures.map(\.counts.lowerBound).min() ?? 0
      let most = builtin.signatures.map(\.counts.upperBound).max() ?? 0
      report(
        .wrongArgumentCount(
          function: builtin.name, found: arguments.count, expected: least...max(least, most)),
        at: tree)
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
    _ found: FEELType, _ parameter: Builtin.Parameter, of builtin: Builtin, at tree: Tree
  ) {
    if found.convertible(to: parameter.type) { return }
    report(
      .wrongArgument(
        function: builtin.name, parameter: parameter.name, found: found,
        expected: parameter.type), at: tree)
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

extension Arithmetic {
  /// The types of which this operator takes at least some.
  var operands: [FEELType] {
    switch self {
    case .add: [.number, .string, .date, .time, .dateTime, .daysDuration, .monthsDuration]
    case .subtract: [.number, .date, .time, .dateTime, .daysDuration, .monthsDuration]
    case .multiply, .divide: [.number, .daysDuration, .monthsDuration]
    case .raise: [.number]
    }
  }

  /// The type of the result; nil where the two cannot be combined.
  func result(_ a: FEELType, _ b: FEELType) -> FEELType? {
    let spans: [FEELType] = [.daysDuration, .monthsDuration]
    let moments: [FEELType] = [.date, .dateTime]
    switch (self, a, b) {
    case (_, .number, .number): return .number
    case (.add, .string, .string): return .string
    case (.add, _, _) where spans.contains(a) && moments.contains(b): return b
    case (.add, .daysDuration, .time): return .time
    case (.add, _, _) where moments.contains(a) && spans.contains(b),
      (.subtract, _, _) where moments.contains(a) && spans.contains(b):
      return a
    case (.add, .time, .daysDuration), (.subtract, .time, .daysDuration): return .time
    case (.add, _, _) where spans.contains(a) && a == b,
      (.subtract, _, _) where spans.contains(a) && a == b:
      return a
    case (.subtract, _, _) where moments.contains(a) && moments.contains(b),
      (.subtract, .time, .time):
      return .daysDuration
    case (.multiply, .number, _) where spans.contains(b): return b
    case (.multiply, _, .number) where spans.contains(a),
      (.divide, _, .number) where spans.contains(a):
      return a
    case (.divide, _, _) where spans.contains(a) && a == b: return .number
    default: return nil
    }
  }
}

extension FEELType {
  static let ordered: [FEELType] = [
    .number, .string, .date, .time, .dateTime, .daysDuration, .monthsDuration,
  ]

  /// Nothing is known of it, or it is null, which may stand anywhere.
  var isOpen: Bool { self == .any || self == .null }

  func fits(_ expected: FEELType) -> Bool { isLike(expected) }

  /// Whether values of the two may be the same kind.
  func isLike(_ other: FEELType) -> Bool {
    if isOpen || other.isOpen || self == other { return true }
    switch (self, other) {
    case (.list(let a), .list(let b)), (.range(let a), .range(let b)): return a.isLike(b)
    case (.context(let a), .context(let b)):
      return a.allSatisfy { name, type in b[name].map(type.isLike) ?? true }
    case (.date, .dateTime), (.dateTime, .date): return true
    default: return false
    }
  }

  /// Whether an argument of this type is taken: as it is, as a list of one, as the one of a list.
  func convertible(to expected: FEELType) -> Bool {
    if isLike(expected) { return true }
    if case .list(let element) = expected, isLike(element) { return true }
    if case .list(let element) = self { return element.isLike(expected) }
    return false
  }

  func joined(_ other: FEELType) -> FEELType {
    if self == other || other == .null { return self }
    return self == .null ? other : .any
  }

  /// The type of a list's or range's elements; of anything else, itself.
  var element: FEELType {
    switch self {
    case .list(let element), .range(let element): element
    default: self
    }
  }

  /// What may follow a dot, with its type.
  var members: [String: FEELType] {
    let day: [String: FEELType] = [
      "year": .number, "month": .number, "day": .number, "weekday": .number,
    ]
    let clock: [String: FEELType] = [
      "hour": .number, "minute": .number, "second": .number, "time offset": .daysDuration,
      "timezone": .string,
    ]
    switch self {
    case .context(let members): return members
    case .date: return day
    case .time: return clock
    case .dateTime: return day.merging(clock) { first, _ in first }
    case .monthsDuration: return ["years": .number, "months": .number]
    case .daysDuration:
      return ["days": .number, "hours": .number, "minutes": .number, "seconds": .number]
    case .range(let element):
      return [
        "start": element, "end": element, "start included": .boolean, "end included": .boolean,
      ]
    default: return [:]
    }
  }
}
