import Casework
import Deadlines
import Definitions

/// The first lines of a case's page: what happens now, by when, and whether I have to do anything.
struct CaseAnswer: Sendable, Hashable {
  enum Tone: String, Sendable { case calm, good, warn, bad, plain }

  let tone: Tone
  let now: String
  let then: String
}

extension CaseStory {
  var answer: CaseAnswer {
    if let reopened { return reopened }
    switch file.state {
    case .draft, .received: return received
    case .correction: return correction
    case .inReview: return file.branches.allSatisfy(\.isEnded) ? delivering : working
    case .closed: return closed
    }
  }

  private var received: CaseAnswer {
    let clock = clock(.receipt)
    return CaseAnswer(
      tone: .plain,
      now: pick("已收件，正在看材料，您现在不用做任何事。", "Received and being looked at; nothing for you to do now."),
      then: clock.map { clock in
        pick(
          "最迟 \(formats.day(clock))前告诉您是否受理，\(left(clock.due))；到时不答复，依法视为已受理。",
          "You hear by \(formats.day(clock)) whether it is accepted (\(left(clock.due))); silence counts as acceptance by law."
        )
      } ?? ""
    )
  }

  private var correction: CaseAnswer {
    let count = file.notices.last?.defects.count ?? 0
    let due = clock(.correction)?.due
    // By number and code nobody reads what has to be corrected, not even how much.
    guard count > 0 else { return correctionToStrangers(due) }
    return CaseAnswer(
      tone: .warn,
      now: pick(
        "轮到您了：有 \(count) 处需要补正。",
        count == 1 ? "Your turn: one thing to correct." : "Your turn: \(count) things to correct."
      ),
      then: due.map { day in
        pick(
          "请在 \(formats.day(day))前补正，\(formats.daysLeft(until: day))；逾期不补正，这件会退回。",
          "Correct by \(formats.day(day)), \(formats.daysLeft(until: day)); after that the case is returned."
        )
      } ?? ""
    )
  }

  private func correctionToStrangers(_ due: Day?) -> CaseAnswer {
    CaseAnswer(
      tone: .warn,
      now: pick("等申请人补正。", "Waiting for the applicant to correct something."),
      then: due.map { day in
        pick(
          "申请人请登录，在 \(formats.day(day))前补正，\(formats.daysLeft(until: day))。",
          "The applicant signs in and corrects it by \(formats.day(day)), \(formats.daysLeft(until: day))."
        )
      } ?? ""
    )
  }

  private var working: CaseAnswer {
    if let hearing { return hearing }
    if let outstanding { return outstanding }
    if let statement { return statement }
    // Who waits for another's decision is not at work yet.
    let open = file.branches.filter { !$0.isEnded && $0.state != .waiting }
    if let notice = open.first?.suspension, open.allSatisfy({ $0.suspension != nil }) {
      return standingStill(notice)
    }
    let now =
      open.count > 1
      ? pick(
        "\(numeral(open.count))个部门正在同时办理，您现在不用做任何事。",
        "\(open.count) departments are working side by side; nothing for you to do now."
      )
      : pick(
        "\(unit(open.first?.unit ?? rules.procedure.department))正在办理，您现在不用做任何事。",
        "\(unit(open.first?.unit ?? rules.procedure.department)) is working on it; nothing for you to do now."
      )
    let isLate = mainClock.map { $0.due < today } ?? false
    let isUnlawful = file.runningClocks.contains { $0.kind == .statutory && $0.due < today }
    return CaseAnswer(
      tone: isLate ? .warn : .plain,
      now: now,
      then: (mainClock.map(promise) ?? "")
        + (isUnlawful ? pick("有的部门已超过法定期限。", " Some of it is past the legal limit.") : "")
    )
  }

  private func standingStill(_ notice: SuspensionNotice) -> CaseAnswer {
    CaseAnswer(
      tone: .plain,
      now: standing(notice),
      then: pick(
        "这段时间依法不计入办理期限；结束后接着计算，您现在不用做任何事。",
        "By law this time is not counted; afterwards the limits go on. Nothing for you to do now."
      )
    )
  }

  /// A third party spoke: the applicant may, too.
  private var statement: CaseAnswer? {
    guard let party = file.statementToReplyTo, let due = file.replyDue else { return nil }
    return CaseAnswer(
      tone: .warn,
      now: pick("利害关系人提出了意见，您可以申辩。", "A third party has spoken; you may reply."),
      then: pick(
        "\(party.who)的意见写在下面的办理记录里；要申辩，请在 \(formats.day(due))前提出。",
        "What \(party.who) said stands in the record below; reply by \(formats.day(due)) if you wish."
      )
    )
  }

  /// What the applicant promised to hand in later.
  private var outstanding: CaseAnswer? {
    guard let first = file.outstanding.min(by: { $0.until < $1.until }) else { return nil }
    let title = rules.form.materials.first { $0.id == first.material }?.title[language]
    return CaseAnswer(
      tone: .warn,
      now: pick(
        "轮到您了：请在 \(formats.day(first.until))前补交\(title ?? "")。",
        "Your turn: hand in \(title ?? "") by \(formats.day(first.until))."
      ),
      then: pick(
        "部门已经在办；补齐以前不作准予的决定，逾期不补这件会终止。",
        "The departments are working on it. Nothing is granted before it has come; without it the case ends."
      )
    )
  }

  /// A hearing that the applicant may still ask for, or is invited to.
  private var hearing: CaseAnswer? {
    if let open = file.hearingToAskFor {
      return CaseAnswer(
        tone: .warn,
        now: pick("您可以申请听证。", "You may ask for a hearing."),
        then: pick(
          "要申请，请在 \(formats.day(open.due))前提出；不申请，部门继续办理。",
          "Ask by \(formats.day(open.due)) if you want one; otherwise the department goes on."
        )
      )
    }
    let set = file.branches.lazy.filter { !$0.isEnded && $0.hearing?.record == nil }
      .compactMap(\.hearing?.notice).first
    return set.map { notice in
      CaseAnswer(
        tone: .warn,
        now: pick(
          "听证定在 \(formats.day(notice.day))，地点：\(notice.place)。",
          "Your hearing is on \(formats.day(notice.day)), at \(notice.place)."
        ),
        then: pick(
          "请按时参加，可以带代理人和证据；听证期间暂停计时。",
          "Please come; you may bring an agent and evidence. The clock stands meanwhile."
        )
      )
    }
  }

  private func promise(_ clock: Clock) -> String {
    let day = formats.day(clock)
    let isLaw = clock.kind == .statutory
    if clock.isPaused {
      return pick(
        "有的部门正在进行特别程序，总的时限暂停计算。",
        "A special procedure is on; the limit of the whole stands meanwhile."
      )
    }
    guard clock.due < today else {
      return isLaw
        ? pick(
          "法定最迟 \(day)办完，\(left(clock.due))。",
          "By law it is done by \(day), \(left(clock.due))."
        )
        : pick("承诺在 \(day)前全部办完，\(left(clock.due))。", "Promised by \(day), \(left(clock.due)).")
    }
    return pick(
      "应在 \(day)前办完，已\(left(clock.due))。监察系统已记录，您可以打窗口电话询问。",
      "It was due by \(day) and is \(left(clock.due)). This is on record; you may phone the counter."
    )
  }

  private var delivering: CaseAnswer {
    let clock = clock(.delivery)
    return CaseAnswer(
      tone: .good,
      now: pick("已经全部决定，正在送达。", "Everything is decided and on its way to you."),
      then: clock.map { pick("最迟 \(formats.day($0))送达。", "Delivered by \(formats.day($0)).") } ?? ""
    )
  }

  private var closed: CaseAnswer {
    if let afterwards { return afterwards }
    let outcome = file.outcome ?? .terminated
    let tone: CaseAnswer.Tone =
      switch outcome {
      case .granted: .good
      case .partlyGranted: .warn
      case .denied, .refused, .terminated: .bad
      case .withdrawn: .calm
      }
    return CaseAnswer(
      tone: tone,
      now: ((outcome == .terminated ? file.termination : nil).map(Self.ending)
        ?? Self.ending(outcome))[language],
      then: Self.after(outcome)[language]
    )
  }

  private static func ending(_ termination: Termination) -> Words {
    switch termination.cause {
    case .correctionUnanswered: ending(.terminated)
    case .deferralUnanswered:
      Words(
        zh: "承诺后补的材料逾期没有交，这件已终止。",
        en: "What was to follow did not come in time: the case has ended."
      )
    case .returnedIncomplete:
      Words(
        zh: "材料不齐，已退还；问题都写在告知书里，备齐后重新提交。",
        en: "Not complete, handed back; the notice names every defect. File anew when ready."
      )
    }
  }

  private static func ending(_ outcome: CaseOutcome) -> Words {
    switch outcome {
    case .granted: Words(zh: "已办结：准予。", en: "Closed: granted.")
    case .partlyGranted: Words(zh: "已办结：部分准予。", en: "Closed: partly granted.")
    case .denied: Words(zh: "已办结：不予许可。", en: "Closed: denied.")
    case .withdrawn: Words(zh: "已按您的要求撤回。", en: "Withdrawn as you asked.")
    case .terminated:
      Words(zh: "逾期没有补正，这件已退回。", en: "Not corrected in time: the case was returned.")
    case .refused: Words(zh: "不予受理。", en: "Not accepted.")
    }
  }

  private static func after(_ outcome: CaseOutcome) -> Words {
    switch outcome {
    case .granted:
      Words(zh: "证照和决定书在“文书”里，可以下载。", en: "Certificates and decisions stand under “Papers”.")
    case .partlyGranted, .denied, .refused:
      Words(
        zh: "理由和救济途径写在决定书里；不服可以申请行政复议或者起诉。",
        en: "Reasons and remedies stand in the decision; you may ask for reconsideration or sue."
      )
    case .withdrawn: Words(zh: "以后需要，可以重新提交。", en: "You may file again whenever you wish.")
    case .terminated: Words(zh: "备齐材料后，可以重新提交。", en: "You may file again once everything is ready.")
    }
  }

  private func left(_ day: Day) -> String { formats.left(until: day, on: rules.calendar) }

  func pick(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  private func numeral(_ count: Int) -> String {
    let numerals = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"]
    return numerals.indices.contains(count) ? numerals[count] : "\(count) "
  }
}
