/// The left pane: what runs out, first things first.
package struct WorklistPane: Sendable {
  package struct Group: Sendable {
    package var title: String
    package var rows: [Row]
    /// Past its limit or due today: its count is said in red.
    package var presses = false
  }

  package struct Row: Sendable {
    package var href: Href
    package var light: Light
    package var title: String
    package var due: String
    package var detail: String
    package var isCurrent: Bool
  }

  package var heading: String
  /// How many there are in all, in words; nil where nobody counted.
  package var size: String?
  package var groups: [Group]
  package var empty: String
  package var previous: Href?
  package var next: Href?
  /// Back to the first page, where this is a later one.
  package var first: Href?
  package var firstText = ""
  /// The page after this one, where there is one.
  package var more: Href?
  package var moreText: String

  package var html: HTML {
    """
    <section class="pane list" aria-label="\(heading)" data-live="list"><div class="stay">
    \(groups.isEmpty ? "<p class=\"empty\">\(empty)</p>" as HTML : .empty)
    \(groups.map(group))
    \(first == nil && more == nil ? nil : turning)
    </div></section>
    """
  }

  /// The heading of the worklist's own page.
  var title: HTML {
    "<h1 data-live=\"count\">\(heading)\(size.map { " <span class=\"size\">\($0)</span>" as HTML })</h1>"
  }

  private var turning: HTML {
    """
    <p class="more">\(size.map { "<span class=\"soft\">\($0)</span>" as HTML }) \(first.map { "<a href=\"\($0)\">\(firstText)</a>" as HTML }) \(more.map { "<a href=\"\($0)\" rel=\"next\" data-key=\"n\" accesskey=\"n\">\(moreText) <kbd>N</kbd></a>" as HTML })</p>
    """
  }

  private func group(_ group: Group) -> HTML {
    """
    <h2><span>\(group.title)</span> <span class="count\(" pressing", if: group.presses)">\(group.rows.count)</span></h2>
    <ol>\(group.rows.map(row))</ol>
    """
  }

  private func row(_ row: Row) -> HTML {
    """
    <li><a href="\(row.href)"\(" aria-current=\"page\"", if: row.isCurrent)\(key(row.href))>
    <span class="light \(row.light.rawValue)" aria-hidden="true">\(row.light.shape)</span>
    <b>\(row.title)</b> <span class="due \(row.light.rawValue)">\(row.due)</span>
    <span class="detail">\(row.detail)</span></a></li>
    """
  }

  private func key(_ href: Href) -> HTML {
    if href == next { return " data-key=\"j\" accesskey=\"j\"" }
    if href == previous { return " data-key=\"k\" accesskey=\"k\"" }
    return .empty
  }
}
