import Casework
import Deadlines
import Definitions

/// The answers of a case as a clerk reads them.
struct Answering {
  let hand: CaseInHand
  let frame: PageFrame
  private var language: Language { frame.language }

  /// What decides which departments are concerned comes first, with what follows from it; then numbers and
  /// choices, eight at most.
  var deciding: [FilePane.Fact] {
    let fields = visible.filter { hand.answers.values[$0.id] != nil && $0.isBrief }
    let names = hand.rules.procedure.members.reduce(into: Set<Substring>()) { names, member in
      names.formUnion(member.condition?.names ?? [])
    }
    let first = fields.filter { names.contains(Substring($0.id)) }
    let rest = fields.filter { !names.contains(Substring($0.id)) && $0.isTelling }
    return (first + rest).prefix(8).compactMap { field in
      text(of: field, in: hand.answers.values).map {
        FilePane.Fact(
          label: field.label[language],
          value: $0,
          consequence: consequence(of: field.id)
        )
      }
    }
  }

  var sections: [(section: String, facts: [FilePane.Fact])] {
    hand.rules.form.visibleSections(hand.answers, parameters: hand.rules.parameters)
      .map { section in (section.title[language], facts(of: section)) }
      .filter { !$0.1.isEmpty }
  }

  private var visible: [Field] {
    hand.rules.form.visibleFields(hand.answers, parameters: hand.rules.parameters)
  }

  /// The member that this answer brought in, where the member is part of the case.
  private func consequence(of id: String) -> String? {
    guard hand.answers.values[id] == .yesNo(true) else { return nil }
    for member in hand.rules.procedure.members {
      guard let condition = member.condition, condition.names.contains(Substring(id)),
        case .matter(let name) = member.part,
        let branch = hand.file.branches.first(where: { $0.matter.name == name })
      else { continue }
      return hand.matter(branch.id, language)
    }
    return nil
  }

  private func facts(of section: Section) -> [FilePane.Fact] {
    guard section.repeats != nil else {
      return section.fields.compactMap { fact($0, in: hand.answers.values) }
    }
    let rows = hand.answers.rows[section.id] ?? []
    return rows.enumerated().flatMap { place, row in
      section.fields.compactMap { field in
        text(of: field, in: row).map {
          FilePane.Fact(label: "\(place + 1). \(field.label[language])", value: $0)
        }
      }
    }
  }

  private func fact(_ field: Field, in values: [String: AnswerValue]) -> FilePane.Fact? {
    text(of: field, in: values).map { FilePane.Fact(label: field.label[language], value: $0) }
  }

  func text(of field: Field, in values: [String: AnswerValue]) -> String? {
    guard let answer = values[field.id] else { return nil }
    switch answer {
    case .text(let text): return label(text, of: field) ?? text
    case .number(let number):
      return [number, field.unit?[language]].compactMap(\.self).joined(separator: " ")
    case .yesNo(let yes): return frame(yes ? Words(zh: "是", en: "Yes") : Words(zh: "否", en: "No"))
    case .day(let day): return day.description
    case .choices(let ids):
      return ids.map { label($0, of: field) ?? $0 }.joined(separator: language == .zh ? "、" : ", ")
    }
  }

  private func label(_ id: String, of field: Field) -> String? {
    switch field.kind {
    case .choice(let options), .choices(let options):
      options.first { $0.id == id }?.label[language]
    default: nil
    }
  }
}

extension Field {
  fileprivate var isBrief: Bool {
    if case .story = kind { false } else { !isPersonal }
  }

  fileprivate var isTelling: Bool {
    switch kind {
    case .number, .yesNo, .choice, .choices, .day: true
    case .text, .story, .phone, .citizenID, .creditCode, .email: false
    }
  }
}

extension Condition {
  /// The words of its text, names of fields among them.
  fileprivate var names: Set<Substring> {
    Set(source.split { !$0.isLetter && !$0.isNumber && $0 != "_" })
  }
}
