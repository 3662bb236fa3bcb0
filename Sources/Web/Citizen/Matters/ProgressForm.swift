import Deadlines
import Definitions

/// Number and query code: following a case without signing in.
struct ProgressForm: Sendable {
  let frame: PageFrame
  var number = ""
  var problem: String?

  init(_ frame: PageFrame, number: String = "", problem: String? = nil) {
    self.frame = frame
    self.number = number
    self.problem = problem
  }

  var html: HTML {
    """
    <form class="check" method="post" action="\(Href.progress)">\(frame.csrfField)\(problemLine)
    <div class="two"><div><label class="label small" for="number">\(Say.number, frame.language)</label><input id="number" name="number" required maxlength="50" autocomplete="off" inputmode="numeric" value="\(number)"></div>
    <div><label class="label small" for="code">\(Say.code, frame.language)</label><input id="code" name="code" required maxlength="20" autocomplete="off" inputmode="numeric"></div></div>
    <div><button class="button">\(Say.look, frame.language)</button></div>
    <p class="small soft">\(Say.help, frame.language) <a href="\(Href.certificates)">\(CertificatePage.Say.title, frame.language)</a></p></form>
    """
  }

  private var problemLine: HTML? {
    problem.map { "<p class=\"wrong-text\" role=\"alert\">\($0)</p>" }
  }

  private enum Say {
    static let number = Words(zh: "办件编号", en: "Case number")
    static let code = Words(zh: "查询码", en: "Query code")
    static let look = Words(zh: "查询", en: "Look up")
    static let help = Words(
      zh: "编号和查询码印在收件凭证上。",
      en: "Both are printed on the filing receipt."
    )
  }
}
