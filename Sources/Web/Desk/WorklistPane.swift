/// The left pane: what runs out, first things first.
package struct WorklistPane: Sendable {
  package struct Group: Sendable {
    package var title: String
    package var rows: [Row]
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
  package var groups: [Group]
  package var empty: String
  package var previous: Href?
  package var next: Href?
  /// The link to the rows after these, where there are more.
  package var more: Href?
  package var moreText: String

  package var html: HTML {
    """
    <section class="pane list" aria-label="\(heading)">
    \(groups.isEmpty ? "<p class=\"empty\">\(empty)</p>" as HTML : .empty)
    \(groups.map(group))
    \(more.map { "<p class=\"more\"><a href=\"\($0)\">\(moreText)</a></p>" as HTML })
    </section>
    """
  }

  private func group(_ group: Group) -> HTML {
    """
    <h2><span>\(group.title)</span> <span class="count">\(group.rows.count)</span></h2>
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
