import Casework
import Deadlines
import Definitions

/// Progress for anybody with number and code: steps, units, dates. No names, no answers, no acts. Source: S36.
struct ProgressPage: Sendable {
  let frame: PageFrame
  let number: CaseNumber
  let title: String
  let answer: CaseAnswer
  let picture: StepsPicture
  let whys: [WhyThisDay]

  init(_ frame: PageFrame, _ story: CaseStory) {
    self.frame = frame
    number = story.file.number
    title = story.title
    answer = story.answer
    picture = story.picture
    whys = story.whys
  }

  var html: HTML {
    Document(
      frame,
      title: title,
      current: .home,
      body: """
        \(PageHead(.init(frame(Say.progress), .progress), .init(number.text), title: title).html)
        \(AnswerBox(answer).html)<div class="track"><h2>\(Say.steps, frame.language)</h2>\(picture.html)\(whys.map(\.html))
        <p class="soft note-below">\(Say.more, frame.language)</p></div>
        """
    ).html
  }

  private enum Say {
    static let progress = Words(zh: "查进度", en: "Progress")
    static let steps = Words(zh: "走到哪一步了", en: "Where it stands")
    static let more = Words(
      zh: "这里不显示姓名和填写内容。要看文书、补正或撤回，请登录。",
      en: "No names or answers are shown here. Sign in to see papers, correct or withdraw."
    )
  }
}

/// Asking by number and code, again after a mistake.
struct ProgressQuestionPage: Sendable {
  let form: ProgressForm

  var html: HTML {
    Document(
      form.frame,
      title: form.frame(Self.title),
      width: .narrow,
      current: .home,
      body: """
        <div class="stack"><h1>\(Self.title, form.frame.language)</h1><div class="card">\(form.html)</div></div>
        """
    ).html
  }

  private static let title = Words(zh: "查进度", en: "Check progress")
}
