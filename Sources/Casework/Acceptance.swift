package import Deadlines
package import Definitions

/// The outcomes of the front desk, and what the clock does when it says nothing. Source: 行政许可法 §32.
extension Proceeding {
  mutating func accept() throws(Obstacle) {
    try mustAwaitAcceptance()
    try mustHaveToldMembersDefects()
    record(.accepted(Acceptance(on: today, by: from)))
    goOn(acceptedOn: today)
  }

  /// Silence past the limit: accepted from the day of receipt; the hall records it and sends the copies itself.
  mutating func deemAccepted(receivedOn day: Day) {
    record(.deemedAccepted(on: day))
    goOn(acceptedOn: day)
  }

  mutating func askCorrection(_ defects: [Defect]) throws(Obstacle) {
    try mustAwaitAcceptance()
    let defects = joined(defects).map(judged)
    guard !defects.isEmpty else { throw .noDefects }
    for defect in defects { try mustBeKnown(defect) }
    // All at once: what could be seen the first time may not come up later. Source: §32(4), §72(4).
    let late = file.notices.isEmpty ? [] : defects.filter { !$0.isNew }
    guard late.isEmpty || file.mayNoticeAgain else {
      throw .visibleTheFirstTime(late.map(\.subject.id))
    }
    stopClocks { $0.kind == .receipt || $0.act == .accept }
    if !late.isEmpty { raise(.Y3, of: acceptingUnit, from.post) }
    let notice = CorrectionNotice(defects: defects, by: from, on: today)
    if rules.procedure.limits.returnsIncomplete != nil { return returnIncomplete(notice) }
    record(.correctionAsked(notice))
    startClock(
      .correction,
      rules.procedure.limits.correction,
      from: today,
      branch: nil,
      unit: acceptingUnit
    )
    draw(.correctionNotice, branch: nil, unit: acceptingUnit)
  }

  /// Whether it could not be seen the first time is no clerk's to say where it is on record what changed since.
  private func judged(_ defect: Defect) -> Defect {
    guard !file.notices.isEmpty, let isNew = file.isNew(defect.subject, in: rules.form) else {
      return defect
    }
    return Defect(defect.subject, code: defect.code, note: defect.note, isNew: isNew)
  }

  /// Where the matter's law knows no correction the papers go back, with every defect named. Source: 市场主体登记管理条例
  /// 实施细则 §18.
  private mutating func returnIncomplete(_ notice: CorrectionNotice) {
    record(.correctionAsked(notice))
    record(.terminated(Termination(cause: .returnedIncomplete, on: today)))
    draw(.returnNotice, branch: nil, unit: acceptingUnit)
    close(.terminated)
  }

  /// The applicant may not be sent round twice: what was overlooked is a supervisor's to allow, and on record.
  mutating func allowSecondNotice(_ reason: String) throws(Obstacle) {
    guard case .supervisor = from else { throw .notYourTurn(needs: nil) }
    try mustBeOpen()
    guard file.state == .received, !file.notices.isEmpty, !file.mayNoticeAgain else {
      throw .stepNotOpen(.accept)
    }
    try mustBeSaid(reason)
    record(.secondNoticeAllowed(reason: reason, by: from, on: today))
  }

  mutating func refuseAcceptance(_ reasons: [ReasonGiven]) throws(Obstacle) {
    try mustAwaitAcceptance()
    try mustBeKnown(reasons)
    try mustBeForTheDesk(reasons)
    let isOfOthers = try mustNameTheAgency(reasons)
    record(.acceptanceRefused(by: from, reasons))
    draw(isOfOthers ? .notCompetent : .acceptanceRefusal, branch: nil, unit: acceptingUnit)
    for branch in file.branches { barForFalseMaterials(reasons, in: rules.matter(of: branch)) }
    close(.refused)
  }

  /// What a review or a visit must find is for whoever decides: it is accepted first. Source: 行政许可法 §32, §78, §79.
  private func mustBeForTheDesk(_ reasons: [ReasonGiven]) throws(Obstacle) {
    let codes = Set(rules.acceptanceRefusals.map(\.code))
    let others = reasons.map(\.code).filter { !codes.contains($0) }
    guard others.isEmpty else { throw .forTheDecision(others) }
  }

  /// Whoever is sent away is told where to go. Source: 行政许可法 §32(2).
  private func mustNameTheAgency(_ reasons: [ReasonGiven]) throws(Obstacle) -> Bool {
    let codes = rules.refusalReasons.filter { $0.basis?.isNotCompetent ?? false }.map(\.code)
    let given = reasons.filter { codes.contains($0.code) }
    guard given.allSatisfy({ !$0.note.allSatisfy(\.isWhitespace) }) else { throw .agencyMissing }
    return !given.isEmpty
  }

  func mustAwaitAcceptance() throws(Obstacle) {
    try mustBeOpen()
    switch file.state {
    case .received: break
    case .correction: throw .awaitingCorrection
    case .draft: throw .notSubmitted
    case .inReview, .closed: throw .alreadyAccepted
    }
    try mustBeFrontDesk()
  }

  func mustBeKnown(_ defect: Defect) throws(Obstacle) {
    let exists =
      switch defect.subject {
      case .field(let id): rules.form.fields.contains { $0.id == id }
      case .material(let id): rules.form.materials.contains { $0.id == id }
      }
    guard exists else { throw .unknownDefect(defect.subject.id) }
    guard rules.correctionReasons.contains(where: { $0.code == defect.code }) else {
      throw .unknownReason(defect.code)
    }
    try mustBeShort(defect.note)
  }

  /// After acceptance, by hand or by law: every clock of the decision runs from the acceptance day, the copies
  /// go out today, and the first steps begin.
  private mutating func goOn(acceptedOn day: Day) {
    stopClocks { $0.kind == .receipt || $0.act == .accept }
    draw(.acceptance, branch: nil, unit: acceptingUnit)
    startDecisionClocks(from: day)
    startDeferrals()
    if rules.procedure.steps.contains(where: { $0.act == .copyToMembers }) { sendCopies() }
    for adviser in file.advisers { askOpinion(of: adviser.unit) }
    for branch in file.branches {
      if branch.after == nil { charge(branch.id) }
      beginNextStep(on: branch.id)
    }
  }

  private mutating func startDecisionClocks(from day: Day) {
    if rules.procedure.handling == .parallel, let promised = rules.procedure.limits.promised {
      startClock(.promised, promised, from: day, branch: nil, unit: leadUnit)
    }
    for branch in file.branches where branch.after == nil && branch.lower == nil {
      startClocks(of: branch, from: day)
    }
  }

  /// - Parameter promise: of a member that joined later; nil: what its file promises.
  mutating func startClocks(of branch: Branch, from day: Day, promising promise: LegalLimit? = nil)
  {
    let limits = rules.matter(of: branch).limits
    let way = rules.path(of: branch)
    // Filed with another authority, it reaches this one with the acceptance.
    let isFromReceipt = branch.id == .whole && way?.countsFromReceipt ?? false
    let day = isFromReceipt ? file.receivedOn ?? day : day
    if let promised = promise ?? way?.promised ?? limits.promised {
      startClock(.promised, promised, from: day, branch: branch.id, unit: branch.unit)
    }
    if let statutory = way?.statutory ?? limits.statutory {
      startClock(.statutory, statutory, from: day, branch: branch.id, unit: branch.unit)
    }
    if branch.acts.contains(.inspect), let step = rules.step(.inspect, of: branch),
      let limit = step.sentWithin
    {
      startClock(
        .dispatch,
        limit,
        from: day,
        branch: branch.id,
        unit: branch.unit,
        post: step.post,
        act: .inspect
      )
    }
  }
}

extension Citation {
  /// 行政许可法 §32(2): the matter is another agency's.
  fileprivate var isNotCompetent: Bool { text.hasPrefix("行政许可法 §32(2)") }
}

extension Rules {
  /// Reasons for which an application is not even accepted; any other is found on the merits.
  package var acceptanceRefusals: [Reason] {
    refusalReasons.filter { $0.basis?.refusesAcceptance ?? false }
  }
}

extension Citation {
  /// No licence is needed, the matter is another agency's, or whoever applies may not: false materials, fraud.
  package var refusesAcceptance: Bool {
    guard law == "行政许可法" else { return false }
    return isNotCompetent || text.hasPrefix("行政许可法 §32(1)")
      || !Set(articles).isDisjoint(with: [78, 79])
  }
}

extension CaseFile {
  /// The day on which what was accepted came in: of the filing, or of its last correction.
  package var receivedOn: Day? { clocks.last { $0.kind == .receipt }?.start ?? submission?.on }

  /// Whether it could not be seen when the last notice was sent: it changed since, or was not asked then; nil: not known.
  package func isNew(_ subject: Defect.Subject, in form: Form) -> Bool? {
    changedSinceNotice.map { changed in
      if changed.contains(subject.id) { return true }
      // A repeated section changes as a whole.
      let section = form.sections.first { $0.fields.contains { .field($0.id) == subject } }
      return section.map { $0.repeats != nil && changed.contains($0.id) } ?? false
    }
  }

  /// The first notice names everything; a later one what is new, or what a supervisor allowed.
  package func mayName(_ subject: Defect.Subject, in form: Form) -> Bool {
    notices.isEmpty || mayNoticeAgain || isNew(subject, in: form) ?? true
  }
}

extension Defect.Subject {
  package var id: String {
    switch self {
    case .field(let id), .material(let id): id
    }
  }
}
