import Casework
import Deadlines
import Definitions
import Hall

/// What was granted, for everybody to read. Source: 行政许可法 §40.
struct ResultsPage: Sendable {
  let frame: PageFrame
  let formats: Formats
  let list: PublicPage<PublishedResult>

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      current: .home,
      body: """
        <div class="stack">\(PageHead(.init(frame(Say.home), .home), title: frame(Say.title)).html)<p class="soft">\(Say.what, frame.language) <a href="\(Href.notices())">\(NoticesPage.Say.title, frame.language)</a></p>
        \(list.items.isEmpty ? "<p class=\"empty\">\(Say.none, frame.language)</p>" : rows)
        \(list.next.map { "<p><a href=\"\(Href.results(after: $0))\">\(Say.older, frame.language)</a></p>" as HTML })</div>
        """
    ).html
  }

  private var rows: HTML {
    "<ul class=\"card lines\">\(list.items.map(row))</ul>"
  }

  private func row(_ result: PublishedResult) -> HTML {
    let facts = [
      formats.full(result.decidedOn), result.holder, result.unit[frame.language],
      Branch.State.granted.words[frame.language],
    ]
    return """
      <li><b>\(result.subject) · \(result.title, frame.language)</b><span class="soft">\(facts.joined(separator: " · "))</span>\(result.end.map { "<span>\(Light.stopped.html(ended($0)))</span>" as HTML })</li>
      """
  }

  private func ended(_ end: PublishedResult.End) -> String {
    let day = formats.full(end.on)
    return frame(
      Words(
        zh: "已于\(day)失效（\(end.cause.words.zh)）",
        en: "Ended on \(day) (\(end.cause.words.en))"
      )
    )
  }

  private enum Say {
    static let home = Words(zh: "办事", en: "Services")
    static let title = Words(zh: "许可结果公示", en: "Licences granted")
    static let what = Words(
      zh: "依照行政许可法第四十条公开，每个事项决定当日列出，最近的在前；姓名只显示姓氏，证件号、电话、住址不公开。",
      en:
        "Public by article 40 of the licensing law, each matter on the day of its decision, the latest first. Names show the family name; numbers, phones and addresses are not shown."
    )
    static let none = Words(zh: "还没有准予的许可。", en: "Nothing has been granted yet.")
    static let older = Words(zh: "更早的", en: "Older ones")
  }
}
