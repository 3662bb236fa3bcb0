import Deadlines
import Definitions

/// More time to decide: asked for by whoever works on the branch, approved by its head, once and before the limit
/// ends, with the reason told to the applicant. Source: 行政许可法 §42.
extension Proceeding {
  mutating func askExtension(_ id: BranchID, _ reason: String) throws(Obstacle) {
    try mustBeOpen()
    let branch = try branch(id)
    _ = try mayBeExtended(branch)
    guard branch.extensionRequest == nil else { throw .extensionAwaited }
    try mustBeAtWork(on: branch)
    try mustBeSaid(reason)
    let approver = try approver(for: branch)
    record(
      .extensionAsked(ExtensionRequest(branch: id, reason: reason, by: from, on: today))
    )
    assign(.extend, branch: id, unit: approver.unit, post: approver.post, clock: nil)
  }

  mutating func answerExtension(
    _ id: BranchID,
    approves: Bool,
    _ text: String
  ) throws(Obstacle) {
    _ = try turn(.extend, id)
    let branch = try branch(id)
    guard let request = branch.extensionRequest else { throw .stepNotOpen(.extend) }
    try mustBeShort(text)
    guard approves else {
      try mustBeSaid(text)
      record(.extensionRefused(id, by: from, text: text))
      return
    }
    try mustBeAnotherHead(request, branch)
    let more = try mayBeExtended(branch)
    let moved = (extensibleClocks(of: branch) + promiseOfTheWhole).map { clock in
      var clock = clock
      clock.extended = more.limit
      return recount(of: clock)
    }
    record(
      .extended(
        Extension(
          branch: id,
          limit: more.limit,
          basis: more.basis,
          reason: request.reason,
          by: from,
          on: today,
          moved: moved
        )
      )
    )
    draw(.extension, branch: id, unit: branch.unit)
  }

  /// Once, and before the law's own limit has passed.
  private func mayBeExtended(_ branch: Branch) throws(Obstacle) -> LimitExtension {
    guard let more = rules.lawfulExtension(of: branch) else { throw .noExtension }
    guard !branch.isEnded else { throw .alreadyDecided }
    guard branch.extension == nil else { throw .alreadyExtended }
    let statutory = file.runningClocks.first { $0.branch == branch.id && $0.kind == .statutory }
    guard let statutory else { throw .noExtension }
    guard !isOver(statutory) else { throw .extensionTooLate(due: statutory.due) }
    return more
  }

  /// What the law and the office set for this decision; the steps on its way keep their own days, and a promise that
  /// was broken stays broken.
  private func extensibleClocks(of branch: Branch) -> [Clock] {
    file.runningClocks.filter {
      $0.branch == branch.id && !$0.isPassed && ($0.kind == .statutory || $0.kind == .promised)
    }
  }

  /// A theme cannot be promised before its slowest member; two members that are extended do not move it twice.
  private var promiseOfTheWhole: [Clock] {
    file.runningClocks.filter {
      $0.branch == nil && $0.kind == .promised && !$0.isPassed && $0.extended == nil
    }
  }

  private func mustBeAtWork(on branch: Branch) throws(Obstacle) {
    let turns = file.assignments.filter { $0.branch == branch.id && $0.unit == branch.unit }
    guard let first = turns.first else { throw .stepNotOpen(.extend) }
    guard turns.contains(where: { isMine($0.unit, $0.post) }) else {
      throw .notYourTurn(needs: PostRef(first.unit, first.post))
    }
  }

  /// Neither who asked for it, nor who worked on the branch: a colleague may have asked for him.
  private func mustBeAnotherHead(
    _ request: ExtensionRequest,
    _ branch: Branch
  ) throws(Obstacle) {
    if let me = from.account, request.by.account == me { throw .ownRequest }
    try mustNotHaveWorked(on: branch, under: nil)
  }

  /// Neither reviewed it, here or below, nor visited or checked.
  func mustNotHaveWorked(on branch: Branch, under rule: Citation?) throws(Obstacle) {
    guard let me = from.account else { return }
    if branch.preliminary?.by.account == me { throw .sameHand(did: .preliminary, under: rule) }
    if branch.review?.by.account == me { throw .sameHand(did: .review, under: rule) }
    if branch.visit?.by.account == me { throw .sameHand(did: .inspect, under: rule) }
    if branch.check?.by.account == me { throw .sameHand(did: .check, under: rule) }
  }

  private func approver(for branch: Branch) throws(Obstacle) -> PostRef {
    let unit =
      switch rules.lawfulExtension(of: branch)?.approver {
      case .agencyHead: branch.unit
      case .governmentHead: rules.government(over: branch.unit)?.id
      case nil: String?.none
      }
    guard let unit, let post = rules.post(of: unit, for: .extend) else { throw .noExtension }
    return PostRef(unit, post)
  }
}

extension Rules {
  /// What the law adds to the limit that a branch has: a path with a limit of its own rests on that one's basis.
  func lawfulExtension(of branch: Branch) -> LimitExtension? {
    var limits = matter(of: branch).limits
    if let own = path(of: branch)?.statutory {
      limits.statutory = own
      limits.ownExtension = nil
    }
    return limits.lawfulExtension
  }
}
