import Casework
import Deadlines
import Definitions
import Hall

/// What a search found, newest case first.
struct SearchScreen {
  let typed: String
  let found: [CaseSummary]
  let frame: PageFrame
  let formats: Formats
  let units: [UnitID: Unit]

  var page: DeskListPage {
    let title = frame(Words(zh: "找到", en: "Found"))
    let group = WorklistPane.Group(title: title, rows: found.map(row))
    let heading = frame(Words(zh: "搜索“\(typed)”", en: "Search: \(typed)"))
    return DeskListPage(
      frame: frame,
      units: units,
      pane: WorklistPane(
        heading: heading,
        groups: found.isEmpty ? [] : [group],
        empty: empty,
        previous: nil,
        next: found.first.map { .deskCase($0.number) },
        more: nil,
        moreText: ""
      ),
      typed: typed
    )
  }

  private var empty: String {
    frame(
      Words(
        zh: "没有找到。可以用编号、姓名、执照号、电话或地址的一部分（至少两个字）再试；只显示与您单位有关的办件。",
        en:
          "Nothing found. Try part of a number, name, licence code, phone or address (two characters or more); only cases that concern your unit are shown."
      )
    )
  }

  private func row(_ summary: CaseSummary) -> WorklistPane.Row {
    let isClosed = summary.outcome != nil
    let stand = summary.outcome?.words ?? summary.state.words
    return WorklistPane.Row(
      href: .deskCase(summary.number),
      light: isClosed ? .done : .onTime,
      title: summary.title[formats.language],
      due: frame(stand),
      detail: [summary.subject, summary.number.text, formats.short(summary.receivedOn)]
        .filter { !$0.isEmpty }.joined(separator: " · "),
      isCurrent: false
    )
  }
}
