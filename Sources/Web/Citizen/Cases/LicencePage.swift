import Casework
import Deadlines
import Definitions

/// The holder asks to renew a licence or to change what it says. Source: 行政许可法 §49, §50.
struct LicencePage: Sendable {
  let frame: PageFrame
  let number: CaseNumber
  let branch: BranchID
  let title: String
  let kind: LicenceRequest.Kind
  /// «有效期至 2031年10月7日»; nil: without end.
  let valid: String?
  var typed = ""
  var problem: String?

  init(_ frame: PageFrame, _ story: CaseStory, _ branch: Branch, _ kind: LicenceRequest.Kind) {
    self.frame = frame
    self.kind = kind
    self.branch = branch.id
    number = story.file.number
    title = story.rules.matter(of: branch).title[frame.language]
    valid = branch.validUntil.map {
      story.pick("有效期至 \(story.formats.full($0))", "valid until \(story.formats.full($0))")
    }
  }

  private var heading: Words { kind == .renewal ? Say.renewal : Say.change }

  var html: HTML {
    Document(
      frame,
      title: frame(heading),
      width: .narrow,
      current: .myCases,
      body: """
        <div class="stack">\(PageHead(.init(title, .tracking(number)), .init(number.text), title: frame(heading), line: valid ?? "").html)\(problem.flatMap { ProblemBox($0, anchor: "text", frame).html })
        <p>\(kind == .renewal ? Say.renewalHelp : Say.changeHelp, frame.language)</p>
        <form method="post" action="\(Href.licence(number, branch, kind))">\(frame.csrfField)
        <div class="field"><label for="text">\(kind == .renewal ? Say.renewalText : Say.changeText, frame.language)</label><textarea id="text" name="text" maxlength="2000" required>\(typed)</textarea></div>
        <div class="actions"><button class="button">\(kind == .renewal ? Say.send : Say.goOn, frame.language)</button><a href="\(Href.tracking(number))">\(Say.not, frame.language)</a></div></form></div>
        """
    ).html
  }

  private enum Say {
    static let renewal = Words(zh: "申请延续", en: "Renew the licence")
    static let change = Words(zh: "申请变更", en: "Change the licence")
    static let renewalHelp = Words(
      zh: "有效期届满三十日前提出；到期前没有答复，依法视为准予延续（行政许可法 §50）。不用再交材料。",
      en:
        "Ask thirty days before it runs out; unanswered by then, it is deemed renewed (行政许可法 §50). Nothing is to be handed in again."
    )
    static let changeHelp = Words(
      zh: "先写清楚变更什么、为什么；下一步打开原来的申请表，只改有变化的地方。准予后重新发证。",
      en:
        "Say what is to change and why; next the form you filed opens, and you alter only what is different. The certificate is then issued anew."
    )
    static let renewalText = Words(zh: "情况说明（条件有没有变化）", en: "Whether anything has changed")
    static let changeText = Words(zh: "变更什么，为什么", en: "What is to change, and why")
    static let send = Words(zh: "提交延续申请", en: "Ask for the renewal")
    static let goOn = Words(zh: "去修改申请表", en: "Go on to the form")
    static let not = Words(zh: "暂不申请", en: "Not now")
  }
}

extension CaseFile {
  /// Licences in force whose holder may ask for something now: which, and what.
  func licenceRequests(on day: Day) -> [(branch: Branch, kind: LicenceRequest.Kind)] {
    branches.filter { $0.isInForce(on: day) }
      .flatMap { branch in
        let renewal = branch.validUntil != nil && branch.mayAsk(for: .renewal)
        let change = openNotice == nil && branch.mayAsk(for: .change)
        return (renewal ? [(branch, LicenceRequest.Kind.renewal)] : [])
          + (change ? [(branch, .change)] : [])
      }
  }
}
