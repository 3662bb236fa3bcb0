import Deadlines
import FEEL

/// Asks a form's conditions of the answers, in the order of the form: what is asked at all, what is computed,
/// what is missing, what does not fit together.
struct FormCompletion {
  private(set) var answers: Answers
  private(set) var problems: [FieldProblem]
  private let form: Form
  private var context: [String: FEELValue]

  init(_ typed: TypedForm, _ form: Form, _ parameters: [Parameter]) {
    self.answers = typed.answers
    self.problems = typed.problems
    self.form = form
    self.context = typed.answers.context(form: form, parameters: parameters)
  }

  mutating func complete() {
    for section in form.sections {
      let isAsked = holds(section.condition, context)
      if section.repeats == nil {
        for field in section.fields { complete(field, isAsked: isAsked) }
      } else {
        completeRows(of: section, isAsked: isAsked)
      }
    }
  }

  private mutating func complete(_ field: Field, isAsked: Bool) {
    guard isAsked, holds(field.condition, context) else {
      answers.values[field.id] = nil
      context[field.id] = .null
      problems.removeAll { $0.address == field.id }
      return
    }
    if let computed = field.computed {
      answers.values[field.id] = field.answer(from: computed.expression.evaluate(in: context))
      context[field.id] = answers.values[field.id]?.feel ?? .null
    } else {
      demand(field, answers.values[field.id], at: field.id, context)
    }
    check(field, at: field.id, context)
  }

  private mutating func completeRows(of section: Section, isAsked: Bool) {
    guard isAsked, let repeats = section.repeats else {
      answers.rows[section.id] = nil
      context[section.id] = .list([])
      problems.removeAll { $0.address.hasPrefix(section.id + ".") || $0.address == section.id }
      return
    }
    var rows = answers.rows[section.id] ?? []
    if rows.count < repeats.least {
      problems.append(
        FieldProblem(
          section.id,
          Words(
            zh: "至少填 \(repeats.least) 项（\(repeats.row.zh)）",
            en: "Give at least \(repeats.least) (\(repeats.row.en))"
          )
        )
      )
    }
    for index in rows.indices { complete(&rows[index], index, of: section) }
    answers.rows[section.id] = rows.isEmpty ? nil : rows
    context[section.id] = .list(rows.map { section.context(ofRow: $0) })
  }

  private mutating func complete(
    _ row: inout [String: AnswerValue],
    _ index: Int,
    of section: Section
  ) {
    var context = context
    for field in section.fields { context[field.id] = row[field.id]?.feel ?? .null }
    for field in section.fields {
      let address = "\(section.id).\(index).\(field.id)"
      guard holds(field.condition, context) else {
        row[field.id] = nil
        context[field.id] = .null
        continue
      }
      if let computed = field.computed {
        row[field.id] = field.answer(from: computed.expression.evaluate(in: context))
        context[field.id] = row[field.id]?.feel ?? .null
      } else {
        demand(field, row[field.id], at: address, context)
      }
      check(field, at: address, context)
    }
  }

  private mutating func demand(
    _ field: Field,
    _ value: AnswerValue?,
    at address: String,
    _ context: [String: FEELValue]
  ) {
    guard value == nil, !problems.contains(where: { $0.address == address }) else { return }
    let isNeeded =
      switch field.need {
      case .required: true
      case .optional: false
      case .requiredWhen(let condition):
        condition.expression.evaluate(in: context) == .boolean(true)
      }
    guard isNeeded else { return }
    problems.append(FieldProblem(address, field.blankSentence))
  }

  /// A check that cannot be answered yet, because of a blank, is no problem of its own.
  private mutating func check(
    _ field: Field,
    at address: String,
    _ context: [String: FEELValue]
  ) {
    for check in field.checks
    where check.condition.expression.evaluate(in: context) == .boolean(false) {
      problems.append(FieldProblem(address, check.message))
    }
  }

  private func holds(_ condition: Condition?, _ context: [String: FEELValue]) -> Bool {
    condition.map { $0.expression.evaluate(in: context) == .boolean(true) } ?? true
  }
}

extension Field {
  fileprivate var blankSentence: Words {
    switch kind {
    case .yesNo, .choice, .choices:
      Words(zh: "请选一项", en: "Choose an answer")
    case .text, .story, .number, .day, .phone, .citizenID, .creditCode, .email:
      Words(
        zh: "请填写" + (example.map { "，例如 \($0)" } ?? ""),
        en: "Please fill in" + (example.map { ", for example \($0)" } ?? "")
      )
    }
  }

  /// A computed value as an answer of this field's kind; numbers rounded to its decimals.
  fileprivate func answer(from value: FEELValue) -> AnswerValue? {
    switch (kind, value) {
    case (.number(_, _, let decimals), .number(let number)):
      number.rounded(to: decimals, .halfUp).map { .number($0.description) }
    case (.yesNo, .boolean(let yes)): .yesNo(yes)
    case (.day, .date(let date)):
      Day(year: date.year, month: date.month, day: date.day).map(AnswerValue.day)
    case (_, .string(let text)): .text(text)
    default: nil
    }
  }
}
