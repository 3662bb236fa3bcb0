import Casework
import Deadlines
import Definitions

/// What a third party said, and the applicant's reply to it before the decision. Source: 行政许可法 §36.
struct ReplyPage: Sendable {
  let frame: PageFrame
  let number: CaseNumber
  let title: String
  let who: String
  let statement: String
  let due: String
  var problem: String?

  init(_ frame: PageFrame, _ story: CaseStory, _ party: ThirdParty) {
    self.frame = frame
    number = story.file.number
    title = story.title
    who = party.who
    statement = party.statement ?? ""
    due = story.file.replyDue.map(story.formats.day) ?? ""
  }

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      width: .narrow,
      current: .myCases,
      body: """
        <div class="stack">\(PageHead(.init(title, .tracking(number)), .init(number.text), title: frame(Say.title)).html)\(problem.flatMap { ProblemBox($0, anchor: "text", frame).html })
        <div class="answer plain prose"><p><b>\(who)</b></p><p>\(statement)</p><p>\(Say.until, frame.language)\(due)</p></div>
        <form method="post" action="\(Href.reply(number))">\(frame.csrfField)
        <div class="field"><label for="text">\(Say.label, frame.language)</label><textarea id="text" name="text" maxlength="2000" required></textarea></div>
        <div class="actions"><button class="button">\(Say.send, frame.language)</button><a href="\(Href.tracking(number))">\(Say.not, frame.language)</a></div></form></div>
        """
    ).html
  }

  private enum Say {
    static let title = Words(zh: "答复利害关系人的意见", en: "Reply to a third party")
    static let until = Words(
      zh: "您可以申辩；不申辩也不影响部门依法决定。最迟：",
      en: "You may reply; the department decides by law either way. Until: "
    )
    static let label = Words(zh: "您的申辩", en: "Your reply")
    static let send = Words(zh: "提交申辩", en: "Send the reply")
    static let not = Words(zh: "不申辩", en: "Not now")
  }
}

extension CaseFile {
  /// A statement that the applicant may still reply to.
  var statementToReplyTo: ThirdParty? {
    thirdParties.last { $0.reply == nil && replyClock(of: $0) != nil }
  }

  var replyDue: Day? { statementToReplyTo.flatMap(replyClock)?.due }

  private func replyClock(of party: ThirdParty) -> Clock? {
    party.replyClock.flatMap(clock).flatMap { $0.isRunning && !$0.isPassed ? $0 : nil }
  }
}
