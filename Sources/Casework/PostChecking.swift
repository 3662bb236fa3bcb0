import Deadlines
package import Definitions

/// A licence given on the applicant's word is checked afterwards; a word that was not kept is put right, or ends the
/// licence (告知承诺). Source: 国办发〔2020〕42号; 优化营商环境条例 §40.
extension Proceeding {
  /// Conditions, content and liability, told before the decision and promised in writing; once for each member.
  mutating func drawCommitments() {
    let drawn = file.papers.filter { $0.kind == .commitment }
    for branch in file.branches where rules.path(of: branch)?.postCheck != nil {
      if drawn.contains(where: { $0.branch == branch.id && $0.unit == branch.unit }) { continue }
      draw(.commitment, branch: branch.id, unit: branch.unit)
    }
  }

  mutating func startPostCheck(of branch: Branch) {
    guard let plan = rules.path(of: branch)?.postCheck else { return }
    giveTurn(.postCheck, of: branch, duty: .inspect, .postCheck, plan.within, from: today)
  }

  mutating func postCheck(
    _ id: BranchID,
    staff: [String],
    _ finding: Finding
  ) throws(Obstacle) {
    let branch = try branch(id)
    let turn = try turnAfterwards(.postCheck, of: branch)
    guard let plan = rules.path(of: branch)?.postCheck else { throw .stepNotOpen(.postCheck) }
    try mustBeEnough(staff, for: branch)
    if !finding.passes {
      try mustBeSaid(finding.text)
      // It may be found put right early; that it was not can only be said when its time is over.
      if let until = branch.rectification?.until, today <= until {
        throw .rectificationRunning(until: until)
      }
    }
    for text in staff + [finding.text] { try mustBeShort(text) }
    stopClocks { $0.id == turn.clock }
    record(
      .postChecked(PostCheck(branch: id, staff: staff, finding: finding, by: from, on: today))
    )
    guard !finding.passes else { return archiveIfDone() }
    if branch.rectification == nil {
      giveTurn(
        .orderRectification,
        of: branch,
        duty: .inspect,
        .rectificationOrder,
        plan.order,
        from: today
      )
    } else {
      let post = rules.post(of: branch.unit, for: .decide) ?? ""
      assign(.revoke, branch: id, unit: branch.unit, post: post, clock: nil)
    }
  }

  mutating func orderRectification(
    _ id: BranchID,
    until day: Day,
    _ text: String
  ) throws(Obstacle) {
    let branch = try branch(id)
    let turn = try turnAfterwards(.orderRectification, of: branch)
    guard let plan = rules.path(of: branch)?.postCheck else {
      throw .stepNotOpen(.orderRectification)
    }
    try mustBeSaid(text)
    let last = today.adding(days: Self.mostRectificationDays)
    guard day > today, day <= last else { throw .rectificationDayOutOfRange(last: last) }
    stopClocks { $0.id == turn.clock }
    record(
      .rectificationOrdered(
        RectificationOrder(branch: id, text: text, until: day, by: from, on: today)
      )
    )
    draw(.rectification, branch: id, unit: branch.unit)
    giveTurn(.postCheck, of: branch, duty: .inspect, .recheck, plan.recheck, from: day)
  }

  /// Revoked, recalled or cancelled by who decides on licences of its kind; who checked does not also revoke.
  mutating func endLicence(
    _ id: BranchID,
    _ cause: LicenceEnd.Cause,
    _ text: String
  ) throws(Obstacle) {
    let branch = try branch(id)
    guard branch.state == .granted, branch.end == nil else { throw .noLicenceToEnd }
    let needed = PostRef(branch.unit, rules.post(of: branch.unit, for: .decide) ?? "")
    guard isMine(branch.unit, from.post), let post = from.post,
      rules.may(PostRef(branch.unit, post), .decide)
    else { throw .notYourTurn(needs: needed) }
    if let me = from.account, branch.postCheck?.by.account == me {
      throw .sameHand(did: .postCheck)
    }
    // Whoever was told to put it right gets the time to: a check after it has failed again.
    let isBroken = file.assignments.contains { $0.act == .revoke && $0.branch == id }
    guard cause != .brokenCommitment || isBroken else { throw .commitmentNotBroken }
    try mustBeSaid(text)
    stopClocks { $0.branch == id && $0.kind != .delivery && $0.act != .deliver }
    let end = LicenceEnd(branch: id, cause: cause, text: text, by: from, on: today)
    record(.licenceEnded(end))
    draw(.revocation, branch: id, unit: branch.unit)
    bar(for: end, in: rules.matter(of: branch))
    archiveIfDone()
  }

  /// Nobody is given so long that the check is forgotten.
  private static let mostRectificationDays = 90

  private mutating func giveTurn(
    _ act: Assignment.Act,
    of branch: Branch,
    duty: Step.Act.Name,
    _ kind: Clock.Kind,
    _ limit: LegalLimit,
    from day: Day
  ) {
    let post = rules.post(of: branch.unit, for: duty) ?? ""
    let clock = startClock(
      kind,
      limit,
      from: day,
      branch: branch.id,
      unit: branch.unit,
      post: post
    )
    assign(act, branch: branch.id, unit: branch.unit, post: post, clock: clock)
  }

  /// These turns are there when the case has ended.
  func turnAfterwards(
    _ act: Assignment.Act,
    of branch: Branch
  ) throws(Obstacle) -> Assignment {
    let turn = file.assignments.first { $0.act == act && $0.branch == branch.id }
    guard let turn else { throw .stepNotOpen(act) }
    guard isMine(turn.unit, turn.post) else {
      throw .notYourTurn(needs: PostRef(turn.unit, turn.post))
    }
    return turn
  }
}

extension Rules {
  /// The path on which a branch goes to its decision; nil: the ordinary way.
  package func path(of branch: Branch) -> HandlingPath? {
    branch.path.flatMap { id in matter(of: branch).paths.first { $0.id == id } }
  }
}
