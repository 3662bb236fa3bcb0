import Deadlines
import Definitions

/// The decision of a branch, its papers, and the end of the case. Source: 行政许可法 §38, §39, §44.
extension Proceeding {
  mutating func rule(_ id: BranchID, _ ruling: Ruling) throws(Obstacle) {
    let branch = try branch(id)
    guard !branch.isDecided else { throw .alreadyDecided }
    if try decidesAtOnce(ruling) {
      record(.accepted(Acceptance(on: today, by: from)))
      stopClocks { $0.kind == .receipt || $0.act == .accept }
    } else {
      _ = try turn(.decide, id)
      try mustBeFreshHand(for: .decide, on: branch)
    }
    try mustNotAwaitHearing(branch)
    try mustNotAwaitVoices(branch)
    switch ruling {
    case .grant:
      try mustNotBeOnNotice(branch)
      try mustLackNothing(branch)
      try mustHaveAPlace(branch)
    case .deny(let reasons):
      try mustBeKnown(reasons)
      try mustNameTheStandard(reasons, of: branch)
    }
    record(
      .decided(
        Decision(
          branch: id,
          ruling: ruling,
          by: from,
          on: today,
          unanswered: id == .whole
            ? file.advisers.filter { $0.opinion == nil }.map(\.unit) : []
        )
      )
    )
    stopClocks { $0.isOf(id) }
    if id == .whole { endOpinions() }
    drawDecision(ruling, on: branch)
    if case .deny(let reasons) = ruling {
      barForFalseMaterials(reasons, in: rules.matter(of: branch))
    }
    startDelivery(of: branch)
    openGates(after: branch, ruling)
    endByJoining()
    closeIfAllEnded()
    if !file.isClosed { forgetNeedlessDeferrals() }
    if ruling == .grant { startPostCheck(of: branch) }
  }

  /// An instant matter (即办件) whose file is complete is granted on the spot, by the post its definition names and on its
  /// basis; what cannot be granted goes the ordinary way. Source: 行政许可法 §34 ¶2.
  private func decidesAtOnce(_ ruling: Ruling) throws(Obstacle) -> Bool {
    guard file.state == .received, let instant = rules.procedure.instant,
      rules.procedure.handling == .single
    else { return false }
    let post = PostRef(leadUnit, instant.post)
    guard isMine(post.unit, post.post) else { throw .notYourTurn(needs: post) }
    guard ruling == .grant else { throw .instantGrantsOnly }
    try mustHaveToldMembersDefects()
    return true
  }

  /// Reasons are mandatory, and come from the procedure's own list. Source: 行政许可法 §38.
  func mustBeKnown(_ reasons: [ReasonGiven]) throws(Obstacle) {
    guard !reasons.isEmpty else { throw .reasonsMissing }
    let codes = Set(rules.refusalReasons.map(\.code))
    for reason in reasons {
      guard codes.contains(reason.code) else { throw .unknownReason(reason.code) }
      try mustBeShort(reason.note)
    }
  }

  /// What was inspected or tested and does not pass is denied with the standard that it fails. Source: 行政许可法 §55.
  private func mustNameTheStandard(
    _ reasons: [ReasonGiven],
    of branch: Branch
  ) throws(Obstacle) {
    guard rules.step(.inspect, of: branch)?.sentWithin != nil else { return }
    guard reasons.contains(where: { !$0.note.allSatisfy(\.isWhitespace) }) else {
      throw .textMissing
    }
  }

  /// Opinions still awaited are too late: their clocks stop with the decision.
  private mutating func endOpinions() {
    let urged = file.ownUrgeClocks
    stopClocks { $0.act == .opinions || $0.kind == .copySignature || urged.contains($0.id) }
  }

  private mutating func drawDecision(_ ruling: Ruling, on branch: Branch) {
    guard ruling == .grant else {
      draw(.denial, branch: branch.id, unit: branch.unit)
      return
    }
    draw(.grant, branch: branch.id, unit: branch.unit)
    for step in rules.matter(of: branch).steps {
      guard case .issue(let results) = step.act else { continue }
      for result in results where branch.results?.contains(result) ?? true {
        issue(result, on: branch)
      }
    }
  }

  private mutating func issue(_ result: String, on branch: Branch) {
    let validity = rules.matter(of: branch).results.first { $0.id == result }?.validity?.limit
    record(
      .certificateIssued(
        Certificate(
          branch: branch.id,
          result: result,
          on: today,
          validUntil: validity.map { lastValidDay($0, from: today) }
        )
      )
    )
    draw(.certificate, branch: branch.id, unit: branch.unit, result: result)
  }

  mutating func startDelivery(of branch: Branch) {
    let step = rules.step(.deliver, of: branch)
    let post = step?.post ?? rules.post(of: branch.unit, for: .deliver) ?? ""
    let clock = startClock(
      .delivery,
      rules.matter(of: branch).limits.delivery,
      from: today,
      branch: branch.id,
      unit: branch.unit,
      post: post
    )
    assign(.deliver, branch: branch.id, unit: branch.unit, post: post, clock: clock)
    guard let within = step?.within else { return }
    startClock(
      .step,
      within,
      from: today,
      branch: branch.id,
      unit: branch.unit,
      post: post,
      act: .deliver
    )
  }

  /// Members that waited for this one begin, with a copy and clocks from today; or they never do.
  private mutating func openGates(after branch: Branch, _ ruling: Ruling) {
    let waiting = file.branches.filter {
      $0.after == branch.matter.name && $0.state == .waiting
    }
    guard ruling == .grant else {
      if !waiting.isEmpty { record(.dropped(waiting.map(\.id))) }
      return
    }
    for next in waiting {
      record(.released(next.id))
      sendCopy(next.id, to: next.unit)
      startClocks(of: next, from: today)
      charge(next.id)
      beginNextStep(on: next.id)
    }
  }

  /// Where not every member must be decided, enough of them end the rest.
  private mutating func endByJoining() {
    let granted = file.branches.filter { $0.state == .granted }.count
    let open = file.branches.filter { !$0.isEnded }
    let isDenied = file.branches.contains { $0.state == .denied }
    let ends =
      switch rules.joining {
      case .all: false
      case .any: granted > 0
      case .atLeast(let count): granted >= count || (isDenied && granted + open.count < count)
      case .firstRefusalEnds: isDenied
      }
    guard ends, !open.isEmpty else { return }
    for branch in open { stopClocks { $0.isOf(branch.id) } }
    record(.dropped(open.map(\.id)))
    giveBack(open.map(\.id))
  }

  // MARK: The whole

  /// The parent folds its branches' results: all granted, some, or none.
  mutating func closeIfAllEnded() {
    guard file.outcome == nil, !file.branches.isEmpty, file.branches.allSatisfy(\.isEnded) else {
      return
    }
    let states = Set(file.branches.map(\.state)).subtracting([.dropped])
    if states == [.granted] {
      close(.granted)
    } else if states.contains(.granted) {
      close(.partlyGranted)
    } else {
      close(
        states.contains(.denied)
          ? .denied : states.contains(.terminated) ? .terminated : .withdrawn
      )
    }
  }

  /// Ends the case: only deliveries go on, and checks after the decision.
  mutating func close(_ outcome: CaseOutcome) {
    let turns = Set(file.assignments.compactMap(\.clock))
    // An urge is still to be answered where somebody still has the turn to.
    stopClocks { !$0.goesOnAfterwards || ($0.kind == .urge && !turns.contains($0.id)) }
    record(.closed(outcome))
    archiveIfDone()
  }
}

/// Five years from 8 October 2026 end with 7 October 2031; a validity is no limit and moves for no holiday.
func lastValidDay(_ validity: TimeLimit, from start: Day) -> Day {
  switch validity.unit {
  case .month: start.adding(months: validity.amount).adding(days: -1)
  case .workday, .day, .hour, .officeHour: start.adding(days: validity.amount - 1)
  }
}

extension Clock {
  /// Belongs to a branch's own way to its decision; for a case decided as a whole, the promise to it too.
  func isOf(_ id: BranchID) -> Bool { branch == id && (kind == .urge || !goesOnAfterwards) }

  /// Runs after the case has ended.
  package var goesOnAfterwards: Bool {
    switch kind {
    case .delivery, .postCheck, .rectificationOrder, .recheck, .urge, .renewal, .change: true
    case .correction: isForChange
    default: act == .deliver
    }
  }
}
