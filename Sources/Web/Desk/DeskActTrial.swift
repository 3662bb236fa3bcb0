import Casework
import Deadlines
import Definitions

/// Tries commands on a file without recording anything.
struct DeskActTrial {
  let hand: CaseInHand
  let person: Person
  let now: Moment
  private var posts: [PostRef] { person.posts }

  struct Candidate {
    var kind: DeskAct.Kind
    var branch: BranchID?
    var command: Command
    var urge: Int?
    var isAwaited = false
  }

  var candidates: [Candidate] {
    acceptances + resubmissions + copies + hand.file.assignments.flatMap(steps) + deliveries + urges
      + voices + errands + seldom + ends + others
  }

  private var acceptances: [Candidate] {
    guard [.received, .correction].contains(hand.file.state) else { return [] }
    let rules = hand.rules
    let reason = ReasonGiven(code: rules.acceptanceRefusals.first?.code ?? "", note: "…")
    let defect = sampleDefect
    return [
      Candidate(kind: .atOnce, command: .decide(.whole, .grant)),
      Candidate(kind: .acceptance, command: .accept),
      Candidate(kind: .corrections, command: .askCorrection([defect])),
      Candidate(kind: .spotCorrection, command: .correctOnTheSpot([defect])),
      Candidate(kind: .refusals, command: .refuseAcceptance([reason])),
      Candidate(kind: .formalChecks, command: .askFormalChecks),
    ]
  }

  private var sampleDefect: Defect {
    let form = hand.rules.form
    let all =
      form.materials.map { Defect.Subject.material($0.id) }
      + form.fields.map { Defect.Subject.field($0.id) }
    let subject = all.first { hand.file.mayName($0, in: form) } ?? all.first ?? .field(form.subject)
    return Defect(subject, code: hand.rules.correctionReasons.first?.code ?? "", isNew: true)
  }

  /// Tried with what is there: that it is still flawed does not matter, the form will ask for it.
  private var resubmissions: [Candidate] {
    guard hand.file.openNotice != nil, let filed = hand.file.submission else { return [] }
    let filing = Filing(
      procedure: filed.procedure,
      answers: hand.answers,
      seal: filed.answers,
      materials: hand.file.materials,
      applicant: filed.applicant
    )
    return [Candidate(kind: .resubmission, command: .correct(filing))]
  }

  private var copies: [Candidate] {
    hand.file.copies.filter { $0.signedBy == nil }.map {
      Candidate(kind: .signature, branch: $0.notice.branch, command: .signCopy($0.notice.branch))
    }
  }

  private var deliveries: [Candidate] {
    let manner: Handover.Manner =
      hand.file.submission?.consentsToElectronicService == true ? .electronic : .counter
    return hand.file.assignments.filter { $0.act == .deliver }.compactMap { turn in
      turn.branch.map {
        Candidate(kind: .delivery, branch: $0, command: .deliver($0, Handover(manner)))
      }
    }
  }

  private var urges: [Candidate] {
    hand.file.urges.filter { $0.answer == nil }.map {
      Candidate(
        kind: .urgeAnswers,
        command: .answerUrge(urge: $0.urge.id, text: "…"),
        urge: $0.urge.id
      )
    }
  }

  /// What puts a decision off, or stops its clock.
  private var seldom: [Candidate] {
    hand.file.branches.filter { !$0.isEnded }.map(\.id).flatMap { id in
      let testing = Command.suspend(
        id,
        cause: SpecialProcedure.byLaw.first?.id ?? "",
        expected: .workdays(1),
        reason: "…"
      )
      return [
        Candidate(kind: .suspension, branch: id, command: testing),
        Candidate(
          kind: .thirdParty,
          branch: id,
          command: .tellThirdParty(id, who: "…", interest: "…")
        ),
        Candidate(kind: .hearingOffer, branch: id, command: .offerHearing(id, reason: "…")),
        Candidate(kind: .revision, branch: id, command: .askRevision(id, [sampleDefect])),
        Candidate(
          kind: .announcement,
          branch: id,
          command: .announce(id, .publicNotice, on: tomorrow, text: "…")
        ),
        Candidate(kind: .extensionRequest, branch: id, command: .askExtension(id, reason: "…")),
      ]
    }
  }

  /// What a third party said, and what the applicant replied.
  private var voices: [Candidate] {
    hand.file.thirdParties.map { party in
      party.statement == nil
        ? Candidate(
          kind: .statement,
          command: .enterStatement(party.id, text: "…"),
          urge: party.id
        )
        : Candidate(kind: .reply, command: .reply(party.id, text: "…"), urge: party.id)
    }
  }

  /// What an applicant, or a third party, comes to the counter for.
  private var errands: [Candidate] {
    let hearing = hand.file.hearingToAskFor?.branch.map {
      Candidate(kind: .hearingRequest, branch: $0, command: .requestHearing($0))
    }
    let others = hand.file.branches.compactMap { branch in
      hand.file.thirdParties.first { $0.branch == branch.id }.map {
        Candidate(
          kind: .thirdPartyHearing,
          branch: branch.id,
          command: .requestHearing(branch.id, thirdParty: $0.id)
        )
      }
    }
    let held = hand.file.branches.filter { $0.state == .granted }.map {
      Candidate(
        kind: .licenceRequest,
        branch: $0.id,
        command: .requestLicence($0.id, .change, text: "…")
      )
    }
    let withdrawal = Candidate(kind: .withdrawal, command: .withdraw(Sealed(digest: "")))
    return [hearing].compactMap(\.self) + others + held + [withdrawal]
  }

  /// To step aside, and to ask another department.
  private var others: [Candidate] {
    guard !hand.file.isClosed else { return [] }
    let stranger = hand.rules.units.keys.sorted().first { unit in
      unit != hand.rules.procedure.department
        && !hand.file.advisers.contains { $0.unit == unit }
        && hand.rules.canAdvise(unit)
    }
    let joining = hand.rules.matters(toAddTo: hand.file).first?.id.name
    let adding = (joining ?? stranger).map {
      Candidate(kind: .member, command: .addMember($0, asked: "…", within: .workdays(1)))
    }
    let turns = hand.file.assignments.map { PostRef($0.unit, $0.post) }
    let aside = posts.first { turns.contains($0) }.map {
      Candidate(kind: .recusal, command: .recuse($0, reason: "…"))
    }
    let ordered = turns.first { turn in posts.contains { $0.unit == turn.unit && $0 != turn } }.map
    {
      Candidate(kind: .recusalOrder, command: .recuse($0, reason: "…"))
    }
    return [adding, aside, ordered].compactMap(\.self)
  }

  /// A licence in force may be ended by who decides on it; one whose word was broken is waited for.
  private var ends: [Candidate] {
    hand.file.branches.filter { $0.state == .granted && $0.end == nil }.map { branch in
      let isBroken = hand.file.assignments.contains { $0.act == .revoke && $0.branch == branch.id }
      let cause: LicenceEnd.Cause = isBroken ? .brokenCommitment : .cancelled
      return Candidate(
        kind: .licenceEnd,
        branch: branch.id,
        command: .endLicence(branch.id, cause, text: "…"),
        isAwaited: isBroken
      )
    }
  }

  private func steps(_ turn: Assignment) -> [Candidate] {
    let passed = Finding(passes: true)
    if turn.act == .checkFormally {
      return [Candidate(kind: .formalCheck, command: .checkFormally([]))]
    }
    guard let branch = turn.branch else { return [] }
    switch turn.act {
    case .review:
      return [Candidate(kind: .review, branch: branch, command: .review(branch, passed))]
    case .check: return [Candidate(kind: .check, branch: branch, command: .check(branch, passed))]
    case .decide:
      return [Candidate(kind: .decision, branch: branch, command: .decide(branch, .grant))]
    case .opine:
      let opinion = Command.giveOpinion(department: turn.unit, .noObjection, text: "")
      return [Candidate(kind: .opinions, branch: branch, command: opinion)]
    case .inspect:
      let staff = (1...9).map(String.init)
      guard posts.contains(PostRef(turn.unit, turn.post)) else { return [] }
      // Tried with everybody who may come: the form says who did.
      let ready = hand.file.assignments.filter { $0.act == .inspect }.compactMap(\.branch)
      let present = Set(ready).sorted().flatMap { id -> [VisitReport.Presence] in
        let asked = hand.file.branch(id).map { hand.file.company(on: $0, under: hand.rules) } ?? []
        return ([nil] + asked).map { .init(branch: id, unit: $0, staff: staff, finding: passed) }
      }
      let report = VisitReport(present: present, record: "…")
      return [Candidate(kind: .inspection, branch: branch, command: .inspect(report))]
    case .extend:
      let answer = Command.answerExtension(branch, approves: true, text: "")
      return [Candidate(kind: .extension, branch: branch, command: answer)]
    case .resume:
      return [Candidate(kind: .resumption, branch: branch, command: .resume(branch, result: "…"))]
    case .hear:
      let convene = Command.conveneHearing(branch, on: firstHearingDay, place: "…")
      let hold = Command.holdHearing(branch, record: "…")
      return [
        Candidate(kind: .hearingRecord, branch: branch, command: hold),
        Candidate(kind: .hearingNotice, branch: branch, command: convene),
      ]
    case .postCheck:
      let staff = (1...9).map(String.init)
      let check = Command.postCheck(branch, staff: staff, passed)
      return [Candidate(kind: .postCheck, branch: branch, command: check)]
    case .orderRectification:
      let order = Command.orderRectification(branch, until: tomorrow, text: "…")
      return [Candidate(kind: .rectificationOrder, branch: branch, command: order)]
    case .preliminary:
      return [Candidate(kind: .forwarding, branch: branch, command: .forward(branch, passed))]
    case .answerRequest:
      let answer = Command.answerRequest(branch, .grant)
      return [Candidate(kind: .licenceAnswer, branch: branch, command: answer)]
    case .collect:
      let fen = hand.file.branch(branch)?.charge?.fen ?? 0
      let payment = Command.recordPayment(branch, fen: fen, receipt: "…")
      return [Candidate(kind: .payment, branch: branch, command: payment)]
    case .refund:
      let fen = hand.file.branch(branch)?.charge?.givenBackFen ?? 0
      let refund = Command.recordRefund(branch, fen: fen, receipt: "…")
      return [Candidate(kind: .refund, branch: branch, command: refund)]
    case .accept, .signCopy, .deliver, .answerUrge, .revoke, .checkFormally: return []
    }
  }

  private var tomorrow: Day { now.day(in: hand.rules.calendar.utcOffset).adding(days: 1) }

  private var firstHearingDay: Day {
    let calendar = hand.rules.calendar
    return calendar.workday(after: now.day(in: calendar.utcOffset), count: 7)
  }

  /// Nil where it is somebody else's turn.
  func attempt(_ candidate: Candidate) -> DeskAct? {
    var stopped: DeskAct?
    for post in posts {
      let effect = effect(of: candidate.command, from: post)
      let act = DeskAct(
        kind: candidate.kind,
        branch: candidate.branch,
        post: post,
        effect: effect,
        urge: candidate.urge,
        isAwaited: candidate.isAwaited
      )
      switch effect {
      case .events: return act
      case .stopped(let obstacle) where act.kind == .resubmission && obstacle.isOfTheForm:
        var open = act
        open.effect = .events([])
        return open
      // A request that comes too late is not offered; an answer that does is explained.
      case .stopped(let obstacle)
      where obstacle.isWorthSaying && !act.isSeldom: stopped = act
      case .stopped: continue
      }
    }
    return stopped
  }

  /// What a correction is compared with; nothing else that a clerk may do asks about other cases.
  private func known(on post: PostRef) -> Known {
    var known = Known()
    known.answers = hand.answers
    // Whether somebody sits on a post is asked when it is done.
    for turn in hand.file.assignments { known.holders[PostRef(turn.unit, turn.post)] = "" }
    known.standsIn = person.covers(hand.file.matters(under: hand.rules), on: post)
    return known
  }

  private func effect(of command: Command, from post: PostRef) -> DeskAct.Effect {
    let envelope = Envelope(
      id: "",
      from: person.party(on: post),
      channel: .web,
      receivedAt: now,
      caseNumber: hand.number,
      command: command
    )
    do throws(Obstacle) {
      let events = try decide(
        hand.file,
        envelope,
        under: hand.rules,
        knowing: known(on: post),
        now: max(now, hand.file.lastEventAt)
      )
      return .events(events)
    } catch {
      return .stopped(error)
    }
  }
}

extension Obstacle {
  /// The form still lacks something; whoever may fill it in goes on.
  fileprivate var isOfTheForm: Bool {
    switch self {
    case .formProblems, .blankDecidesMembers, .materialMissing, .notReopened, .nothingAmended,
      .concernsOthers:
      true
    default: false
    }
  }

  /// It tells a clerk whose turn it is why the act must wait; any other is not shown.
  fileprivate var isWorthSaying: Bool {
    switch self {
    case .sameHand, .othersNotReady, .ownRequest, .extensionTooLate, .suspended, .hearingAwaited,
      .voiceAwaited, .noticeRunning, .noPlaceLeft,
      .othersComeFirst,
      .materialsOutstanding, .membersFoundDefects,
      .hearingNotYet:
      true
    default: false
    }
  }
}
