import Deadlines
package import Definitions

/// What comes next on a branch, and what it waits for: review, visit, check, decision, one after another.
extension Proceeding {
  /// Gives the next post its turn, unless one is open or something else must come first.
  mutating func beginNextStep(on id: BranchID) {
    guard let branch = file.branch(id), !branch.isEnded, branch.state != .waiting,
      file.state == .inReview,
      let name = nextAct(of: branch), let act = Assignment.Act(name),
      !file.assignments.contains(where: { $0.branch == id && $0.act == act }),
      let step = rules.step(name, of: branch)
    else { return }
    // The lead checks and decides on the departments' opinions, or after their limit.
    if name == .check || name == .decide, awaitsOpinions { return }
    let unit = name == .preliminary ? branch.lower ?? branch.unit : branch.unit
    let post = step.post ?? rules.post(of: unit, for: name) ?? ""
    let clock = stepClock(name, step, branch, PostRef(unit, post))
    assign(act, branch: id, unit: unit, post: post, clock: clock)
  }

  private func nextAct(of branch: Branch) -> Step.Act.Name? {
    branch.acts.first { act in
      switch act {
      case .preliminary: branch.preliminary == nil
      case .review: branch.review == nil
      case .inspect: branch.visit == nil
      case .check: branch.check == nil
      case .decide: branch.decision == nil
      case .accept, .copy, .members, .opinions, .issue, .deliver, .extend, .hear: false
      }
    }
  }

  private mutating func stepClock(
    _ name: Step.Act.Name,
    _ step: Step,
    _ branch: Branch,
    _ post: PostRef
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
          post: post.post,
          act: .inspect
        )
      }
    }
    let isBelow = name == .preliminary
    return startClock(
      isBelow ? .lowerReview : .step,
      limit,
      // What the law gives the lower unit runs from the acceptance, also where silence was one. Source: §32, §43.
      from: isBelow ? file.acceptedOn ?? today : today,
      branch: branch.id,
      unit: post.unit,
      post: post.post,
      act: name
    )
  }

  /// Silence blocks nothing: the lead waits for an opinion only while its limit runs.
  var awaitsOpinions: Bool {
    file.advisers.contains { adviser in
      guard adviser.opinion == nil else { return false }
      let place = adviserPlace(adviser.unit)
      return file.clocks.contains {
        $0.act == .opinions && $0.branch == place && $0.isRunning && !$0.isPassed
      }
    }
  }

  /// An adviser's place among the copies: 01, 02… in the order of the file.
  func adviserPlace(_ unit: UnitID) -> BranchID {
    BranchID(index: (file.advisers.firstIndex { $0.unit == unit } ?? 0) + 1)
  }

  var visitsTogether: Bool { rules.visitsTogether }

  var jointVisitClock: Clock? {
    file.clocks.first { $0.act == .inspect && $0.branch == nil && $0.isRunning }
  }
}

extension Assignment.Act {
  package init?(_ name: Step.Act.Name) {
    switch name {
    case .preliminary: self = .preliminary
    case .review: self = .review
    case .inspect: self = .inspect
    case .check: self = .check
    case .decide: self = .decide
    case .deliver: self = .deliver
    case .accept: self = .accept
    case .opinions: self = .opine
    case .extend: self = .extend
    case .hear: self = .hear
    case .copy, .members, .issue: return nil
    }
  }
}

extension Rules {
  /// Members named by `together` visit once.
  var visitsTogether: Bool {
    procedure.steps.contains { step in
      if case .members(let together) = step.act { together.contains(.inspect) } else { false }
    }
  }

  /// The step of an act in the matter that a branch decides.
  func step(_ act: Step.Act.Name, of branch: Branch) -> Step? {
    let matter = matter(of: branch)
    var step = matter.steps.first { $0.act.name == act }
    let way = branch.path.flatMap { id in matter.paths.first { $0.id == id } }
    if let limit = way?.within[act] { step?.within = limit }
    return step
  }
}
