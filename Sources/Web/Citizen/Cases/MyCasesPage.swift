import Casework
import Deadlines
import Definitions

/// All my cases and drafts, what needs me first.
struct MyCasesPage: Sendable {
  /// In which group a case stands, the most pressing first.
  enum Group: Int, Sendable, CaseIterable { case yours, open, closed }

  struct Row: Sendable {
    let group: Group
    let href: Href
    let title: String
    /// What names it, when it was filed.
    let line: String
    let number: String
    let state: HTML
  }

  struct DraftRow: Sendable {
    let id: String
    let title: String
    /// What names it so far, and when it was saved.
    let line: String
  }

  let frame: PageFrame
  let rows: [Row]
  let drafts: [DraftRow]
  var isFirst = true
  /// Where earlier cases stand; nil: there are none.
  var next: Href?

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      current: .myCases,
      body: """
        <div class="stack"><h1>\(Say.title, frame.language)</h1>\(rows.isEmpty && isFirst ? empty : nil)\(group(.yours))\(draftsHTML)\(group(.open))\(group(.closed))\(nextHTML)</div>
        """
    ).html
  }

  private var nextHTML: HTML? {
    next.map { "<p><a href=\"\($0)\">\(Say.earlier, frame.language)</a></p>" }
  }

  private func group(_ group: Group) -> HTML? {
    let rows = rows.filter { $0.group == group }
    guard !rows.isEmpty else { return nil }
    return "<h2>\(Say.group(group), frame.language)</h2><ul class=\"grid\">\(rows.map(row))</ul>"
  }

  private func row(_ row: Row) -> HTML {
    """
    <li class="card"><h3><a href="\(row.href)">\(row.title)</a></h3><p>\(row.line)<br><span class="number">\(row.number)</span></p><div>\(row.state)</div></li>
    """
  }

  private var empty: HTML {
    """
    <p class="empty">\(Say.none, frame.language) <a href="\(Href.home)">\(Say.find, frame.language)</a></p>
    """
  }

  private var draftsHTML: HTML? {
    guard !drafts.isEmpty else { return nil }
    let rows: [HTML] = drafts.map { draft in
      """
      <li><span><a href="\(Href.draft(draft.id))">\(draft.title)</a><br><span class="soft small">\(draft.line)</span></span>
      <form method="post" action="\(Href("drafts", draft.id, "removal"))">\(frame.csrfField)<button class="link" aria-label="\(Say.remove, frame.language) \(draft.title)">\(Say.remove, frame.language)</button></form></li>
      """
    }
    return "<h2>\(Say.drafts, frame.language)</h2><ul class=\"card lines\">\(rows)</ul>"
  }

  private enum Say {
    static let title = Words(zh: "我的办件", en: "My cases")
    static func group(_ group: Group) -> Words {
      switch group {
      case .yours: Words(zh: "等您处理", en: "Waiting for you")
      case .open: Words(zh: "正在办", en: "Under way")
      case .closed: Words(zh: "已办结", en: "Closed")
      }
    }
    static let none = Words(
      zh: "还没有办件。提交后，进度会显示在这里。",
      en: "No cases yet. Once you file, progress is shown here."
    )
    static let earlier = Words(zh: "更早办结的 →", en: "Closed earlier →")
    static let find = Words(zh: "去找要办的事", en: "Find what you need")
    static let drafts = Words(zh: "没填完的", en: "Not finished yet")
    static let remove = Words(zh: "删除", en: "Delete")
  }
}

extension MyCasesPage.Row {
  /// A case in the list, told by its state and its next day.
  init(
    number: CaseNumber,
    title: String,
    subject: String,
    receivedOn: Day,
    state: CaseState,
    outcome: CaseOutcome?,
    due: Day?,
    _ formats: Formats
  ) {
    href = .tracking(number)
    self.title = title
    self.number = number.text
    line = [subject, formats.full(receivedOn)].filter { !$0.isEmpty }.joined(separator: " · ")
    group = state == .closed ? .closed : state == .correction ? .yours : .open
    let words = (outcome?.words ?? state.words)[formats.language]
    // The next day of an open case may be an inner step's, which says nothing to its applicant.
    switch state {
    case .closed:
      let isGranted = outcome == .granted || outcome == .partlyGranted
      self.state = isGranted ? Light.done.html(words) : "<b>\(words)</b>"
    case .correction:
      let left = due.map { formats.daysLeft(until: $0) } ?? ""
      self.state = Light.soon.html(words + (left.isEmpty ? "" : " · " + left))
    case .draft, .received, .inReview: self.state = "\(words)"
    }
  }
}
