package import Deadlines
import Definitions

/// A licence in force is renewed or changed in the case that gave it. Source: 行政许可法 §49, §50.
extension Proceeding {
  mutating func requestLicence(
    _ id: BranchID,
    _ kind: LicenceRequest.Kind,
    _ text: String
  ) throws(Obstacle) {
    guard file.submission != nil else { throw .notSubmitted }
    try mustBeApplicantOrCounter()
    let branch = try branch(id)
    guard branch.isInForce(on: today) else { throw .licenceNotInForce }
    guard branch.mayAsk(for: kind) else { throw .requestedAlready }
    try mustBeSaid(text)
    let request = LicenceRequest(branch: id, kind: kind, text: text, by: from, on: today)
    switch kind {
    case .renewal:
      let last = try mustBeInTimeToRenew(branch)
      // The right to renew is lost with its day; the change may be asked for again.
      lapseChange(of: id)
      record(.licenceRequested(request))
      let days = last.number - today.number
      let clock = clock(.renewal, LegalLimit(.days(days)), of: branch)
      // Behind a change its turn comes when that is answered; its day comes either way.
      if file.branch(id)?.renewal == nil { assignRequest(of: branch, clock) }
    case .change:
      guard file.openNotice == nil else { throw .reopenedAlready }
      record(.licenceRequested(request))
      record(
        .reopened(
          Reopening(kind: .change, branch: id, defects: everything, by: from, on: today)
        )
      )
      startClock(
        .correction,
        rules.procedure.limits.correction,
        from: today,
        branch: id,
        unit: branch.unit
      )
    }
  }

  /// §50 ¶1: thirty days before it runs out; whoever comes later applies anew.
  private func mustBeInTimeToRenew(_ branch: Branch) throws(Obstacle) -> Day {
    guard let last = branch.validUntil else { throw .nothingToRenew }
    guard today <= last.adding(days: -Self.renewalDaysAhead) else {
      throw .renewalTooLate(last: last.adding(days: -Self.renewalDaysAhead))
    }
    return last
  }

  private static let renewalDaysAhead = 30

  /// Nobody waits for ever for a change to be handed in: it stands in the way of others.
  mutating func lapseChange(of id: BranchID) {
    guard file.branch(id)?.openRequest?.isNotHandedIn ?? false else { return }
    stopClocks { $0.isForChange && $0.branch == id }
    record(.licenceRequestLapsed(id, on: today))
  }

  /// A change may touch anything that was answered: the office says what follows.
  private var everything: [Defect] {
    rules.form.fields.map { Defect(.field($0.id), code: "") }
      + rules.form.materials.map { Defect(.material($0.id), code: "") }
  }

  /// The change is handed in: the office has the time it had for the licence.
  mutating func openChange(of id: BranchID) {
    guard let branch = file.branch(id) else { return }
    stopClocks { $0.isForChange && $0.branch == id }
    let limit = rules.matter(of: branch).limits.statutory ?? LegalLimit(.workdays(20))
    assignRequest(of: branch, clock(.change, limit, of: branch))
  }

  private mutating func clock(_ kind: Clock.Kind, _ limit: LegalLimit, of branch: Branch) -> Int {
    startClock(
      kind,
      limit,
      from: today,
      branch: branch.id,
      unit: branch.unit,
      post: rules.post(of: branch.unit, for: .decide)
    )
  }

  private mutating func assignRequest(of branch: Branch, _ clock: Int) {
    let post = rules.post(of: branch.unit, for: .decide) ?? ""
    assign(.answerRequest, branch: branch.id, unit: branch.unit, post: post, clock: clock)
  }

  mutating func answerRequest(_ id: BranchID, _ ruling: Ruling) throws(Obstacle) {
    let branch = try branch(id)
    guard branch.end == nil else { throw .licenceNotInForce }
    let turn = try turnAfterwards(.answerRequest, of: branch)
    guard let request = branch.openRequest else { throw .stepNotOpen(.answerRequest) }
    if case .deny(let reasons) = ruling { try mustBeKnown(reasons) }
    stopClocks { $0.id == turn.clock }
    answer(request, ruling, isDeemed: false)
    guard file.branch(id)?.openRequest?.kind == .renewal,
      let waiting = file.runningClocks.last(where: { $0.kind == .renewal && $0.branch == id })
    else { return }
    assignRequest(of: branch, waiting.id)
  }

  /// §50 ¶2: nobody answered before it ran out.
  mutating func deemRenewed(_ clock: Clock) {
    let branch = clock.branch.flatMap(file.branch)
    guard let request = branch?.renewal ?? branch?.openRequest, request.kind == .renewal else {
      return
    }
    stopClocks { $0.id == clock.id }
    answer(request, .grant, isDeemed: true)
  }

  private mutating func answer(_ request: LicenceRequest, _ ruling: Ruling, isDeemed: Bool) {
    guard let branch = file.branch(request.branch) else { return }
    record(
      .licenceAnswered(
        LicenceAnswer(
          branch: branch.id,
          kind: request.kind,
          ruling: ruling,
          by: isDeemed ? .hall : from,
          on: today,
          isDeemed: isDeemed
        )
      )
    )
    guard ruling == .grant else {
      return draw(.requestDenial, branch: branch.id, unit: branch.unit)
    }
    draw(request.kind == .renewal ? .renewal : .change, branch: branch.id, unit: branch.unit)
    reissue(branch, renewed: request.kind == .renewal)
    startDelivery(of: branch)
  }

  /// The same papers again: for another term, or with what changed and the term they had.
  private mutating func reissue(_ branch: Branch, renewed: Bool) {
    for old in branch.certificatesInForce {
      let validity = rules.matter(of: branch).results.first { $0.id == old.result }?.validity?
        .limit
      let until = old.validUntil.map { last in
        renewed ? validity.map { lastValidDay($0, from: last.adding(days: 1)) } ?? last : last
      }
      record(
        .certificateIssued(
          Certificate(branch: branch.id, result: old.result, on: today, validUntil: until)
        )
      )
      draw(.certificate, branch: branch.id, unit: branch.unit, result: old.result)
    }
  }
}

extension Branch {
  /// Of each result paper the latest.
  package var certificatesInForce: [Certificate] {
    var seen: Set<String> = []
    return certificates.reversed().filter { seen.insert($0.result).inserted }.reversed()
  }

  /// The day by which the licence must be renewed; nil: it does not run out.
  package var validUntil: Day? { certificatesInForce.compactMap(\.validUntil).min() }

  /// One at a time; but a renewal waits for no change, for its day does not.
  package func mayAsk(for kind: LicenceRequest.Kind) -> Bool {
    guard let open = openRequest else { return true }
    return kind == .renewal && open.kind == .change && renewal == nil
  }

  /// Granted, not ended and not run out. Source: 行政许可法 §70.
  package func isInForce(on day: Day) -> Bool {
    state == .granted && end == nil && validUntil.map { day <= $0 } ?? true
  }
}

extension LicenceRequest {
  /// A change whose form was not handed in: nobody can answer it.
  package var isNotHandedIn: Bool { kind == .change && amendment == nil }
}

extension Clock {
  /// The holder's time to hand in a change that he asked for.
  package var isForChange: Bool { kind == .correction && branch != nil }
}
