import Deadlines
import Definitions

/// What must be changed, on top of the page, each a link to its place.
struct ProblemList: Sendable {
  struct Item: Sendable, Hashable {
    /// The id of the control.
    let anchor: String
    /// «经营面积：请填数字，例如 320».
    let text: String
    /// Another page than this one, where it is mended.
    var page: Href?
  }

  let items: [Item]
  let language: Language

  var html: HTML? {
    guard !items.isEmpty else { return nil }
    let title =
      language == .zh
      ? "还有 \(items.count) 处要改"
      : items.count == 1 ? "One thing to correct" : "\(items.count) things to correct"
    return """
      <div class="problems" role="alert" tabindex="-1" aria-labelledby="problems"><h2 id="problems">\(title)</h2><ul>\(items.map(line))</ul></div>
      """
  }

  private func line(_ item: Item) -> HTML {
    "<li><a href=\"\(item.page?.at(item.anchor) ?? Href(fragment: item.anchor))\">\(item.text)</a></li>"
  }
}
