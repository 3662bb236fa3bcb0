import Deadlines
import Definitions

/// The materials of a filing: each may take several photos; what is handed in is shown and can be removed.
struct MaterialsPage: Sendable {
  let shell: DraftShell
  let desk: HandingIn
  let items: [MaterialItem]
  /// Fetched by the hall itself; told so that nobody brings them.
  let shared: [String]
  let problems: ProblemList
  let next: Href
  let back: Href?

  private var frame: PageFrame { shell.frame }

  var html: HTML {
    shell.html(
      """
      \(problems.html)\(sharedLine)\(items.isEmpty ? emptyLine : nil)\(items.map { $0.html(desk) })
      <div class="actions"><a class="button" href="\(next)">\(Say.next, frame.language)</a>\(backLink)<a class="last" href="\(Href.myCases)">\(Say.later, frame.language)</a></div>
      """
    )
  }

  private var emptyLine: HTML { "<p class=\"empty\">\(Say.none, frame.language)</p>" }

  private var sharedLine: HTML? {
    guard !shared.isEmpty else { return nil }
    return
      "<p class=\"note\">\(Say.shared, frame.language)\(Formats.joined(shared, frame.language))</p>"
  }

  private var backLink: HTML? {
    back.map { "<a href=\"\($0)\">\(Say.back, frame.language)</a>" }
  }

  private enum Say {
    static let next = Words(zh: "继续，核对一遍", en: "Continue to the review")
    static let back = Words(zh: "上一步", en: "Back")
    static let later = Words(zh: "以后再填", en: "Finish later")
    static let shared = Words(
      zh: "这些由我们取得，您不用交：",
      en: "We fetch these ourselves, you need not bring them: "
    )
    static let none = Words(
      zh: "按您的填写，这次不用交材料。",
      en: "By your answers, nothing has to be handed in."
    )
  }
}
