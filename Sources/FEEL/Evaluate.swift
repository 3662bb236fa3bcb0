/// Walks a tree to its value, whatever it is: what cannot be done is null, noted as a failure.
struct Evaluation {
  static let mostSteps = 500_000
  static let deepest = 300
  static let deepestScope = 1000
  static let longestText = 4_000_000

  /// The moment `now()` and `today()` answer; null without one.
  var now: FEELDateTime?
  /// Set when null came from an error and not from a null that was given.
  var failed = false
  private var steps = 0
  private var depth = 0
  private var exhausted = false

  init(now: FEELDateTime? = nil) {
    self.now = now
  }

  mutating func fail() -> FEELValue {
    failed = true
    return .null
  }

  /// Counts work; false once the budget is spent, after which everything is null.
  var remaining: Int { max(0, Self.mostSteps - steps) }

  mutating func spend(_ count: Int = 1) -> Bool {
    steps += min(count, Self.mostSteps)
    if steps > Self.mostSteps {
      exhausted = true
      failed = true
    }
    return !exhausted
  }

  /// Runs a body that counts down the work left to it, and charges what it took.
  mutating func working<T>(_ body: (inout Int) -> T?) -> T? {
    let before = remaining * 4
    var work = before
    let result = body(&work)
    return spend((before - work) / 4) ? result : nil
  }

  mutating func value(of tree: Tree, in scope: Scope) -> FEELValue {
    guard spend(), depth < Self.deepest else { return fail() }
    depth += 1
    let value = plainValue(of: tree, in: scope)
    depth -= 1
    if exhausted { return .null }
    switch value {
    case .list(let list): return list.bulk.isTooMuch ? fail() : value
    case .context(let context): return context.bulk.isTooMuch ? fail() : value
    case .string(let text): return text.utf8.count > Self.longestText ? fail() : value
    default: return value
    }
  }

  private mutating func plainValue(of tree: Tree, in scope: Scope) -> FEELValue {
    switch tree.form {
    case .literal(let value): return value
    case .name(let name, let builtin): return variable(name, builtin, scope)
    case .compare(let symbol, let left, let right):
      let a = value(of: left, in: scope)
      return compare(a, symbol, value(of: right, in: scope))
    case .arithmetic(let symbol, let left, let right):
      let a = value(of: left, in: scope)
      return calculate(a, symbol, value(of: right, in: scope))
    case .all(let parts): return connect(parts, stopAt: false, scope)
    case .any(let parts): return connect(parts, stopAt: true, scope)
    case .builtin(let builtin, .positional(let trees)):
      return builtin.call(&self, values(of: trees, in: scope))
    case .path(let base, let name): return member(name, of: value(of: base, in: scope))
    case .choose(let condition, let yes, let no):
      switch value(of: condition, in: scope) {
      case .boolean(true): return value(of: yes, in: scope)
      case .boolean(false), .null: return value(of: no, in: scope)
      default: return fail()
      }
    default: return rareValue(of: tree, in: scope)
    }
  }

  private mutating func rareValue(of tree: Tree, in scope: Scope) -> FEELValue {
    switch tree.form {
    case .negate(let operand): return negate(value(of: operand, in: scope))
    case .between(let subject, let lower, let upper):
      let a = value(of: subject, in: scope)
      let above = compare(a, .greaterOrEqual, value(of: lower, in: scope))
      let below = compare(a, .lessOrEqual, value(of: upper, in: scope))
      return both(above, below)
    case .within(let subject, let tests):
      return matches(value(of: subject, in: scope), anyOf: tests, in: scope)
    case .test(let symbol, let bound):
      return compare(scope.lookUp("?") ?? .null, symbol, value(of: bound, in: scope))
    case .testNot(let tests):
      if tests.isEmpty { return .boolean(true) }
      let result = matches(scope.lookUp("?") ?? .null, anyOf: tests, in: scope)
      return .optional(result.boolean.map { !$0 })
    case .instance(let subject, let type):
      return .boolean(type.holds(value(of: subject, in: scope)))
    case .loop(let iterators, let body): return loop(iterators, body, in: scope)
    case .quantified(let kind, let iterators, let body):
      return quantify(kind, iterators, body, in: scope)
    case .function(let parameters, let body):
      return .function(FEELFunction(.written(parameters, body, scope)))
    case .list(let parts): return .list(FEELList(values(of: parts, in: scope)))
    case .context(let entries): return context(entries, in: scope)
    case .range(let range): return self.range(range, in: scope)
    case .filter(let list, let condition):
      return filter(value(of: list, in: scope), by: condition, in: scope)
    case .builtin(let builtin, let arguments):
      guard case .named(let pairs) = arguments else { return fail() }
      return builtin.call(&self, named: named(pairs, in: scope))
    case .call(let callee, let arguments): return call(callee, arguments, in: scope)
    default: return fail()
    }
  }

  mutating func values(of trees: [Tree], in scope: Scope) -> [FEELValue] {
    var values: [FEELValue] = []
    values.reserveCapacity(trees.count)
    for tree in trees { values.append(value(of: tree, in: scope)) }
    return values
  }

  private mutating func named(
    _ pairs: [(name: String, value: Tree)],
    in scope: Scope
  ) -> [(name: String, value: FEELValue)] {
    var values: [(name: String, value: FEELValue)] = []
    for pair in pairs { values.append((pair.name, value(of: pair.value, in: scope))) }
    return values
  }

  private mutating func variable(_ name: String, _ builtin: Builtin?, _ scope: Scope) -> FEELValue {
    guard scope.depth <= Self.deepestScope, spend(scope.depth >> 4) else { return fail() }
    if let value = scope.lookUp(name) { return value }
    if let builtin { return .function(FEELFunction(.builtin(builtin))) }
    return fail()
  }

  /// `and` and `or` over three truth values: what is neither true nor false counts as unknown.
  private mutating func connect(_ parts: [Tree], stopAt stop: Bool, _ scope: Scope) -> FEELValue {
    var unknown = false
    for part in parts {
      switch value(of: part, in: scope) {
      case .boolean(stop): return .boolean(stop)
      case .boolean: break
      default: unknown = true
      }
    }
    return unknown ? .null : .boolean(!stop)
  }

  func both(_ a: FEELValue, _ b: FEELValue) -> FEELValue {
    if a == .boolean(false) || b == .boolean(false) { return .boolean(false) }
    return a == .boolean(true) && b == .boolean(true) ? .boolean(true) : .null
  }

  private mutating func context(_ entries: [Form.ContextEntry], in scope: Scope) -> FEELValue {
    var inner = scope
    var built: [(String, FEELValue)] = []
    var seen: Set<String> = []
    for entry in entries {
      guard inner.depth <= Self.deepestScope, seen.insert(entry.name).inserted else {
        return fail()
      }
      let value = value(of: entry.value, in: inner)
      built.append((entry.name, value))
      inner = Scope(entry.name, value, in: inner)
    }
    return .context(FEELContext(built))
  }

  // MARK: calls

  private mutating func call(
    _ callee: Tree,
    _ arguments: Form.Arguments,
    in scope: Scope
  ) -> FEELValue {
    guard case .function(let function) = value(of: callee, in: scope) else { return fail() }
    switch arguments {
    case .positional(let trees): return apply(function, to: values(of: trees, in: scope))
    case .named(let pairs):
      let values = named(pairs, in: scope)
      switch function.kind {
      case .builtin(let builtin): return builtin.call(&self, named: values)
      case .written(let parameters, _, _):
        guard values.count == parameters.count else { return fail() }
        var ordered: [FEELValue] = []
        for parameter in parameters {
          guard let given = values.first(where: { $0.name == parameter.name }) else {
            return fail()
          }
          ordered.append(given.value)
        }
        return apply(function, to: ordered)
      }
    }
  }

  mutating func apply(_ function: FEELFunction, to values: [FEELValue]) -> FEELValue {
    switch function.kind {
    case .builtin(let builtin): return builtin.call(&self, values)
    case .written(let parameters, let body, let scope):
      guard values.count == parameters.count else { return fail() }
      guard scope.depth + values.count <= Self.deepestScope else { return fail() }
      var inner = scope
      for (parameter, value) in zip(parameters, values) {
        guard let fitted = parameter.type.coerced(value) else { return fail() }
        inner = Scope(parameter.name, fitted, in: inner)
      }
      return self.value(of: body, in: inner)
    }
  }
}
