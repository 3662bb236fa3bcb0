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
  let defects: [(subject: String, reason: String)]

  init(_ frame: PageFrame, _ story: CaseStory) {
    self.frame = frame
    number = story.file.number
    title = story.title
    answer = story.answer
    let form = story.rules.form
    isSupplement = story.file.state == .inReview
    defects = (story.file.openNotice?.defects ?? []).map { defect in
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

  private var heading: Words { isSupplement ? Say.supplement : Say.title }

  var html: HTML {
    Document(
      frame,
      title: frame(heading),
      width: .narrow,
      current: .myCases,
      body: """
        <div class="stack">\(PageHead(.init(title, .tracking(number)), .init(number.text), title: frame(heading)).html)\(AnswerBox(answer).html)
        <ol class="card lines">\(defects.map { "<li><b>\($0.subject)</b><span>\($0.reason)</span></li>" })</ol><p class="soft">\(Say.only, frame.language)</p>
        <form method="post" action="\(Href.correction(number))">\(frame.csrfField)<div class="actions"><button class="button">\(isSupplement ? Say.supplement : Say.begin, frame.language)</button></div></form></div>
        """
    ).html
  }

  private enum Say {
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
