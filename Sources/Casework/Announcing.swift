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
    // The public is told of a hearing by convening it.
    if kind == .hearing { throw .hearingNotConvened }
    try mustBeSaid(text)
    // Told ahead, and not so far that it is forgotten.
    let last = today.adding(days: Self.mostDaysAhead)
    guard day > today, day <= last else { throw .dayOutOfRange(last: last) }
    if kind == .visit { stopClocks { $0.kind == .dispatch && $0.branch == id } }
    tell(Announcement(branch: id, kind: kind, day: day, text: text, by: from, on: today), branch)
  }

  /// On record, and in writing.
  mutating func tell(_ announcement: Announcement, _ branch: Branch) {
    record(.announced(announcement))
    draw(
      announcement.kind.isPublic ? .publicNotice : .visitNotice,
      branch: branch.id,
      unit: branch.unit
    )
  }

  /// What anybody may still object to is not granted: the last day counts for those who object.
  func mustNotBeOnNotice(_ branch: Branch) throws(Obstacle) {
    let last = file.announcements
      .filter { $0.kind == .publicNotice && $0.branch == branch.id }.map(\.day).max()
    if let last, today <= last { throw .noticeRunning(until: last) }
  }

  private static let mostDaysAhead = 60
}
