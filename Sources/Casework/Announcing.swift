import Deadlines
import Definitions

/// What is told ahead: when people come to look, and what anybody may object to before it is decided.
extension Proceeding {
  mutating func announce(
    _ id: BranchID,
    _ kind: Announcement.Kind,
    on day: Day,
    _ text: String
  ) throws(Obstacle) {
    try mustBeOpen()
    let branch = try branch(id)
    guard file.state == .inReview, branch.state == .working else { throw .stepNotOpen(.review) }
    try mustBeOfBranch(branch)
    if kind == .visit, !branch.acts.contains(.inspect) { throw .stepNotOpen(.inspect) }
    try mustBeSaid(text)
    // Told ahead, and not so far that it is forgotten.
    let last = today.adding(days: Self.mostDaysAhead)
    guard day > today, day <= last else { throw .dayOutOfRange(last: last) }
    record(
      .announced(
        Announcement(branch: id, kind: kind, day: day, text: text, by: from, on: today)
      )
    )
    if kind == .visit { stopClocks { $0.kind == .dispatch && $0.branch == id } }
    draw(kind == .visit ? .visitNotice : .publicNotice, branch: id, unit: branch.unit)
  }

  private static let mostDaysAhead = 60
}
