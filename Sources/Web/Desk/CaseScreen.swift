import Casework
import Deadlines
import Definitions

/// Makes a clerk's case page. Pure: the file, who reads it, the day, what was begun.
struct CaseScreen {
  let hand: CaseInHand
  let frame: PageFrame
  let formats: Formats
  let list: WorklistPane
  /// Where the list beside the case begins; links of this page carry it on.
  let after: String?
  let acts: [DeskAct]
  /// The act begun, the problems it met, and what was typed.
  var begun: DeskAct?
  var problems: [String] = []
  var typed = FormInput()
  /// What the act before this page did, and to which case.
  var said: String?
  /// The digest of the photo that is open in the viewer.
  var shown: String?

  init(
    hand: CaseInHand,
    frame: PageFrame,
    formats: Formats,
    list: WorklistPane,
    after: String? = nil,
    acts: [DeskAct]
  ) {
    self.hand = hand
    self.frame = frame
    self.formats = formats
    self.list = list
    self.after = after
    self.acts = acts
  }

  mutating func begin(_ act: DeskAct?, typed: FormInput, problems: [String]) {
    begun = act
    self.typed = typed
    self.problems = problems
  }

  mutating func say(_ kind: DeskAct.Kind, _ number: CaseNumber) {
    said = frame(kind.done) + " · " + CaseInHand.short(number)
  }

  var page: CasePage {
    let bar = DeskBar(frame: frame, units: hand.rules.units)
    return CasePage(
      frame: frame,
      title: title,
      brand: bar.brand,
      entries: bar.entries,
      search: bar.search(""),
      list: list,
      file: file,
      acts: actsPane
    )
  }

  private var file: FilePane {
    var screen = FileScreen(hand: hand, frame: frame, formats: formats, title: title)
    screen.shown = shown
    return screen.pane
  }

  private var title: String {
    let dash = frame.language == .zh ? " — " : " – "
    return hand.subject.isEmpty
      ? hand.matter(nil, frame.language) : hand.matter(nil, frame.language) + dash + hand.subject
  }

  private var actsPane: ActsPane {
    let forms = ActForms(hand: hand, frame: frame, formats: formats, typed: typed)
    return ActsPane(
      heading: frame(Say.acts),
      said: said,
      warnings: warnings,
      problems: problems,
      buttons: buttons,
      seldom: frame(Say.seldom),
      empty: frame(Say.nothing),
      form: begun.map { act in
        var form = forms.form(for: act, problems: problems)
        form.cancel = placed(form.cancel)
        return form
      },
      toActs: frame(Say.toActs),
      keys: Self.keys.map { ($0.key, frame($0.words)) },
      keysTitle: frame(Say.keys)
    )
  }

  /// Of the whole case and of the reader's own unit; another department's lateness is not his to act on.
  private var warnings: [ActsPane.Warning] {
    let mine = Set(frame.person?.posts.map(\.unit) ?? [])
    return Warnings(hand: hand, formats: formats).all { $0.branch == nil || mine.contains($0.unit) }
  }

  private var buttons: [ActsPane.Button] {
    var used: Set<String> = []
    return acts.enumerated().map { place, act in
      let isFree = act.kind.key.map { used.insert($0).inserted } ?? false
      return button(act, key: isFree ? act.kind.key : nil, isFirst: place == 0)
    }
  }

  private func button(_ act: DeskAct, key: String?, isFirst: Bool) -> ActsPane.Button {
    let words = EffectWords(hand: hand, formats: formats)
    let matter = act.branch.flatMap { $0 == .whole || act.kind == .opinions ? nil : $0 }
    let text = [frame(act.kind.words), matter.map { hand.matter($0, frame.language) }]
    var button = ActsPane.Button(
      href: placed(.act(act.kind, act.branch, on: hand.number)),
      text: text.compactMap(\.self).joined(separator: " · "),
      key: key,
      isFirst: isFirst,
      isGrave: act.kind.isGrave,
      isSeldom: act.isSeldom,
      effect: [],
      obstacle: nil
    )
    switch act.effect {
    case .events(let events):
      button.effect = Say.fixed(act.kind).map { [frame($0)] } ?? words.sentences(events)
    case .stopped(let obstacle): button.obstacle = frame(obstacle.sentence)
    }
    return button
  }

  private func placed(_ href: Href) -> Href { after.map { href.with("after", $0) } ?? href }

  private static let keys: [(key: String, words: Words)] = [
    ("J", Words(zh: "下一件", en: "Next case")), ("K", Words(zh: "上一件", en: "Case before")),
    ("N", Words(zh: "待办后面的", en: "More of the list")),
    ("1–9", Words(zh: "打开材料", en: "Open a material")),
    ("F", Words(zh: "全部填写内容", en: "All answers")), ("/", Words(zh: "搜索", en: "Search")),
    ("Enter", Words(zh: "确认", en: "Confirm")),
    ("Ctrl Enter", Words(zh: "在表单里送出", en: "Send from inside a form")),
    ("Esc", Words(zh: "返回、关闭图片", en: "Back, close the picture")),
    ("?", Words(zh: "全部按键", en: "All keys")),
  ]

  private enum Say {
    static let acts = Words(zh: "我能办的", en: "What I may do")
    static let toActs = Words(zh: "我能办的 ↓", en: "What I may do ↓")
    static let nothing = Words(
      zh: "这件现在不等您的岗位办理。轮到您时，可办的事会出现在这里。",
      en: "This case does not wait for your post now. What you may do appears here when it does."
    )
    static let seldom = Words(zh: "特殊情况", en: "Out of the ordinary")
    static let keys = Words(zh: "全部按键", en: "All keys")
    /// What is said of an act whose effect depends on its form, or that changes no turn.
    static func fixed(_ kind: DeskAct.Kind) -> Words? {
      switch kind {
      case .decision: decision
      case .signature: signature
      case .delivery: delivery
      case .urgeAnswers: urgeAnswer
      case .extension: extensionAnswer
      case .extensionRequest: extensionRequest
      case .suspension: suspension
      case .resumption: resumption
      case .hearingOffer: hearingOffer
      case .hearingRecord: hearingRecord
      case .postCheck: postCheck
      case .licenceEnd: licenceEnd
      case .thirdParty: thirdParty
      case .recusal: recusal
      case .member: member
      case .resubmission: ActForms.Say.reopened
      case .formalChecks: formalChecks
      case .formalCheck: formalCheck
      case .spotCorrection: spotCorrection
      case .atOnce: atOnce
      case .revision: revision
      case .announcement: announcement
      case .payment: payment
      case .refund: refund
      case .forwarding: forwarding
      case .licenceAnswer: licenceAnswer
      default: nil
      }
    }

    static let formalChecks = Words(
      zh: "受理前请各成员看材料是否齐全；他们指出的并入同一份告知书，收件时限照常计算。",
      en:
        "Members see whether the file is complete; what they name joins the one notice. The receipt clock goes on."
    )
    static let formalCheck = Words(
      zh: "材料齐全的直接送出；不齐全的写明每一处，由窗口一次告知。",
      en: "Send it empty if complete; else name every defect for the desk's one notice."
    )
    static let spotCorrection = Words(
      zh: "申请人当场能改的错误，开放这几处更正；收件日期不变，出具更正记录。",
      en:
        "What can be put right on the spot is opened for it; the day of receipt stays, a record is made."
    )
    static let atOnce = Words(
      zh: "即办件：材料齐全、符合法定形式的，当场受理并作出准予决定、制发证件。",
      en: "An instant matter: a complete file is accepted and granted at once, the paper is issued."
    )
    static let revision = Words(
      zh: "审查中要求申请人修改材料；时限不停，只有内容有变化的部门重新征求意见。",
      en:
        "The applicant hands in another version; no clock stops, and only those it concerns are asked again."
    )
    static let announcement = Words(
      zh: "约定踏勘的日子，或者作出决定前公示（公开，期满以前不能准予）；出具文书，时限不停。",
      en:
        "Sets the day of a visit, or gives public notice, which holds a grant back until it ends; no clock stops."
    )
    static let payment = Words(
      zh: "登记已缴的费用；只能按公布的标准，缴费与否时限照常计算。",
      en: "Enters the fee paid: what the rule says; the limits go on, paid or not."
    )
    static let refund = Words(
      zh: "未作出决定即终结，按规定退还；登记后出具退费通知书。",
      en: "Nothing was decided: the fee goes back by its rule, and the applicant is told."
    )
    static let forwarding = Words(
      zh: "初审意见连同全部材料报上级决定；上级不再要求申请人提供材料。",
      en: "The review goes up with the whole file; the applicant is not asked again."
    )
    static let licenceAnswer = Words(
      zh: "准予的重新发证；延续在有效期届满前不答复，视为准予。",
      en:
        "A grant issues the certificate anew; a renewal unanswered when it runs out is deemed granted."
    )
    static let signature = Words(
      zh: "记明已收到；时限自抄告之日起算，签收与否都一样。",
      en: "Records the receipt; limits run from the day of the copy, signed for or not."
    )
    static let delivery = Words(
      zh: "记明送达方式和日期；复议、诉讼的期限从这天起算。",
      en: "Records manner and day; the time for reconsideration and suit runs from it."
    )
    static let extensionRequest = Words(
      zh: "报负责人批准，只能延长一次；批准以前时限照常计算。",
      en: "Asks the head for more time, once; until it is approved the limit runs on."
    )
    static let suspension = Words(
      zh: "检验、检测、专家评审、听证等所需时间不计入期限；出具告知书送申请人。",
      en: "Tests, expert reviews, hearings: their time is not counted. The applicant is told."
    )
    static let resumption = Words(
      zh: "登记结果，时限从今天起接着算。",
      en: "Enters the result; the limits go on from today."
    )
    static let hearingOffer = Words(
      zh: "决定直接关系重大利益时，先告知申请人可以申请听证。",
      en: "Before a decision on weighty interests the applicant may ask for a hearing."
    )
    static let hearingRecord = Words(
      zh: "登记笔录，时限从今天起接着算；决定以笔录为依据。",
      en: "Enters the record; the limits go on from today, and the decision rests on it."
    )
    static let postCheck = Words(
      zh: "凭承诺作出的决定，要到现场核对；不一致的先责令改正。",
      en:
        "Given on the applicant's word: compare it with the place. What differs is put right first."
    )
    static let thirdParty = Words(
      zh: "决定直接关系他人重大利益的，告知对方；五个工作日内听取意见，此前不作决定。",
      en: "Where others have weighty interests: they are told and heard within five workdays first."
    )
    static let recusal = Words(
      zh: "与本件有利害关系的，退出办理，由同岗的人接着办。",
      en: "With an interest of your own you step aside; another on your post goes on."
    )
    static let member = Words(
      zh: "发现还涉及别的部门，当天抄告，限时反馈。",
      en: "Another department turns out to be concerned: it is copied today and answers in time."
    )
    static let licenceEnd = Words(
      zh: "撤销、撤回或者注销已经发出的许可；证件查询页当即显示失效。",
      en: "Revokes, recalls or cancels a licence in force; its public page says so at once."
    )
    static let extensionAnswer = Words(
      zh: "批准即出具告知书送申请人，写明理由和新的办结日期；只能延长一次。",
      en: "Approving sends the applicant a notice with the reason and the new day; only once."
    )
    static let urgeAnswer = Words(
      zh: "答复记入办件，监察人员可见。",
      en: "The answer stands in the case for the supervisor."
    )
    static let decision = Words(
      zh: "准予则制发证件；不予许可须写明理由和救济途径。当日起算送达时限。",
      en:
        "A grant issues the certificate; a denial states reasons and remedies. Delivery runs from today."
    )
  }
}
