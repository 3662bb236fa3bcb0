import Deadlines
import Definitions

/// Reads `Procedures/calendars/REGION.yaml`: which days of which year are published as rest or work.
struct CalendarFile {
  let notes: Notes

  func calendar(_ root: Node) -> WorkCalendar? {
    let keys = ["region", "title", "version", "utc_offset", "weekly_rest", "years"]
    let path = "calendar:\(root.peek("region") ?? "?")"
    guard let table = Table(root, at: path, keys: keys, notes: notes) else { return nil }
    _ = table.needWords("title")
    _ = table.need("weekly_rest")
    return WorkCalendar(
      region: table.needText("region"), version: table.needText("version"),
      utcOffset: offset(table), weeklyRest: weeklyRest(table), years: years(table))
  }

  private func offset(_ table: Table) -> UTCOffset {
    guard let node = table.need("utc_offset") else { return .china }
    guard let offset = node.scalar.flatMap({ UTCOffset($0) }) else {
      table.expected("时差，例如 '+08:00'", "an offset such as '+08:00'", at: node)
      return .china
    }
    return offset
  }

  private func weeklyRest(_ table: Table) -> Set<Int> {
    Set(
      table.list("weekly_rest") { node, _ in
        guard let day = node.scalar.flatMap({ Int($0) }), (1...7).contains(day) else {
          table.expected("1（周一）到 7（周日）", "1 (Monday) to 7 (Sunday)", at: node)
          return nil
        }
        return day
      })
  }

  private func years(_ table: Table) -> [Int: WorkCalendar.Year] {
    guard let node = table.need("years") else { return [:] }
    guard case .map(let entries) = node.content else {
      table.expected("各年的安排", "years", at: node)
      return [:]
    }
    var years: [Int: WorkCalendar.Year] = [:]
    for entry in entries {
      guard let number = Int(entry.key), (1900...2999).contains(number) else {
        let name = quoted(entry.key)
        notes.add(
          entry.keyPlace,
          Words(zh: "应为年份，实际是\(name.zh)", en: "expected a year, found \(name.en)"))
        continue
      }
      years[number] = year(number, entry.value, at: "\(table.path)/years/\(number)")
    }
    return years
  }

  private func year(_ number: Int, _ node: Node, at path: String) -> WorkCalendar.Year? {
    let keys = ["status", "source", "rest", "work"]
    guard let table = Table(node, at: path, keys: keys, notes: notes) else { return nil }
    let status = table.need("status")
      .flatMap { table.word($0, among: ["official", "provisional"]) }
      .flatMap { WorkCalendar.Status(rawValue: $0) }
    let work = table.list("work") { node, _ in span(node, in: number, table)?.lowerBound }
    return WorkCalendar.Year(
      status: status ?? .provisional, source: table.needText("source"),
      rest: table.list("rest") { node, path in rest(node, in: number, at: path) },
      work: work)
  }

  private func rest(_ node: Node, in year: Int, at path: String) -> WorkCalendar.Rest? {
    guard let table = Table(node, at: path, keys: ["days", "name"], notes: notes),
      let days = table.need("days").flatMap({ span($0, in: year, table) })
    else { return nil }
    let name = table.words("name")
    return WorkCalendar.Rest(days, name: name.map { HolidayName(zh: $0.zh, en: $0.en) })
  }

  /// `02-15..02-23`, or `06-19` for one day; both ends count.
  private func span(_ node: Node, in year: Int, _ table: Table) -> ClosedRange<Day>? {
    let ends = (node.scalar ?? "").split(separator: "..", omittingEmptySubsequences: false)
      .map { Day("\(year)-\($0)") }
    guard (1...2).contains(ends.count), let first = ends.first ?? nil, let last = ends.last ?? nil,
      first <= last
    else {
      table.expected(
        "日期（月-日），例如 02-15..02-23", "days of the year such as 02-15..02-23", at: node)
      return nil
    }
    return first...last
  }
}
