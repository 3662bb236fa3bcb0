import Deadlines
package import FEEL

/// Answers as the expression language sees them: every field of the form, blanks as null, parameters beside.
extension Answers {
  package func context(form: Form, parameters: [Parameter]) -> [String: FEELValue] {
    var context: [String: FEELValue] = [:]
    for section in form.sections {
      if section.repeats == nil {
        for field in section.fields {
          context[field.id] = values[field.id]?.feel ?? .null
        }
      } else {
        let rows = (self.rows[section.id] ?? []).map { section.context(ofRow: $0) }
        context[section.id] = .list(rows)
      }
    }
    for parameter in parameters { context[parameter.name] = parameter.value.feel }
    return context
  }
}

extension Section {
  func context(ofRow row: [String: AnswerValue]) -> FEELValue {
    .context(fields.map { ($0.id, row[$0.id]?.feel ?? .null) })
  }
}

extension AnswerValue {
  /// A blank where the value cannot be said, which no stored answer is.
  package var feel: FEELValue {
    switch self {
    case .text(let text): .string(text)
    case .number(let text): FEELDecimal(text).map(FEELValue.number) ?? .null
    case .yesNo(let yes): .boolean(yes)
    case .day(let day): .date(year: day.year, month: day.month, day: day.day)
    case .choices(let ids): .list(ids.map(FEELValue.string))
    }
  }
}

extension Field.Kind {
  /// What type an answer of this kind has in conditions.
  package var feelType: FEELType {
    switch self {
    case .text, .story, .choice, .phone, .citizenID, .creditCode, .email: .string
    case .number: .number
    case .yesNo: .boolean
    case .day: .date
    case .choices: .list(of: .string)
    }
  }
}
