import Definitions

/// What the posts of one branch do before its decision: review and check.
extension Proceeding {
  mutating func review(_ id: BranchID, _ finding: Finding) throws(Obstacle) {
    let done = try finish(.review, id, finding)
    record(.reviewed(done))
    beginNextStep(on: id)
  }

  mutating func check(_ id: BranchID, _ finding: Finding) throws(Obstacle) {
    let done = try finish(.check, id, finding)
    record(.checked(done))
    beginNextStep(on: id)
  }

  private mutating func finish(
    _ act: Assignment.Act,
    _ id: BranchID,
    _ finding: Finding
  ) throws(Obstacle) -> StepDone {
    let branch = try branch(id)
    guard !branch.isDecided else { throw .alreadyDecided }
    let turn = try turn(act, id)
    try mustBeFreshHand(for: act, on: branch)
    if !finding.passes, finding.text.allSatisfy(\.isWhitespace) { throw .textMissing }
    try mustBeShort(finding.text)
    signIfUnsigned(id, of: branch.unit)
    stopClocks { $0.id == turn.clock }
    return StepDone(branch: id, finding: finding, by: from, on: today)
  }

  /// Acceptance, review, check and decision of one branch are different people's, unless the step names the rule that
  /// lifts it. Source: `domain.md` §6.
  func mustBeFreshHand(for act: Assignment.Act, on branch: Branch) throws(Obstacle) {
    guard let me = from.account else { return }
    let name = Step.Act.Name(rawValue: act.rawValue)
    if name.flatMap({ rules.step($0, of: branch) })?.sameHand != nil { return }
    if file.acceptedBy == me { throw .sameHand(did: .accept) }
    if act != .decide, branch.hearing?.record?.by.account == me {
      throw .sameHand(did: .hear, under: Citation("行政许可法 §48"))
    }
    if act != .preliminary, branch.preliminary?.by.account == me {
      throw .sameHand(did: .preliminary)
    }
    if act != .review, branch.review?.by.account == me { throw .sameHand(did: .review) }
    if act != .check, branch.check?.by.account == me { throw .sameHand(did: .check) }
  }
}
