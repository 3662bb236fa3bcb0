/// A FEEL expression, read once and evaluated many times.
package struct FEELExpression: Sendable {
  package let source: String
  /// The names the expression asks its surroundings for.
  package let freeNames: Set<String>
  let tree: Tree

  /// - Parameters:
  ///   - source: at most 64 KiB of FEEL.
  ///   - names: the names in scope; those with spaces or signs can only be read when given here.
  ///   - members: further names that may follow a dot.
  ///   - types: named types for `instance of` and parameters.
  /// - Throws: what cannot be read, and where.
  package init(
    parsing source: String,
    names: some Sequence<String>,
    members: [String] = [],
    types: [String: FEELType] = [:]
  ) throws(FEELSyntaxError) {
    var parser = try Parser(source, names: names, members: members, types: types)
    tree = try parser.wholeExpression()
    self.source = source
    freeNames = parser.free
  }

  /// The value; null for whatever cannot be done, and for a name not given.
  ///
  /// `now` is what `now()` and `today()` answer; null without it.
  package func evaluate(
    in values: [String: FEELValue],
    now: FEELDateTime? = nil
  ) -> FEELValue {
    var evaluation = Evaluation(now: now)
    return evaluation.value(of: tree, in: Scope(values))
  }

  /// The type it yields, and every problem at once.
  package func check(
    against types: [String: FEELType]
  ) -> (type: FEELType, problems: [FEELProblem]) {
    var check = TypeCheck(types)
    let type = check.type(of: tree)
    return (type, check.problems)
  }

  /// As `check`, and a problem more when the expression is no condition.
  package func checkCondition(against types: [String: FEELType]) -> [FEELProblem] {
    var check = TypeCheck(types)
    check.requireCondition(tree)
    return check.problems
  }
}

/// The tests of one cell of a decision table, or of a field's allowed values.
package struct FEELUnaryTests: Sendable {
  package let source: String
  package let freeNames: Set<String>
  let tree: Tree

  package init(
    parsing source: String,
    names: some Sequence<String>,
    members: [String] = [],
    types: [String: FEELType] = [:]
  ) throws(FEELSyntaxError) {
    var parser = try Parser(source, names: names, members: members, types: types)
    tree = try parser.wholeTests()
    self.source = source
    freeNames = parser.free.subtracting(["?"])
  }

  /// Whether the value passes; a test that cannot tell does not pass.
  package func matches(_ value: FEELValue, in values: [String: FEELValue] = [:]) -> Bool {
    var evaluation = Evaluation()
    return passes(value, in: Scope(values), &evaluation)
  }

  func passes(_ value: FEELValue, in scope: Scope, _ evaluation: inout Evaluation) -> Bool {
    evaluation.value(of: tree, in: Scope("?", value, in: scope)) == .boolean(true)
  }

  /// Every problem of the tests for a subject of the given type.
  package func check(
    _ subject: FEELType,
    against types: [String: FEELType]
  ) -> [FEELProblem] {
    var check = TypeCheck(types.merging(["?": subject]) { _, subject in subject })
    _ = check.type(of: tree)
    return check.problems
  }
}
