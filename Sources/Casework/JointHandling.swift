import Deadlines
import Definitions

/// Copies to all concerned, and the opinions that come back (抄告相关, 限时反馈). Source: 行政许可法 §26 ¶2.
extension Proceeding {
  /// Each department gets a numbered copy the same day; its steps run from that day, signed for or not.
  mutating func sendCopies() {
    let places =
      rules.procedure.handling == .parallel
      ? file.branches.filter { $0.after == nil }.map { ($0.id, $0.unit) }
      : file.advisers.enumerated().map { (BranchID(index: $0 + 1), $1.unit) }
    for (branch, unit) in places { sendCopy(branch, to: unit) }
  }

  mutating func sendCopy(_ branch: BranchID, to unit: UnitID) {
    record(.copied(CopyNotice(branch: branch, unit: unit, on: today)))
    let isAsked = rules.procedure.handling == .opinion
    draw(isAsked ? .opinionRequest : .copyNotice, branch: branch, unit: unit, toApplicant: false)
    let post = copyPost(of: unit)
    let clock = startClock(
      .copySignature,
      rules.procedure.limits.copySignature,
      from: today,
      branch: branch,
      unit: unit,
      post: post
    )
    assign(.signCopy, branch: branch, unit: unit, post: post, clock: clock)
  }

  private func copyPost(of unit: UnitID) -> PostName {
    rules.post(of: unit, for: .copy) ?? rules.post(of: unit, for: .review) ?? ""
  }

  mutating func signCopy(_ branch: BranchID) throws(Obstacle) {
    try mustBeOpen()
    guard let copy = file.copies.first(where: { $0.notice.branch == branch }) else {
      throw .unknownBranch(branch.text)
    }
    guard copy.signedBy == nil else { throw .alreadySigned }
    guard from.unit == copy.notice.unit else {
      throw .notYourTurn(needs: PostRef(copy.notice.unit, copyPost(of: copy.notice.unit)))
    }
    sign(branch)
  }

  /// Whoever works on a file has received it.
  mutating func signIfUnsigned(_ branch: BranchID, of unit: UnitID) {
    let isUnsigned = file.copies.contains {
      $0.notice.branch == branch && $0.notice.unit == unit && $0.signedBy == nil
    }
    if isUnsigned { sign(branch) }
  }

  private mutating func sign(_ branch: BranchID) {
    record(.copySigned(branch, by: from, on: today))
    stopClocks { $0.kind == .copySignature && $0.branch == branch }
  }

  // MARK: Opinions

  mutating func askOpinion(of unit: UnitID) {
    let place = adviserPlace(unit)
    let post = rules.advisingPost(of: unit) ?? ""
    let clock = opinionLimit(of: unit).map(endingWithTheLead).map {
      startClock(
        .step,
        $0,
        from: today,
        branch: place,
        unit: unit,
        post: post,
        act: .opinions
      )
    }
    assign(.opine, branch: place, unit: unit, post: post, clock: clock)
  }

  mutating func giveOpinion(
    _ unit: UnitID,
    _ verdict: Verdict,
    _ text: String
  ) throws(Obstacle) {
    try mustBeOpen()
    guard let adviser = file.advisers.first(where: { $0.unit == unit }) else {
      throw .notAwaited(department: unit)
    }
    guard adviser.opinion == nil else { throw .notAwaited(department: unit) }
    if verdict == .objection, text.allSatisfy(\.isWhitespace) { throw .textMissing }
    try mustBeShort(text)
    let place = adviserPlace(unit)
    let turn = try turn(.opine, place)
    signIfUnsigned(place, of: unit)
    let clock = turn.clock.flatMap(file.clock)
    record(
      .opinionGiven(
        Opinion(
          unit: unit,
          verdict: verdict,
          text: text,
          by: from,
          on: today,
          isLate: clock.map(isOver) ?? false
        )
      )
    )
    stopClocks { $0.id == turn.clock }
    answerUrges(of: unit, byOpinion: text)
    draw(.opinionSheet, branch: place, unit: unit, toApplicant: false)
    beginNextStep(on: .whole)
  }

  /// Asked late, as after a revision, a department has no more time than the lead itself.
  private func endingWithTheLead(_ limit: LegalLimit) -> LegalLimit {
    guard let last = leadDue, rules.calendar.due(limit.limit, from: today).day > last else {
      return limit
    }
    let left = rules.calendar.workdays(after: today, through: last)
    return LegalLimit(.workdays(left), basis: limit.basis, mark: limit.mark)
  }

  private func opinionLimit(of unit: UnitID) -> LegalLimit? {
    if let added = file.advisers.first(where: { $0.unit == unit })?.added {
      return LegalLimit(added.limit)
    }
    let step = file.branches.first.flatMap { rules.step(.opinions, of: $0)?.within }
    let way = rules.procedure.paths.first { $0.id == file.branches.first?.path }
    if way?.within[.opinions] != nil { return step }
    let member = rules.procedure.members.first { $0.part == .department(unit) }
    return member?.limit ?? step
  }
}
