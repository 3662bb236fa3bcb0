import Casework
import Deadlines
import Definitions

/// The last look before filing: everything that was said, whom it goes to, for whom one files, consent.
struct ReviewPage: Sendable {
  struct Part: Sendable {
    let title: String
    /// Nil where nothing of it may be changed any more.
    let edit: Href?
    let facts: [Fact]
  }

  let shell: DraftShell
  let parts: [Part]
  /// The departments that will get it.
  let departments: String
  let problems: ProblemList
  let submission: Href
  let back: Href
  /// A like case is open already: what to confirm to file another.
  let likeCase: String?
  let typed: FormInput

  private var frame: PageFrame { shell.frame }

  var html: HTML {
    shell.html(
      """
      \(problems.html)<p class="soft">\(Say.look, frame.language)</p>\(parts.map(part))
      <p class="note">\(departments)</p>
      <form method="post" action="\(submission)">\(frame.csrfField)
      <fieldset class="field"><legend>\(Say.behalf, frame.language)</legend>\(Filing.Behalf.allCases.map(behalf))</fieldset>
      <fieldset class="field"><legend>\(Say.service, frame.language)</legend><p class="help">\(Say.serviceHelp, frame.language)</p>
      \(box("consent", Say.consent))</fieldset>\(likeLine)
      <fieldset class="field" id="f-truth"><legend>\(Say.promise, frame.language)</legend>\(box("truth", Say.truth, isRequired: true))</fieldset>
      <p class="secrets">\(Say.secrets, frame.language)</p>
      <div class="actions"><button class="button">\(Say.submit, frame.language)</button><a href="\(back)">\(Say.back, frame.language)</a><a class="last" href="\(Href.myCases)">\(Say.later, frame.language)</a></div></form>
      """
    )
  }

  private func part(_ part: Part) -> HTML {
    """
    <section class="field"><div class="row"><h2>\(part.title)</h2>\(part.edit.map { "<a href=\"\($0)\" aria-label=\"\(Say.edit, frame.language) \(part.title)\">\(Say.edit, frame.language)</a>" })</div><div class="card">\(part.facts.html)</div></section>
    """
  }

  private func behalf(_ behalf: Filing.Behalf) -> HTML {
    let chosen = typed["behalf"] ?? Filing.Behalf.himself.rawValue
    return """
      <div class="choice"><input type="radio" id="behalf-\(behalf.rawValue)" name="behalf" value="\(behalf.rawValue)"\(" checked", if: chosen == behalf.rawValue)><label for="behalf-\(behalf.rawValue)">\(behalf.words, frame.language)</label></div>
      """
  }

  private func box(_ name: String, _ words: Words, isRequired: Bool = false) -> HTML {
    """
    <div class="choice"><input type="checkbox" id="\(name)" name="\(name)" value="yes"\(" required", if: isRequired)\(" checked", if: typed[name] == "yes")><label for="\(name)">\(words, frame.language)</label></div>
    """
  }

  private var likeLine: HTML? {
    likeCase.map { sentence in
      """
      <fieldset class="field wrong" id="f-like"><legend>\(sentence)</legend>\(box("like", Say.like))</fieldset>
      """
    }
  }

  private enum Say {
    static let look = Words(
      zh: "请核对。提交后，当天就开始计算收件时限。",
      en: "Please check. The receipt clock starts when you file."
    )
    static let edit = Words(zh: "修改", en: "Change")
    static let behalf = Words(zh: "您替谁提交？", en: "For whom do you file?")
    static let service = Words(zh: "电子送达", en: "Electronic service")
    static let serviceHelp = Words(
      zh: "同意后，文书在“我的办件”里送达，进入系统当天视为送达；不同意则到窗口领取或邮寄。",
      en:
        "If you agree, documents are served in “My cases” on the day they arrive there; otherwise at the counter or by post."
    )
    static let consent = Words(zh: "同意电子送达", en: "I agree to electronic service")
    static let promise = Words(zh: "真实性", en: "Truth")
    static let truth = Words(
      zh: "我保证所填内容和材料真实（行政许可法第三十一条）",
      en: "What I say and hand in is true (Administrative Licensing Law, art. 31)"
    )
    static let like = Words(zh: "我知道，仍要再提交一件", en: "I know, and file another one")
    static let secrets = Words(
      zh: "严禁在表单和材料中包含涉密内容。",
      en: "Forms and materials must never hold state secrets."
    )
    static let submit = Words(zh: "提交", en: "Submit")
    static let back = Words(zh: "上一步", en: "Back")
    static let later = Words(zh: "以后再提交", en: "Submit later")
  }
}

extension Filing.Behalf {
  static let allCases: [Filing.Behalf] = [.himself, .agent, .organisation]

  var words: Words {
    switch self {
    case .himself: Words(zh: "我自己", en: "Myself")
    case .agent: Words(zh: "别人委托我代办", en: "Somebody who entrusted me")
    case .organisation: Words(zh: "我所在的单位", en: "My organisation")
    }
  }
}
