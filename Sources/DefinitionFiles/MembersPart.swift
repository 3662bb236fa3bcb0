import Deadlines
import Definitions

/// Reads the members: matters of a theme, or departments asked for an opinion.
struct MembersPart {
  let notes: Notes

  func members(_ procedure: Table, _ handling: Handling) -> [Member] {
    if handling == .single {
      if procedure["members"] != nil {
        notes.add(
          procedure.place(of: "members"),
          Words(
            zh: "有成员的事项要写“办理方式”：并联 或 统一办理",
            en: "a procedure with members wants 'handling': parallel or opinion"
          )
        )
      }
      return []
    }
    _ = procedure.need("members")
    return procedure.list("members") { node, path in
      handling == .parallel ? matter(node, path) : department(node, path)
    }
  }

  private func matter(_ node: Node, _ path: String) -> Member? {
    guard
      let table = Table(
        node,
        at: path,
        keys: ["matter", "when", "after", "silence"],
        notes: notes
      ),
      let matter = table.need("matter")?.scalar
    else { return nil }
    if table["silence"] != nil {
      notes.add(
        table.place(of: "silence"),
        Words(
          zh: "成员自己作出决定的，逾期不等于许可；“逾期视为”只用于征求意见",
          en: "a member that decides gives no licence by silence; 'silence' is for opinions only"
        )
      )
    }
    return Member(
      part: .matter(matter),
      condition: table.condition("when"),
      limit: nil,
      asked: nil,
      after: table.text("after")
    )
  }

  private func department(_ node: Node, _ path: String) -> Member? {
    let keys = ["department", "asked", "within", "when", "silence"]
    guard let table = Table(node, at: path, keys: keys, notes: notes),
      let unit = table.need("department")?.scalar
    else { return nil }
    return Member(
      part: .department(unit),
      condition: table.condition("when"),
      limit: table.limit("within"),
      asked: table.need("asked").flatMap { _ in table.words("asked") },
      silence: table["silence"].flatMap { silence($0, "\(path)/silence") }
    )
  }

  /// A consequence that national law does not know: the local rule must stand beside it.
  private func silence(_ node: Node, _ path: String) -> Citation? {
    guard let table = Table(node, at: path, keys: ["means", "basis"], notes: notes) else {
      return nil
    }
    _ = table.need("means").flatMap { table.word($0, among: ["no objection"]) }
    return table.need("basis").flatMap { _ in table.citation("basis") }
  }
}
