/// Cases and who holds them since when: beside the board, and behind each of its figures.
package struct HeldList: Sendable {
  /// One clock of a case, and in whose hands it is.
  package struct Holding: Sendable {
    package var name: String
    package var seat: String
    package var light: Light
    package var standing: String
    package var since: String
    package var urge: String
    package var urgeHref: Href
  }

  package struct Row: Sendable {
    package var worst: Holding
    package var title: String
    package var number: String
    package var href: Href
    package var others: [Holding]
    package var othersTitle: String
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
    <li><div class="case"><p class="holding">\(holder(row.worst))</p>
    <p class="holding"><span class="detail"><a href="\(row.href)">\(row.title)</a> · <span class="whole">\(row.number)</span> · <span class="whole">\(row.worst.since)</span></span> \(urge(row.worst, of: row))</p></div>
    \(row.others.isEmpty ? nil : others(of: row))</li>
    """
  }

  private func holder(_ held: Holding) -> HTML {
    """
    <span><b>\(held.name)</b> <span class="soft">\(held.seat)</span></span> <span class="whole">\(held.light.html(held.standing))</span>
    """
  }

  private func urge(_ held: Holding, of row: Row) -> HTML {
    """
    <a href="\(held.urgeHref)">\(held.urge)<span class="hidden"> \(held.name) \(held.standing) \(row.title) \(row.number)</span></a>
    """
  }

  private func others(of row: Row) -> HTML {
    "<details><summary>\(row.othersTitle)</summary>\(row.others.map { "<p class=\"holding\">\(holder($0)) \(urge($0, of: row))</p>" as HTML })</details>"
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
  /// Where the rows after these are; nil: these are the last.
  package let next: Href?
  package let nextText: String

  package var html: HTML {
    Document(
      frame,
      .supervisor,
      title: title,
      width: .narrow,
      sheets: [.boardStyle],
      entries: entries,
      body: """
        <div class="stack"><p><a href="\(Href.board)">\(back)</a></p><h1>\(title)</h1><p class="soft">\(count)</p>\(list.html)\(next.map { "<p><a class=\"button plain\" href=\"\($0)\" rel=\"next\" data-key=\"n\">\(nextText) <kbd>N</kbd></a></p>" as HTML })</div>
        """
    ).html
  }
}
