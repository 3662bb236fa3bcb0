import Casework
import Deadlines
import Definitions

/// Asks once more before a case is withdrawn, and says what will happen.
struct WithdrawalPage: Sendable {
  let frame: PageFrame
  let number: CaseNumber
  let title: String
  /// What ends now.
  let ending: [String]
  /// What is decided already and stays.
  let staying: [String]
  var problem: String?

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      width: .narrow,
      current: .myCases,
      body: """
        <div class="stack">\(PageHead(.init(title, .tracking(number)), .init(number.text), title: frame(Say.title)).html)\(problem.flatMap { ProblemBox($0, anchor: "reason", frame).html })
        <div class="answer warn prose"><p>\(Say.what, frame.language)</p><ul>\(ending.map { "<li>\($0)</li>" })</ul>\(stays)<p>\(Say.after, frame.language)</p></div>
        <form method="post" action="\(Href.withdrawal(number))">\(frame.csrfField)
        <div class="field"><label for="reason">\(Say.reason, frame.language)</label><textarea id="reason" name="reason" maxlength="1000"></textarea></div>
        <div class="actions"><button class="button danger">\(Say.confirm, frame.language)</button><a href="\(Href.tracking(number))">\(Say.keep, frame.language)</a></div></form></div>
        """
    ).html
  }

  private var stays: HTML? {
    staying.isEmpty
      ? nil : "<p>\(Say.stays, frame.language)</p><ul>\(staying.map { "<li>\($0)</li>" })</ul>"
  }

  private enum Say {
    static let title = Words(zh: "撤回申请", en: "Withdraw the application")
    static let what = Words(zh: "撤回后，这些不再办理：", en: "These will end:")
    static let stays = Words(zh: "已经作出决定的不受影响：", en: "What is decided stays as it is:")
    static let after = Words(
      zh: "撤回不能取消；以后可以重新提交。",
      en: "This cannot be undone; you may file again later."
    )
    static let reason = Words(zh: "原因（可不填）", en: "Reason (optional)")
    static let confirm = Words(zh: "确认撤回", en: "Yes, withdraw")
    static let keep = Words(zh: "不撤回", en: "Keep it")
  }
}
