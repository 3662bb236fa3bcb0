import Deadlines
import Definitions

/// What every page of a draft shares: which step this is, how many there are, when it was saved.
struct DraftShell: Sendable {
  let frame: PageFrame
  let title: String
  /// For whom a counter fills it in; nil: for oneself.
  let applicant: String?
  let step: Int
  let steps: Int
  /// The heading of this step.
  let heading: String
  /// «已自动保存 14:02», or what happens to what is typed.
  let saved: String

  func html(_ body: HTML) -> HTML {
    Document(
      frame,
      title: heading,
      width: .narrow,
      aside: "\(savedLine) ·",
      entries: [],
      body: "\(stepLine)<h1>\(heading)</h1>\(body)"
    ).html
  }

  var savedLine: HTML {
    """
    <span role="status" data-saved data-failed="\(Say.failed, frame.language)">\(saved)</span>
    """
  }

  var stepLine: HTML {
    """
    <div data-step><p class="stepper">\(title)\(applicantPart) · \(counted)</p>
    <svg class="progress" role="img" aria-label="\(counted)"><rect class="track" width="100%" height="6" rx="3"/><rect class="fill" width="\(steps > 0 ? step * 100 / steps : 0)%" height="6" rx="3"/></svg></div>
    """
  }

  private var applicantPart: HTML? {
    applicant.map { " · \(Say.applicant, frame.language) <b>\($0)</b>" }
  }

  private var counted: String {
    frame.language == .zh ? "第 \(step) 步，共 \(steps) 步" : "step \(step) of \(steps)"
  }

  private enum Say {
    static let applicant = Words(zh: "申请人", en: "for")
    static let failed = Words(
      zh: "没有保存上，请检查网络",
      en: "Not saved: check your connection"
    )
  }
}
