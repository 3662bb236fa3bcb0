import Deadlines
package import Definitions

/// Reads the dated cases beside every definition (`NAME.examples.yaml`) below the folders.
///
/// Times without an offset are those of the office, `+08:00`.
package func readExamples(
  at folders: [String]
) -> (examples: [Example], problems: [Problem]) {
  let notes = Notes()
  let files = DefinitionFiles.find(in: folders, notes: notes, examples: true)
  let examples = files.flatMap { file in
    DefinitionFiles.read(file, notes: notes)
      .map { ExampleFile(notes: notes).examples($0, file: file) } ?? []
  }
  return (examples, sorted(notes.problems))
}

/// As `readExamples(at:)`, of one text at hand.
package func readExamples(
  _ text: String,
  file: String
) -> (examples: [Example], problems: [Problem]) {
  let notes = Notes()
  let examples = ExampleFile(notes: notes).examples(text, file: file)
  return (examples, sorted(notes.problems))
}

struct ExampleFile {
  let notes: Notes

  /// The file's name says which procedure the cases are of.
  func examples(_ text: String, file: String) -> [Example] {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let procedure = name.hasSuffix(".examples.yaml") ? String(name.dropLast(14)) : name
    guard let root = Composer(file: file, notes: notes).compose(text),
      let table = Table(root, at: "examples:\(file)", keys: ["examples"], notes: notes),
      table.need("examples") != nil
    else { return [] }
    return table.list("examples") { node, path in example(node, path, of: procedure) }
  }

  private func example(_ node: Node, _ path: String, of procedure: String) -> Example? {
    guard let table = Table(node, at: path, keys: ["name", "given", "when", "then"], notes: notes)
    else { return nil }
    let name = table.needText("name")
    let filing = table.need("given").flatMap { self.filing($0, "\(path)/given") }
    let outcome = table.need("then").flatMap { self.outcome($0, "\(path)/then") }
    let acts = table.list("when") { node, path in act(node, path) }
    guard let filing, let outcome else { return nil }
    return Example(
      name: name,
      place: node.place,
      procedure: procedure,
      filing: filing,
      acts: acts,
      then: outcome
    )
  }

  private func filing(_ node: Node, _ path: String) -> Example.Filing? {
    guard
      let table = Table(node, at: path, keys: ["filed", "answers", "without"], notes: notes),
      let at = table.moment("filed")
    else { return nil }
    return Example.Filing(
      at: at,
      answers: table.answers("answers"),
      without: table.texts("without")
    )
  }

  // MARK: acts

  private static let actKeys = [
    "at", "by", "do", "of", "on", "codes", "answers", "text", "within", "held", "fen", "stops",
  ]

  private func act(_ node: Node, _ path: String) -> Example.Act? {
    guard let table = Table(node, at: path, keys: ExampleFile.actKeys, notes: notes) else {
      return nil
    }
    let verb = table.need("do")
      .flatMap { table.word($0, among: Example.Verb.allCases.map(\.rawValue)) }
      .flatMap { Example.Verb(rawValue: $0) }
    let actor = self.actor(table, verb)
    guard let at = table.moment("at"), let verb, let actor else { return nil }
    return Example.Act(
      at: at,
      by: actor,
      verb: verb,
      members: table.texts("of"),
      codes: table.texts("codes"),
      on: table.texts("on"),
      answers: table.answers("answers"),
      text: table.text("text") ?? "",
      within: table.limit("within")?.limit,
      day: table["held"].flatMap { _ in table.day("held") },
      fen: table.number("fen", in: 0...Int.max),
      stops: table.text("stops"),
      place: node.place
    )
  }

  /// The clock rings for the hall itself; everything else is somebody's act.
  private func actor(_ table: Table, _ verb: Example.Verb?) -> Example.Actor? {
    if verb == .ring, table["by"] == nil { return .hall }
    guard let node = table.need("by"), let text = node.scalar else { return nil }
    switch Keywords.meant(by: text, among: ["applicant", "supervisor", "hall"]) {
    case "applicant": return .applicant
    case "supervisor": return .supervisor
    case "hall": return .hall
    default: break
    }
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let unit = parts.first, let post = parts.last else {
      table.expected(
        "申请人、监察员 或 单位/岗位",
        "applicant, supervisor or unit/post",
        at: node
      )
      return nil
    }
    return .clerk(unit, Keywords.meant(by: post, among: StepsPart.posts) ?? post)
  }

  // MARK: outcome

  private static let outcomeKeys = [
    "stops", "state", "result", "members", "due", "passed", "signals", "events",
  ]

  private func outcome(_ node: Node, _ path: String) -> Example.Outcome? {
    guard let table = Table(node, at: path, keys: ExampleFile.outcomeKeys, notes: notes) else {
      return nil
    }
    let states = ["received", "correction", "in_review", "closed"]
    let due = due(table)
    let results = ["granted", "partly_granted", "denied", "withdrawn", "terminated", "refused"]
    return Example.Outcome(
      stops: table.text("stops"),
      state: table.word("state", among: states),
      result: table.word("result", among: results),
      members: table["members"].map { _ in table.texts("members") },
      due: due.days,
      dueAt: due.moments,
      provisional: due.provisional,
      passed: table.texts("passed"),
      signals: table["signals"].map { _ in table.texts("signals") },
      events: table.texts("events")
    )
  }

  private struct Due {
    var days: [String: Day] = [:]
    var moments: [String: Moment] = [:]
    var provisional: [String] = []
  }

  /// A day; for hours a moment; with `{ on: 2027-01-12, provisional: yes }` also that it is not settled (暂定).
  private func due(_ table: Table) -> Due {
    var due = Due()
    guard let node = table["due"] else { return due }
    guard case .map(let entries) = node.content else {
      table.expected("时钟和日期", "clocks and days", at: node)
      return due
    }
    for entry in entries {
      guard let value = settled(entry.value, "\(table.path)/due/\(entry.key)") else { continue }
      if value.isProvisional { due.provisional.append(entry.key) }
      if let day = value.at.scalar.flatMap({ Day($0) }) {
        due.days[entry.key] = day
      } else if let moment = value.at.scalar.flatMap({ Moment(iso: $0, in: .china) }) {
        due.moments[entry.key] = moment
      } else {
        table.expected(
          "日期或时刻，例如 2026-01-01",
          "a date such as 2026-01-01, or a time on it",
          at: value.at
        )
      }
    }
    return due
  }

  private func settled(_ node: Node, _ path: String) -> (at: Node, isProvisional: Bool)? {
    guard case .map = node.content else { return (node, false) }
    guard let table = Table(node, at: path, keys: ["on", "provisional"], notes: notes),
      let day = table.need("on")
    else { return nil }
    let word = table.word("provisional", among: ["yes", "no"])
    return (day, word == "yes")
  }
}
