package import Deadlines
import Definitions

/// What the clocks do by themselves: a limit that passes is an event, once, with who held it then.
extension Proceeding {
  /// Records every limit that passed and every warning that is due, in the order of their days.
  mutating func recordLateness() {
    warnOfPromises()
    while let clock = nextPassed() {
      record(
        .limitPassed(
          LimitPassed(
            clock: clock.id,
            kind: clock.kind,
            due: clock.due,
            branch: clock.branch,
            unit: clock.unit,
            post: clock.post,
            holder: holder(of: clock.unit, clock.post)
          )
        )
      )
      if let code = signal(for: clock) { raise(code, clock) }
      bearConsequence(of: clock)
    }
  }

  private func nextPassed() -> Clock? {
    file.clocks
      .filter { $0.isRunning && !$0.isPassed && isOver($0) }
      .min { (lastMoment(of: $0), $0.id) < (lastMoment(of: $1), $1.id) }
  }

  private func lastMoment(of clock: Clock) -> Moment {
    clock.lastMoment(in: rules.calendar.utcOffset)
  }

  private mutating func warnOfPromises() {
    for clock in file.runningClocks {
      if let day = clock.warnOn, !clock.isWarned, !clock.isPassed, day <= today, !isOver(clock) {
        raise(.Y1, clock)
      }
    }
  }

  /// Source: `domain.md` §3.2.
  private func signal(for clock: Clock) -> Signal.Code? {
    switch clock.kind {
    case .receipt: .R2
    case .copySignature, .step, .promised: .Y2
    case .statutory, .lowerReview, .dispatch, .renewal, .change: .R1
    // A late opinion is yellow, however long: red is the parent's statutory day (golden scenario 5).
    case .urge: file.ownUrgeClocks.contains(clock.id) ? nil : .R1
    case .delivery: .Y7
    case .special: .Y4
    case .hearing: .R1
    case .postCheck, .rectificationOrder, .recheck: .Y2
    case .correction, .hearingRequest, .deferral, .thirdParty, .reply: nil
    }
  }

  private mutating func raise(_ code: Signal.Code, _ clock: Clock) {
    record(
      .signalRaised(
        Signal(
          code: code,
          clock: clock.id,
          branch: clock.branch,
          unit: clock.unit,
          holder: holder(of: clock.unit, clock.post),
          on: today
        )
      )
    )
    drawCard(code, clock.branch, clock.unit)
  }

  /// A card goes to the unit in writing, about the signal just raised.
  private mutating func drawCard(_ code: Signal.Code, _ branch: BranchID?, _ unit: UnitID) {
    guard let card = code.card else { return }
    draw(card, branch: branch, unit: unit, toApplicant: false, signal: file.signals.count)
  }

  /// A signal that no clock raises.
  mutating func raise(_ code: Signal.Code, of unit: UnitID, _ post: PostName?) {
    let holder = holder(of: unit, post)
    record(
      .signalRaised(
        Signal(code: code, clock: nil, branch: nil, unit: unit, holder: holder, on: today)
      )
    )
    drawCard(code, nil, unit)
  }

  private mutating func bearConsequence(of clock: Clock) {
    switch clock.kind {
    case .receipt: deemAccepted(receivedOn: clock.start)
    case .correction: endUnanswered(clock)
    case .deferral: endDeferred(clock)
    case .renewal: deemRenewed(clock)
    case .step:
      // Silence of an adviser blocks nothing: the lead goes on.
      if clock.act == .opinions {
        deemNoObjection(clock)
        urgeLateOpinion(clock)
        beginNextStep(on: .whole)
      }
    case .hearingRequest, .thirdParty, .reply:
      stopClocks { $0.id == clock.id }
      beginNextStep(on: clock.branch ?? .whole)
    case .copySignature, .promised, .statutory, .delivery, .special, .hearing, .postCheck,
      .rectificationOrder, .recheck, .lowerReview, .dispatch, .urge, .change:
      break
    }
  }

  /// Where a local rule says so, and never by national law, silence is no objection. Source: `domain.md` §2.2.
  private mutating func deemNoObjection(_ clock: Clock) {
    let member = rules.procedure.members.first { $0.part == .department(clock.unit) }
    let isAwaited = file.advisers.contains { $0.unit == clock.unit && $0.opinion == nil }
    guard let rule = member?.silence, isAwaited else { return }
    record(
      .opinionGiven(
        Opinion(
          unit: clock.unit,
          verdict: .noObjection,
          text: "",
          by: .hall,
          on: today,
          isLate: true,
          deemedBy: rule
        )
      )
    )
    stopClocks { $0.id == clock.id }
  }

  /// A correction nobody answered: the file is returned (退件).
  private mutating func endUnanswered(_ clock: Clock) {
    if clock.isForChange, let branch = clock.branch { return lapseChange(of: branch) }
    stopClocks { $0.kind == .correction }
    record(.terminated(Termination(cause: .correctionUnanswered, on: today)))
    draw(.termination, branch: nil, unit: acceptingUnit)
    close(.terminated)
  }
}

extension CaseFile {
  /// When the hall must look at this case again: after the next limit's last moment, or on a day of warning.
  package func nextAlarm(in offset: UTCOffset) -> Moment? {
    clocks.compactMap { clock -> Moment? in
      guard clock.isRunning, !clock.isPassed, !clock.isPaused else { return nil }
      let passes = clock.lastMoment(in: offset).next
      guard let day = clock.warnOn, !clock.isWarned else { return passes }
      return min(passes, Moment(startOf: day, in: offset))
    }.min()
  }
}
