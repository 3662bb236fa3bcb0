import Deadlines
import Definitions

/// Reads `Procedures/laws/NAME.yaml`: a law and the articles of it that procedures cite.
struct LawFile {
  let notes: Notes

  func law(_ root: Node) -> Law? {
    let keys = [
      "law", "title", "number", "version", "in_force", "repealed", "mark", "holds_in",
      "demonstration", "articles",
    ]
    let path = "law:\(root.peek("law") ?? "?")"
    guard let table = Table(root, at: path, keys: keys, notes: notes) else { return nil }
    let name = table.needText("law")
    let title = table.needWords("title")
    let number = table.needText("number")
    let repealed = table["repealed"].flatMap { _ in table.day("repealed") }
    let mark = table["mark"].flatMap { table.word($0, among: ["K"]) }
    let holdsIn = table["holds_in"].flatMap { _ in table.words("holds_in") }
    let isDemonstration =
      table["demonstration"].flatMap { _ in table.yesNo("demonstration") } ?? false
    let articles = articles(table)
    guard let version = table.day("version"), let inForce = table.day("in_force"), !name.isEmpty
    else { return nil }
    return Law(
      name: name,
      title: title,
      number: number,
      version: version,
      inForce: inForce,
      repealed: repealed,
      mark: mark == nil ? nil : .known,
      holdsIn: holdsIn,
      isDemonstration: isDemonstration,
      articles: articles
    )
  }

  private func articles(_ table: Table) -> [Law.Article] {
    var numbers: Set<Int> = []
    return table.list("articles") { node, path in
      guard let entry = Table(node, at: path, keys: ["article", "says", "mark"], notes: notes),
        entry.need("article") != nil, let number = entry.number("article", in: 1...9_999)
      else { return nil }
      if !numbers.insert(number).inserted {
        notes.add(
          node.place,
          Words(zh: "第 \(number) 条出现两次", en: "article \(number) stands here twice")
        )
      }
      let mark = entry["mark"].flatMap { entry.word($0, among: ["K"]) }
      return Law.Article(
        number: number,
        says: entry.needWords("says"),
        mark: mark == nil ? nil : .known
      )
    }
  }
}
