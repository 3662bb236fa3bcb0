import Deadlines
import Definitions

/// Matters that were searched for, or all of them.
struct MattersPage: Sendable {
  let frame: PageFrame
  let asked: String
  let found: [MatterCard]
  /// All matters, offered where nothing was found.
  let others: [MatterCard]

  init(_ frame: PageFrame, _ list: MatterList, asked: String) {
    self.frame = frame
    self.asked = asked
    found = list.search(asked).map(list.card)
    others = found.isEmpty ? list.procedures.map(list.card) : []
  }

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      current: .home,
      body: """
        <div class="stack"><h1>\(heading)</h1>
        <form class="search" role="search" action="\(Href.search)"><label class="hidden" for="q">\(Say.title, frame.language)</label>
        <input id="q" name="q" type="search" maxlength="100" value="\(asked)" data-key="/"><button class="button">\(Say.find, frame.language)</button></form>
        \(results)</div>
        """
    ).html
  }

  private var heading: String {
    guard !asked.isEmpty else { return frame(Say.all) }
    return frame.language == .zh
      ? "“\(asked)”：找到 \(found.count) 项" : "“\(asked)”: \(found.count) found"
  }

  private var results: HTML {
    guard found.isEmpty else {
      return
        "<h2 class=\"hidden\">\(Say.results, frame.language)</h2><ul class=\"grid\">\(found.map(\.html))</ul>"
    }
    return """
      <p class="empty">\(Say.none, frame.language)</p><h2>\(Say.all, frame.language)</h2><ul class="grid">\(others.map(\.html))</ul>
      """
  }

  private enum Say {
    static let title = Words(zh: "查找事项", en: "Find a matter")
    static let find = Words(zh: "查找", en: "Search")
    static let results = Words(zh: "查找结果", en: "Results")
    static let all = Words(zh: "全部事项", en: "All matters")
    static let none = Words(
      zh: "没有找到。换个说法试试，例如“饭店”“烟草”；或看下面的全部事项。",
      en: "Nothing found. Try another word, such as “restaurant” or “tobacco”, or look below."
    )
  }
}
