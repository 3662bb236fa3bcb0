import Deadlines
import Definitions

/// Special procedures: while one lasts its time is not counted, and the applicant has been told in writing how long it
/// will take. Source: 行政许可法 §45.
extension Proceeding {
  mutating func suspend(
    _ id: BranchID,
    cause: String,
    expected: TimeLimit,
    reason: String
  ) throws(Obstacle) {
    try mustBeOpen()
    let branch = try branch(id)
    guard file.state == .inReview else { throw .stepNotOpen(.review) }
    guard !branch.isEnded else { throw .alreadyDecided }
    guard branch.state == .working else { throw .stepNotOpen(.review) }
    try mustBeOfBranch(branch)
    guard branch.suspension == nil else { throw .alreadySuspended }
    let special = try specialProcedure(cause, of: branch)
    try mustBeSaid(reason)
    try mustFit(expected, special)
    beginSuspension(branch, special, expected, reason)
    let clock = startClock(
      .special,
      LegalLimit(expected, basis: [special.basis]),
      from: today,
      branch: id,
      unit: branch.unitAtWork,
      post: from.post
    )
    if cause == SpecialProcedure.hearing {
      assign(.hear, branch: id, unit: branch.unit, post: hearingPost(of: branch), clock: clock)
    } else {
      let unit = branch.unitAtWork
      let post = from.post ?? rules.post(of: unit, for: .review) ?? ""
      assign(.resume, branch: id, unit: unit, post: post, clock: clock)
    }
  }

  mutating func resume(_ id: BranchID, result: String) throws(Obstacle) {
    try mustBeOpen()
    let branch = try branch(id)
    guard let open = branch.suspension else { throw .notSuspended }
    guard open.cause != SpecialProcedure.hearing else { throw .hearingNotHeld }
    try mustBeOfBranch(branch)
    try mustBeSaid(result)
    endSuspension(of: branch, result: result)
  }

  /// Stops what the law and the office set for the decision, and the steps on the way to it.
  mutating func beginSuspension(
    _ branch: Branch,
    _ special: SpecialProcedure,
    _ expected: TimeLimit,
    _ reason: String
  ) {
    record(
      .suspended(
        SuspensionNotice(
          branch: branch.id,
          cause: special.id,
          expected: expected,
          basis: special.basis,
          reason: reason,
          by: from,
          on: today,
          clocks: clocksThatStop(with: branch).map(\.id),
          at: now
        )
      )
    )
    draw(.specialNotice, branch: branch.id, unit: branch.unitAtWork)
  }

  mutating func endSuspension(of branch: Branch, result: String) {
    guard let open = branch.suspension else { return }
    stopClocks { $0.branch == branch.id && ($0.kind == .special || $0.kind == .hearing) }
    let ended = Suspension(
      start: open.on,
      end: today,
      cause: open.cause,
      startAt: open.at,
      endAt: open.at == nil ? nil : now
    )
    // A promise of the whole stood still once for each member: it goes on when the last of them does.
    let moved = file.runningClocks.filter { $0.branch == branch.id || $0.branch == nil }
      .compactMap { clock in clock.resumed(with: ended).map(recount) }
    record(
      .resumed(
        Resumption(
          branch: branch.id,
          suspension: ended,
          result: result,
          by: from,
          on: today,
          moved: moved
        )
      )
    )
    beginNextStep(on: branch.id)
  }

  /// A promise that was broken stays broken, and the time of others goes on. A theme cannot be promised before its
  /// slowest member, and a promise of the whole that ends today has ended.
  private func clocksThatStop(with branch: Branch) -> [Clock] {
    file.runningClocks.filter { clock in
      guard !clock.isPassed else { return false }
      switch clock.kind {
      case .statutory, .step, .lowerReview: return clock.branch == branch.id
      case .promised:
        return clock.branch == branch.id || (clock.branch == nil && clock.due > today)
      case .receipt, .copySignature, .delivery, .correction, .special, .hearingRequest, .hearing,
        .postCheck, .rectificationOrder, .recheck, .deferral, .thirdParty, .reply, .dispatch, .urge,
        .renewal, .change:
        return false
      }
    }
  }

  func specialProcedure(_ cause: String, of branch: Branch) throws(Obstacle) -> SpecialProcedure {
    let special = rules.matter(of: branch).stoppingProcedures.first { $0.id == cause }
    guard let special else { throw .noBasisToSuspend(cause) }
    return special
  }

  private func mustFit(
    _ expected: TimeLimit,
    _ special: SpecialProcedure
  ) throws(Obstacle) {
    let most = special.most?.limit ?? .workdays(Self.mostSpecialWorkdays)
    let (end, last) = (
      rules.calendar.due(expected, from: today), rules.calendar.due(most, from: today)
    )
    guard expected.amount > 0, end.day <= last.day else { throw .suspensionTooLong(most: most) }
  }

  /// The law sets no ceiling; a year of workdays is more than any of these procedures takes.
  private static let mostSpecialWorkdays = 250

  /// Anybody of the department whose duty it is to work on the branch: below, until it is sent up.
  func mustBeOfBranch(_ branch: Branch) throws(Obstacle) {
    let unit = branch.unitAtWork
    let isBelow = unit != branch.unit
    let needed = PostRef(unit, rules.post(of: unit, for: isBelow ? .preliminary : .review) ?? "")
    guard from.unit == unit, let post = from.post else { throw .notYourTurn(needs: needed) }
    let duties: [Step.Act.Name] =
      isBelow ? [.preliminary] : [.review, .inspect, .check, .decide]
    let has = duties.contains { rules.may(PostRef(unit, post), $0) }
    guard has else { throw .notYourTurn(needs: needed) }
  }

  func mustNotBeSuspended(_ branch: Branch) throws(Obstacle) {
    guard let open = branch.suspension else { return }
    let special = rules.matter(of: branch).stoppingProcedures.first { $0.id == open.cause }
    throw .suspended(special?.title ?? Words(zh: open.cause, en: open.cause))
  }
}

extension Clock {
  /// The clock as it goes on after a suspension, if it stood still for it.
  fileprivate func resumed(with ended: Suspension) -> Clock? {
    guard let index = openPause(ended.start, ended.cause) else { return nil }
    var clock = self
    clock.paused?[index] = ended
    return clock
  }

  func openPause(_ start: Day, _ cause: String) -> Int? {
    paused?.firstIndex { $0.end == nil && $0.start == start && $0.cause == cause }
  }
}
