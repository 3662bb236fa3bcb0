import Casework
import Deadlines
import Definitions
import Hall

/// What is on public notice, and what was; for everybody to read and to object to. Source: 行政许可法 §5, §46.
struct NoticesPage: Sendable {
  let frame: PageFrame
  let formats: Formats
  let list: PublishedNotices

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      current: .home,
      body: """
        <div class="stack">\(PageHead(.init(frame(Say.home), .home), title: frame(Say.title)).html)<p class="soft">\(Say.what, frame.language) <a href="\(Href.results())">\(Say.results, frame.language)</a></p>
        \(list.notices.isEmpty ? "<p class=\"empty\">\(Say.none, frame.language)</p>" : rows)
        \(list.next.map { "<p><a href=\"\(Href.notices(after: $0))\">\(Say.older, frame.language)</a></p>" as HTML })</div>
        """
    ).html
  }

  private var rows: HTML { "<ul class=\"card lines\">\(list.notices.map(row))</ul>" }

  private func row(_ notice: PublishedNotice) -> HTML {
    let facts = [
      notice.kind.words[frame.language], notice.applicant, notice.unitTitle[frame.language],
      formats.full(notice.givenOn) + (frame.language == .zh ? "公布" : ": published"),
    ]
    return """
      <li><b>\(notice.subject) · \(notice.title, frame.language)</b><span class="soft">\(facts.joined(separator: " · "))</span>
      <span>\(notice.text)</span><span>\(standing(of: notice))</span>\(isRunning(notice) ? objecting(to: notice).map { "<span class=\"soft\">\($0)</span>" as HTML } : nil)</li>
      """
  }

  private func isRunning(_ notice: PublishedNotice) -> Bool { notice.lastOn >= formats.today }

  private func standing(of notice: PublishedNotice) -> HTML {
    let day = formats.full(notice.lastOn)
    let text: Words =
      switch (notice.kind, isRunning(notice)) {
      case (.hearing, true): Words(zh: "听证日期：\(day)", en: "Hearing on \(day)")
      case (.hearing, false): Words(zh: "听证已于\(day)举行", en: "The hearing was on \(day)")
      case (_, true): Words(zh: "公示到\(day)为止", en: "Runs until \(day)")
      case (_, false): Words(zh: "公示已于\(day)期满", en: "Ended on \(day)")
      }
    return (isRunning(notice) ? Light.onTime : Light.done).html(frame(text))
  }

  /// Where whoever objects, or wants to be heard, turns to.
  private func objecting(to notice: PublishedNotice) -> String? {
    notice.unit.map { unit in
      let place = [unit.address[frame.language], unit.hours[frame.language], unit.phone]
        .filter { !$0.isEmpty }.joined(separator: frame.language == .zh ? "，" : ", ")
      return frame(
        notice.kind == .hearing
          ? Words(zh: "要求参加听证的，请联系：\(place)", en: "To take part, turn to: \(place)")
          : Words(
            zh: "有异议的，请在期满以前写明理由和联系方式，提交：\(place)",
            en: "Objections, with reasons and how to reach you, before it ends to: \(place)"
          )
      )
    }
  }

  enum Say {
    static let home = Words(zh: "办事", en: "Services")
    static let title = Words(zh: "公示和听证公告", en: "Public notices and hearings")
    static let what = Words(
      zh: "作出决定前公示的申请和公开举行的听证，后期满的在前；姓名只显示姓氏。",
      en:
        "Applications on public notice before they are decided, and public hearings; what ends last stands first. Names show the family name."
    )
    static let results = Words(zh: "许可结果公示", en: "Licences granted")
    static let none = Words(zh: "现在没有公示。", en: "There is no public notice.")
    static let older = Words(zh: "更早的", en: "Older ones")
  }
}
