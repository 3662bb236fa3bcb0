import Definitions

/// The worklist by itself, and what search found: the same rows, over the whole width.
struct DeskListPage {
  let frame: PageFrame
  let units: [UnitID: Unit]
  let pane: WorklistPane
  /// What was searched for; nil: this is the worklist.
  var typed: String?
  /// A sentence below the rows, such as that there are more.
  var note: String?

  var html: HTML {
    let bar = DeskBar(frame: frame, units: units)
    return Document(
      frame,
      .clerk,
      title: pane.heading,
      width: .full,
      current: typed == nil ? .desk : nil,
      aside: bar.search(typed ?? "").html,
      sheets: [.deskStyle],
      scripts: [.deskScript],
      brand: bar.brand,
      entries: bar.entries,
      body:
        "<div class=\"panes only\"><div class=\"pane list\">\(pane.title)\(pane.html)\(note.map { "<p class=\"note\">\($0)</p>" as HTML })\(keys)</div></div>"
    ).html
  }

  /// Where a clerk's hands begin the day.
  private var keys: HTML? {
    pane.next == nil
      ? nil
      : """
      <p class="soft keys-line"><kbd>J</kbd> \(Say.open, frame.language) · <kbd>/</kbd> \(Say.search, frame.language)</p>
      """
  }

  private enum Say {
    static let open = Words(zh: "打开第一件", en: "opens the first case")
    static let search = Words(zh: "搜索", en: "search")
  }
}
