import Definitions

/// Reads `Procedures/units.yaml`: the departments, who answers for them, and their posts.
struct UnitsFile {
  let notes: Notes

  func units(_ root: Node) -> [Unit] {
    guard let table = Table(root, at: "units", keys: ["units"], notes: notes),
      table.need("units") != nil
    else { return [] }
    return table.list("units") { node, _ in unit(node) }
  }

  private func unit(_ node: Node) -> Unit? {
    let keys = [
      "unit", "title", "word", "region", "officers", "address", "hours", "phone", "remedies",
      "posts", "local government",
    ]
    let path = "unit:\(node.peek("unit") ?? "?")"
    guard let table = Table(node, at: path, keys: keys, notes: notes),
      let id = table.name("unit")
    else { return nil }
    return Unit(
      id: id,
      title: table.needWords("title"),
      word: table.needText("word"),
      region: region(table),
      officers: officers(table),
      posts: posts(table),
      address: table.needWords("address"),
      hours: table.needWords("hours"),
      phone: table.needText("phone"),
      remedies: remedies(table),
      isGovernment: table.yesNo("local government") ?? false
    )
  }

  /// Six digits of GB/T 2260; in quotation marks, or leading zeros would be in doubt.
  private func region(_ table: Table) -> String {
    guard let node = table.need("region") else { return "" }
    guard let code = node.scalar, code.utf8.count == 6, code.allSatisfy(\.isWholeNumber) else {
      table.expected("六位区划代码，例如 '210100'", "six digits such as '210100'", at: node)
      return ""
    }
    return code
  }

  /// A blank is left for the checker, which knows the rule it breaks (S14).
  private func officers(_ table: Table) -> Unit.Officers {
    let keys = ["leader", "head", "administrator"]
    guard let node = table["officers"],
      let table = Table(node, at: "\(table.path)/officers", keys: keys, notes: notes)
    else { return Unit.Officers(leader: "", head: "", administrator: "") }
    return Unit.Officers(
      leader: table.text("leader") ?? "",
      head: table.text("head") ?? "",
      administrator: table.text("administrator") ?? ""
    )
  }

  private func remedies(_ table: Table) -> Unit.Remedies {
    let none = Words(zh: "", en: "")
    guard let node = table.need("remedies"),
      let table = Table(
        node,
        at: "\(table.path)/remedies",
        keys: ["reconsideration", "court"],
        notes: notes
      )
    else { return Unit.Remedies(reconsideration: none, court: none) }
    return Unit.Remedies(
      reconsideration: table.needWords("reconsideration"),
      court: table.needWords("court")
    )
  }

  private static let duties = [
    "accept", "preliminary", "copy", "opinions", "review", "inspect", "check", "decide", "deliver",
    "extend",
    "hear",
  ]

  private func posts(_ table: Table) -> [Post] {
    _ = table.need("posts")
    return table.list("posts") { node, path in
      guard let table = Table(node, at: path, keys: ["post", "title", "duties"], notes: notes)
      else { return nil }
      _ = table.need("duties")
      let duties = table.list("duties") { node, _ in
        table.word(node, among: UnitsFile.duties).flatMap { Step.Act.Name(rawValue: $0) }
      }
      return Post(
        name: table.needText("post"),
        title: table.needWords("title"),
        duties: Set(duties)
      )
    }
  }
}
