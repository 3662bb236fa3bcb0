import Casework
import Deadlines
import Definitions

/// What each act asks for, with what was typed before kept.
struct ActForms {
  let hand: CaseInHand
  let frame: PageFrame
  let formats: Formats
  /// What was typed in a form that came back; empty at first.
  let typed: FormInput
  var language: Language { frame.language }

  init(hand: CaseInHand, frame: PageFrame, formats: Formats, typed: FormInput) {
    self.hand = hand
    self.frame = frame
    self.formats = formats
    self.typed = typed
  }

  func form(for act: DeskAct, problems: [String]) -> ActForm {
    let matter = act.branch.flatMap { $0 == .whole ? nil : hand.matter($0, language) }
    var hidden = [
      (name: "version", value: typed["version"] ?? String(hand.file.version)),
      (name: "envelope", value: typed["envelope"] ?? Tokens.fresh()),
      (name: "post", value: act.post.post), (name: "unit", value: act.post.unit),
    ]
    if act.kind.namesDefects { hidden.append((name: "rows", value: String(rows))) }
    if let urge = act.urge { hidden.append((name: "urge", value: String(urge))) }
    return ActForm(
      action: .record(act.kind, act.branch, on: hand.number),
      csrf: frame.csrfField,
      hidden: hidden,
      title: [frame(act.kind.words), matter].compactMap(\.self).joined(separator: " · "),
      effect: effect(of: act),
      problemsTitle: frame(Say.problems),
      problems: problems,
      noteLabel: frame(Say.facts),
      fields: fields(of: act),
      confirm: frame(act.kind.confirm),
      isGrave: act.kind.isGrave,
      cancel: .deskCase(hand.number),
      cancelText: frame(Say.cancel),
      more: act.kind.namesDefects && rows < ActInput.mostDefectRows ? frame(Say.more) : nil,
      isAtOnce: fields(of: act).isEmpty
    )
  }

  private func effect(of act: DeskAct) -> [String] {
    if act.kind == .resubmission { return [frame(Say.reopened)] }
    if act.kind == .extension, let asked = act.branch.flatMap(hand.file.branch)?.extensionRequest {
      return [frame(Say.extensionReason) + frame(Words(zh: "：", en: ": ")) + asked.reason]
    }
    // What a decision or a special procedure does depends on what is chosen below.
    guard case .events(let events) = act.effect,
      ![
        .decision, .suspension, .postCheck, .licenceEnd, .member, .formalCheck, .licenceAnswer,
        .announcement,
      ]
      .contains(act.kind)
    else {
      return []
    }
    return EffectWords(hand: hand, formats: formats).sentences(events)
  }

  private func fields(of act: DeskAct) -> [ActForm.Field] {
    switch act.kind {
    case .acceptance, .signature, .resubmission, .formalChecks, .atOnce: []
    case .corrections, .formalCheck: [.defects(defects(isNotice: true))]
    case .spotCorrection, .revision: [.defects(defects(isNotice: false))]
    case .refusals: [.reasons(label: frame(Say.reasons), acceptanceRefusals)]
    case .opinions:
      [
        radios("verdict", Say.verdict, Verdict.allCases.map { ($0.rawValue, $0.words) }),
        story("text", Say.opinion, Say.opinionHelp),
      ]
    case .review, .check, .forwarding: finding("")
    case .inspection: visit
    case .decision: decision(act)
    case .licenceAnswer: licenceAnswer(act)
    case .delivery: delivery
    case .urgeAnswers: urge(act)
    case .extensionRequest: [story("text", Say.extensionReason, Say.extensionReasonHelp)]
    case .extension: extensionAnswer
    case .suspension: suspension(act)
    case .resumption: [story("text", Say.result, nil)]
    case .hearingOffer: [story("text", Say.hearingReason, Say.hearingReasonHelp)]
    case .hearingRequest: []
    case .thirdPartyHearing:
      [
        radios(
          "third_party",
          Say.whoAsks,
          hand.file.thirdParties.filter { $0.branch == act.branch }
            .map { (String($0.id), Words(zh: $0.who, en: $0.who)) }
        )
      ]
    case .licenceRequest:
      [
        radios(
          "kind",
          Say.requestKind,
          LicenceRequest.Kind.allCases.map { ($0.rawValue, $0.words) }
        ), story("text", Say.requestText, nil),
      ]
    case .withdrawal: [story("text", Say.withdrawalReason, Say.withdrawalHelp)]
    case .hearingNotice:
      [
        .day(
          name: "day",
          label: frame(Say.hearingDay),
          help: frame(Say.hearingDayHelp),
          value: typed.text("day")
        ),
        .text(name: "place", label: frame(Say.hearingPlace), help: nil, value: typed.text("place")),
      ]
    case .hearingRecord: [story("text", Say.hearingRecord, Say.hearingRecordHelp)]
    case .postCheck: postCheck
    case .rectificationOrder:
      [
        story("text", Say.demands, Say.demandsHelp),
        .day(
          name: "until",
          label: frame(Say.putRightBy),
          help: frame(Say.putRightByHelp),
          value: typed.text("until")
        ),
      ]
    case .thirdParty:
      [
        .text(
          name: "who",
          label: frame(Say.thirdParty),
          help: frame(Say.thirdPartyHelp),
          value: typed.text("who")
        ), story("text", Say.hearingReason, Say.interestHelp),
      ]
    case .statement: [story("text", Say.statement, Say.statementHelp)]
    case .reply: [story("text", Say.reply, nil)]
    case .announcement: announcement(act)
    case .payment, .refund: money(act)
    case .recusal: [story("text", Say.recusalReason, Say.recusalHelp)]
    case .recusalOrder: recusalOrder(act)
    case .member: member
    case .licenceEnd:
      [
        radios("cause", Say.endCause, LicenceEnd.Cause.allCases.map { ($0.rawValue, $0.words) }),
        story("text", Say.endReason, Say.endReasonHelp),
      ]
    }
  }

  /// Of the head's own unit, those whose turn it is.
  private func recusalOrder(_ act: DeskAct) -> [ActForm.Field] {
    var seen: Set<PostName> = []
    let turns = hand.file.assignments.filter {
      $0.unit == act.post.unit && $0.post != act.post.post && seen.insert($0.post).inserted
    }
    let posts = hand.rules.units[act.post.unit]?.posts ?? []
    let options = turns.map { turn in
      (
        turn.post,
        posts.first { $0.name == turn.post }?.title ?? Words(zh: turn.post, en: turn.post)
      )
    }
    return [
      radios(
        "whom",
        Say.whoStepsAside,
        options,
        first: options.count == 1 ? options.first?.0 : nil
      ),
      story("text", Say.orderReason, nil),
    ]
  }

  private func money(_ act: DeskAct) -> [ActForm.Field] {
    let branch = act.branch.flatMap(hand.file.branch)
    let charge = branch?.charge
    let owed = (act.kind == .payment ? charge?.fen : charge?.givenBackFen) ?? 0
    let fees = (charge?.fees ?? []).filter { act.kind == .payment || $0.isGivenBack }
    let lines = fees.map { due in
      let fee = branch.map(hand.rules.matter(of:))?.fees.first { $0.id == due.fee }
      return (fee?.title[language] ?? due.fee) + frame(Words(zh: "：¥", en: ": ¥")) + due.fen.yuan
    }
    return [
      .said(lines),
      .text(
        name: "yuan",
        label: frame(Say.yuan),
        help: nil,
        value: typed["yuan"] ?? owed.yuan
      ),
      .text(
        name: "receipt",
        label: frame(Say.receiptNumber),
        help: nil,
        value: typed.text("receipt")
      ),
    ]
  }

  private func announcement(_ act: DeskAct) -> [ActForm.Field] {
    let visits = act.branch.flatMap(hand.file.branch)?.acts.contains(.inspect) ?? false
    let kinds = Announcement.Kind.byItself.filter { visits || $0 != .visit }
    return [
      radios(
        "kind",
        Say.announced,
        kinds.map { ($0.rawValue, $0.words) },
        first: kinds.first?.rawValue
      ),
      .day(
        name: "day",
        label: frame(Say.announcedDay),
        help: frame(Say.announcedDayHelp),
        value: typed.text("day")
      ),
      story("text", Say.announcedText, nil),
    ]
  }

  private func licenceAnswer(_ act: DeskAct) -> [ActForm.Field] {
    let request = act.branch.flatMap(hand.file.branch)?.openRequest
    let asked =
      (request?.kind.words[language] ?? "") + frame(Words(zh: "：", en: ": "))
      + (request?.text ?? "")
    return [
      .said([asked] + (request?.amendment?.changed ?? []).map(change)),
      radios(
        "ruling",
        Say.requestAnswer,
        [("grant", Say.grantRequest), ("deny", Say.denyRequest)]
      ),
      .reasons(
        label: frame(Say.requestReasons),
        reasons(of: act.branch.flatMap(hand.file.branch).map(hand.rules.matter(of:)))
      ),
    ]
  }

  /// «经营场所地址：演示路 8 号 → 演示路 9 号».
  private func change(_ id: String) -> String {
    let title = hand.rules.form.titles(of: [id], language).joined()
    guard let field = hand.rules.form.fields.first(where: { $0.id == id }) else { return title }
    func text(_ answers: Answers?) -> String {
      answers?.values[id].map { AnswerText($0, field, language).text } ?? "—"
    }
    return title + frame(Words(zh: "：", en: ": ")) + text(hand.answers) + " → " + text(hand.changed)
  }

  private var member: [ActForm.Field] {
    let asked = Set(hand.file.advisers.map(\.unit) + [hand.rules.procedure.department])
    let units = hand.rules.units.values.filter { unit in
      !asked.contains(unit.id) && hand.rules.canAdvise(unit.id)
    }
    let matters = hand.rules.matters(toAddTo: hand.file).map { ($0.id.name, $0.title) }
    return [
      radios(
        "department",
        matters.isEmpty ? Say.department : Say.matterToAdd,
        matters.isEmpty ? units.sorted { $0.id < $1.id }.map { ($0.id, $0.title) } : matters
      ),
      story("text", Say.askedOf, Say.askedOfHelp),
      .text(
        name: "workdays",
        label: frame(Say.within),
        help: frame(Say.withinHelp),
        value: typed.text("workdays")
      ),
    ]
  }

  private var postCheck: [ActForm.Field] {
    [
      .text(
        name: "staff",
        label: frame(Say.staff),
        help: frame(Say.postCheckStaff),
        value: typed.text("staff")
      ),
      radios("finding", Say.finding, [("pass", Say.isKept), ("fail", Say.isBroken)]),
      story("text", Say.grounds, Say.brokenHelp),
    ]
  }

  private func urge(_ act: DeskAct) -> [ActForm.Field] {
    let asked = hand.file.urges.first { $0.urge.id == act.urge }?.urge.said[language] ?? ""
    return [
      .story(
        name: "text",
        label: frame(Say.answer),
        help: frame(Say.asked) + asked,
        value: typed.text("text")
      )
    ]
  }

  private func suspension(_ act: DeskAct) -> [ActForm.Field] {
    let matter = act.branch.flatMap(hand.file.branch).map(hand.rules.matter(of:))
    let causes = (matter ?? hand.rules.procedure).stoppingProcedures
    return [
      radios("cause", Say.cause, causes.map { ($0.id, $0.title) }),
      .text(
        name: "expected",
        label: frame(Say.expected),
        help: frame(Say.expectedHelp),
        value: typed.text("expected")
      ),
      story("text", Say.suspensionReason, nil),
    ]
  }

  private var extensionAnswer: [ActForm.Field] {
    [
      radios("answer", Say.extensionAnswer, [("approve", Say.approve), ("refuse", Say.refuse)]),
      story("text", Say.grounds, Say.refusalHelp),
    ]
  }

  private var delivery: [ActForm.Field] {
    let consents = hand.file.submission?.consentsToElectronicService ?? false
    let manners = Handover.Manner.allCases.filter { consents || $0 != .electronic }
    return [
      radios(
        "manner",
        Say.manner,
        manners.map { ($0.rawValue, $0.words) },
        first: manners.first?.rawValue
      ),
      .text(name: "note", label: frame(Say.note), help: nil, value: typed.text("note")),
    ]
  }

  private func finding(_ prefix: String) -> [ActForm.Field] {
    [
      radios(prefix + "finding", Say.finding, [("pass", Say.passes), ("fail", Say.fails)]),
      story(prefix + "text", Say.grounds, Say.groundsHelp),
    ]
  }

  private func decision(_ act: DeskAct) -> [ActForm.Field] {
    [
      radios("ruling", Say.ruling, [("grant", Say.grant), ("deny", Say.deny)]),
      .reasons(
        label: frame(Say.denialReasons),
        reasons(of: act.branch.flatMap(hand.file.branch).map(hand.rules.matter(of:)))
      ),
    ]
  }

  /// One record of one visit: each department that is to inspect has its part, filled by those present.
  private var visit: [ActForm.Field] {
    let waiting = hand.file.assignments.filter { $0.act == .inspect }.compactMap(\.branch)
    let parts = hand.file.branches.filter { waiting.contains($0.id) }.flatMap { branch in
      [part(of: branch.unit, ActInput.prefix(branch.id, nil))]
        + hand.file.company(on: branch, under: hand.rules).map {
          part(of: $0, ActInput.prefix(branch.id, $0))
        }
    }
    return parts + [story("record", Say.record, Say.recordHelp)]
  }

  private func part(of unit: UnitID, _ prefix: String) -> ActForm.Field {
    .group(
      label: hand.unit(unit, language),
      fields: [
        .text(
          name: prefix + "staff",
          label: frame(Say.staff),
          help: frame(Say.staffHelp),
          value: typed.text(prefix + "staff")
        )
      ] + finding(prefix)
    )
  }

  private func radios(
    _ name: String,
    _ label: Words,
    _ options: [(String, Words)],
    first: String? = nil
  ) -> ActForm.Field {
    let picked = typed[name] ?? first
    return .radios(
      name: name,
      label: frame(label),
      options: options.map {
        ActForm.Option(value: $0.0, text: frame($0.1), isPicked: $0.0 == picked)
      }
    )
  }

  private func story(_ name: String, _ label: Words, _ help: Words?) -> ActForm.Field {
    .story(name: name, label: frame(label), help: help.map { frame($0) }, value: typed.text(name))
  }
}
