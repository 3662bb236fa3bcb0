import Casework
import Deadlines
import Definitions

/// Makes a supervisor's view of one case.
struct SupervisedCaseScreen {
  let hand: CaseInHand
  let frame: PageFrame
  let formats: Formats
  /// The clock to urge, as the link named it.
  let clock: Int?
  var typed = FormInput()
  var problems: [String] = []
  private var language: Language { frame.language }

  var page: SupervisedCasePage {
    let title = [hand.matter(nil, language), hand.subject].filter { !$0.isEmpty }
    var file = FileScreen(
      hand: hand,
      frame: frame,
      formats: formats,
      title: title.joined(separator: language == .zh ? " — " : " – ")
    ).pane
    // Supervisors read where it stands, not what was handed in.
    file.materials = []
    file.blocks.removeAll { $0.title == frame(Words(zh: "文书", en: "Papers")) }
    file.blocks.append(papers)
    return SupervisedCasePage(
      frame: frame,
      entries: BoardScreen.entries(frame),
      file: file,
      urgesTitle: frame(Say.urges),
      said: said,
      noneYet: frame(Say.none),
      action: .urges(hand.number),
      hidden: [("envelope", typed["envelope"] ?? Tokens.fresh())],
      formTitle: frame(Say.form),
      clockLabel: frame(Say.clock),
      clocks: clocks,
      textLabel: frame(Say.text),
      textHelp: frame(Say.help),
      typed: typed.text("text"),
      problems: problems,
      send: frame(Say.send),
      seldom: [permit, recommendation].compactMap(\.self)
    )
  }

  /// What was issued in supervision: urges, cards, recommendations.
  private var papers: FilePane.Block {
    FilePane.Block(
      title: frame(Say.papers),
      lines: hand.papers.filter(\.paper.kind.isOfSupervision).map { filed in
        FilePane.Line(
          title: filed.paper.kind.words[language] + " · " + hand.unit(filed.paper.unit, language),
          text: filed.paper.number,
          href: .supervisedPaper(hand.number, filed.place),
          pdf: .supervisedPaperPDF(hand.number, filed.place)
        )
      }
    )
  }

  /// Only after a first notice was answered may another be allowed.
  private var permit: SupervisedCasePage.Seldom? {
    let file = hand.file
    guard file.state == .received, !file.notices.isEmpty, !file.mayNoticeAgain else { return nil }
    return SupervisedCasePage.Seldom(
      id: "permit",
      action: .secondNotice(hand.number),
      title: frame(Say.permit),
      label: frame(Say.permitReason),
      help: frame(Say.permitHelp),
      send: frame(Say.permitSend)
    )
  }

  /// What the case shows that a unit should do otherwise.
  private var recommendation: SupervisedCasePage.Seldom {
    let units = hand.file.unitsConcerned.sorted()
    return SupervisedCasePage.Seldom(
      id: "recommendation",
      unitLabel: frame(Say.unit),
      units: units.map { ($0, hand.unit($0, language)) },
      action: .recommendation(hand.number),
      title: frame(Say.recommendation),
      label: frame(Say.recommended),
      help: frame(Say.recommendationHelp),
      send: frame(Say.send)
    )
  }

  private var clocks: [SupervisedCasePage.Clock] {
    let picked = Int(typed.text("clock")) ?? clock
    return hand.file.runningClocks.filter { $0.kind != .correction }
      .sorted { ($0.due, $0.id) < ($1.due, $1.id) }
      .map { clock in
        let matter = clock.branch.map { " · " + hand.matter($0, language) } ?? ""
        return SupervisedCasePage.Clock(
          id: clock.id,
          text:
            "\(hand.unit(clock.unit, language)) · \(clock.kind.words[language])\(matter) · \(formats.short(clock))",
          isPicked: clock.id == picked
        )
      }
  }

  private var said: [SupervisedCasePage.Said] {
    hand.file.urges.map { open in
      let answer = open.answer.map {
        (open.answeredBy?.unit.map { hand.unit($0, language) + (language == .zh ? "答复：" : ": ") }
          ?? "") + $0
      }
      return SupervisedCasePage.Said(
        when: formats.short(open.urge.on) + " · " + hand.unit(open.urge.unit, language),
        text: open.urge.said[language],
        answer: answer,
        awaited: frame(Say.awaited)
      )
    }
  }

  private enum Say {
    static let urges = Words(zh: "督办", en: "Urges")
    static let papers = Words(zh: "督办单、黄红牌、建议书", en: "Urges, cards and recommendations")
    static let none = Words(
      zh: "还没有督办。督办后，持件岗位必须答复，答复会显示在这里。",
      en: "None yet. Whoever holds the task must answer; the answer appears here."
    )
    static let form = Words(zh: "发出督办", en: "Urge")
    static let clock = Words(zh: "哪一个时限", en: "Which limit")
    static let text = Words(zh: "内容", en: "Text")
    static let help = Words(
      zh: "写明要办什么、何时前答复。",
      en: "Say what is to be done and by when to answer."
    )
    static let send = Words(zh: "发出", en: "Send")
    static let permit = Words(zh: "同意第二次补正", en: "Allow a second notice")
    static let permitReason = Words(zh: "理由", en: "Reason")
    static let permitHelp = Words(
      zh: "窗口漏看的问题本不得再提（行政许可法 §72）；同意后窗口可以再告知一次，并记黄牌。",
      en:
        "What was overlooked may not be raised again (§72). If you allow it the desk sends one more notice, with a yellow card."
    )
    static let permitSend = Words(zh: "同意", en: "Allow it")
    static let unit = Words(zh: "给哪个单位", en: "To which unit")
    static let recommendation = Words(zh: "提出监察建议", en: "Make a recommendation")
    static let recommended = Words(zh: "建议内容", en: "What to change")
    static let recommendationHelp = Words(
      zh: "从本件看出的问题，建议该单位怎样整改；出具监察建议书。",
      en: "What this case shows, and what the unit should do otherwise; it goes out in writing."
    )
    static let awaited = Words(zh: "等待答复", en: "Awaiting the answer")
  }
}
