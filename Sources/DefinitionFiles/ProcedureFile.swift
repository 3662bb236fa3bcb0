import Deadlines
import Definitions

/// Reads `Procedures/NAME.yaml`: who it is, why it may, how long, what is asked, what happens.
struct ProcedureFile {
  let notes: Notes

  private static let keys = [
    "procedure", "title", "summary", "in_force", "basis", "department", "lead", "handling",
    "limits", "parameters", "form", "members", "fees", "results", "corrections", "refusals",
    "guide", "steps", "special", "prechecks", "quota", "paths", "public_safety", "historical",
    "instant", "kept",
  ]

  /// Nil where not even the name and the day can be read.
  func procedure(_ root: Node) -> Procedure? {
    let path = "procedure:\(root.peek("procedure") ?? "?")@\(root.peek("in_force") ?? "?")"
    guard let table = Table(root, at: path, keys: ProcedureFile.keys, notes: notes) else {
      return nil
    }
    let handling =
      table.word("handling", among: ["single", "parallel", "opinion"])
      .flatMap { Handling(rawValue: $0) } ?? .single
    let name = table.name("procedure")
    guard let inForce = table.day("in_force"), let name else { return nil }
    _ = table.need("basis")
    return Procedure(
      id: ProcedureID(name, inForce: inForce),
      title: table.needWords("title"),
      summary: table.needWords("summary"),
      basis: table.citations("basis"),
      department: department(table, handling),
      handling: handling,
      limits: LimitsPart(notes: notes).limits(table, handling),
      form: form(table, handling),
      members: MembersPart(notes: notes).members(table, handling),
      steps: StepsPart(notes: notes).steps(table),
      results: results(table),
      fees: fees(table),
      correctionReasons: reasons("corrections", of: table),
      refusalReasons: reasons("refusals", of: table),
      parameters: parameters(table),
      guide: GuidePart(notes: notes).guide(table),
      special: special(table),
      quota: quota(table),
      preChecks: preChecks(table),
      paths: PathsPart(notes: notes).paths(table),
      isPublicSafety: table["public_safety"].flatMap { _ in table.yesNo("public_safety") } ?? false,
      isHistorical: table["historical"].flatMap { _ in table.yesNo("historical") } ?? false,
      instant: instant(table),
      retention: table["kept"].flatMap { _ in table.limit("kept") }
    )
  }

  /// A theme's form is computed from its members; every other procedure names its own.
  private func form(_ table: Table, _ handling: Handling) -> String? {
    guard handling == .parallel else {
      return table.need("form").flatMap { _ in table.text("form") }
    }
    if table["form"] != nil {
      notes.add(
        table.place(of: "form"),
        Words(
          zh: "并联事项的表单由成员合并而成，这里不写“表单”（form）",
          en: "a theme's form is computed from its members; leave out 'form'"
        )
      )
    }
    return nil
  }

  /// A theme and an opinion procedure name their lead; a single matter its department.
  private func department(_ table: Table, _ handling: Handling) -> UnitID {
    let (key, other) = handling == .single ? ("department", "lead") : ("lead", "department")
    if table[key] == nil, let unit = table.text(other) { return unit }
    return table.needText(key)
  }

  // MARK: lists

  private func parameters(_ table: Table) -> [Parameter] {
    guard let node = table["parameters"] else { return [] }
    guard case .map(let entries) = node.content else {
      table.expected("一组参数", "parameters by name", at: node)
      return []
    }
    return entries.compactMap { entry in
      let path = "\(table.path)/parameters/\(entry.key)"
      guard let table = Table(entry.value, at: path, keys: ["value", "basis"], notes: notes),
        let value = table.need("value")?.scalar
      else { return nil }
      notes.put(entry.keyPlace, at: path)
      _ = table.need("basis")
      return Parameter(
        name: entry.key,
        value: AnswerValue(writing: value),
        basis: table.citation("basis")
      )
    }
  }

  private func results(_ table: Table) -> [ResultPaper] {
    table.list("results") { node, path in
      let keys = ["id", "title", "valid", "basis", "when"]
      guard let table = Table(node, at: path, keys: keys, notes: notes),
        let id = table.name("id")
      else { return nil }
      return ResultPaper(
        id: id,
        title: table.needWords("title"),
        validity: table.limit("valid"),
        basis: table.citation("basis"),
        condition: table.condition("when")
      )
    }
  }

  /// A matter says `fees: none` aloud; a charge has a basis.
  ///
  /// Source: 行政许可法 §58.
  private func fees(_ table: Table) -> [Fee] {
    if let word = table["fees"]?.scalar, Keywords.spells(word, "none") { return [] }
    return table.list("fees") { node, path in
      guard
        let table = Table(
          node,
          at: path,
          keys: ["id", "title", "fen", "basis", "refund"],
          notes: notes
        )
      else {
        return nil
      }
      let id = table.needText("id")
      let title = table.needWords("title")
      let basis = table.need("basis").flatMap { _ in table.citation("basis") }
      guard let amount = table.need("fen").flatMap({ table.condition($0) }) else { return nil }
      return Fee(
        id: id,
        title: title,
        amountFen: amount,
        basis: basis ?? Citation(""),
        refund: table.citation("refund")
      )
    }
  }

  private func quota(_ table: Table) -> Quota? {
    let path = "\(table.path)/quota"
    let keys = ["field", "places", "basis"]
    guard let node = table["quota"],
      let quota = Table(node, at: path, keys: keys, notes: notes),
      let field = quota.need("field").flatMap({ _ in quota.text("field") }),
      let list = quota.need("places")
    else { return nil }
    guard case .map(let entries) = list.content else {
      quota.expected("每个区域一个数", "a number for each area", at: list)
      return nil
    }
    var places: [String: Int] = [:]
    for entry in entries {
      guard let count = entry.value.scalar.flatMap({ Int($0) }), (0...1_000_000).contains(count)
      else {
        quota.expected("零到一百万的整数", "a whole number up to a million", at: entry.value)
        continue
      }
      places[entry.key] = count
    }
    let basis = quota.need("basis").flatMap { _ in quota.citation("basis") }
    return Quota(field: field, places: places, basis: basis ?? Citation(""))
  }

  private func instant(_ table: Table) -> Instant? {
    guard let node = table["instant"],
      let table = Table(node, at: "\(table.path)/instant", keys: ["by", "basis"], notes: notes),
      let post = table.need("by").flatMap({ _ in StepsPart(notes: notes).post(table) })
    else { return nil }
    let basis = table.need("basis").flatMap { _ in table.citation("basis") }
    return Instant(post: post, basis: basis ?? Citation(""))
  }

  private func preChecks(_ table: Table) -> [PreCheck] {
    table.list("prechecks") { node, path in
      let keys = ["field", "ahead", "unless", "basis"]
      guard let table = Table(node, at: path, keys: keys, notes: notes),
        let field = table.need("field").flatMap({ _ in table.text("field") }),
        let ahead = table.need("ahead").flatMap({ _ in table.number("ahead", in: 1...365) })
      else { return nil }
      let basis = table.need("basis").flatMap { _ in table.citation("basis") }
      return PreCheck(
        field: field,
        ahead: ahead,
        unless: table.text("unless"),
        basis: basis ?? Citation("")
      )
    }
  }

  /// Procedures whose time a rule of the matter leaves out, or bounds; each with its basis. Source: 行政许可法 §45.
  private func special(_ table: Table) -> [SpecialProcedure] {
    table.list("special") { node, path in
      let keys = ["id", "title", "most", "basis"]
      guard let table = Table(node, at: path, keys: keys, notes: notes),
        let id = table.name("id")
      else { return nil }
      let title = table.needWords("title")
      let basis = table.need("basis").flatMap { _ in table.citation("basis") }
      return SpecialProcedure(
        id,
        title: title,
        basis: basis ?? Citation(""),
        most: table.limit("most")
      )
    }
  }

  private func reasons(_ key: String, of table: Table) -> [Reason] {
    table.list(key) { node, path in
      guard let table = Table(node, at: path, keys: ["code", "text", "basis"], notes: notes) else {
        return nil
      }
      return Reason(
        code: table.needText("code"),
        text: table.needWords("text"),
        basis: table.citation("basis")
      )
    }
  }
}
