import Casework
import Deadlines
import Definitions

/// All my cases and drafts, what needs me first.
struct MyCasesPage: Sendable {
  struct Row: Sendable {
    let href: Href
    let title: String
    let line: String
    let state: HTML
  }

  struct DraftRow: Sendable {
    let id: String
    let title: String
    let saved: String
  }

  let frame: PageFrame
  let rows: [Row]
  let drafts: [DraftRow]

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      current: .myCases,
      body: """
        <div class="stack"><h1>\(Say.title, frame.language)</h1>\(rows.isEmpty ? empty : list)\(draftsHTML)</div>
        """
    ).html
  }

  private var list: HTML { "<ul class=\"grid\">\(rows.map(row))</ul>" }

  private func row(_ row: Row) -> HTML {
    """
    <li class="card"><h2><a href="\(row.href)">\(row.title)</a></h2><p class="soft small">\(row.line)</p><p>\(row.state)</p></li>
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
      <li><span><a href="\(Href.draft(draft.id))">\(draft.title)</a> <span class="soft small">\(draft.saved)</span></span>
      <form method="post" action="\(Href("drafts", draft.id, "removal"))">\(frame.csrfField)<button class="link" aria-label="\(Say.remove, frame.language) \(draft.title)">\(Say.remove, frame.language)</button></form></li>
      """
    }
    return "<h2>\(Say.drafts, frame.language)</h2><ul class=\"card lines\">\(rows)</ul>"
  }

  private enum Say {
    static let title = Words(zh: "我的办件", en: "My cases")
    static let none = Words(
      zh: "还没有办件。提交后，进度会显示在这里。",
      en: "No cases yet. Once you file, progress is shown here."
    )
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
    _ formats: Formats,
    _ calendar: WorkCalendar
  ) {
    href = .tracking(number)
    self.title = title
    line = [subject, number.text, formats.full(receivedOn)].filter { !$0.isEmpty }
      .joined(separator: " · ")
    let words = (outcome?.words ?? state.words)[formats.language]
    // The next day of an open case may be an inner step's, which says nothing to its applicant.
    switch state {
    case .closed: self.state = Light.done.html(words)
    case .correction:
      let left = due.map { formats.left(until: $0, on: calendar) } ?? ""
      self.state = Light.soon.html(words + (left.isEmpty ? "" : " · " + left))
    case .draft, .received, .inReview: self.state = "\(words)"
    }
  }
}
