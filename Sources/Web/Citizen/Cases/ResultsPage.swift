import Casework
import Deadlines
import Definitions
import Hall

/// What was granted, for everybody to read. Source: 行政许可法 §40.
struct ResultsPage: Sendable {
  let frame: PageFrame
  let formats: Formats
  let list: PublishedResults

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      current: .home,
      body: """
        <div class="stack">\(PageHead(.init(frame(Say.home), .home), title: frame(Say.title)).html)<p class="soft">\(Say.what, frame.language)</p>
        \(list.results.isEmpty ? "<p class=\"empty\">\(Say.none, frame.language)</p>" : table)
        \(list.next.map { "<p><a href=\"\(Href.results(after: $0))\">\(Say.older, frame.language)</a></p>" as HTML })</div>
        """
    ).html
  }

  private var table: HTML {
    """
    <div class="table" tabindex="0" role="region" aria-label="\(Say.title, frame.language)"><table><thead><tr>\(Say.heads.map { "<th scope=\"col\">\($0, frame.language)</th>" as HTML })</tr></thead><tbody>\(list.results.map(row))</tbody></table></div>
    """
  }

  private func row(_ result: PublishedResult) -> HTML {
    """
    <tr><td class="whole">\(formats.full(result.decidedOn))</td><td>\(result.title, frame.language)</td><td>\(result.subject)</td><td>\(result.holder)</td><td>\(result.unit, frame.language)</td><td>\(result.outcome.words, frame.language)</td></tr>
    """
  }

  private enum Say {
    static let home = Words(zh: "办事", en: "Services")
    static let title = Words(zh: "许可结果公示", en: "Licences granted")
    static let what = Words(
      zh: "依照行政许可法第四十条公开，最近的在前；姓名只显示姓氏，证件号、电话、住址不公开。",
      en:
        "Public by article 40 of the licensing law, the latest first. Names show the family name; numbers, phones and addresses are not shown."
    )
    static let none = Words(zh: "还没有准予的许可。", en: "Nothing has been granted yet.")
    static let older = Words(zh: "更早的", en: "Older ones")
    static let heads = [
      Words(zh: "决定日期", en: "Decided on"), Words(zh: "事项", en: "Matter"),
      Words(zh: "名称", en: "Subject"), Words(zh: "申请人", en: "Applicant"),
      Words(zh: "机关", en: "Department"), Words(zh: "结果", en: "Result"),
    ]
  }
}
