import Deadlines
import Definitions

/// A hearing and its chain of periods: asked for within five workdays of being told, held within twenty, announced
/// seven ahead, chaired by somebody who did not review. Source: 行政许可法 §46–48.
extension Proceeding {
  /// Tells the applicant, before a decision on interests that weigh heavily, that he may ask for a hearing (§47).
  mutating func offerHearing(_ id: BranchID, reason: String) throws(Obstacle) {
    try mustBeOpen()
    let branch = try branch(id)
    guard file.state == .inReview else { throw .stepNotOpen(.review) }
    guard !branch.isEnded else { throw .alreadyDecided }
    try mustBeOfBranch(branch)
    guard branch.hearing == nil else { throw .hearingOffered }
    try mustNotBeSuspended(branch)
    try mustBeSaid(reason)
    record(.hearingOffered(HearingOffer(branch: id, reason: reason, by: from, on: today)))
    startClock(
      .hearingRequest,
      LegalLimit(.workdays(5), basis: [Citation("行政许可法 §47")]),
      from: today,
      branch: id,
      unit: branch.unit
    )
    draw(.hearingRight, branch: id, unit: branch.unit)
  }

  /// The clock of the matter stands from the day of the request to that of the record.
  mutating func requestHearing(_ id: BranchID, for party: Int?) throws(Obstacle) {
    try mustBeOpen()
    let branch = try branch(id)
    // A third party comes to whoever told it; it has no account here.
    if party == nil { try mustBeApplicantOrCounter() } else { try mustBeOfBranch(branch) }
    guard !branch.isEnded else { throw .alreadyDecided }
    guard branch.hearing?.requestedOn == nil else { throw .hearingOffered }
    let told = try thirdParty(party, of: branch)
    guard mayAskForHearing(on: id, told) else { throw .hearingNotOffered }
    try mustNotBeSuspended(branch)
    let special = try specialProcedure(SpecialProcedure.hearing, of: branch)
    stopClocks { $0.kind == .hearingRequest && $0.branch == id }
    record(.hearingRequested(id, by: from, on: today, thirdParty: party))
    let reason = told?.interest ?? branch.hearing?.offer?.reason ?? ""
    beginSuspension(branch, special, .workdays(20), reason)
    let post = hearingPost(of: branch)
    let clock = startClock(
      .hearing,
      LegalLimit(.workdays(20), basis: [Citation("行政许可法 §47")]),
      from: today,
      branch: id,
      unit: branch.unit,
      post: post
    )
    assign(.hear, branch: id, unit: branch.unit, post: post, clock: clock)
  }

  /// Who was told on this branch under a number; nil where none was given.
  private func thirdParty(_ id: Int?, of branch: Branch) throws(Obstacle) -> ThirdParty? {
    guard let id else { return nil }
    guard let told = file.thirdParties.first(where: { $0.id == id && $0.branch == branch.id })
    else { throw .hearingNotOffered }
    return told
  }

  /// Five workdays from being told: of the right to a hearing, and a third party of its interest, whose notice says so.
  private func mayAskForHearing(on id: BranchID, _ told: ThirdParty?) -> Bool {
    let kinds: [Clock.Kind] = told == nil ? [.hearingRequest] : [.hearingRequest, .thirdParty]
    return file.runningClocks.contains {
      kinds.contains($0.kind) && $0.branch == id && !$0.isPassed
    }
  }

  /// Sets day and place, and tells them at least seven workdays ahead (§48(1)).
  mutating func conveneHearing(_ id: BranchID, on day: Day, place: String) throws(Obstacle) {
    let turn = try turn(.hear, id)
    let branch = try branch(id)
    try mustNotHaveReviewed(branch)
    try mustBeSaid(place)
    let earliest = rules.calendar.workday(after: today, count: 7)
    guard day >= earliest else { throw .hearingTooSoon(earliest: earliest) }
    // Where seven days of notice do not fit any more, it is held late rather than never.
    let due = turn.clock.flatMap(file.clock)?.due ?? .last
    guard day <= max(due, earliest) else { throw .hearingTooLate(due: due) }
    record(
      .hearingConvened(HearingNotice(branch: id, day: day, place: place, by: from, on: today))
    )
    draw(.hearingNotice, branch: id, unit: branch.unit)
    guard branch.hearing?.requestedOn == nil else { return }
    // §46: a hearing that nobody asked for concerns the public, which is told of it.
    tell(
      Announcement(branch: id, kind: .hearing, day: day, text: place, by: from, on: today),
      branch
    )
  }

  /// The record is signed by those present; the decision rests on it (§48(5)).
  mutating func holdHearing(_ id: BranchID, text: String) throws(Obstacle) {
    _ = try turn(.hear, id)
    let branch = try branch(id)
    try mustNotHaveReviewed(branch)
    guard let notice = branch.hearing?.notice else { throw .hearingNotConvened }
    guard today >= notice.day else { throw .hearingNotYet(notice.day) }
    try mustBeSaid(text)
    record(.hearingHeld(HearingRecord(branch: id, text: text, by: from, on: today)))
    draw(.hearingRecord, branch: id, unit: branch.unit)
    endSuspension(of: branch, result: text)
  }

  /// A decision waits while the applicant may still ask.
  func mustNotAwaitHearing(_ branch: Branch) throws(Obstacle) {
    try mustNotBeSuspended(branch)
    let open = file.runningClocks.first { $0.kind == .hearingRequest && $0.branch == branch.id }
    if let open { throw .hearingAwaited(until: open.due) }
  }

  func hearingPost(of branch: Branch) -> PostName {
    rules.post(of: branch.unit, for: .hear) ?? rules.post(of: branch.unit, for: .decide) ?? ""
  }

  /// The chair is somebody else than who reviewed the application (§48(3)).
  private func mustNotHaveReviewed(_ branch: Branch) throws(Obstacle) {
    try mustNotHaveWorked(on: branch, under: Citation("行政许可法 §48"))
  }
}
