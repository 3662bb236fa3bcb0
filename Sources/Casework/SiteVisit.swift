import Deadlines
package import Definitions

/// Visits on site: one joint visit of the members that inspect, at least two staff of each department and one
/// record. Source: 行政许可法 §34 ¶3; a visit consumes time, §45 does not name it.
extension Proceeding {
  mutating func inspect(_ report: VisitReport) throws(Obstacle) {
    try mustBeOpen()
    guard let first = report.present.first else { throw .nobodyPresent }
    guard Set(report.present.map(\.whose)).count == report.present.count else {
      throw .unknownBranch(first.branch.text)
    }
    guard !report.record.allSatisfy(\.isWhitespace) else { throw .textMissing }
    try mustBeShort(report.record)
    for presence in report.present { try mustBeFit(presence) }
    try mustBeOneOf(report.present)
    try mustWaitForOthers(report.present)
    let absent = try mustWaitForCompany(report.present)

    for presence in report.present where presence.unit == nil {
      if let unit = file.branch(presence.branch)?.unit { signIfUnsigned(presence.branch, of: unit) }
    }
    record(
      .visited(
        Visit(
          present: report.present,
          record: report.record,
          by: from,
          on: today,
          absent: absent.isEmpty ? nil : absent
        )
      )
    )
    draw(.visitRecord, branch: first.branch, unit: leadUnit, toApplicant: false)
    stopVisitClocks(report.present.map(\.branch))
    for presence in report.present { beginNextStep(on: presence.branch) }
  }

  private func mustBeFit(_ presence: VisitReport.Presence) throws(Obstacle) {
    let branch = try branch(presence.branch)
    guard file.assignments.contains(where: { $0.act == .inspect && $0.branch == branch.id }) else {
      throw .stepNotOpen(.inspect)
    }
    if let unit = presence.unit, !file.advisers.contains(where: { $0.unit == unit }) {
      throw .notAwaited(department: unit)
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

  /// The departments asked for an opinion come along where the file says so (`with: members`). They are waited for
  /// until the step's last day; from then on those present hold the visit, and the record names who did not come.
  /// - Returns: who did not.
  private func mustWaitForCompany(
    _ present: [VisitReport.Presence]
  ) throws(Obstacle) -> [UnitID] {
    var absent: [UnitID] = []
    // Own departments first: a branch visited by strangers alone is not visited.
    for id in Set(present.map(\.branch)).sorted() {
      guard let branch = file.branch(id) else { continue }
      guard present.contains(where: { $0.branch == id && $0.unit == nil }) else {
        throw .nobodyPresent
      }
      let missing = file.company(on: branch, under: rules).filter { unit in
        !present.contains { $0.branch == id && $0.unit == unit }
      }
      let turn = file.assignments.first { $0.act == .inspect && $0.branch == id }
      if let clock = turn?.clock.flatMap(file.clock), !missing.isEmpty, today < clock.due {
        throw .othersNotReady(until: clock.due, units: missing)
      }
      absent += missing
    }
    return absent
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

extension VisitReport.Presence {
  /// One department's part of a visit: its own branch, or as one that was asked.
  fileprivate var whose: String { "\(branch) \(unit ?? "")" }
}

extension CaseFile {
  /// The departments asked for an opinion that the file wants at a visit: those it names itself, not who was added.
  package func company(on branch: Branch, under rules: Rules) -> [UnitID] {
    guard branch.id == .whole, branch.acts.contains(.inspect),
      rules.step(.inspect, of: branch)?.withMembers ?? false
    else { return [] }
    return advisers.filter { $0.added == nil }.map(\.unit)
  }

  /// Every unit that is to come when a branch is visited: its own, those it visits together with, those it is asked with.
  package func visitors(of branch: Branch, under rules: Rules) -> [UnitID] {
    let together =
      rules.visitsTogether
      ? branches.filter { $0.acts.contains(.inspect) && !$0.isEnded && $0.visit == nil } : []
    let units = [branch.unit] + together.map(\.unit) + company(on: branch, under: rules)
    return units.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The unit whose people a part of a visit names.
  package func unit(of presence: VisitReport.Presence) -> UnitID? {
    presence.unit ?? branch(presence.branch)?.unit
  }
}
