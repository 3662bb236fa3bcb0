import Casework
import Deadlines
import Definitions

/// What a hearing is and costs, before its applicant asks for one. Source: 行政许可法 §47–48.
struct HearingPage: Sendable {
  let frame: PageFrame
  let number: CaseNumber
  let title: String
  /// Which interests the department told of.
  let reason: String
  let due: String

  init(_ frame: PageFrame, _ story: CaseStory, _ open: Clock) {
    self.frame = frame
    number = story.file.number
    title = story.title
    reason = open.branch.flatMap(story.file.branch)?.hearing?.offer?.reason ?? ""
    due = story.formats.day(open.due)
  }

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      width: .narrow,
      current: .myCases,
      body: """
        <div class="stack">\(PageHead(.init(title, .tracking(number)), .init(number.text), title: frame(Say.title)).html)
        <div class="answer plain prose"><p>\(Say.why, frame.language)\(reason)</p><ul>\(Say.facts.map { "<li>\($0, frame.language)</li>" as HTML })</ul><p><b>\(Say.until, frame.language)\(due)</b></p></div>
        <form method="post" action="\(Href.hearingRequest(number))">\(frame.csrfField)<div class="actions"><button class="button">\(Say.confirm, frame.language)</button><a href="\(Href.tracking(number))">\(Say.not, frame.language)</a></div></form></div>
        """
    ).html
  }

  private enum Say {
    static let title = Words(zh: "申请听证", en: "Ask for a hearing")
    static let why = Words(zh: "涉及的重大利益：", en: "The interests at stake: ")
    static let facts = [
      Words(
        zh: "听证在您申请后二十个工作日内举行，时间和地点至少提前七个工作日通知您。",
        en: "It is held within twenty workdays, and you hear day and place seven workdays ahead."
      ),
      Words(
        zh: "不收取费用；由没有审查过本件的人主持，您可以申请回避。",
        en: "It is free of charge. The chair has not reviewed your case; you may ask for another."
      ),
      Words(
        zh: "从申请到听证结束，办理时限暂停计算；部门根据笔录作出决定。",
        en: "From your request to its end the clock stands; the decision rests on its record."
      ),
    ]
    static let until = Words(zh: "最迟申请日期：", en: "Ask by: ")
    static let confirm = Words(zh: "确认申请听证", en: "Yes, ask for a hearing")
    static let not = Words(zh: "不申请", en: "Not now")
  }
}
