import Deadlines
import Definitions

/// Reads `Procedures/calendars/REGION.yaml`: which days of which year are published as rest or work.
///
/// What the days mean is judged by `CalendarDraft`; here its flaws are only given their lines.
///
/// A region's own calendar names the wider one that it is based on, and lists only its own days.
struct CalendarFile {
  let notes: Notes

  /// What one file says.
  struct Draft {
    var calendar: CalendarDraft
    /// The region whose calendar it adds to; nil: it stands by itself.
    var basedOn: String?
    var path: String
    var place: Place
  }

  func draft(_ root: Node) -> Draft? {
    let keys = ["region", "based_on", "title", "version", "utc_offset", "weekly_rest", "years"]
    let path = "calendar:\(root.peek("region") ?? "?")"
    guard let table = Table(root, at: path, keys: keys, notes: notes) else { return nil }
    let title = table.needWords("title")
    let basedOn = table["based_on"].flatMap { _ in table.text("based_on") }
    if basedOn == nil { _ = table.need("weekly_rest") }
    let calendar = CalendarDraft(
      region: table.needText("region"),
      title: BilingualName(zh: title.zh, en: title.en),
      version: table.needText("version"),
      utcOffset: basedOn == nil ? table.needText("utc_offset") : "+08:00",
      weeklyRest: basedOn == nil ? table.texts("weekly_rest").map { Int($0) ?? 0 } : [],
      years: years(table)
    )
    return Draft(calendar: calendar, basedOn: basedOn, path: path, place: root.place)
  }

  /// The calendars of all files, each with the days of what it is based on.
  func calendars(_ drafts: [Draft]) -> [WorkCalendar] {
    drafts.compactMap { draft in
      guard let base = draft.basedOn else { return calendar(draft.calendar, draft) }
      let wide = drafts.first { $0.calendar.region == base && $0.basedOn == nil }
      guard let wide else {
        notes.add(
          draft.place,
          Words(zh: "没有区划“\(base)”的日历可以依据", en: "there is no calendar of '\(base)' to add to")
        )
        return nil
      }
      let known = Set(wide.calendar.years.map(\.year))
      for year in draft.calendar.years where !known.contains(year.year) {
        notes.add(
          notes.places.nearest(to: "\(draft.path)/years/\(year.year)"),
          Words(
            zh: "所依据的日历没有 \(year.year) 年",
            en: "the calendar it adds to says nothing of \(year.year)"
          )
        )
      }
      // A year that the region leaves out among its own would be counted without its days.
      let own = draft.calendar.years.map(\.year).filter(known.contains)
      for flaw in CalendarFlaw.holes(in: Set(own)) { note(flaw, draft) }
      return calendar(wide.calendar.adding(draft.calendar), draft)
    }
  }

  private func note(_ flaw: CalendarFlaw, _ draft: Draft) {
    let place = notes.places.nearest(to: "\(draft.path)/\(flaw.place.path)")
    notes.add(place, Words(zh: flaw.text(.zh), en: flaw.text(.en)))
  }

  private func calendar(_ calendar: CalendarDraft, _ draft: Draft) -> WorkCalendar? {
    // A hole of the wider calendar is told in its own file.
    for flaw in calendar.flaws where draft.basedOn == nil || flaw.kind != .yearMissing {
      note(flaw, draft)
    }
    return WorkCalendar(calendar)
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
