import Casework
import Deadlines
import Definitions
import Hall

/// What a search found, newest case first.
struct SearchScreen {
  /// Most cases on the page; who finds more says more.
  static let most = 50

  let typed: String
  let found: [CaseSummary]
  let frame: PageFrame
  let formats: Formats
  let units: [UnitID: Unit]

  var page: DeskListPage {
    let title = frame(Words(zh: "找到", en: "Found"))
    let group = WorklistPane.Group(title: title, rows: found.prefix(Self.most).map(row))
    let heading = frame(
      typed.isEmpty
        ? Words(zh: "搜索", en: "Search") : Words(zh: "搜索“\(typed)”", en: "Search: \(typed)")
    )
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
      typed: typed,
      note: found.count > Self.most ? frame(Self.tooMany) : nil
    )
  }

  private static let tooMany = Words(
    zh: "找到的不止 \(most) 件，这里只列最新的 \(most) 件。请多输几个字缩小范围。",
    en: "More than \(most) cases match; these are the newest \(most). Type more to narrow it down."
  )

  private var empty: String {
    guard typed.trimmedCount >= 2 else {
      return frame(
        Words(
          zh: "请至少输两个字：编号、姓名、执照号、电话或地址的一部分。",
          en: "Type at least two characters: part of a number, name, licence, phone or address."
        )
      )
    }
    return frame(
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

extension String {
  /// Letters and digits: what a search looks at.
  fileprivate var trimmedCount: Int { count { $0.isLetter || $0.isNumber } }
}
