import Deadlines
package import Definitions

/// Who turns out to be concerned joins while the case runs (抄告相关): a department that is asked for its opinion, or a
/// member of the theme that the filing did not concern. Source: 行政许可法 §26 ¶2.
extension Proceeding {
  /// - Parameter member: a unit; in a theme the name of a matter.
  mutating func addMember(
    _ member: String,
    asked: String,
    within limit: TimeLimit
  ) throws(Obstacle) {
    try mustBeOpen()
    switch rules.procedure.handling {
    case .single: throw .noMembersHere
    case .opinion: try addDepartment(member, asked, limit)
    case .parallel: try addMatter(member, asked, limit)
    }
  }

  private mutating func addDepartment(
    _ unit: UnitID,
    _ asked: String,
    _ limit: TimeLimit
  ) throws(Obstacle) {
    let whole = try branch(.whole)
    guard file.state == .inReview, whole.state == .working else { throw .stepNotOpen(.review) }
    try mustBeOfBranch(whole)
    let isAsked = file.advisers.contains { $0.unit == unit } || unit == leadUnit
    guard !isAsked, rules.canAdvise(unit) else { throw .cannotBeAsked(unit) }
    try mustBeSaid(asked)
    try mustEndWithTheLead(limit)
    record(
      .memberAdded(AddedMember(unit: unit, asked: asked, limit: limit, by: from, on: today))
    )
    sendCopy(adviserPlace(unit), to: unit)
    askOpinion(of: unit)
  }

  /// It gets a branch, a copy and clocks from today; what its form asks is asked by a revision.
  private mutating func addMatter(
    _ name: String,
    _ asked: String,
    _ limit: TimeLimit
  ) throws(Obstacle) {
    guard file.state == .inReview else { throw .stepNotOpen(.review) }
    try mustBeOfTheLead()
    let matter = rules.matters(toAddTo: file).first { $0.id.name == name }
    guard let matter else { throw .cannotBeAsked(name) }
    try mustBeSaid(asked)
    try mustEndWithTheLead(limit)
    let id = BranchID(index: file.branches.count + 1)
    record(
      .memberAdded(
        AddedMember(
          unit: matter.department,
          asked: asked,
          limit: limit,
          by: from,
          on: today,
          plan: plan(of: matter, as: id, after: nil, known.answers ?? Answers())
        )
      )
    )
    guard let branch = file.branch(id) else { return }
    draw(.acceptance, branch: nil, unit: acceptingUnit)
    sendCopy(id, to: branch.unit)
    if branch.lower == nil { startClocks(of: branch, from: today, promising: LegalLimit(limit)) }
    charge(id)
    beginNextStep(on: id)
  }

  private func mustBeOfTheLead() throws(Obstacle) {
    let duties: [Step.Act.Name] = [.accept, .review, .check, .decide]
    let post = from.unit == leadUnit ? from.post : nil
    let may = post.map { post in
      duties.contains { rules.may(PostRef(leadUnit, post), $0) }
    }
    guard may ?? false else {
      throw .notYourTurn(needs: PostRef(leadUnit, rules.post(of: leadUnit, for: .review) ?? ""))
    }
  }

  /// A member's limit ends inside the lead's.
  private func mustEndWithTheLead(_ limit: TimeLimit) throws(Obstacle) {
    let due = rules.calendar.due(limit, from: today).day
    guard limit.amount > 0, leadDue.map({ due <= $0 }) ?? true else {
      throw .beyondTheLead(due: leadDue ?? today)
    }
  }

  /// The last day of the lead's own limit, of a theme that of its promise, while it is kept. While the clock stands, the
  /// day it would be if it went on from now.
  var leadDue: Day? {
    guard var lead = file.runningClocks.first(where: isOfTheLead) else { return nil }
    guard let open = lead.paused?.firstIndex(where: { $0.end == nil }),
      let pause = lead.paused?[open]
    else { return lead.due }
    lead.paused?[open] = Suspension(start: pause.start, end: today, cause: pause.cause)
    return rules.calendar.due(lead).day
  }

  private func isOfTheLead(_ clock: Clock) -> Bool {
    rules.procedure.handling == .parallel
      ? clock.kind == .promised && clock.branch == nil && !clock.isPassed
      : clock.kind == .statutory
  }
}

extension Rules {
  /// The theme's members that may still join: not in the case, waiting for nobody, and with places for all. Limited
  /// places go in the order of acceptance, so that matter is applied for by itself.
  package func matters(toAddTo file: CaseFile) -> [Procedure] {
    guard procedure.handling == .parallel else { return [] }
    let there = Set(file.branches.map(\.matter.name))
    let granted = Set(file.branches.filter { $0.state == .granted }.map(\.matter.name))
    return procedure.members.compactMap { member in
      guard case .matter(let name) = member.part, !there.contains(name),
        member.after.map(granted.contains) ?? true
      else { return nil }
      return matters.values.first { $0.id.name == name && $0.quota == nil }
    }
  }
}
