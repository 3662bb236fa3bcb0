/// The head of a page about one thing: the way to it, its name, and a line below.
package struct PageHead: Sendable {
  /// One place on the way; nil: it has no page of its own.
  package struct Crumb: Sendable {
    let text: String
    let href: Href?

    package init(_ text: String, _ href: Href? = nil) {
      self.text = text
      self.href = href
    }
  }

  let crumbs: [Crumb]
  let title: String
  let line: String

  package init(_ crumbs: Crumb..., title: String, line: String = "") {
    self.crumbs = crumbs
    self.title = title
    self.line = line
  }

  package var html: HTML {
    let places: [HTML] = crumbs.map { crumb in
      crumb.href.map { "<a href=\"\($0)\">\(crumb.text)</a>" } ?? "<span>\(crumb.text)</span>"
    }
    return """
      <p class="crumbs">\(places.joined(by: " › "))</p><h1>\(title)</h1>\(line.isEmpty ? nil : "<p class=\"soft\">\(line)</p>" as HTML?)
      """
  }
}
