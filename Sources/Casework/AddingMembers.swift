import Deadlines
import Definitions

/// A department that turns out to be concerned is asked while the case runs (抄告相关). Source: 行政许可法 §26 ¶2.
extension Proceeding {
  mutating func addMember(
    _ unit: UnitID,
    asked: String,
    within limit: TimeLimit
  ) throws(Obstacle) {
    try mustBeOpen()
    guard rules.procedure.handling == .opinion else { throw .noMembersHere }
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

  /// A member's limit ends inside the lead's.
  private func mustEndWithTheLead(_ limit: TimeLimit) throws(Obstacle) {
    let due = rules.calendar.due(limit, from: today).day
    guard limit.amount > 0, leadDue.map({ due <= $0 }) ?? true else {
      throw .beyondTheLead(due: leadDue ?? today)
    }
  }

  /// The last day of the lead's own limit; while its clock stands, the day it would be if it went on from now.
  var leadDue: Day? {
    guard var lead = file.runningClocks.first(where: { $0.kind == .statutory }) else { return nil }
    guard let open = lead.paused?.firstIndex(where: { $0.end == nil }),
      let pause = lead.paused?[open]
    else { return lead.due }
    lead.paused?[open] = Suspension(start: pause.start, end: today, cause: pause.cause)
    return rules.calendar.due(lead).day
  }
}
