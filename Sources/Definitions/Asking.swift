import FEEL

/// What a form asks, given the answers so far.
extension Form {
  package func visibleSections(_ answers: Answers, parameters: [Parameter]) -> [Section] {
    let context = answers.context(form: self, parameters: parameters)
    return sections.filter { holds($0.condition, context) }
  }

  /// The single fields that are asked, and all fields of repeated sections that are.
  package func visibleFields(_ answers: Answers, parameters: [Parameter]) -> [Field] {
    let context = answers.context(form: self, parameters: parameters)
    return sections.filter { holds($0.condition, context) }.flatMap { section in
      section.repeats == nil
        ? section.fields.filter { holds($0.condition, context) } : section.fields
    }
  }

  package func visibleMaterials(_ answers: Answers, parameters: [Parameter]) -> [Material] {
    let context = answers.context(form: self, parameters: parameters)
    return materials.filter { holds($0.condition, context) }
  }

  /// Required materials of which no file is there; shared ones are fetched and never asked for.
  package func missingMaterials<File>(
    _ answers: Answers,
    parameters: [Parameter],
    handedIn: [String: [File]]
  ) -> [String] {
    visibleMaterials(answers, parameters: parameters)
      .filter { $0.necessity == .required && $0.source != .shared }
      .map(\.id)
      .filter { handedIn[$0]?.isEmpty ?? true }
  }

  private func holds(_ condition: Condition?, _ context: [String: FEELValue]) -> Bool {
    condition.map { $0.expression.evaluate(in: context) == .boolean(true) } ?? true
  }
}

/// Which members a filing concerns.
package enum ChosenMembers: Sendable {
  case chosen([Member])
  /// A blank leaves it open; these fields must be filled in.
  case blank(fields: [String])
}

extension Procedure {
  /// Asks every member's condition. Null is never read as no: a blank stops the submission.
  package func chosenMembers(
    _ answers: Answers,
    form: Form,
    parameters: [Parameter]
  ) -> ChosenMembers {
    let context = answers.context(form: form, parameters: parameters)
    var chosen: [Member] = []
    var blank: [String] = []
    for member in members {
      guard let condition = member.condition else {
        chosen.append(member)
        continue
      }
      switch condition.expression.evaluate(in: context) {
      case .boolean(true): chosen.append(member)
      case .boolean(false): break
      default:
        blank += condition.expression.freeNames.filter { context[$0]?.isNull ?? true }
      }
    }
    return blank.isEmpty ? .chosen(chosen) : .blank(fields: Array(Set(blank)).sorted())
  }
}
