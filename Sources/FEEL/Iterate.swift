/// What runs over several values: loops, quantifiers, filters and tests of membership.
extension Evaluation {
  mutating func loop(_ iterators: [Form.Iterator], _ body: Tree, in scope: Scope) -> FEELValue {
    var results: [FEELValue] = []
    let finished = walk(iterators[...], in: scope) { evaluation, scope in
      var inner = scope
      if body.usesPartial {
        guard evaluation.spend(results.count) else { return false }
        inner = Scope("partial", .list(results), in: scope)
      }
      results.append(evaluation.value(of: body, in: inner))
      return true
    }
    return finished ? .list(results) : fail()
  }

  mutating func quantify(
    _ kind: Quantifier,
    _ iterators: [Form.Iterator],
    _ body: Tree,
    in scope: Scope
  ) -> FEELValue {
    var decided = false
    var unknown = false
    let finished = walk(iterators[...], in: scope) { evaluation, scope in
      switch evaluation.value(of: body, in: scope) {
      case .boolean(kind == .some):
        decided = true
        return false
      case .boolean: return true
      default:
        unknown = true
        return true
      }
    }
    if decided { return .boolean(kind == .some) }
    if !finished || unknown { return fail() }
    return .boolean(kind == .every)
  }

  /// Runs the visit once for each combination, the last iterator fastest.
  ///
  /// - Returns: false when an iterator is no list or the visit said stop.
  private mutating func walk(
    _ iterators: ArraySlice<Form.Iterator>,
    in scope: Scope,
    _ visit: (inout Evaluation, Scope) -> Bool
  ) -> Bool {
    guard let iterator = iterators.first else { return spend() && visit(&self, scope) }
    let rest = iterators.dropFirst()
    let first = value(of: iterator.first, in: scope)
    if let last = iterator.last {
      guard let steps = Self.steps(from: first, to: value(of: last, in: scope)) else {
        return false
      }
      return walk(steps, iterator.name, rest, in: scope, visit)
    }
    if case .range(let range) = first {
      guard let steps = Self.steps(of: range) else { return false }
      return walk(steps, iterator.name, rest, in: scope, visit)
    }
    guard !first.isNull else { return false }
    for element in Self.elements(of: first) {
      guard spend(), walk(rest, in: Scope(iterator.name, element, in: scope), visit) else {
        return false
      }
    }
    return true
  }

  private mutating func walk(
    _ steps: Steps,
    _ name: String,
    _ rest: ArraySlice<Form.Iterator>,
    in scope: Scope,
    _ visit: (inout Evaluation, Scope) -> Bool
  ) -> Bool {
    var steps = steps
    while let element = steps.next() {
      guard spend(), walk(rest, in: Scope(name, element, in: scope), visit) else { return false }
    }
    return true
  }

  // MARK: filters

  mutating func filter(_ value: FEELValue, by condition: Tree, in scope: Scope) -> FEELValue {
    if value.isNull { return value }
    let elements = Self.elements(of: value)
    if case .literal(.number(let index)) = condition.form { return pick(index, of: elements) }
    var kept: [FEELValue] = []
    for (place, element) in elements.enumerated() {
      switch self.value(of: condition, in: Scope(element: element, in: scope)) {
      case .boolean(true): kept.append(element)
      case .boolean(false), .null: break
      case .number(let index) where place == 0: return pick(index, of: elements)
      default: return fail()
      }
    }
    if elements.isEmpty, case .number = self.value(of: condition, in: scope) { return .null }
    return .list(kept)
  }

  /// The n-th element from 1, or from the end when negative.
  private mutating func pick(_ index: FEELDecimal, of elements: [FEELValue]) -> FEELValue {
    guard let place = index.integer(), place != 0, place.magnitude <= elements.count else {
      return .null
    }
    return elements[place > 0 ? place - 1 : elements.count + place]
  }

  /// A list's elements; any other value is a list of itself.
  static func elements(of value: FEELValue) -> [FEELValue] {
    if case .list(let list) = value { return list.elements }
    return [value]
  }

  // MARK: ranges and membership

  mutating func range(_ form: Form.RangeForm, in scope: Scope) -> FEELValue {
    let lower = form.lower.map { value(of: $0, in: scope) }
    let upper = form.upper.map { value(of: $0, in: scope) }
    if let lower, let upper, !lower.isNull, !upper.isNull, Self.order(lower, upper) == nil,
      lower != upper
    {
      return fail()
    }
    var range = FEELRange(
      lower,
      includesLower: form.includesLower,
      upper,
      includesUpper: form.includesUpper
    )
    range.isExcluding = form.isExcluding
    return .range(range)
  }

  /// Whether a value passes at least one test; null when none passes and one cannot tell.
  mutating func matches(_ value: FEELValue, anyOf tests: [Tree], in scope: Scope) -> FEELValue {
    let inner = Scope("?", value, in: scope)
    var unknown = false
    for test in tests {
      switch matches(value, test, in: inner) {
      case true?: return .boolean(true)
      case nil: unknown = true
      case false?: break
      }
    }
    return unknown ? fail() : .boolean(false)
  }

  private mutating func matches(_ value: FEELValue, _ test: Tree, in scope: Scope) -> Bool? {
    if case .test = test.form { return self.value(of: test, in: scope).boolean }
    let found = self.value(of: test, in: scope)
    if case .boolean(let holds) = found, test.usesSubject { return holds }
    return contains(found, value)
  }

  /// Whether a test's value admits a subject: equal to it, or a list or range that holds it.
  mutating func contains(_ found: FEELValue, _ value: FEELValue) -> Bool? {
    switch found {
    case .range(let range):
      if case .range = value { return Self.equal(found, value) }
      return Self.holds(range, value)
    case .list(let list):
      if case .list = value, Self.equal(found, value) == true { return true }
      guard spend(list.count) else { return nil }
      return list.contains { element in
        if case .range(let range) = element, Self.holds(range, value) == true { return true }
        return Self.equal(element, value) == true
      }
    default: return Self.equal(found, value)
    }
  }

  /// Whether a range holds a value; nil when it cannot be compared with an end.
  static func holds(_ range: FEELRange, _ value: FEELValue) -> Bool? {
    if value.isNull { return nil }
    if range.isExcluding { return equal(range.lower ?? .null, value).map { !$0 } }
    if let lower = range.lower {
      guard let order = order(value, lower) else { return nil }
      if order < 0 || (order == 0 && !range.includesLower) { return false }
    }
    if let upper = range.upper {
      guard let order = order(value, upper) else { return nil }
      if order > 0 || (order == 0 && !range.includesUpper) { return false }
    }
    return true
  }
}
