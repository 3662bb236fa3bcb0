import Deadlines
import Definitions

/// A typed answer as people read it.
struct AnswerText {
  let text: String

  init(_ value: AnswerValue, _ field: Field, _ language: Language) {
    switch value {
    case .text(let text): self.text = Self.label(text, field.kind, language) ?? text
    case .number(let text): self.text = text + (field.unit.map { " " + $0[language] } ?? "")
    case .yesNo(let yes):
      text = language == .zh ? (yes ? "是" : "不是") : yes ? "Yes" : "No"
    case .day(let day): text = day.text(language)
    case .choices(let ids):
      text = ids.map { Self.label($0, field.kind, language) ?? $0 }
        .joined(separator: language == .zh ? "、" : ", ")
    }
  }

  private static func label(_ id: String, _ kind: Field.Kind, _ language: Language) -> String? {
    switch kind {
    case .choice(let options), .choices(let options):
      options.first { $0.id == id }?.label[language]
    case .text, .story, .number, .yesNo, .day, .phone, .citizenID, .creditCode, .email: nil
    }
  }
}

extension Form {
  /// All answers, section by section, as facts to read. Questions not asked are left out.
  func facts(_ answers: Answers, _ language: Language) -> [(section: Section, facts: [Fact])] {
    sections.compactMap { section in
      let facts =
        section.repeats == nil
        ? section.facts(answers.values, language)
        : (answers.rows[section.id] ?? []).enumerated().flatMap { index, row in
          [Fact("\(section.repeats?.row[language] ?? "") \(index + 1)", " ")]
            + section.facts(row, language)
        }
      return facts.isEmpty ? nil : (section, facts)
    }
  }
}

extension Section {
  fileprivate func facts(_ values: [String: AnswerValue], _ language: Language) -> [Fact] {
    fields.compactMap { field in
      values[field.id].map { Fact(field.label[language], AnswerText($0, field, language).text) }
    }
  }
}
