import Deadlines
import Definitions

/// Reads `Procedures/calendars/REGION.yaml`: which days of which year are published as rest or work.
///
/// What the days mean is judged by `CalendarDraft`; here its flaws are only given their lines.
struct CalendarFile {
  let notes: Notes

  func calendar(_ root: Node) -> WorkCalendar? {
    let keys = ["region", "title", "version", "utc_offset", "weekly_rest", "years"]
    let path = "calendar:\(root.peek("region") ?? "?")"
    guard let table = Table(root, at: path, keys: keys, notes: notes) else { return nil }
    let title = table.needWords("title")
    _ = table.need("weekly_rest")
    let draft = CalendarDraft(
      region: table.needText("region"),
      title: BilingualName(zh: title.zh, en: title.en),
      version: table.needText("version"),
      utcOffset: table.needText("utc_offset"),
      weeklyRest: table.texts("weekly_rest").map { Int($0) ?? 0 },
      years: years(table)
    )
    for flaw in draft.flaws {
      let place = notes.places.nearest(to: "\(path)/\(flaw.place.path)")
      notes.add(place, Words(zh: flaw.text(.zh), en: flaw.text(.en)))
    }
    return WorkCalendar(draft)
  }

  private func years(_ table: Table) -> [CalendarDraft.Year] {
    guard let node = table.need("years") else { return [] }
    guard case .map(let entries) = node.content else {
      table.expected("各年的安排", "years", at: node)
      return []
    }
    return entries.compactMap { entry in
      guard let number = Int(entry.key) else {
        let name = quoted(entry.key)
        notes.add(
          entry.keyPlace,
          Words(zh: "应为年份，实际是\(name.zh)", en: "expected a year, found \(name.en)")
        )
        return nil
      }
      return year(number, entry.value, at: "\(table.path)/years/\(number)")
    }
  }

  private func year(_ number: Int, _ node: Node, at path: String) -> CalendarDraft.Year? {
    let keys = ["status", "source", "rest", "work"]
    guard let table = Table(node, at: path, keys: keys, notes: notes) else { return nil }
    let status = table.need("status")
      .flatMap { table.word($0, among: ["official", "provisional"]) }
    return CalendarDraft.Year(
      year: number,
      status: status ?? "provisional",
      source: table.needText("source"),
      rest: table.list("rest") { node, path in rest(node, at: path) },
      work: table.texts("work")
    )
  }

  private func rest(_ node: Node, at path: String) -> CalendarDraft.Rest? {
    guard let table = Table(node, at: path, keys: ["days", "name"], notes: notes),
      table.need("days") != nil
    else { return nil }
    let name = table.words("name")
    return CalendarDraft.Rest(
      table.needText("days"),
      name: name.map { BilingualName(zh: $0.zh, en: $0.en) }
    )
  }
}

extension CalendarFlaw.Place {
  /// The path below the calendar under which reading noted the value's line.
  fileprivate var path: String {
    switch self {
    case .utcOffset: "utc_offset"
    case .weeklyRest(let index): "weekly_rest/\(index)"
    case .year(let year): "years/\(year)"
    case .status(let year): "years/\(year)/status"
    case .source(let year): "years/\(year)/source"
    case .rest(let year, let index): "years/\(year)/rest/\(index)"
    case .work(let year, let index): "years/\(year)/work/\(index)"
    }
  }
}
