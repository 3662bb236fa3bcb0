import Definitions

/// A draft under its form: what has been typed, which pages there are, what is wrong on each. Pure.
struct DraftForm: Sendable {
  let form: Form
  let parameters: [Parameter]
  private(set) var raw: [String: [String]]
  let reading: FormReading

  init(_ raw: [String: [String]], form: Form, parameters: [Parameter]) {
    self.raw = raw
    self.form = form
    self.parameters = parameters
    reading = FormReading.read(raw, as: form, parameters: parameters)
  }

  /// The pages of the form, by their sections: those with a question to ask.
  var sections: [Section] {
    let fields = Set(visibleFields.map(\.id))
    return form.visibleSections(reading.answers, parameters: parameters).filter { section in
      section.repeats != nil || section.fields.contains { fields.contains($0.id) }
    }
  }

  var visibleFields: [Field] {
    form.visibleFields(reading.answers, parameters: parameters)
  }

  func fields(of section: Section) -> [Field] {
    let visible = Set(visibleFields.map(\.id))
    return section.fields.filter { visible.contains($0.id) }
  }

  var materials: [Material] {
    form.visibleMaterials(reading.answers, parameters: parameters).filter { $0.source != .shared }
  }

  /// How many rows of a repeated section hold something.
  func rowCount(_ section: Section) -> Int { rowIndexes(section).count }

  func problems(in section: Section) -> [FieldProblem] {
    let ids = Set(section.fields.map(\.id))
    return reading.problems.filter { problem in
      section.repeats == nil
        ? ids.contains(problem.address)
        : problem.address == section.id || problem.address.hasPrefix(section.id + ".")
    }
  }

  /// The same draft with one page of the form typed anew: its own questions only, rows counted from 0.
  func replacing(_ section: Section, with input: FormInput) -> DraftForm {
    var raw = raw.filter { !Self.belongs($0.key, to: section) }
    let typed = input.raw.filter { Self.belongs($0.key, to: section) }
    if section.repeats == nil {
      raw.merge(typed) { $1 }
    } else {
      let sent = DraftForm(typed, form: form, parameters: parameters)
      for (row, index) in sent.rowIndexes(section).enumerated() {
        for field in section.fields {
          raw["\(section.id).\(row).\(field.id)"] = typed["\(section.id).\(index).\(field.id)"]
        }
      }
    }
    return DraftForm(raw, form: form, parameters: parameters)
  }

  /// The same draft without one row of a repeated section.
  func removing(row: Int, of section: Section) -> DraftForm {
    let kept = raw.filter { !$0.key.hasPrefix("\(section.id).\(row).") }
    return DraftForm(kept, form: form, parameters: parameters)
      .replacing(section, with: FormInput(kept.flatMap { key, values in values.map { (key, $0) } }))
  }

  private func rowIndexes(_ section: Section) -> [Int] {
    let prefix = section.id + "."
    let indexes = raw.compactMap { key, values -> Int? in
      guard key.hasPrefix(prefix), values.contains(where: { $0.contains { !$0.isWhitespace } })
      else {
        return nil
      }
      return Int(key.dropFirst(prefix.count).prefix { $0 != "." })
    }
    return Set(indexes.filter { $0 >= 0 }).sorted()
  }

  private static func belongs(_ key: String, to section: Section) -> Bool {
    guard section.repeats == nil else { return key.hasPrefix(section.id + ".") }
    return section.fields.contains { $0.id == key }
  }
}
