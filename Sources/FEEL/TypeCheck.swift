/// Finds what cannot be meant: unknown names, operands and arguments of the wrong kind.
///
/// Where a type is not known it is `any`, which fits everywhere; so every problem found is real.
struct TypeCheck {
  private static let mostProblems = 100

  private(set) var problems: [FEELProblem] = []
  private var scope: [String: FEELType]
  /// Inside a filter over elements whose members are unknown, a name may be one of them.
  private var openFilters = 0

  init(_ scope: [String: FEELType]) {
    self.scope = scope
  }

  mutating func report(_ kind: FEELProblem.Kind, at tree: Tree) {
    let problem = FEELProblem(
      offset: tree.start,
      length: tree.end - tree.start,
      kind: kind
    )
    if problems.count < Self.mostProblems, !problems.contains(problem) {
      problems.append(problem)
    }
  }

  mutating func requireCondition(_ tree: Tree) {
    let found = type(of: tree)
    if !found.fits(.boolean) { report(.notYesOrNo(found: found), at: tree) }
  }

  mutating func type(of tree: Tree) -> FEELType {
    switch tree.form {
    case .literal(let value): return .of(value)
    case .name(let name, let builtin): return type(ofName: name, builtin, at: tree)
    case .negate(let operand):
      let found = type(of: operand)
      return require(
        found,
        [.number, .daysDuration, .monthsDuration],
        "-",
        at: operand
      ) ? found : .any
    case .arithmetic(let symbol, let left, let right):
      return arithmetic(symbol, left, right, at: tree)
    case .compare(let symbol, let left, let right):
      compare(symbol, left, right, at: tree)
      return .boolean
    case .all(let parts), .any(let parts):
      for part in parts { requireCondition(part) }
      return .boolean
    case .between(let subject, let lower, let upper):
      compare(.greaterOrEqual, subject, lower, at: tree)
      compare(.lessOrEqual, subject, upper, at: tree)
      return .boolean
    case .within(let subject, let tests):
      within(type(of: subject), tests)
      return .boolean
    case .test(let symbol, let bound):
      ordered(symbol, scope["?"] ?? .any, type(of: bound), at: tree)
      return .boolean
    case .testNot(let tests):
      within(scope["?"] ?? .any, tests)
      return .boolean
    case .instance(let subject, _):
      _ = type(of: subject)
      return .boolean
    case .choose(let condition, let yes, let no):
      requireCondition(condition)
      return type(of: yes).joined(type(of: no))
    default: return compoundType(of: tree)
    }
  }

  private mutating func compoundType(of tree: Tree) -> FEELType {
    switch tree.form {
    case .loop(let iterators, let body):
      return .list(of: within(iterators, extra: ["partial": .list(of: .any)]) { $0.type(of: body) })
    case .quantified(_, let iterators, let body):
      within(iterators) { $0.requireCondition(body) }
      return .boolean
    case .function(let parameters, let body):
      let names = parameters.map { ($0.name, $0.type) }
      _ = with(Dictionary(names) { first, _ in first }) { $0.type(of: body) }
      return .function
    case .list(let parts):
      let types = parts.map { type(of: $0) }
      return .list(of: types.dropFirst().reduce(types.first ?? .any) { $0.joined($1) })
    case .context(let entries): return context(entries)
    case .range(let range):
      let types = [range.lower, range.upper].compactMap { $0 }.map { type(of: $0) }
      if types.count == 2, !types[0].isLike(types[1]) {
        report(.unlikeOperands(operator: "..", left: types[0], right: types[1]), at: tree)
      }
      return .range(of: types.first ?? .any)
    case .filter(let list, let condition): return filter(list, condition)
    case .path(let base, let name): return member(name, of: type(of: base), at: tree)
    case .builtin(let builtin, let arguments): return call(builtin, arguments, at: tree)
    case .call(let callee, let arguments):
      for argument in arguments.trees { _ = type(of: argument) }
      call(callee)
      return .any
    default: return .any
    }
  }

  // MARK: names

  private mutating func type(
    ofName name: String,
    _ builtin: Builtin?,
    at tree: Tree
  ) -> FEELType {
    if let type = scope[name] { return type }
    if builtin != nil { return .function }
    if openFilters == 0 {
      report(.unknownName(name, nearest: Names.nearest(to: name, among: known)), at: tree)
    }
    return .any
  }

  /// Names in scope, in a fixed order so that the nearest is the same every time.
  private var known: [String] { scope.keys.filter { $0 != "?" }.sorted() }

  private mutating func call(_ callee: Tree) {
    guard case .name(let name, nil) = callee.form, scope[name] == nil, openFilters == 0 else {
      let found = type(of: callee)
      if !found.fits(.function) { report(.notAFunction(found: found), at: callee) }
      return
    }
    let functions = Builtin.all.map(\.name) + known.filter { scope[$0] == .function }
    report(.unknownFunction(name, nearest: Names.nearest(to: name, among: functions)), at: callee)
  }

  mutating func inTest<T>(_ subject: FEELType, _ body: (inout TypeCheck) -> T) -> T {
    with(["?": subject], body)
  }

  @discardableResult
  private mutating func with<T>(
    _ names: [String: FEELType],
    _ body: (inout TypeCheck) -> T
  ) -> T {
    let outer = scope
    scope.merge(names) { _, inner in inner }
    defer { scope = outer }
    return body(&self)
  }

  @discardableResult
  private mutating func within<T>(
    _ iterators: [Form.Iterator],
    extra: [String: FEELType] = [:],
    _ body: (inout TypeCheck) -> T
  ) -> T {
    let outer = scope
    defer { scope = outer }
    for iterator in iterators {
      let first = type(of: iterator.first)
      if let last = iterator.last { _ = type(of: last) }
      scope[iterator.name] = iterator.last == nil ? first.element : first
    }
    scope.merge(extra) { _, inner in inner }
    return body(&self)
  }

  private mutating func context(_ entries: [Form.ContextEntry]) -> FEELType {
    let outer = scope
    defer { scope = outer }
    var members: [String: FEELType] = [:]
    for entry in entries {
      let type = type(of: entry.value)
      members[entry.name] = type
      scope[entry.name] = type
    }
    return .context(members)
  }

  private mutating func filter(_ list: Tree, _ condition: Tree) -> FEELType {
    let type = type(of: list)
    let element = type.element
    var names: [String: FEELType] = ["item": element]
    var isOpen = true
    if case .context(let members) = element, !members.isEmpty {
      names.merge(members) { _, member in member }
      isOpen = false
    } else if element != .any {
      isOpen = element == .context([:])
    }
    openFilters += isOpen ? 1 : 0
    let found = with(names) { $0.type(of: condition) }
    openFilters -= isOpen ? 1 : 0
    if found == .number { return element }
    if !found.fits(.boolean) { report(.notYesOrNo(found: found), at: condition) }
    return .list(of: element)
  }

  private mutating func member(_ name: String, of type: FEELType, at tree: Tree) -> FEELType {
    switch type {
    case .any, .null: return .any
    case .context(let members) where members.isEmpty: return .any
    case .list(let element): return .list(of: member(name, of: element, at: tree))
    default:
      if let found = type.members[name] { return found }
      let nearest = Names.nearest(to: name, among: type.members.keys.sorted())
      report(.unknownMember(name, of: type, nearest: nearest), at: tree)
      return .any
    }
  }
}
