import FEEL

/// The names a condition may use and their types, and which of them are fixed by the procedure.
struct Naming {
  var types: [String: FEELType]
  var parameters: [String: FEELValue]

  init(form: Form?, parameters: [Parameter]) {
    types = form?.feelTypes ?? [:]
    self.parameters = [:]
    for parameter in parameters {
      types[parameter.name] = FEELType(of: parameter.value)
      self.parameters[parameter.name] = parameter.value.feel
    }
  }

  /// Inside a repeated section its fields have names of their own.
  func inside(_ section: Section) -> Naming {
    guard section.repeats != nil else { return self }
    var inner = self
    for field in section.fields { inner.types[field.id] = field.kind.feelType }
    return inner
  }
}

extension Checking {
  /// A condition yields yes or no, of names that exist, and can be true at all.
  mutating func check(_ condition: Condition?, in naming: Naming) {
    guard let condition else { return }
    let problems = condition.expression.checkCondition(against: naming.types)
    note(problems, of: condition)
    guard problems.isEmpty else { return }
    guard condition.expression.freeNames.allSatisfy({ naming.parameters[$0] != nil }) else {
      return
    }
    if condition.expression.evaluate(in: naming.parameters) != .boolean(true) {
      add(
        Problem(
          at: condition.place,
          Words(
            zh: "条件“\(condition.source)”永远不成立，这一支永远不会发生",
            en: "'\(condition.source)' is never true: this branch can never run"
          )
        )
      )
    }
  }

  /// An expression that yields a value of the type.
  mutating func check(_ expression: Condition, yields type: FEELType, in naming: Naming) {
    let (found, problems) = expression.expression.check(against: naming.types)
    note(problems, of: expression)
    guard problems.isEmpty, found != type, found != .any, found != .null else { return }
    add(
      Problem(
        at: expression.place,
        Words(
          zh: "“\(expression.source)”应得出\(type.chinese)，实际得出\(found.chinese)",
          en: "'\(expression.source)' should yield a \(type), yields a \(found)"
        )
      )
    )
  }

  private mutating func note(_ problems: [FEELProblem], of condition: Condition) {
    for problem in problems {
      add(
        Problem(
          at: condition.place.moved(past: condition.source, to: problem.offset),
          Words(zh: problem.sentence(.zh), en: problem.sentence(.en))
        )
      )
    }
  }
}

extension Form {
  /// Every name that a condition of this form may use.
  ///
  /// A repeated section is a list of its rows.
  var feelTypes: [String: FEELType] {
    var types: [String: FEELType] = [:]
    for section in sections {
      let fields = section.fields.map { ($0.id, $0.kind.feelType) }
      if section.repeats == nil {
        types.merge(fields) { first, _ in first }
      } else {
        types[section.id] = .list(
          of: .context(Dictionary(fields) { first, _ in first })
        )
      }
    }
    return types
  }
}

extension FEELType {
  init(of value: AnswerValue) {
    self =
      switch value {
      case .text: .string
      case .number: .number
      case .yesNo: .boolean
      case .day: .date
      case .choices: .list(of: .string)
      }
  }
}
