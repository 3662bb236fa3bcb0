package import Deadlines
import Definitions

/// Replays one recorded fact. Total: never fails, never asks the time.
package func evolve(_ file: CaseFile, _ event: Event, at moment: Moment) -> CaseFile {
  var file = file
  file.take(event, at: moment)
  return file
}

extension CaseFile {
  /// The same in place, for those who fold many.
  package mutating func take(_ event: Event, at moment: Moment) {
    version += 1
    lastEventAt = max(lastEventAt, moment)
    apply(event)
  }

  fileprivate mutating func apply(_ event: Event) {
    switch event {
    case .submitted(let submission): begin(submission)
    case .correctionAsked(let notice):
      state = .correction
      notices.append(notice)
      changedSinceNotice = []
      mayNoticeAgain = false
      endBeforeAcceptance()
    case .corrected(let resubmission):
      state = .received
      receivedAt = lastEventAt
      answers = resubmission.answers
      materials = resubmission.materials
      deferrals = []
      formalChecks = []
      changedSinceNotice = resubmission.changed
      plan(resubmission.branches, resubmission.advisers)
    case .accepted(let acceptance):
      accept(on: acceptance.on, at: lastEventAt)
      acceptedBy = acceptance.by.account
    case .deemedAccepted(let day):
      accept(on: day, at: receivedAt ?? lastEventAt)
      isDeemedAccepted = true
    case .acceptanceRefused(_, let reasons):
      refusal = reasons
      endBeforeAcceptance()
    case .copied(let notice): copies.append(Copy(notice: notice))
    case .copySigned(let branch, let party, let day): sign(branch, party, on: day)
    case .opinionGiven(let opinion):
      setAdviser(opinion)
    case .assigned(let assignment):
      // A second visit, or a second urge, takes the place of the first.
      assignments.removeAll {
        $0.act == assignment.act && $0.branch == assignment.branch && $0.unit == assignment.unit
      }
      assignments.append(assignment)
      turnVersions[assignment.branch?.text ?? ""] = version
    case .reviewed(let done):
      finish(.review, on: done.branch) { $0.review = done }
    case .visited(let visit):
      for presence in visit.present {
        finish(.inspect, on: presence.branch) { $0.visit = visit }
      }
    case .checked(let done):
      finish(.check, on: done.branch) { $0.check = done }
    case .decided(let decision):
      finish(.decide, on: decision.branch) {
        $0.decision = decision
        $0.state = decision.ruling == .grant ? .granted : .denied
      }
      let goesOn: Set<Assignment.Act> =
        decision.ruling == .grant ? [.deliver, .collect] : [.deliver]
      endTurns { $0.branch == decision.branch && !goesOn.contains($0.act) }
      if reopening?.branch == decision.branch { reopening = nil }
    case .certificateIssued(let certificate):
      update(certificate.branch) { $0.certificates.append(certificate) }
    case .delivered(let delivery):
      finish(.deliver, on: delivery.branch) { $0.delivery = delivery }
    case .withdrawn(_, let ended, _):
      for branch in ended {
        update(branch) { $0.state = .withdrawn }
        endTurns { $0.branch == branch }
      }
      if branches.allSatisfy({ $0.state == .withdrawn }) { endTurns { _ in true } }
    case .terminated(let cause):
      termination = cause
      for branch in branches where !branch.isEnded && cause.ends(branch.id) {
        update(branch.id) { $0.state = .terminated }
      }
      // What was decided is still handed out, checked and paid for.
      let decided = branches.filter(\.isDecided).map(\.id)
      endTurns { turn in
        guard let branch = turn.branch else { return cause.branches == nil }
        return cause.ends(branch) && !decided.contains(branch)
      }
    case .closed(let outcome):
      self.outcome = outcome
      state = .closed
      reopening = nil
      // A department that stayed silent, or signed for nothing, is waited for no more.
      let urged = ownUrgeClocks
      endTurns { turn in
        turn.act == .opine || turn.act == .signCopy || turn.clock.map(urged.contains) ?? false
      }
    case .rated(let rating): self.rating = rating
    case .clockStarted(let clock): start(clock)
    case .clockStopped(let id, let day): updateClock(id) { $0.state = .stopped(on: day) }
    case .limitPassed(let passed): updateClock(passed.clock) { $0.isPassed = true }
    case .signalRaised(let signal):
      signals.append(signal)
      if signal.code == .Y1, let id = signal.clock { updateClock(id) { $0.isWarned = true } }
    case .paperDrawn(let paper): papers.append(paper)
    case .urged(let urge): urges.append(OpenUrge(urge: urge))
    case .urgeAnswered(let id, let party, let text): answerUrge(id, party, text)
    case .datesRecounted(let calendar, let recounts):
      self.calendar = calendar
      recount(recounts)
    case .extensionAsked(let request): update(request.branch) { $0.extensionRequest = request }
    case .extensionRefused(let branch, _, _):
      finish(.extend, on: branch) { $0.extensionRequest = nil }
    case .extended(let more): extend(by: more)
    case .suspended(let notice): suspend(notice)
    case .resumed(let resumption): resume(resumption)
    case .hearingOffered(let offer): update(offer.branch) { $0.hearing = Hearing(offer: offer) }
    case .hearingRequested(let branch, _, let day, let party):
      update(branch) { $0.hearing = $0.hearing ?? Hearing() }
      update(branch) {
        $0.hearing?.requestedOn = day
        $0.hearing?.thirdParty = party
      }
    case .hearingConvened(let notice):
      update(notice.branch) { $0.hearing = $0.hearing ?? Hearing() }
      update(notice.branch) { $0.hearing?.notice = notice }
    case .hearingHeld(let record): finish(.hear, on: record.branch) { $0.hearing?.record = record }
    case .postChecked(let check): finish(.postCheck, on: check.branch) { $0.postCheck = check }
    case .rectificationOrdered(let order):
      finish(.orderRectification, on: order.branch) { $0.rectification = order }
    case .thirdPartyTold(let party): thirdParties.append(party)
    case .thirdPartyHeard(let id, let text, _, _): updateThirdParty(id) { $0.statement = text }
    case .statementAnswered(let id, let text, _, _): updateThirdParty(id) { $0.reply = text }
    case .recused(let recusal): recusals.append(recusal)
    case .memberAdded(let member): add(member)
    case .secondNoticeAllowed: mayNoticeAgain = true
    case .released(let branch): update(branch) { $0.state = .working }
    case .dropped(let gone):
      for branch in gone {
        update(branch) { $0.state = .dropped }
        endTurns { $0.branch == branch }
      }
    case .applicantBarred(let bar): bars.append(bar)
    case .materialsDeferred(let promised): deferrals = promised
    case .supplemented(let supplement):
      answers = supplement.answers
      materials.merge(supplement.materials) { $1 }
    case .formalChecksAsked(let units, _, _): formalChecks = units.map { AskedCheck(unit: $0) }
    case .formallyChecked(let check): take(check)
    case .reopened(let what): reopening = what
    case .amended(let amendment): amend(amendment)
    case .askedAgain(let units, let ids): askAgain(units, ids)
    case .forwarded(let done): finish(.preliminary, on: done.branch) { $0.preliminary = done }
    case .licenceRequested(let request):
      update(request.branch) { $0.ask(request) }
    case .licenceAnswered(let answer): answerRequest(answer)
    case .licenceRequestLapsed(let branch, _): forgetRequest(of: branch)
    case .archived(let archive): self.archive = archive
    case .recommended(let advice): recommendations.append(advice)
    case .announced(let announcement): announcements.append(announcement)
    case .charged(let charge): update(charge.branch) { $0.charge = charge }
    case .paid(let payment): finish(.collect, on: payment.branch) { $0.payment = payment }
    case .refunded(let payment): finish(.refund, on: payment.branch) { $0.refund = payment }
    case .licenceEnded(let end):
      update(end.branch) { $0.end = end }
      forgetRequest(of: end.branch)
      endTurns { $0.branch == end.branch && $0.act != .deliver }
    }
  }

  private mutating func begin(_ submission: Submission) {
    self.submission = submission
    state = .received
    receivedAt = lastEventAt
    answers = submission.answers
    materials = submission.materials
    calendar = submission.calendar
    plan(submission.branches, submission.advisers)
  }

  private mutating func plan(_ plans: [BranchPlan], _ units: [UnitID]) {
    branches = plans.map(Branch.init)
    advisers = units.map { Adviser(unit: $0) }
  }

  private mutating func add(_ member: AddedMember) {
    guard let plan = member.plan else {
      advisers.append(Adviser(unit: member.unit, added: member))
      return
    }
    var branch = Branch(plan)
    branch.state = .working
    branch.added = member
    branches.append(branch)
  }

  private mutating func start(_ clock: Clock) {
    clocks.append(clock)
    // It starts right after the words it belongs to: of those told or heard, the one that has none yet.
    if clock.kind == .thirdParty, let told = thirdParties.first(where: { $0.clock == nil }) {
      updateThirdParty(told.id) { $0.clock = clock.id }
    }
    if clock.kind == .reply,
      let heard = thirdParties.first(where: { $0.statement != nil && $0.replyClock == nil })
    {
      updateThirdParty(heard.id) { $0.replyClock = clock.id }
    }
  }

  private mutating func updateThirdParty(_ id: Int, _ change: (inout ThirdParty) -> Void) {
    for index in thirdParties.indices where thirdParties[index].id == id {
      change(&thirdParties[index])
    }
  }

  private mutating func accept(on day: Day, at moment: Moment) {
    acceptedOn = day
    acceptedAt = moment
    state = .inReview
    endBeforeAcceptance()
    for index in branches.indices where branches[index].after == nil {
      branches[index].state = .working
    }
  }

  /// What the desk and the members had open before acceptance.
  private mutating func endBeforeAcceptance() {
    reopening = nil
    endTurns { $0.act == .accept || $0.act == .checkFormally }
  }

  private mutating func take(_ check: FormalCheck) {
    for index in formalChecks.indices where formalChecks[index].unit == check.unit {
      formalChecks[index].answer = check
    }
    endTurns { $0.act == .checkFormally && $0.unit == check.unit }
  }

  /// A change of a licence counts when it is granted; any other amendment at once.
  private mutating func amend(_ amendment: Amendment) {
    reopening = nil
    amendments.append(amendment)
    if amendment.kind == .change {
      return update(amendment.branch ?? .whole) { $0.request?.amendment = amendment }
    }
    answers = amendment.answers
    materials = amendment.materials
    if amendment.kind == .onTheSpot { changedSinceNotice? += amendment.changed }
    if let branches = amendment.branches { plan(branches, amendment.advisers ?? []) }
  }

  /// The opinions and reviews that rested on other inputs are asked for anew.
  private mutating func askAgain(_ units: [UnitID], _ ids: [BranchID]) {
    for index in advisers.indices where units.contains(advisers[index].unit) {
      advisers[index].opinion = nil
    }
    for id in ids {
      update(id) {
        $0.review = nil
        $0.check = nil
      }
      endTurns { $0.branch == id && [.review, .check, .decide].contains($0.act) }
    }
  }

  private mutating func answerRequest(_ answer: LicenceAnswer) {
    // What is issued again is handed out again.
    if answer.ruling == .grant { update(answer.branch) { $0.delivery = nil } }
    if answer.kind == .renewal, branch(answer.branch)?.renewal != nil {
      // Deemed renewed while the change is still being answered.
      return update(answer.branch) {
        $0.answered = $0.renewal.map { AnsweredRequest(request: $0, answer: answer) }
        $0.renewal = nil
      }
    }
    let amendment = branch(answer.branch)?.request?.amendment
    finish(.answerRequest, on: answer.branch) {
      $0.answer = answer
      $0.answered = $0.request.map { AnsweredRequest(request: $0, answer: answer) }
      if let next = $0.renewal {
        $0.renewal = nil
        $0.ask(next)
      }
    }
    if reopening?.branch == answer.branch { reopening = nil }
    guard let amendment, answer.ruling == .grant else { return }
    answers = amendment.answers
    materials = amendment.materials
  }

  /// What was asked for and not answered is not to be answered any more.
  private mutating func forgetRequest(of id: BranchID) {
    if reopening?.kind == .change, reopening?.branch == id { reopening = nil }
    update(id) {
      if $0.openRequest != nil { $0.request = nil }
      $0.renewal = nil
    }
  }

  private mutating func sign(_ branch: BranchID, _ party: Party, on day: Day) {
    for index in copies.indices where copies[index].notice.branch == branch {
      copies[index].signedBy = party
      copies[index].signedOn = day
    }
    endTurns { $0.act == .signCopy && $0.branch == branch }
  }

  private mutating func setAdviser(_ opinion: Opinion) {
    for index in advisers.indices where advisers[index].unit == opinion.unit {
      advisers[index].opinion = opinion
    }
    endTurns { $0.act == .opine && $0.unit == opinion.unit }
  }

  private mutating func finish(
    _ act: Assignment.Act,
    on branch: BranchID,
    _ change: (inout Branch) -> Void
  ) {
    update(branch, change)
    endTurns { $0.act == act && $0.branch == branch }
  }

  private mutating func update(_ id: BranchID, _ change: (inout Branch) -> Void) {
    for index in branches.indices where branches[index].id == id { change(&branches[index]) }
  }

  private mutating func updateClock(_ id: Int, _ change: (inout Clock) -> Void) {
    for index in clocks.indices where clocks[index].id == id { change(&clocks[index]) }
  }

  private mutating func answerUrge(_ id: Int, _ party: Party, _ text: String) {
    for index in urges.indices where urges[index].urge.id == id {
      urges[index].answer = text
      urges[index].answeredBy = party
    }
    let open = Set(urges.filter { $0.answer == nil }.map(\.urge.unit))
    endTurns { $0.act == .answerUrge && !open.contains($0.unit) }
  }

  private mutating func extend(by more: Extension) {
    finish(.extend, on: more.branch) {
      $0.extensionRequest = nil
      $0.extension = more
    }
    for moved in more.moved {
      updateClock(moved.clock) {
        $0.extended = more.limit
        // Before the new day it is warned of again.
        $0.isWarned = false
      }
    }
    recount(more.moved)
  }

  private mutating func suspend(_ notice: SuspensionNotice) {
    update(notice.branch) { $0.suspension = notice }
    for id in notice.clocks {
      updateClock(id) {
        $0.paused = ($0.paused ?? []) + [notice.suspension]
        $0.due = .last
        $0.dueAt = nil
        $0.isProvisional = false
        $0.warnOn = nil
      }
    }
  }

  private mutating func resume(_ resumption: Resumption) {
    finish(.resume, on: resumption.branch) { $0.suspension = nil }
    let ended = resumption.suspension
    for moved in resumption.moved {
      updateClock(moved.clock) { clock in
        if let index = clock.openPause(ended.start, ended.cause) { clock.paused?[index] = ended }
      }
    }
    recount(resumption.moved)
  }

  private mutating func recount(_ recounts: [Recount]) {
    for recount in recounts {
      updateClock(recount.clock) { $0.take(recount) }
    }
  }

  /// Ends the turns that match, and marks their branches as changed since any older page.
  private mutating func endTurns(_ matches: (Assignment) -> Bool) {
    for turn in assignments where matches(turn) { turnVersions[turn.branch?.text ?? ""] = version }
    assignments.removeAll(where: matches)
  }
}

extension Branch {
  /// One is answered after the other: a renewal waits behind a change that was handed in.
  fileprivate mutating func ask(_ new: LicenceRequest) {
    if new.kind == .renewal, openRequest?.amendment != nil {
      renewal = new
    } else {
      request = new
      answer = nil
    }
  }
}
