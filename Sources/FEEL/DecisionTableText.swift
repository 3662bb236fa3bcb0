/// A decision table as it is written, cell by cell, and how it is read: every flaw at once.
package struct FEELDecisionTableText: Sendable {
  package struct Output: Sendable {
    package var name: String?
    /// The allowed values, the weightiest first, divided by commas.
    package var allowed: String?
    package var byDefault: String?

    package init(name: String? = nil, allowed: String? = nil, byDefault: String? = nil) {
      self.name = name
      self.allowed = allowed
      self.byDefault = byDefault
    }
  }

  package struct Rule: Sendable {
    package var tests: [String]
    package var outputs: [String]

    package init(tests: [String], outputs: [String]) {
      self.tests = tests
      self.outputs = outputs
    }
  }

  /// One of those that `HitPolicy` knows: `U`, `UNIQUE`, `C+`.
  package var hitPolicy: String
  package var inputs: [String]
  package var outputs: [Output]
  package var rules: [Rule]

  package init(hitPolicy: String, inputs: [String], outputs: [Output], rules: [Rule]) {
    self.hitPolicy = hitPolicy
    self.inputs = inputs
    self.outputs = outputs
    self.rules = rules
  }
}

/// What is wrong with one cell of a decision table.
package struct FEELDecisionTableFlaw: Error, Sendable, Hashable {
  /// Where it stands; rules and columns count from 0.
  package enum Cell: Sendable, Hashable {
    case hitPolicy
    case input(Int)
    case allowed(output: Int)
    case byDefault(output: Int)
    case rule(Int)
    case test(rule: Int, input: Int)
    case output(rule: Int, output: Int)
  }

  package enum Kind: Sendable, Hashable {
    case unknownHitPolicy(String)
    case wrongCellCount(found: Int, expected: Int)
    case syntax(FEELSyntaxError)
    case problem(FEELProblem)
  }

  package let cell: Cell
  package let kind: Kind

  package func sentence(_ language: FEELLanguage) -> String {
    let zh = language == .zh
    switch kind {
    case .unknownHitPolicy(let text):
      return zh
        ? "没有名为“\(text)”的命中策略，可用 U、A、P、F、R、O、C、C+、C#、C<、C>。"
        : "There is no hit policy '\(text)'; there are U, A, P, F, R, O, C, C+, C#, C< and C>."
    case .wrongCellCount(let found, let expected):
      return zh
        ? "这条规则应有 \(expected) 格，实际 \(found) 格。"
        : "This rule should have \(expected) cells and has \(found)."
    case .syntax(let error): return error.sentence(language)
    case .problem(let problem): return problem.sentence(language)
    }
  }
}

extension FEELDecisionTable {
  /// Reads every cell; nil with the flaws where one cannot be read.
  package static func read(
    _ text: FEELDecisionTableText,
    names: some Sequence<String>,
    members: [String] = [],
    types: [String: FEELType] = [:]
  ) -> (table: FEELDecisionTable?, flaws: [FEELDecisionTableFlaw]) {
    var reader = DecisionTableReader(names: Array(names), members: members, types: types)
    let table = reader.table(text)
    return reader.flaws.isEmpty ? (table, []) : (nil, reader.flaws)
  }

  /// Every problem of every cell against the declared names.
  package func check(against types: [String: FEELType]) -> [FEELDecisionTableFlaw] {
    var flaws: [FEELDecisionTableFlaw] = []
    func report(_ problems: [FEELProblem], at cell: FEELDecisionTableFlaw.Cell) {
      flaws += problems.map { FEELDecisionTableFlaw(cell: cell, kind: .problem($0)) }
    }
    var subjects: [FEELType] = []
    for (column, input) in inputs.enumerated() {
      let (type, problems) = input.check(against: types)
      subjects.append(type)
      report(problems, at: .input(column))
    }
    for (row, rule) in rules.enumerated() {
      for (column, test) in rule.tests.enumerated() {
        report(
          test.check(subjects[at: column] ?? .any, against: types),
          at: .test(rule: row, input: column)
        )
      }
      for (column, output) in rule.outputs.enumerated() {
        report(output.check(against: types).problems, at: .output(rule: row, output: column))
      }
    }
    for (column, output) in outputs.enumerated() {
      report(output.allowed?.check(against: types).problems ?? [], at: .allowed(output: column))
      report(output.byDefault?.check(against: types).problems ?? [], at: .byDefault(output: column))
    }
    return flaws
  }
}

private struct DecisionTableReader {
  let names: [String]
  let members: [String]
  let types: [String: FEELType]
  private(set) var flaws: [FEELDecisionTableFlaw] = []

  init(names: [String], members: [String], types: [String: FEELType]) {
    self.names = names
    self.members = members
    self.types = types
  }

  mutating func table(_ text: FEELDecisionTableText) -> FEELDecisionTable {
    let policy = FEELDecisionTable.HitPolicy(text.hitPolicy)
    if policy == nil { report(.unknownHitPolicy(text.hitPolicy), at: .hitPolicy) }
    var inputs: [FEELExpression] = []
    for (column, input) in text.inputs.enumerated() {
      if let read = expression(input, at: .input(column)) { inputs.append(read) }
    }
    var outputs: [FEELDecisionTable.Output] = []
    for (column, output) in text.outputs.enumerated() {
      let allowed = output.allowed.flatMap { expression("[\($0)]", at: .allowed(output: column)) }
      let byDefault = output.byDefault.flatMap { expression($0, at: .byDefault(output: column)) }
      outputs.append(.init(name: output.name, allowed: allowed, byDefault: byDefault))
    }
    var rules: [FEELDecisionTable.Rule] = []
    for (row, rule) in text.rules.enumerated() {
      let expected = text.inputs.count + text.outputs.count
      let found = rule.tests.count + rule.outputs.count
      if found != expected || rule.tests.count != text.inputs.count {
        report(.wrongCellCount(found: found, expected: expected), at: .rule(row))
      }
      rules.append(self.rule(rule, row))
    }
    return FEELDecisionTable(policy ?? .unique, inputs: inputs, outputs: outputs, rules: rules)
  }

  private mutating func rule(
    _ rule: FEELDecisionTableText.Rule,
    _ row: Int
  ) -> FEELDecisionTable.Rule {
    var tests: [FEELUnaryTests] = []
    for (column, test) in rule.tests.enumerated() {
      do throws(FEELSyntaxError) {
        tests.append(
          try FEELUnaryTests(parsing: test, names: names, members: members, types: types)
        )
      } catch {
        report(.syntax(error), at: .test(rule: row, input: column))
      }
    }
    var outputs: [FEELExpression] = []
    for (column, output) in rule.outputs.enumerated() {
      if let read = expression(output, at: .output(rule: row, output: column)) {
        outputs.append(read)
      }
    }
    return FEELDecisionTable.Rule(tests: tests, outputs: outputs)
  }

  private mutating func expression(
    _ source: String,
    at cell: FEELDecisionTableFlaw.Cell
  ) -> FEELExpression? {
    do throws(FEELSyntaxError) {
      return try FEELExpression(parsing: source, names: names, members: members, types: types)
    } catch {
      report(.syntax(error), at: cell)
      return nil
    }
  }

  private mutating func report(
    _ kind: FEELDecisionTableFlaw.Kind,
    at cell: FEELDecisionTableFlaw.Cell
  ) {
    flaws.append(FEELDecisionTableFlaw(cell: cell, kind: kind))
  }
}
