import Definitions
import FEEL

/// Reads `Forms/NAME.yaml`: who is asked what, and which materials.
struct FormFile {
  let notes: Notes

  /// Nil where not even the name can be read; a flawed part is noted and a plain one put in its place,
  /// so that the rest of the definitions is still checked against the names there are.
  func form(_ root: Node) -> Form? {
    let keys = ["form", "title", "subject", "sections", "materials"]
    let path = "form:\(root.peek("form") ?? "?")"
    guard let table = Table(root, at: path, keys: keys, notes: notes),
      let id = table.name("form")
    else { return nil }
    if table.need("sections") == nil { return nil }
    return Form(
      id: id,
      title: table.needWords("title"),
      subject: table.needText("subject"),
      sections: table.list("sections") { node, _ in section(node, of: path) },
      materials: table.list("materials") { node, _ in material(node, of: path) }
    )
  }

  private func section(_ node: Node, of path: String) -> Section? {
    let keys = ["section", "title", "help", "when", "repeat", "fields"]
    let own = "\(path)/section:\(node.peek("section") ?? "?")"
    guard let table = Table(node, at: own, keys: keys, notes: notes),
      let id = table.name("section", joinedBy: "_")
    else { return nil }
    if table.need("fields") == nil { return nil }
    return Section(
      id: id,
      title: table.needWords("title"),
      help: table.words("help"),
      condition: table.condition("when"),
      repeats: repeats(table),
      fields: table.list("fields") { node, _ in field(node, of: path) }
    )
  }

  private func repeats(_ section: Table) -> Section.Repeats? {
    guard let node = section["repeat"],
      let table = Table(
        node,
        at: "\(section.path)/repeat",
        keys: ["least", "most", "row"],
        notes: notes
      )
    else { return nil }
    let least = table.number("least", in: 0...200) ?? 0
    let most = table.need("most").flatMap { _ in table.number("most", in: 1...200) } ?? 200
    if least > most {
      table.expected("不小于“最少”的数", "a number not below 'least'", at: table["most"] ?? node)
    }
    return Section.Repeats(least: least, most: max(least, most), row: table.needWords("row"))
  }

  // MARK: fields

  private static let fieldKeys = [
    "field", "element", "label", "help", "type", "least", "most", "decimals", "options", "unit",
    "required", "when", "check", "computed", "example", "personal", "receivers",
  ]

  private func field(_ node: Node, of path: String) -> Field? {
    let own = "\(path)/field:\(node.peek("field") ?? "?")"
    guard let table = Table(node, at: own, keys: FormFile.fieldKeys, notes: notes),
      let id = table.name("field", joinedBy: "_")
    else { return nil }
    return Field(
      id: id,
      element: table.text("element") ?? id,
      label: table.needWords("label"),
      help: table.words("help"),
      kind: kind(table),
      need: need(table),
      condition: table.condition("when"),
      checks: checks(table),
      computed: table.condition("computed"),
      unit: table.words("unit"),
      example: table.text("example"),
      isPersonal: table.yesNo("personal") ?? false,
      receivers: table.texts("receivers")
    )
  }

  private static let kinds = [
    "text", "story", "number", "yes/no", "date", "choice", "choices", "phone", "citizen id",
    "credit code", "email",
  ]

  private func kind(_ table: Table) -> Field.Kind {
    let word = table.need("type").flatMap { table.word($0, among: FormFile.kinds) }
    refuseStrayBounds(table, kind: word)
    switch word {
    case "story": return .story(most: table.number("most", in: 1...20_000) ?? 2000)
    case "number":
      return .number(
        least: table.decimal("least"),
        most: table.decimal("most"),
        decimals: table.number("decimals", in: 0...6) ?? 0
      )
    case "yes/no": return .yesNo
    case "date": return .day
    case "choice": return .choice(options(table))
    case "choices": return .choices(options(table))
    case "phone": return .phone
    case "citizen id": return .citizenID
    case "credit code": return .creditCode
    case "email": return .email
    default: return .text(most: table.number("most", in: 1...2000) ?? 100)
    }
  }

  /// A bound that its type does not know would be passed over in silence.
  private func refuseStrayBounds(_ table: Table, kind: String?) {
    guard let kind else { return }
    let known: [String] =
      switch kind {
      case "text", "story": ["most"]
      case "number": ["least", "most", "decimals", "unit"]
      case "choice", "choices": ["options"]
      default: []
      }
    for key in ["least", "most", "decimals", "options", "unit"] where !known.contains(key) {
      guard table[key] != nil else { continue }
      let chinese = Keywords.chinese[key]?.first ?? key
      let type = Keywords.chinese[kind]?.first ?? kind
      notes.add(
        table.place(of: key),
        Words(
          zh: "“\(chinese)”（\(key)）对“\(type)”没有意义",
          en: "'\(key)' means nothing for the type '\(kind)'"
        )
      )
    }
  }

  private func options(_ field: Table) -> [Field.Option] {
    guard field.need("options") != nil else { return [] }
    return field.list("options") { node, path in
      guard let table = Table(node, at: path, keys: ["id", "label"], notes: notes),
        let id = table.text("id")
      else { return nil }
      return Field.Option(id: id, label: table.needWords("label"))
    }
  }

  private func need(_ table: Table) -> Field.Need {
    guard let node = table["required"], let word = node.scalar else { return .required }
    if Keywords.spells(word, "yes") { return .required }
    if Keywords.spells(word, "no") { return .optional }
    return table.condition(node).map(Field.Need.requiredWhen) ?? .required
  }

  private func checks(_ field: Table) -> [Field.Check] {
    field.list("check") { node, path in
      guard let table = Table(node, at: path, keys: ["that", "message"], notes: notes) else {
        return nil
      }
      let message = table.needWords("message")
      guard let condition = table.need("that").flatMap({ table.condition($0) }) else { return nil }
      return Field.Check(condition: condition, message: message)
    }
  }

  // MARK: materials

  private static let materialKeys = [
    "material", "title", "help", "necessity", "form", "source", "source_note", "when", "basis",
    "files", "receivers", "follow",
  ]

  private func material(_ node: Node, of path: String) -> Material? {
    let own = "\(path)/material:\(node.peek("material") ?? "?")"
    guard let table = Table(node, at: own, keys: FormFile.materialKeys, notes: notes),
      let id = table.name("material")
    else { return nil }
    return Material(
      id: id,
      title: table.needWords("title"),
      help: table.words("help"),
      necessity: choice("necessity", of: table, else: .required),
      form: choice("form", of: table, else: .either),
      source: choice("source", of: table, else: .applicant),
      sourceNote: table.words("source_note"),
      condition: table.condition("when"),
      basis: table.citation("basis"),
      mostFiles: table.number("files", in: 1...50) ?? 6,
      receivers: table.texts("receivers"),
      followUp: followUp(table)
    )
  }

  /// By when a deferrable material must be there; no other has it.
  private func followUp(_ material: Table) -> Material.FollowUp? {
    let isDeferrable = material["necessity"]?.scalar.map { Keywords.spells($0, "deferrable") }
    guard isDeferrable == true else {
      if material["follow"] != nil {
        notes.add(
          material.place(of: "follow"),
          Words(
            zh: "只有“容缺后补”的材料才写“补交”（follow）",
            en: "only a deferrable material has 'follow'"
          )
        )
      }
      return nil
    }
    guard let node = material.need("follow"),
      let table = Table(
        node,
        at: "\(material.path)/follow",
        keys: ["within", "before", "ahead"],
        notes: notes
      )
    else { return nil }
    if let limit = table.limit("within")?.limit { return .within(limit) }
    guard let field = table.need("before").flatMap({ _ in table.text("before") }) else {
      return nil
    }
    return .ahead(days: table.number("ahead", in: 0...365) ?? 0, field: field)
  }

  /// One of an enumeration whose cases are named as the keywords are.
  private func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String,
    of table: Table,
    else plain: Choice
  ) -> Choice {
    table.need(key)
      .flatMap { table.word($0, among: Choice.allCases.map(\.rawValue)) }
      .flatMap { Choice(rawValue: $0) } ?? plain
  }
}
