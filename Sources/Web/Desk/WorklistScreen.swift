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

/// Groups a page of the worklist by what runs out first; a case stands once, with all that is to be done.
///
/// Pure: the items come sorted by due day.
package struct WorklistScreen {
  let items: [WorklistItem]
  let current: CaseNumber?
  let formats: Formats
  let calendar: WorkCalendar
  /// Where this page of the worklist begins, as its links carry it on; nil: at the top.
  let after: String?
  /// Where the next page begins; nil: this is the last.
  let next: String?
  /// How many cases wait in all; counted no further than `WorklistScreen.mostCounted`.
  let size: Int?

  package static let mostCounted = 200

  package init(
    items: [WorklistItem],
    current: CaseNumber?,
    formats: Formats,
    calendar: WorkCalendar,
    after: String? = nil,
    next: String? = nil,
    size: Int? = nil
  ) {
    self.items = items
    self.current = current
    self.formats = formats
    self.calendar = calendar
    self.after = after
    self.next = next
    self.size = size
  }

  package var pane: WorklistPane {
    let order = Self.order(of: items)
    let place = current.flatMap { current in order.firstIndex { $0 == current } }
    let before = place.flatMap { $0 > 0 ? order[$0 - 1] : nil }
    let following = place.map { Array(order.dropFirst($0 + 1)) } ?? order
    return WorklistPane(
      heading: say(Say.heading),
      size: sizeText,
      groups: groups,
      empty: say(Say.empty),
      previous: before.map(link),
      next: following.first.map(link),
      first: after == nil ? nil : .desk,
      firstText: say(Say.first),
      more: next.map { Href.desk.with("after", $0) },
      moreText: say(Say.more)
    )
  }

  /// The case to open after this one was acted on: the one that stood below it, else the first.
  package static func following(
    _ number: CaseNumber,
    before: [WorklistItem],
    now: [WorklistItem]
  ) -> CaseNumber? {
    let waiting = order(of: now).filter { $0 != number }
    let below = order(of: before).drop { $0 != number }.dropFirst()
    return below.first(where: waiting.contains) ?? waiting.first
  }

  private static func order(of items: [WorklistItem]) -> [CaseNumber] {
    var seen: Set<CaseNumber> = []
    return items.map(\.number).filter { seen.insert($0).inserted }
  }

  private func link(_ number: CaseNumber) -> Href {
    after.map { Href.deskCase(number).with("after", $0) } ?? .deskCase(number)
  }

  private var sizeText: String? {
    size.map { size in
      let isMore = size >= Self.mostCounted
      return formats.language == .zh
        ? "\(size) 件" + (isMore ? "以上" : "")
        : (isMore ? "over " : "") + "\(size) case" + (size == 1 ? "" : "s")
    }
  }

  private var groups: [WorklistPane.Group] {
    let turns = Dictionary(grouping: items, by: \.number)
    let rows = Self.order(of: items).compactMap { number in turns[number] }
    return Bucket.allCases.compactMap { bucket in
      let rows = rows.filter { self.bucket(of: $0) == bucket }.compactMap(row)
      guard !rows.isEmpty else { return nil }
      return WorklistPane.Group(title: say(bucket.words), rows: rows, presses: bucket.presses)
    }
  }

  private enum Bucket: CaseIterable {
    case passed, today, week, later

    var presses: Bool { self == .passed || self == .today }

    var words: Words {
      switch self {
      case .passed: Words(zh: "已过期限", en: "Past the limit")
      case .today: Words(zh: "今天到期", en: "Due today")
      case .week: Words(zh: "本周", en: "This week")
      case .later: Words(zh: "以后", en: "Later")
      }
    }
  }

  private func bucket(of turns: [WorklistItem]) -> Bucket {
    guard let due = turns.first?.due else { return .later }
    if due < formats.today { return .passed }
    if due == formats.today { return .today }
    return due <= formats.today.adding(days: 7 - formats.today.weekday) ? .week : .later
  }

  /// The turns of one case: its first runs out first, and gives the row its date.
  private func row(_ turns: [WorklistItem]) -> WorklistPane.Row? {
    guard let first = turns.first else { return nil }
    let light = first.due.map {
      Light(due: $0, kind: first.kind, today: formats.today, calendar: calendar)
    }
    let acts = turns.map { $0.act.words[formats.language] }
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let isOneBranch = turns.allSatisfy { $0.branch == first.branch }
    let branch = isOneBranch ? first.branch : nil
    return WorklistPane.Row(
      href: link(first.number),
      light: light ?? .onTime,
      title: first.title[formats.language],
      due: first.due.map(due) ?? "",
      detail: [
        first.subject, CaseInHand.short(first.number, branch),
        Formats.joined(acts, formats.language),
      ].filter { !$0.isEmpty }.joined(separator: " · "),
      isCurrent: first.number == current
    )
  }

  /// A day in a year whose holidays are not published yet says so.
  private func due(_ day: Day) -> String {
    if day == formats.today { return say(Say.today) }
    let isOfficial = calendar.status(ofYear: day.year) == .official
    return formats.short(day) + (isOfficial ? "" : say(Say.provisional))
  }

  private func say(_ words: Words) -> String { words[formats.language] }

  private enum Say {
    static let heading = Words(zh: "待办", en: "To do")
    static let today = Words(zh: "今天 24:00", en: "today 24:00")
    static let provisional = Words(zh: "（暂定）", en: " (provisional)")
    static let empty = Words(
      zh: "现在没有待办。新收的件和抄告会出现在这里，先到期的在前。",
      en: "Nothing to do. New cases and copies appear here, the soonest due first."
    )
    static let more = Words(zh: "后面的", en: "Next")
    static let first = Words(zh: "回到最前", en: "Back to the first")
  }
}
