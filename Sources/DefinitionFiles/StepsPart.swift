import Deadlines
import Definitions

/// Reads the steps: one act a line, in the order they happen.
struct StepsPart {
  let notes: Notes

  private static let acts = [
    "accept", "preliminary", "copy to", "members", "opinions", "review", "inspect", "check",
    "decide", "issue",
    "deliver",
  ]

  func steps(_ procedure: Table) -> [Step] {
    guard procedure.need("steps") != nil else { return [] }
    return procedure.list("steps") { node, path in step(node, path) }
  }

  private func step(_ node: Node, _ path: String) -> Step? {
    guard case .map(let entries) = node.content, entries.count == 1, let entry = entries.first
    else {
      notes.add(
        node.place,
        Words(
          zh: "每个步骤写一个动作，例如 - 审查: { 由: 承办人, 限: 2 个工作日 }",
          en: "each step is one act, such as - review: { by: case officer, within: 2 workdays }"
        )
      )
      return nil
    }
    // Making the table notes an act that is none, with the nearest.
    guard let table = Table(node, at: path, keys: StepsPart.acts, notes: notes),
      let act = Keywords.meant(by: entry.key, among: StepsPart.acts)
    else { return nil }
    // A flaw of the step as a whole stands at its act.
    defer { notes.put(entry.keyPlace, at: path) }
    switch act {
    case "copy to":
      _ = table.need(act).flatMap { table.word($0, among: ["members"]) }
      return Step(act: .copyToMembers, post: nil, within: nil)
    case "issue":
      _ = table.need(act)
      return Step(act: .issue(table.texts(act)), post: nil, within: nil)
    case "members": return members(entry.value, path)
    case "preliminary": return worked(entry.value, .preliminary(""), path)
    default: return Step.Act(plain: act).flatMap { worked(entry.value, $0, path) }
    }
  }

  private func members(_ node: Node, _ path: String) -> Step? {
    guard let table = Table(node, at: path, keys: ["join", "together"], notes: notes) else {
      return nil
    }
    let together = table.list("together") { node, _ in
      table.word(node, among: ["inspect"]).flatMap { Step.Act.Name(rawValue: $0) }
    }
    var step = Step(act: .members(together: together), post: nil, within: nil)
    step.joining = table.need("join").flatMap { joining($0, table) } ?? .all
    return step
  }

  /// `all`, `any`, `first refusal ends`, or a number of members: `2`.
  private func joining(_ node: Node, _ table: Table) -> Step.Joining? {
    if let count = node.scalar.flatMap({ Int($0) }), (1...100).contains(count) {
      return .atLeast(count)
    }
    switch table.word(node, among: ["all", "any", "first refusal ends"]) {
    case "any": return .any
    case "first refusal ends": return .firstRefusalEnds
    default: return .all
    }
  }

  /// A step that a post does; the post may be left out where only one of the unit's can do it.
  private func worked(_ node: Node, _ act: Step.Act, _ path: String) -> Step? {
    var keys = ["by", "within", "when", "same_hand"]
    if case .inspect = act { keys += ["staff", "sent_within", "with"] }
    if case .preliminary = act { keys.append("unit") }
    guard let table = Table(node, at: path, keys: keys, notes: notes) else { return nil }
    var act = act
    if case .inspect(let usual) = act {
      act = .inspect(staff: table.number("staff", in: 1...20) ?? usual)
    }
    if case .preliminary = act { act = .preliminary(table.needText("unit")) }
    var step = Step(
      act: act,
      post: post(table),
      within: table.need("within").flatMap { table.limit($0, basis: []) },
      condition: table.condition("when")
    )
    step.sameHand = table["same_hand"].flatMap { _ in table.citation("same_hand") }
    step.sentWithin = table["sent_within"].flatMap { sent($0, table) }
    step.withMembers = table["with"].flatMap { table.word($0, among: ["members"]) } != nil
    return step
  }

  private func sent(_ node: Node, _ step: Table) -> LegalLimit? {
    let path = "\(step.path)/sent_within"
    guard let table = Table(node, at: path, keys: ["within", "basis"], notes: notes) else {
      return nil
    }
    _ = table.need("basis")
    return table.need("within").flatMap { table.limit($0, basis: table.citations("basis")) }
  }

  /// Posts whose names have a Chinese spelling; a unit may have others.
  static let posts = ["front desk", "case officer", "section head", "licensing officer"]

  func post(_ table: Table) -> PostName? {
    guard let name = table.text("by") else { return nil }
    return Keywords.meant(by: name, among: StepsPart.posts) ?? name
  }
}

extension Step.Act {
  /// The acts that a post does by itself.
  ///
  /// Two people inspect unless a file says more. Source: 行政许可法 §34.
  fileprivate init?(plain name: String) {
    switch name {
    case "accept": self = .accept
    case "opinions": self = .opinions
    case "review": self = .review
    case "inspect": self = .inspect(staff: 2)
    case "check": self = .check
    case "decide": self = .decide
    case "deliver": self = .deliver
    default: return nil
    }
  }
}
