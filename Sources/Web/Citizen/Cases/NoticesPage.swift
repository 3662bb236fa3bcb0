import Casework
import Deadlines
import Definitions
import Hall

/// What is on public notice, and what was; for everybody to read and to object to. Source: 行政许可法 §5, §46.
struct NoticesPage: Sendable {
  let frame: PageFrame
  let formats: Formats
  let list: PublicPage<PublishedNotice>

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      current: .home,
      body: """
        <div class="stack">\(PageHead(.init(frame(Say.home), .home), title: frame(Say.title)).html)<p class="soft">\(Say.what, frame.language) <a href="\(Href.results())">\(Say.results, frame.language)</a></p>
        \(list.items.isEmpty ? "<p class=\"empty\">\(Say.none, frame.language)</p>" : rows)
        \(list.next.map { "<p><a href=\"\(Href.notices(after: $0))\">\(Say.older, frame.language)</a></p>" as HTML })</div>
        """
    ).html
  }

  private var rows: HTML { "\(list.items.map(card))" }

  private func card(_ notice: PublishedNotice) -> HTML {
    let facts = [
      Fact(notice.kind.words[frame.language], notice.text),
      Fact(frame(Say.applicant), notice.applicant),
      Fact(frame(Say.unit), notice.unitTitle[frame.language]),
      Fact(frame(Say.givenOn), formats.full(notice.givenOn)),
      Fact(
        frame(notice.kind == .hearing ? Say.part : Say.objections),
        [isRunning(notice) ? objecting(to: notice) : nil].compactMap(\.self)
      ),
    ]
    return """
      <section class="card"><h2>\(notice.subject) · \(notice.title, frame.language)</h2><p>\(standing(of: notice))</p>\(facts.html)</section>
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
          ? Words(zh: "请联系：\(place)", en: "Turn to: \(place)")
          : Words(
            zh: "期满以前写明理由和联系方式，提交：\(place)",
            en: "Before it ends, in writing, with reasons and how to reach you, to: \(place)"
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
    static let applicant = Words(zh: "申请人", en: "Applicant")
    static let unit = Words(zh: "机关", en: "Agency")
    static let givenOn = Words(zh: "公布日期", en: "Published on")
    static let objections = Words(zh: "提出异议", en: "To object")
    static let part = Words(zh: "参加听证", en: "To take part")
    static let results = Words(zh: "许可结果公示", en: "Licences granted")
    static let none = Words(zh: "现在没有公示。", en: "There is no public notice.")
    static let older = Words(zh: "更早的", en: "Older ones")
  }
}
