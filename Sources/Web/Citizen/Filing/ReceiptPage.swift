import Casework
import Deadlines
import Definitions

/// What one gets for a filing: the case's number and query code, and what happens next.
struct ReceiptPage: Sendable {
  let frame: PageFrame
  let title: String
  let number: CaseNumber
  let code: String
  /// What happens now: by when the hall must answer, and what follows from silence.
  let answer: CaseAnswer
  /// Nothing has happened since it was filed.
  let isNew: Bool
  let facts: [Fact]

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      width: .narrow,
      current: .myCases,
      body: """
        <div class="stack"><h1>\(isNew ? Say.filed : Say.title, frame.language)</h1>\(AnswerBox(answer).html)
        <div class="card"><dl class="facts big"><div><dt>\(Say.number, frame.language)</dt><dd class="code">\(number.text)</dd></div><div><dt>\(Say.code, frame.language)</dt><dd class="code">\(code)</dd></div></dl>
        <p class="soft small">\(Say.keep, frame.language)</p></div>
        <div class="card"><h2>\(title)</h2>\(facts.html)</div>
        <p class="actions no-print"><a class="button" href="\(Href.tracking(number))">\(Say.follow, frame.language)</a><button class="button plain" type="button" data-print hidden>\(Say.print, frame.language)</button></p></div>
        """
    ).html
  }

  private enum Say {
    static let title = Words(zh: "收件凭证", en: "Filing receipt")
    static let filed = Words(zh: "已提交，我们收到了", en: "Filed: we have received it")
    static let number = Words(zh: "办件编号", en: "Case number")
    static let code = Words(zh: "查询码", en: "Query code")
    static let keep = Words(
      zh: "不登录也能用编号和查询码查进度。查询码请勿告诉别人。",
      en: "Number and code show the progress without signing in. Keep the code to yourself."
    )
    static let follow = Words(zh: "查看进度", en: "Follow the case")
    static let print = Words(zh: "打印凭证", en: "Print the receipt")
  }
}
