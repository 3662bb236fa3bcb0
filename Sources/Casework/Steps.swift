import Deadlines
package import Definitions

/// The stations of one branch, one after another: review, visit, check, decision.
extension Proceeding {
  /// Gives the next post its turn, unless one is open or something else must come first.
  mutating func beginNextStep(on id: BranchID) {
    guard let branch = file.branch(id), !branch.isEnded, file.state == .inReview,
      let name = nextAct(of: branch), let act = Assignment.Act(name),
      !file.assignments.contains(where: { $0.branch == id && $0.act == act }),
      let step = rules.matter(of: branch).steps.first(where: { $0.act.name == name })
    else { return }
    // The lead checks and decides on the departments' opinions, or after their limit.
    if name == .check || name == .decide, awaitsOpinions { return }
    let post = step.post ?? rules.post(of: branch.unit, for: name) ?? ""
    let clock = stepClock(name, step, branch, post)
    assign(act, branch: id, unit: branch.unit, post: post, clock: clock)
  }

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

  /// Review, check and decision of one branch are three people's. Source: `domain.md` §6.
  func mustBeFreshHand(for act: Assignment.Act, on branch: Branch) throws(Obstacle) {
    guard let me = from.account else { return }
    if act != .review, branch.review?.by.account == me { throw .sameHand(did: .review) }
    if act != .check, branch.check?.by.account == me { throw .sameHand(did: .check) }
  }

  private func nextAct(of branch: Branch) -> Step.Act.Name? {
    branch.acts.first { act in
      switch act {
      case .review: branch.review == nil
      case .inspect: branch.visit == nil
      case .check: branch.check == nil
      case .decide: branch.decision == nil
      case .accept, .copy, .members, .opinions, .issue, .deliver: false
      }
    }
  }

  private mutating func stepClock(
    _ name: Step.Act.Name,
    _ step: Step,
    _ branch: Branch,
    _ post: PostName
  ) -> Int? {
    guard let limit = step.within else { return nil }
    if name == .inspect, visitsTogether {
      if let joint = jointVisitClock { return joint.id }
      if !file.clocks.contains(where: { $0.act == .inspect && $0.branch == nil }) {
        return startClock(
          .step,
          limit,
          from: today,
          branch: nil,
          unit: branch.unit,
          post: post,
          act: .inspect
        )
      }
    }
    return startClock(
      .step,
      limit,
      from: today,
      branch: branch.id,
      unit: branch.unit,
      post: post,
      act: name
    )
  }
}

extension Assignment.Act {
  package init?(_ name: Step.Act.Name) {
    switch name {
    case .review: self = .review
    case .inspect: self = .inspect
    case .check: self = .check
    case .decide: self = .decide
    case .deliver: self = .deliver
    case .accept: self = .accept
    case .opinions: self = .opine
    case .copy, .members, .issue: return nil
    }
  }
}
