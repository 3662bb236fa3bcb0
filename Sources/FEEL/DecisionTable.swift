/// A DMN decision table: rules of tests over inputs, each rule with its outputs.
package struct FEELDecisionTable: Sendable {
  /// Which of the rules that match speak, and how their outputs are put together.
  package enum HitPolicy: Sendable, Hashable {
    case unique, any, priority, first, ruleOrder, outputOrder
    case collect(Aggregation?)

    /// From `U`, `UNIQUE`, `C+`, `COLLECT`…; nil for anything else.
    package init?(_ text: String) {
      switch text {
      case "U", "UNIQUE": self = .unique
      case "A", "ANY": self = .any
      case "P", "PRIORITY": self = .priority
      case "F", "FIRST": self = .first
      case "R", "RULE ORDER": self = .ruleOrder
      case "O", "OUTPUT ORDER": self = .outputOrder
      case "C", "COLLECT": self = .collect(nil)
      default:
        guard text.hasPrefix("C"), let sum = Aggregation(rawValue: String(text.dropFirst())) else {
          return nil
        }
        self = .collect(sum)
      }
    }
  }

  package enum Aggregation: String, Sendable, Hashable {
    case sum = "+"
    case count = "#"
    case min = "<"
    case max = ">"
  }

  package struct Output: Sendable {
    package let name: String?
    /// The values allowed, the weightiest first.
    package let allowed: FEELExpression?
    package let byDefault: FEELExpression?

    package init(
      name: String? = nil,
      allowed: FEELExpression? = nil,
      byDefault: FEELExpression? = nil
    ) {
      self.name = name
      self.allowed = allowed
      self.byDefault = byDefault
    }
  }

  package struct Rule: Sendable {
    package let tests: [FEELUnaryTests]
    package let outputs: [FEELExpression]

    /// One test for each input of the table, one expression for each output.
    package init(tests: [FEELUnaryTests], outputs: [FEELExpression]) {
      self.tests = tests
      self.outputs = outputs
    }
  }

  package let hitPolicy: HitPolicy
  package let inputs: [FEELExpression]
  package let outputs: [Output]
  package let rules: [Rule]

  package init(
    _ hitPolicy: HitPolicy,
    inputs: [FEELExpression],
    outputs: [Output],
    rules: [Rule]
  ) {
    self.hitPolicy = hitPolicy
    self.inputs = inputs
    self.outputs = outputs
    self.rules = rules
  }

  /// What the table decides; null when no rule matches and no default is given, or when rules
  /// contradict a policy that forbids it.
  package func evaluate(
    in values: [String: FEELValue],
    now: FEELDateTime? = nil
  ) -> FEELValue {
    var evaluation = Evaluation(now: now)
    return evaluate(in: Scope(values), &evaluation)
  }

  func evaluate(in scope: Scope, _ evaluation: inout Evaluation) -> FEELValue {
    let subjects = inputs.map { evaluation.value(of: $0.tree, in: scope) }
    var hits: [[FEELValue]] = []
    for rule in rules where matches(rule, subjects, scope, &evaluation) {
      hits.append(rule.outputs.map { evaluation.value(of: $0.tree, in: scope) })
      if hitPolicy == .first { break }
    }
    guard !hits.isEmpty else { return missing(scope, &evaluation) }
    return decide(hits, scope, &evaluation)
  }

  private func matches(
    _ rule: Rule,
    _ subjects: [FEELValue],
    _ scope: Scope,
    _ evaluation: inout Evaluation
  ) -> Bool {
    for (test, subject) in zip(rule.tests, subjects) {
      if !test.passes(subject, in: scope, &evaluation) { return false }
    }
    return true
  }

  private func missing(_ scope: Scope, _ evaluation: inout Evaluation) -> FEELValue {
    if case .collect(.count) = hitPolicy { return .number(0) }
    let defaults = outputs.map { output in
      output.byDefault.map { evaluation.value(of: $0.tree, in: scope) } ?? .null
    }
    return defaults.allSatisfy(\.isNull) ? .null : combined(defaults)
  }

  private func decide(
    _ hits: [[FEELValue]],
    _ scope: Scope,
    _ evaluation: inout Evaluation
  ) -> FEELValue {
    switch hitPolicy {
    case .unique:
      return hits.count == 1 ? combined(hits[0]) : evaluation.fail()
    case .any:
      return hits.allSatisfy { $0 == hits[0] } ? combined(hits[0]) : evaluation.fail()
    case .first: return combined(hits[0])
    case .priority:
      return ranked(hits, scope, &evaluation).first.map(combined) ?? .null
    case .ruleOrder, .collect(nil): return .list(hits.map(combined))
    case .outputOrder: return .list(ranked(hits, scope, &evaluation).map(combined))
    case .collect(let aggregation?):
      let values = hits.map(combined)
      return evaluation.some(
        Builtin.named[aggregation.function]?.call(&evaluation, [.list(values)])
      )
    }
  }

  /// One output is its value; several are a context of their names.
  private func combined(_ values: [FEELValue]) -> FEELValue {
    if outputs.count == 1, let only = values.first { return only }
    return .context(zip(outputs, values).map { ($0.name ?? "", $1) })
  }

  /// The hits by the order of the allowed values, first output first; equals keep rule order.
  private func ranked(
    _ hits: [[FEELValue]],
    _ scope: Scope,
    _ evaluation: inout Evaluation
  ) -> [[FEELValue]] {
    let orders = outputs.map { output in
      output.allowed.map { evaluation.value(of: $0.tree, in: scope).list?.elements ?? [] } ?? []
    }
    let ranks = hits.map { hit in
      zip(hit, orders).map { value, order in order.firstIndex(of: value) ?? order.count }
    }
    return hits.indices.sorted { a, b in
      ranks[a] == ranks[b] ? a < b : ranks[a].lexicographicallyPrecedes(ranks[b])
    }.map { hits[$0] }
  }
}

extension FEELDecisionTable.Aggregation {
  fileprivate var function: String {
    switch self {
    case .sum: "sum"
    case .count: "count"
    case .min: "min"
    case .max: "max"
    }
  }
}
