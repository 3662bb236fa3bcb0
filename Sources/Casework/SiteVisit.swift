import Deadlines
import Definitions

/// Visits on site: one joint visit of the members that inspect, at least two staff of each department and one
/// record. Source: 行政许可法 §34 ¶3; a visit consumes time, §45 does not name it.
extension Proceeding {
  mutating func inspect(_ report: VisitReport) throws(Obstacle) {
    try mustBeOpen()
    guard let first = report.present.first else { throw .nobodyPresent }
    guard Set(report.present.map(\.branch)).count == report.present.count else {
      throw .unknownBranch(first.branch.text)
    }
    guard !report.record.allSatisfy(\.isWhitespace) else { throw .textMissing }
    try mustBeShort(report.record)
    for presence in report.present { try mustBeFit(presence) }
    try mustBeOneOf(report.present)
    try mustWaitForOthers(report.present)

    for presence in report.present {
      if let unit = file.branch(presence.branch)?.unit { signIfUnsigned(presence.branch, of: unit) }
    }
    record(.visited(Visit(present: report.present, record: report.record, by: from, on: today)))
    draw(.visitRecord, branch: first.branch, unit: leadUnit, toApplicant: false)
    stopVisitClocks(report.present.map(\.branch))
    for presence in report.present { beginNextStep(on: presence.branch) }
  }

  private func mustBeFit(_ presence: VisitReport.Presence) throws(Obstacle) {
    let branch = try branch(presence.branch)
    guard file.assignments.contains(where: { $0.act == .inspect && $0.branch == branch.id }) else {
      throw .stepNotOpen(.inspect)
    }
    try mustBeEnough(presence.staff, for: branch)
    if !presence.finding.passes, presence.finding.text.allSatisfy(\.isWhitespace) {
      throw .textMissing
    }
    for text in presence.staff + [presence.finding.text] { try mustBeShort(text) }
  }

  /// Different people, as many as the step asks for: on site, and at a check after the decision.
  func mustBeEnough(_ staff: [String], for branch: Branch) throws(Obstacle) {
    let people = Set(staff.map { $0.filter { !$0.isWhitespace } }).subtracting([""])
    let needed = leastStaff(of: branch)
    guard people.count >= needed else {
      throw .tooFewInspectors(needed: needed, found: people.count)
    }
  }

  private func leastStaff(of branch: Branch) -> Int {
    if case .inspect(let staff) = rules.step(.inspect, of: branch)?.act { return staff }
    return 2
  }

  /// The record comes from somebody who was there: the visiting post of a department that is present.
  private func mustBeOneOf(_ present: [VisitReport.Presence]) throws(Obstacle) {
    let turns = file.assignments.filter { turn in
      turn.act == .inspect && present.contains { $0.branch == turn.branch }
    }
    guard turns.contains(where: { isMine($0.unit, $0.post) }) else {
      throw .notYourTurn(needs: turns.first.map { PostRef($0.unit, $0.post) })
    }
  }

  /// Until the joint limit's last day the visit waits for every department that is to inspect; from then on
  /// those present hold it, and an absent one inspects alone.
  private func mustWaitForOthers(_ present: [VisitReport.Presence]) throws(Obstacle) {
    guard visitsTogether, let joint = jointVisitClock, today < joint.due else { return }
    let absent = file.branches.filter { branch in
      branch.acts.contains(.inspect) && branch.visit == nil && !branch.isEnded
        && !present.contains { $0.branch == branch.id }
    }
    guard absent.isEmpty else {
      throw .othersNotReady(until: joint.due, units: absent.map(\.unit))
    }
  }

  private mutating func stopVisitClocks(_ visited: [BranchID]) {
    let joint = jointVisitClock
    stopClocks { clock in
      clock.act == .inspect && (clock.branch == nil || visited.contains { $0 == clock.branch })
    }
    guard let joint else { return }
    // Who was ready but did not come inspects alone, within a limit of its own.
    for turn in file.assignments where turn.act == .inspect && turn.clock == joint.id {
      guard let id = turn.branch, let branch = file.branch(id),
        let limit = rules.step(.inspect, of: branch)?.within
      else { continue }
      let clock = startClock(
        .step,
        limit,
        from: today,
        branch: id,
        unit: turn.unit,
        post: turn.post,
        act: .inspect
      )
      assign(.inspect, branch: id, unit: turn.unit, post: turn.post, clock: clock)
    }
  }
}
