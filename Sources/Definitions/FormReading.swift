import Deadlines
import FEEL

/// A filled-in form, read against its definition: typed answers, and every problem at once.
///
/// Answers to questions that are not asked (their condition is not true) are left out.
package struct FormReading: Sendable {
  package private(set) var answers: Answers
  package private(set) var problems: [FieldProblem]

  /// Reads what a browser sent: `floor_area=320`, `buildings.0.height=24`; several values for a multiple choice.
  package static func read(
    _ raw: [String: [String]],
    as form: Form,
    parameters: [Parameter]
  ) -> FormReading {
    var typed = TypedForm()
    for section in form.sections {
      if let repeats = section.repeats {
        typed.readRows(of: section, most: repeats.most, from: raw)
      } else {
        for field in section.fields where field.computed == nil {
          typed.answers.values[field.id] = typed.read(field, raw[field.id] ?? [], at: field.id)
        }
      }
    }
    return complete(typed, form, parameters)
  }

  /// Checks answers that come typed, from the API or from a draft that is submitted.
  package static func check(
    _ answers: Answers,
    as form: Form,
    parameters: [Parameter]
  ) -> FormReading {
    readStrictly(answers.raw, as: form, parameters: parameters)
  }

  /// As `read`, and every answer to a question that the form does not have is a problem too.
  package static func readStrictly(
    _ raw: [String: [String]],
    as form: Form,
    parameters: [Parameter]
  ) -> FormReading {
    var reading = read(raw, as: form, parameters: parameters)
    let known = form.rawNames
    for key in raw.keys.sorted() {
      if known.contains(key) { continue }
      let parts = key.split(separator: ".", omittingEmptySubsequences: false)
      let isRow = parts.count == 3 && Int(parts[1]) != nil
      let name = isRow ? "\(parts[0]).\(parts[2])" : key
      guard !known.contains(name) else { continue }
      let nearest = known.nearest(to: name)
      reading.problems.append(
        FieldProblem(
          key,
          Words(
            zh: "表单里没有“\(name.clipped)”" + (nearest.map { "，是不是“\($0)”？" } ?? ""),
            en: "The form has no “\(name.clipped)”"
              + (nearest.map { "; did you mean “\($0)”?" } ?? "")
          )
        )
      )
    }
    return reading
  }

  private static func complete(
    _ typed: TypedForm,
    _ form: Form,
    _ parameters: [Parameter]
  ) -> FormReading {
    var form = FormCompletion(typed, form, parameters)
    form.complete()
    return FormReading(answers: form.answers, problems: form.problems)
  }
}

/// Answers read so far, before conditions are asked.
struct TypedForm {
  var answers = Answers()
  var problems: [FieldProblem] = []

  mutating func read(_ field: Field, _ raw: [String], at address: String) -> AnswerValue? {
    switch field.read(raw) {
    case .blank: return nil
    case .value(let value): return value
    case .problem(let words):
      problems.append(FieldProblem(address, words))
      return nil
    }
  }

  mutating func readRows(of section: Section, most: Int, from raw: [String: [String]]) {
    let prefix = section.id + "."
    let indexes = Set(
      raw.keys.compactMap { key -> Int? in
        guard key.hasPrefix(prefix) else { return nil }
        return Int(key.dropFirst(prefix.count).prefix { $0 != "." })
      }.filter { $0 >= 0 }
    ).sorted()
    if indexes.count > most {
      problems.append(
        FieldProblem(
          section.id,
          Words(zh: "最多填 \(most) 项", en: "At most \(most) entries")
        )
      )
    }
    var rows: [[String: AnswerValue]] = []
    for index in indexes.prefix(most) {
      var row: [String: AnswerValue] = [:]
      let isBlank = section.fields.allSatisfy { field in
        (raw["\(section.id).\(index).\(field.id)"] ?? []).allSatisfy { $0.trimmed.isEmpty }
      }
      if isBlank { continue }
      for field in section.fields where field.computed == nil {
        let source = raw["\(section.id).\(index).\(field.id)"] ?? []
        row[field.id] = read(field, source, at: "\(section.id).\(rows.count).\(field.id)")
      }
      rows.append(row)
    }
    if !rows.isEmpty { answers.rows[section.id] = rows }
  }
}

extension Answers {
  /// As a browser would send them.
  package var raw: [String: [String]] {
    var raw: [String: [String]] = [:]
    for (id, value) in values { raw[id] = value.raw }
    for (section, rows) in rows {
      for (index, row) in rows.enumerated() {
        for (id, value) in row { raw["\(section).\(index).\(id)"] = value.raw }
      }
    }
    return raw
  }
}

extension AnswerValue {
  var raw: [String] {
    switch self {
    case .text(let text), .number(let text): [text]
    case .yesNo(let yes): [yes ? "yes" : "no"]
    case .day(let day): [day.description]
    case .choices(let ids): ids
    }
  }
}
