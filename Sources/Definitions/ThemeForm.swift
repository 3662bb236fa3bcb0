package import Deadlines
import FEEL

/// The form of a procedure; a theme's is computed from its members (一表申请): what two members ask is asked
/// once, and what only a conditional member asks is asked when its condition holds.
extension Catalogue {
  package func form(for procedure: Procedure, on day: Day) -> Form? {
    if let name = procedure.form { return forms[name] }
    return form(of: procedure, matters: matters(of: procedure, on: day))
  }

  /// A theme's members' matters, each in the version that is in force on a day.
  package func matters(of theme: Procedure, on day: Day) -> [Procedure] {
    theme.members.compactMap { member in
      if case .matter(let name) = member.part { procedure(named: name, on: day) } else { nil }
    }
  }

  /// A case's form, of the versions it pinned.
  package func form(of procedure: Procedure, matters: [Procedure]) -> Form? {
    if let name = procedure.form { return forms[name] }
    var merged = MergedForm()
    for member in procedure.members {
      guard case .matter(let name) = member.part,
        let matter = matters.first(where: { $0.id.name == name }),
        let form = matter.form.flatMap({ forms[$0] })
      else { continue }
      merged.add(form, of: name, when: member.condition)
    }
    return merged.form(titled: procedure.title, id: procedure.id.name)
  }
}

/// Members' forms laid one over another, in the order of the members.
private struct MergedForm {
  private var sections: [Section] = []
  private var materials: [Material] = []
  private var subject: String?

  mutating func add(_ form: Form, of matter: String, when condition: Condition?) {
    if subject == nil { subject = form.subject }
    for section in form.sections { add(section, of: matter, when: condition) }
    for var material in form.materials {
      if material.receivers.isEmpty { material.receivers = [matter] }
      if let index = materials.firstIndex(where: { $0.id == material.id }) {
        materials[index].receivers += material.receivers
        materials[index].condition = either(
          materials[index].condition,
          both(condition, material.condition)
        )
      } else {
        material.condition = both(condition, material.condition)
        materials.append(material)
      }
    }
  }

  private mutating func add(_ section: Section, of matter: String, when condition: Condition?) {
    var new = section
    new.fields = []
    if section.repeats != nil {
      new.condition = both(condition, section.condition)
    } else {
      // A merged section is asked when one of its fields is: conditions move down to the fields.
      new.condition = nil
    }
    for var field in section.fields {
      if field.receivers.isEmpty { field.receivers = [matter] }
      if section.repeats == nil {
        field.condition = both(both(condition, section.condition), field.condition)
      }
      if !meet(field) { new.fields.append(field) }
    }
    guard !new.fields.isEmpty else { return }
    if let index = sections.firstIndex(where: { $0.id == new.id }) {
      sections[index].fields += new.fields
    } else {
      sections.append(new)
    }
  }

  /// A field that an earlier member asks already: asked once, sent to both, when either wants it.
  private mutating func meet(_ field: Field) -> Bool {
    for section in sections.indices {
      guard let index = sections[section].fields.firstIndex(where: { $0.id == field.id }) else {
        continue
      }
      sections[section].fields[index].receivers += field.receivers
      sections[section].fields[index].condition = either(
        sections[section].fields[index].condition,
        field.condition
      )
      return true
    }
    return false
  }

  func form(titled title: Words, id: String) -> Form {
    Form(id: id, title: title, subject: subject ?? "", sections: sections, materials: materials)
  }

  /// Nil is always.
  private func both(_ one: Condition?, _ other: Condition?) -> Condition? {
    guard let one else { return other }
    guard let other else { return one }
    return join(one, "and", other)
  }

  private func either(_ one: Condition?, _ other: Condition?) -> Condition? {
    guard let one, let other else { return nil }
    return one.source == other.source || narrows(other.source, one.source)
      ? one : join(one, "or", other)
  }

  /// Whether a condition is `(…) and (wide)`: then `wide or` it is `wide` alone.
  private func narrows(_ source: String, _ wide: String) -> Bool {
    let end = ") and (\(wide))"
    guard source.hasPrefix("("), source.hasSuffix(end) else { return false }
    var depth = 0
    for letter in source.dropLast(end.count) {
      depth += letter == "(" ? 1 : letter == ")" ? -1 : 0
      // The first bracket closes early: what stands before `and` is not one condition.
      if depth == 0 { return false }
    }
    return depth == 1
  }

  private func join(_ one: Condition, _ word: String, _ other: Condition) -> Condition {
    let source = "(\(one.source)) \(word) (\(other.source))"
    let names = one.expression.freeNames.union(other.expression.freeNames)
    // Both halves were parsed before; joined in brackets they parse again.
    guard let expression = try? FEELExpression(parsing: source, names: names) else { return one }
    return Condition(source: source, expression: expression, place: one.place)
  }
}
