import FEEL

extension Checking {
  mutating func check(_ form: Form) {
    let path = "form:\(form.id)"
    checkNames(of: form, path)
    let users = catalogue.procedures.values.filter { $0.form == form.id }
    if users.isEmpty, isWhole {
      flaw(
        path,
        "没有事项使用表单“\(form.id)”，它的问题和材料没有人要",
        "no procedure uses the form '\(form.id)': nobody asks for its answers and materials"
      )
    }
    // Filed alone, a matter has its own parameters only; a theme's are not there.
    let naming = Naming(form: form, parameters: users.flatMap(\.parameters))
    checkParameters(of: users, against: form)
    let receivers = receivers(for: users)
    for section in form.sections {
      check(section.condition, in: naming)
      for field in section.fields {
        check(field, "\(path)/field:\(field.id)", in: naming.inside(section))
        check(field.receivers, "\(path)/field:\(field.id)", among: receivers)
      }
    }
    for material in form.materials {
      check(material.condition, in: naming)
      check(material.receivers, "\(path)/material:\(material.id)", among: receivers)
      if case .ahead(_, let field) = material.followUp {
        mustBeDay(field, of: form, "\(path)/material:\(material.id)/follow/before")
      }
    }
  }

  /// A date is counted from a field that holds one.
  mutating func mustBeDay(_ id: String, of form: Form, _ path: String) {
    let days = form.sections.filter { $0.repeats == nil }.flatMap(\.fields).filter { field in
      if case .day = field.kind { true } else { false }
    }
    guard !days.contains(where: { $0.id == id }) else { return }
    unknown(path, "日期字段", "date field", id, known: days.map(\.id))
  }

  private mutating func checkNames(of form: Form, _ path: String) {
    unique(form.sections.map { ($0.id, "\(path)/section:\($0.id)") }, "栏", "section")
    // A repeated section is a name in conditions, beside the fields.
    unique(
      form.fields.map { ($0.id, "\(path)/field:\($0.id)") }
        + form.sections.filter { $0.repeats != nil }.map { ($0.id, "\(path)/section:\($0.id)") },
      "字段",
      "field"
    )
    unique(form.materials.map { ($0.id, "\(path)/material:\($0.id)") }, "材料", "material")
    let single = form.sections.filter { $0.repeats == nil }.flatMap(\.fields).map(\.id)
    if !form.subject.isEmpty, !single.contains(form.subject) {
      unknown("\(path)/subject", "字段", "field", form.subject, known: single)
    }
    checkElements(of: form.fields.map { ($0, "\(path)/field:\($0.id)") })
  }

  /// One data element has one name, or the applicant is asked for it twice.
  mutating func checkElements(of fields: [(field: Field, path: String)]) {
    var names: [String: String] = [:]
    for (field, path) in fields {
      guard let name = names[field.element], name != field.id else {
        names[field.element] = field.id
        continue
      }
      flaw(
        "\(path)/element",
        "数据元“\(field.element)”有两个名字：“\(name)”和“\(field.id)”；同一件事只问一次，请用同一个名字",
        "the data element '\(field.element)' has two names, '\(name)' and '\(field.id)'; "
          + "what is asked once has one name"
      )
    }
  }

  private mutating func check(_ field: Field, _ path: String, in naming: Naming) {
    checkKind(of: field, path)
    check(field.condition, in: naming)
    if let condition = field.condition, condition.expression.freeNames.contains(field.id) {
      add(
        Problem(
          at: condition.place,
          Words(
            zh: "“\(field.id)”问不问取决于它自己的回答，永远不会问",
            en: "'\(field.id)' is asked only once it is answered: it is never asked"
          )
        )
      )
    }
    if case .requiredWhen(let condition) = field.need { check(condition, in: naming) }
    for check in field.checks { self.check(check.condition, in: naming) }
    if let computed = field.computed { check(computed, yields: field.kind.feelType, in: naming) }
    guard let example = field.example, case .problem(let sentence) = field.read([example]) else {
      return
    }
    flaw(
      "\(path)/example",
      "示例“\(example)”自己就填不进去：\(sentence.zh)",
      "the example '\(example)' is not accepted by its own field: \(sentence.en)"
    )
  }

  private mutating func checkKind(of field: Field, _ path: String) {
    switch field.kind {
    case .number(let least, let most, _):
      guard let least = least.flatMap({ FEELDecimal($0) }),
        let most = most.flatMap({ FEELDecimal($0) }), least > most
      else { return }
      flaw(
        "\(path)/least",
        "最少 \(least) 大于最多 \(most)",
        "the least, \(least), is above the most, \(most)"
      )
    case .choice(let options), .choices(let options):
      unique(
        options.enumerated().map { ($1.id, "\(path)/options/\($0)/id") },
        "选项",
        "option"
      )
      guard options.count < 2 else { return }
      flaw("\(path)/options", "单选、多选至少要有两个选项", "a choice has at least two options")
    case .text, .story, .yesNo, .day, .phone, .citizenID, .creditCode, .email: return
    }
  }

  // MARK: receivers

  private mutating func check(_ receivers: [String], _ path: String, among known: Set<String>) {
    for name in receivers where !known.contains(name) {
      undefined("\(path)/receivers", "成员", "member", name, known: known)
    }
  }

  /// Who can be sent a field: the matters that ask, their fellow members, the departments heard.
  private func receivers(for users: [Procedure]) -> Set<String> {
    let names = Set(users.map(\.id.name))
    let themes = catalogue.procedures.values.filter { theme in
      theme.members.contains { $0.part.matter.map(names.contains) ?? false }
    }
    let members = (users + themes).flatMap(\.members).map(\.part.name)
    return names.union(members).union(users.map(\.department))
  }

  /// A parameter of a field's name would hide the answer.
  private mutating func checkParameters(of users: [Procedure], against form: Form) {
    let fields = Set(form.fields.map(\.id))
    for user in users {
      for parameter in user.parameters where fields.contains(parameter.name) {
        flaw(
          "procedure:\(user.id)/parameters/\(parameter.name)",
          "参数“\(parameter.name)”和表单的字段同名，请换一个名字",
          "the parameter '\(parameter.name)' has the name of a field of the form; choose another"
        )
      }
    }
  }
}

extension Member.Part {
  /// The matter's name, where the member is one.
  package var matter: String? {
    if case .matter(let name) = self { name } else { nil }
  }

  /// What the member is called: its matter, or its unit.
  package var name: String {
    switch self {
    case .matter(let name), .department(let name): name
    }
  }
}
