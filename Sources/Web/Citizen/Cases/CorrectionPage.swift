import Casework
import Deadlines
import Definitions

/// The one-time notice as its applicant reads it: what, why, by when; then the way into the form.
struct CorrectionPage: Sendable {
  let frame: PageFrame
  let number: CaseNumber
  let title: String
  let answer: CaseAnswer
  /// Something is to follow: nothing was wrong.
  let isSupplement: Bool
  /// Changed again, and what for; nil: after a one-time notice.
  let reopened: Reopening.Kind?
  let defects: [(subject: String, reason: String)]

  init(_ frame: PageFrame, _ story: CaseStory) {
    self.frame = frame
    number = story.file.number
    title = story.title
    answer = story.answer
    let form = story.rules.form
    reopened = story.file.reopening?.kind
    isSupplement = story.file.state == .inReview && reopened == nil
    // A change may touch anything: a list of everything says nothing.
    let listed = reopened == .change ? [] : story.file.openNotice?.defects ?? []
    defects = listed.map { defect in
      let reason = story.rules.correctionReasons.first { $0.code == defect.code }?.text[
        frame.language
      ]
      return (
        form.title(of: defect.subject, frame.language),
        [reason, defect.note.isEmpty ? nil : defect.note].compactMap(\.self)
          .joined(separator: frame.language == .zh ? "；" : "; ")
      )
    }
  }

  private var heading: Words { reopened?.todo ?? (isSupplement ? Say.supplement : Say.title) }

  var html: HTML {
    Document(
      frame,
      title: frame(heading),
      width: .narrow,
      current: .myCases,
      body: """
        <div class="stack">\(PageHead(.init(title, .tracking(number)), .init(number.text), title: frame(heading)).html)\(AnswerBox(answer).html)
        \(list)<p class="soft">\(reopened == .change ? Say.anything : Say.only, frame.language)</p>
        <form method="post" action="\(Href.correction(number))">\(frame.csrfField)<div class="actions"><button class="button">\(reopened?.todo ?? (isSupplement ? Say.supplement : Say.begin), frame.language)</button></div></form></div>
        """
    ).html
  }

  private var list: HTML? {
    guard !defects.isEmpty else { return nil }
    return """
      <ol class="card lines">\(defects.map { "<li><b>\($0.subject)</b><span>\($0.reason)</span></li>" })</ol>
      """
  }

  private enum Say {
    static let anything = Words(
      zh: "打开原来的申请表，只改有变化的地方，其他内容不动。",
      en: "The form you filed opens: alter what is different and leave the rest."
    )
    static let title = Words(zh: "补正", en: "Correction")
    static let supplement = Words(zh: "补交材料", en: "Hand in what was to follow")
    static let only = Words(
      zh: "只需要改上面列出的，其他内容不动。",
      en: "Only what is listed is reopened; the rest stays as it is."
    )
    static let begin = Words(zh: "开始补正", en: "Begin the correction")
  }
}

extension Form {
  /// What a defect points at, by its name on the form.
  func title(of subject: Defect.Subject, _ language: Language) -> String {
    switch subject {
    case .field(let id):
      fields.first { $0.id == id }?.label[language] ?? sections.first { $0.id == id }?.title[
        language
      ] ?? id
    case .material(let id): materials.first { $0.id == id }?.title[language] ?? id
    }
  }
}
