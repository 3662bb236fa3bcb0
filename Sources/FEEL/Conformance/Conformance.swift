/// Answers the public conformance cases of DMN, one JSON line each (`hall feel --jsonl`).
package enum FEELConformance {
  /// The answer to one case: `{"value": …, "error": …}`, or `{"skip": reason}` for no case at all.
  ///
  /// `now` is what `now()` and `today()` answer.
  package static func answer(line: String, now: FEELDateTime? = nil) -> String {
    guard let json = JSONLine(line), let decision = ConformanceCase(json) else {
      return skip("not a case")
    }
    guard let (value, failed) = decision.evaluate(now: now) else {
      return skip("a function in another language")
    }
    return JSONLine.object([
      .init(name: "value", value: JSONLine(value)),
      .init(name: "error", value: .boolean(failed)),
    ]).text
  }

  private static func skip(_ reason: String) -> String {
    JSONLine.object([.init(name: "skip", value: .string(reason))]).text
  }
}

/// One case: input values, decisions to evaluate first, and the decision asked for.
private struct ConformanceCase {
  private struct Decision {
    let name: String
    let type: String?
    let json: JSONLine
  }
  private var values: [String: FEELValue] = [:]
  private var members: [String] = []
  private let decisions: [Decision]
  private let types: ItemTypes

  init?(_ json: JSONLine) {
    guard let node = json["node"]?.string else { return nil }
    types = ItemTypes(json["types"]?.members ?? [])
    members = types.members
    var decisions = (json["upstream"]?.array ?? []).map { upstream in
      Decision(
        name: upstream["node"]?.string ?? "",
        type: upstream["node_type"]?.string,
        json: upstream
      )
    }
    decisions.append(Decision(name: node, type: json["node_type"]?.string, json: json))
    self.decisions = decisions
    let declared = json["input_data"]
    for member in json["inputs"]?.members ?? [] {
      guard let value = FEELValue(member.value) else { return nil }
      let type = declared?[member.name]?.string
      values[member.name] = types.coerce(value, to: type) ?? .null
      members += Self.memberNames(value)
    }
    for member in declared?.members ?? [] where values[member.name] == nil {
      values[member.name] = .null
    }
  }

  private static func memberNames(_ value: FEELValue) -> [String] {
    switch value {
    case .context(let context): context.names + context.values.flatMap(memberNames)
    case .list(let list): list.first.map(memberNames) ?? []
    default: []
    }
  }

  /// Nil when a function of another language would have to be called.
  func evaluate(now: FEELDateTime?) -> (FEELValue, failed: Bool)? {
    var values = values
    var members = members
    var evaluation = Evaluation(now: now)
    var result = FEELValue.null
    for decision in decisions {
      result = .null
      do throws(FEELSyntaxError) {
        result = try self.value(of: decision.json, values, members, &evaluation)
      } catch {
        if error.kind == .external { return nil }
        evaluation.failed = true
      }
      if let fitted = types.coerce(result, to: decision.type) {
        result = fitted
      } else {
        result = evaluation.fail()
      }
      values[decision.name] = result
      members += Self.memberNames(result)
    }
    return (result, result.isNull && evaluation.failed)
  }

  private func value(
    of decision: JSONLine,
    _ values: [String: FEELValue],
    _ members: [String],
    _ evaluation: inout Evaluation
  ) throws(FEELSyntaxError) -> FEELValue {
    let names = Array(values.keys)
    if let text = decision["expression"]?.string {
      let expression = try FEELExpression(
        parsing: text,
        names: names,
        members: members,
        types: types.named
      )
      return evaluation.value(of: expression.tree, in: Scope(values))
    }
    guard let json = decision["table"], json != .null else { return .null }
    let (table, _) = FEELDecisionTable.read(
      FEELDecisionTableText(json),
      names: names,
      members: members,
      types: types.named
    )
    return evaluation.some(table?.evaluate(in: Scope(values), &evaluation))
  }
}

extension FEELDecisionTableText {
  /// From `{"hitPolicy": …, "aggregation": …, "inputs": […], "outputs": […], "rules": […]}`.
  fileprivate init(_ json: JSONLine) {
    let signs = ["SUM": "C+", "COUNT": "C#", "MIN": "C<", "MAX": "C>"]
    let aggregation = json["aggregation"]?.string.flatMap { signs[$0] }
    self.init(
      hitPolicy: aggregation ?? json["hitPolicy"]?.string ?? "UNIQUE",
      inputs: (json["inputs"]?.array ?? []).map { $0["expr"]?.string ?? "null" },
      outputs: (json["outputs"]?.array ?? []).map { output in
        Output(
          name: output["name"]?.string,
          allowed: output["outputValues"]?.string,
          byDefault: output["default"]?.string
        )
      },
      rules: (json["rules"]?.array ?? []).map { rule in
        Rule(
          tests: (rule["in"]?.array ?? []).map { $0.string ?? "-" },
          outputs: (rule["out"]?.array ?? []).map { $0.string ?? "null" }
        )
      }
    )
  }
}
