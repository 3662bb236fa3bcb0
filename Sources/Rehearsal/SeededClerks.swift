package import Casework
package import Deadlines
package import Definitions

/// A cast that works cases at random: mostly the right person at the right desk, sometimes late, sometimes
/// the wrong one, sometimes twice.
package struct SeededClerks: Sendable {
  package private(set) var dice: Dice
  private var now: Moment

  package init(seed: UInt64, from start: Moment) {
    dice = Dice(seed: seed)
    now = start
  }

  /// The filing of a case of a procedure, with answers that vary who is concerned.
  package mutating func file(
    _ procedure: String,
    in catalogue: Catalogue
  ) throws(Obstacle) -> CaseRun? {
    guard var run = CaseRun(of: procedure, filedAt: now, in: catalogue) else { return nil }
    let filing = run.filing(typed(run.rules.form))
    try run.send(.submit(filing), from: .applicant(CaseRun.applicant), at: now)
    return run
  }

  /// Answers to every question that yes or no, or one of a list, may answer.
  private mutating func typed(_ form: Form) -> [String: [String]] {
    var answers: [String: [String]] = [:]
    for section in form.sections where section.repeats == nil {
      for field in section.fields where field.checks.isEmpty && field.computed == nil {
        switch field.kind {
        case .yesNo: answers[field.id] = [yesNo()]
        case .choice(let options):
          answers[field.id] = options.randomElement(using: &dice).map { [$0.id] }
        default: break
        }
      }
    }
    return answers.merging(typed()) { $1 }
  }

  /// Answers that decide who is concerned.
  package mutating func typed() -> [String: [String]] {
    [
      "floor_area": ["\(290 + dice.roll(400))"], "public_venue": [yesNo()],
      "entertainment_venue": [dice.once(in: 5) ? "yes" : "no"], "has_signboard": [yesNo()],
    ]
  }

  /// One thing that somebody does to a case.
  package struct Move: Sendable {
    package let command: Command
    package let party: Party
    package let at: Moment

    package init(command: Command, party: Party, at moment: Moment) {
      self.command = command
      self.party = party
      at = moment
    }
  }

  /// Lets some time pass, then chooses what somebody does next.
  package mutating func next(_ run: CaseRun) -> Move {
    now = now.adding(minutes: dice.once(in: 6) ? 60 * 24 * (1 + dice.roll(12)) : dice.roll(60 * 30))
    let (command, party) = choose(run)
    return Move(command: command, party: party, at: now)
  }

  /// Lets some time pass, then does one thing to the case. An obstacle is an answer too.
  package mutating func move(_ run: inout CaseRun) {
    let move = next(run)
    try? run.send(move.command, from: move.party, at: move.at)
    // The same click twice must find the step already done.
    if dice.once(in: 8) { try? run.send(move.command, from: move.party, at: move.at) }
  }

  private mutating func yesNo() -> String { dice.once(in: 2) ? "yes" : "no" }

  private mutating func choose(_ run: CaseRun) -> (Command, Party) {
    if dice.once(in: 12) { return (.ring, .hall) }
    if dice.once(in: 40) { return (.withdraw(Sealed(digest: "w")), .applicant(CaseRun.applicant)) }
    if run.file.state == .correction, dice.once(in: 2) {
      return (.correct(run.lastFiling), .applicant(CaseRun.applicant))
    }
    if dice.once(in: 2), let filing = amendment(run) {
      return (.correct(filing), .applicant(CaseRun.applicant))
    }
    if dice.once(in: 6), let request = request(run) {
      return (request, .applicant(CaseRun.applicant))
    }
    guard let turn = run.file.assignments.randomElement(using: &dice) else {
      return (.rate(Rating(level: 1 + dice.roll(6))), .applicant(CaseRun.applicant))
    }
    let right = CaseRun.person(on: PostRef(turn.unit, turn.post))
    if dice.once(in: 15) { return (.askExtension(turn.branch ?? .whole, reason: "情况复杂"), right) }
    if dice.once(in: 25) { return (special(turn, run), right) }
    if dice.once(in: 25), let defect = defect(run) {
      return (.askRevision(turn.branch ?? .whole, [defect]), right)
    }
    if run.file.clocks.contains(where: { $0.kind == .hearingRequest && $0.isRunning }),
      dice.once(in: 3)
    {
      return (.requestHearing(turn.branch ?? .whole), .applicant(CaseRun.applicant))
    }
    return (command(for: turn, run), dice.once(in: 10) ? stranger(run) : right)
  }

  /// What stops the clocks, or tells of a hearing; sometimes a cause that no law names.
  private mutating func special(_ turn: Assignment, _ run: CaseRun) -> Command {
    let branch = turn.branch ?? .whole
    guard !dice.once(in: 3) else { return .offerHearing(branch, reason: "直接关系重大利益") }
    let causes = SpecialProcedure.byLaw.map(\.id) + ["public-notice"]
    return .suspend(
      branch,
      cause: causes.randomElement(using: &dice) ?? "",
      expected: .workdays(1 + dice.roll(15)),
      reason: "需要检验检测"
    )
  }

  private mutating func stranger(_ run: CaseRun) -> Party {
    let unit = run.rules.units.values.sorted { $0.id < $1.id }.randomElement(using: &dice)
    let post = unit?.posts.randomElement(using: &dice)?.name ?? ""
    return CaseRun.person(on: PostRef(unit?.id ?? "", post))
  }

  private mutating func command(for turn: Assignment, _ run: CaseRun) -> Command {
    let branch = turn.branch ?? .whole
    let finding = Finding(passes: !dice.once(in: 8), text: "所见")
    switch turn.act {
    case .accept: return acceptance(run)
    case .signCopy: return .signCopy(branch)
    case .opine:
      return .giveOpinion(
        department: turn.unit,
        dice.once(in: 6) ? .objection : .noObjection,
        text: "意见"
      )
    case .review: return .review(branch, finding)
    case .inspect: return .inspect(visit(run, at: branch, finding))
    case .check: return .check(branch, finding)
    case .decide:
      let reason = run.rules.refusalReasons.randomElement(using: &dice)?.code ?? ""
      return .decide(branch, dice.once(in: 6) ? .deny([ReasonGiven(code: reason)]) : .grant)
    case .deliver: return .deliver(branch, Handover(.electronic))
    case .answerUrge: return .answerUrge(urge: run.file.urges.count, text: "马上办")
    case .extend:
      return .answerExtension(branch, approves: !dice.once(in: 4), text: "同意延长")
    case .resume: return .resume(branch, result: "报告已出")
    case .postCheck:
      let finding = Finding(passes: !dice.once(in: 3), text: "现场与承诺不一致")
      return .postCheck(branch, staff: ["核查员甲", "核查员乙"], finding)
    case .orderRectification:
      let until = now.day(in: run.rules.calendar.utcOffset).adding(days: 1 + dice.roll(20))
      return .orderRectification(branch, until: until, text: "拆除占用疏散通道的物品")
    case .checkFormally:
      return .checkFormally(dice.once(in: 2) ? [defect(run)].compactMap(\.self) : [])
    case .preliminary: return .forward(branch, finding)
    case .answerRequest:
      let reason = run.rules.refusalReasons.randomElement(using: &dice)?.code ?? ""
      return .answerRequest(branch, dice.once(in: 3) ? .deny([ReasonGiven(code: reason)]) : .grant)
    case .collect, .refund:
      let fen = dice.once(in: 6) ? dice.roll(100_000) : run.owed(branch)
      return turn.act == .collect
        ? .recordPayment(branch, fen: fen, receipt: "票据")
        : .recordRefund(branch, fen: fen, receipt: "票据")
    case .revoke: return .endLicence(branch, .brokenCommitment, text: "复查仍不合格")
    case .hear:
      let isSet = run.file.branch(branch)?.hearing?.notice != nil
      let day = now.day(in: run.rules.calendar.utcOffset).adding(days: 10 + dice.roll(20))
      return isSet && !dice.once(in: 5)
        ? .holdHearing(branch, record: "各方陈述意见，笔录经核对签字")
        : .conveneHearing(branch, on: day, place: "第一听证室")
    }
  }

  private mutating func acceptance(_ run: CaseRun) -> Command {
    if dice.once(in: 20) { return .refuseAcceptance([ReasonGiven(code: "N02", note: "向有权机关申请")]) }
    if dice.once(in: 8) { return .askFormalChecks }
    if dice.once(in: 6), run.rules.procedure.instant != nil { return .decide(.whole, .grant) }
    if dice.once(in: 4), let defect = defect(run) {
      return dice.once(in: 3) ? .correctOnTheSpot([defect]) : .askCorrection([defect])
    }
    return .accept
  }

  private mutating func defect(_ run: CaseRun) -> Defect? {
    let fields = run.rules.form.fields.filter {
      run.file.mayName(.field($0.id), in: run.rules.form)
    }
    guard let field = fields.randomElement(using: &dice),
      let reason = run.rules.correctionReasons.randomElement(using: &dice)
    else { return nil }
    return Defect(.field(field.id), code: reason.code)
  }

  /// What was opened to be changed, with that changed where it can be.
  private mutating func amendment(_ run: CaseRun) -> Filing? {
    guard let open = run.file.reopening else { return nil }
    var filing = run.lastFiling
    for case .field(let id) in open.defects.map(\.subject) {
      if case .yesNo(let yes)? = filing.answers.values[id] {
        filing.answers.values[id] = .yesNo(!yes)
      } else if case .text(let text)? = filing.answers.values[id], dice.once(in: 2) {
        filing.answers.values[id] = .text(text + "甲")
      }
    }
    return filing
  }

  /// Of a licence in force.
  private mutating func request(_ run: CaseRun) -> Command? {
    let held = run.file.branches.filter { $0.state == .granted }
    return held.randomElement(using: &dice).map {
      .requestLicence($0.id, dice.once(in: 2) ? .renewal : .change, text: "情况没有变化")
    }
  }

  /// Sometimes all who are ready, sometimes one alone.
  private mutating func visit(
    _ run: CaseRun,
    at branch: BranchID,
    _ finding: Finding
  ) -> VisitReport {
    let ready = run.file.assignments.filter { $0.act == .inspect }.compactMap(\.branch)
    let present = dice.once(in: 3) ? [branch] : ready
    return VisitReport(
      present: present.map { .init(branch: $0, staff: ["甲", "乙"], finding: finding) },
      record: "记录"
    )
  }
}
