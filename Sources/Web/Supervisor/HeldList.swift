/// Clocks and who holds them since when: beside the board, and behind each of its figures.
package struct HeldList: Sendable {
  package struct Row: Sendable {
    package var holder: String
    package var light: Light
    package var standing: String
    package var detail: String
    package var href: Href
    package var urge: String
    package var urgeHref: Href
  }

  package var rows: [Row]
  package var empty: String

  package var html: HTML {
    rows.isEmpty
      ? "<p class=\"empty\">\(empty)</p>"
      : HTML.empty + "<ul class=\"card held\">\(rows.map(row))</ul>"
  }

  private func row(_ row: Row) -> HTML {
    """
    <li><div><b>\(row.holder)</b><br><a class="detail" href="\(row.href)">\(row.detail)</a></div>
    <div>\(row.light.html(row.standing))<br><a href="\(row.urgeHref)">\(row.urge)<span class="hidden"> \(row.holder) \(row.detail)</span></a></div></li>
    """
  }
}

/// The list behind one figure.
package struct HeldPage: Sendable {
  package let frame: PageFrame
  package let title: String
  package let back: String
  package let count: String
  package let entries: [TopBar.Entry]
  package let list: HeldList

  package var html: HTML {
    Document(
      frame,
      .supervisor,
      title: title,
      width: .narrow,
      sheets: [.boardStyle],
      entries: entries,
      body: """
        <div class="stack"><p><a href="\(Href.board)">\(back)</a></p><h1>\(title)</h1><p class="soft">\(count)</p>\(list.html)</div>
        """
    ).html
  }
}
