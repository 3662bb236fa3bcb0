package import Casework
package import Deadlines
package import Definitions

/// One task of a unit, as the worklist holds it.
package struct WorklistItem: Sendable, Hashable {
  package var number: CaseNumber
  package var branch: BranchID?
  package var act: Assignment.Act
  package var title: Words
  package var subject: String
  package var due: Day?
  package var kind: Clock.Kind

  package init(
    number: CaseNumber,
    branch: BranchID?,
    act: Assignment.Act,
    title: Words,
    subject: String,
    due: Day?,
    kind: Clock.Kind
  ) {
    self.number = number
    self.branch = branch
    self.act = act
    self.title = title
    self.subject = subject
    self.due = due
    self.kind = kind
  }
}

/// Groups a worklist by what runs out first. Pure: the rows come sorted by due day.
package struct WorklistScreen {
  let items: [WorklistItem]
  let current: CaseNumber?
  let formats: Formats
  let calendar: WorkCalendar
  let more: Href?

  package init(
    items: [WorklistItem],
    current: CaseNumber?,
    formats: Formats,
    calendar: WorkCalendar,
    more: Href? = nil
  ) {
    self.items = items
    self.current = current
    self.formats = formats
    self.calendar = calendar
    self.more = more
  }

  package var pane: WorklistPane {
    let order = numbers
    let place = current.flatMap { current in order.firstIndex { $0 == current } }
    return WorklistPane(
      heading: say(Say.heading),
      groups: groups,
      empty: say(Say.empty),
      previous: place.flatMap { $0 > 0 ? order[$0 - 1] : nil }.map(Href.deskCase),
      next: next(in: order, after: place).map(Href.deskCase),
      more: more,
      moreText: say(Say.more)
    )
  }

  /// The case to open after this one was acted on: the first that is not it.
  package static func following(_ number: CaseNumber, in items: [WorklistItem]) -> CaseNumber? {
    items.first { $0.number != number }?.number
  }

  private func next(in order: [CaseNumber], after place: Int?) -> CaseNumber? {
    guard let place else { return order.first }
    return order.dropFirst(place + 1).first
  }

  private var numbers: [CaseNumber] {
    items.reduce(into: []) { if !$0.contains($1.number) { $0.append($1.number) } }
  }

  private var groups: [WorklistPane.Group] {
    Bucket.allCases.compactMap { bucket in
      let rows = items.filter { self.bucket(of: $0) == bucket }.map(row)
      return rows.isEmpty ? nil : WorklistPane.Group(title: say(bucket.words), rows: rows)
    }
  }

  private enum Bucket: CaseIterable {
    case passed, today, week, later

    var words: Words {
      switch self {
      case .passed: Words(zh: "已过期限", en: "Past the limit")
      case .today: Words(zh: "今天到期", en: "Due today")
      case .week: Words(zh: "本周", en: "This week")
      case .later: Words(zh: "以后", en: "Later")
      }
    }
  }

  private func bucket(of item: WorklistItem) -> Bucket {
    guard let due = item.due else { return .later }
    if due < formats.today { return .passed }
    if due == formats.today { return .today }
    return due <= formats.today.adding(days: 7 - formats.today.weekday) ? .week : .later
  }

  private func row(_ item: WorklistItem) -> WorklistPane.Row {
    let light = item.due.map {
      Light(due: $0, kind: item.kind, today: formats.today, calendar: calendar)
    }
    return WorklistPane.Row(
      href: .deskCase(item.number),
      light: light ?? .onTime,
      title: item.title[formats.language],
      due: item.due.map(due) ?? "",
      detail: [
        item.subject, CaseInHand.short(item.number, item.branch), item.act.words[formats.language],
      ].filter { !$0.isEmpty }.joined(separator: " · "),
      isCurrent: item.number == current
    )
  }

  private func due(_ day: Day) -> String {
    day == formats.today ? say(Say.today) : formats.short(day)
  }

  private func say(_ words: Words) -> String { words[formats.language] }

  private enum Say {
    static let heading = Words(zh: "待办", en: "To do")
    static let today = Words(zh: "今天 24:00", en: "today 24:00")
    static let empty = Words(
      zh: "现在没有待办。新收的件和抄告会出现在这里，先到期的在前。",
      en: "Nothing to do. New cases and copies appear here, the soonest due first."
    )
    static let more = Words(zh: "更多", en: "More")
  }
}
