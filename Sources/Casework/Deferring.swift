import Deadlines
import Definitions

/// A lesser material may follow after acceptance, on the applicant's written promise (容缺受理): nothing is granted
/// before it is there, and a promise that is not kept ends the case. Source: `domain.md` §2.2.
extension Proceeding {
  /// What is missing and may follow, each with the day it is promised by. Whoever broke a promise or gave false
  /// materials hands in everything at once.
  func deferrals(_ filing: Filing) throws(Obstacle) -> [Deferral] {
    let missing = rules.form.visibleMaterials(filing.answers, parameters: rules.parameters)
      .filter { $0.followUp != nil && (filing.materials[$0.id]?.isEmpty ?? true) }
    let all = missing.map { Deferral(material: $0.id, until: lastDay(of: $0, filing.answers)) }
    let isBarred = known.bars.contains { $0.holds(on: today) }
    let due = all.filter { isBarred || $0.until <= today }
    guard due.isEmpty else { throw .materialMissing(due.map(\.material)) }
    return all
  }

  /// The last workday on which it may come.
  private func lastDay(of material: Material, _ answers: Answers) -> Day {
    switch material.followUp {
    case .within(let limit): return rules.calendar.due(limit, from: today).day
    case .ahead(let days, let field):
      guard case .day(let event) = answers.values[field] else { return today }
      var last = event.adding(days: -days)
      while last > today, !rules.calendar.isWorkday(last) { last = last.adding(days: -1) }
      return last
    case nil: return today
    }
  }

  mutating func recordDeferrals(_ deferrals: [Deferral]) {
    guard !deferrals.isEmpty else { return }
    record(.materialsDeferred(deferrals))
    draw(.deferral, branch: nil, unit: acceptingUnit)
  }

  /// Put right on the spot: what was promised keeps its day, what was taken out again is owed like it.
  mutating func promiseAgain(_ deferrals: [Deferral]) {
    let promised = deferrals.map { new in
      file.deferrals.first { $0.material == new.material && $0.until > today } ?? new
    }
    guard promised != file.deferrals else { return }
    record(.materialsDeferred(promised))
    if !promised.isEmpty { draw(.deferral, branch: nil, unit: acceptingUnit) }
  }

  /// From acceptance the promises run.
  mutating func startDeferrals() {
    for day in Set(file.outstanding.map(\.until)).sorted() {
      let days = (0...Self.mostDeferredDays).first { today.adding(days: $0) >= day } ?? 0
      startClock(.deferral, LegalLimit(.days(days)), from: today, branch: nil, unit: acceptingUnit)
    }
  }

  private static let mostDeferredDays = 1_000

  /// What was outstanding is handed in; nothing else changes.
  mutating func supplement(_ filing: Filing) throws(Obstacle) {
    try mustBeApplicantOrCounter()
    guard let before = known.answers else { throw .notAwaitingCorrection }
    let open = Set(file.outstanding.map(\.material))
    let changed =
      changedAnswers(before, filing.answers)
      + changedMaterials(filing.materials).filter { !open.contains($0) }
    guard changed.isEmpty else { throw .notReopened(changed.sorted()) }
    let handedIn = filing.materials.filter { open.contains($0.key) && !$0.value.isEmpty }
    guard !handedIn.isEmpty else { throw .materialMissing(open.sorted()) }
    record(
      .supplemented(
        Supplement(answers: filing.seal, materials: handedIn, by: from, on: today)
      )
    )
    forgetNeedlessDeferrals()
  }

  /// A licence waits for what was to follow; a denial does not.
  func mustLackNothing(_ branch: Branch) throws(Obstacle) {
    let open = file.outstanding.map(\.material).filter { reads(branch, $0) }
    guard open.isEmpty else { throw .materialsOutstanding(open.sorted()) }
  }

  /// A whole is decided on all of it; a member of a theme on what is shown to it.
  private func reads(_ branch: Branch, _ material: String) -> Bool {
    let receivers = rules.form.materials.first { $0.id == material }?.receivers ?? []
    return branch.id == .whole || receivers.isEmpty
      || receivers.contains(branch.matter.name) || receivers.contains(branch.unit)
  }

  /// A promise was not kept: what cannot be granted without it ends undecided, and who was to follow after that. The other
  /// members of a theme go on.
  mutating func endDeferred(_ clock: Clock) {
    stopClocks { $0.id == clock.id }
    let missing = file.outstanding.filter { $0.until <= clock.due }.map(\.material)
    let ended = withFollowers(
      file.branches.filter { branch in
        !branch.isEnded && missing.contains { reads(branch, $0) }
      }
    )
    guard !ended.isEmpty else { return }
    let isWhole = ended.count == file.branches.count
    for id in ended { stopClocks { $0.isOf(id) } }
    record(
      .terminated(
        Termination(cause: .deferralUnanswered, on: today, branches: isWhole ? nil : ended)
      )
    )
    for id in isWhole ? [nil] : ended.map(Optional.some) {
      draw(.termination, branch: id, unit: acceptingUnit)
    }
    giveBack(ended)
    if !isWhole {
      // The promise of the whole does not stand still for a member that has ended.
      for branch in ended.compactMap(file.branch) { endSuspension(of: branch, result: "") }
      forgetNeedlessDeferrals()
    }
    closeIfAllEnded()
  }

  /// …with the members that wait for one of them.
  private func withFollowers(_ branches: [Branch]) -> [BranchID] {
    var ended = branches
    while true {
      let followers = file.branches.filter { branch in
        branch.state == .waiting && !ended.contains(branch)
          && ended.contains { $0.matter.name == branch.after }
      }
      guard !followers.isEmpty else { return ended.map(\.id) }
      ended += followers
    }
  }

  /// What no undecided member reads is waited for no more.
  mutating func forgetNeedlessDeferrals() {
    let needed = file.outstanding.filter { deferral in
      file.branches.contains { !$0.isEnded && reads($0, deferral.material) }
    }
    stopClocks { clock in
      clock.kind == .deferral && !needed.contains { $0.until <= clock.due }
    }
    guard needed != file.outstanding else { return }
    record(
      .materialsDeferred(
        file.deferrals.filter { needed.contains($0) || !file.outstanding.contains($0) }
      )
    )
  }
}

extension CaseFile {
  /// What was to follow and is not there yet.
  package var outstanding: [Deferral] {
    deferrals.filter { materials[$0.material]?.isEmpty ?? true }
  }

  /// What the applicant may change now: what the notice names, or what was to follow; nil: nothing.
  package var openNotice: CorrectionNotice? {
    if let reopening {
      return CorrectionNotice(defects: reopening.defects, by: reopening.by, on: reopening.on)
    }
    switch state {
    case .correction: return notices.last
    case .inReview where !outstanding.isEmpty:
      let defects = outstanding.map { Defect(.material($0.material), code: "") }
      return CorrectionNotice(defects: defects, by: .hall, on: acceptedOn ?? .first)
    case .draft, .received, .inReview, .closed: return nil
    }
  }
}
