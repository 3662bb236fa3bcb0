import Casework
import Deadlines
import Definitions

/// What clerks and applicants say with what they do, as the dice fall.
extension SeededClerks {
  /// What stops the clocks; sometimes a cause that no law names.
  mutating func suspension(of branch: BranchID, _ run: CaseRun) -> Command {
    let causes = SpecialProcedure.byLaw.map(\.id) + ["public-notice"]
    return .suspend(
      branch,
      cause: causes.randomElement(using: &dice) ?? "",
      expected: .workdays(1 + dice.roll(15)),
      reason: "需要检验检测"
    )
  }

  mutating func command(for turn: Assignment, _ run: CaseRun) -> Command {
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
    case .decide: return .decide(branch, ruling(run, deniesOnceIn: 6))
    case .deliver:
      let manner = Handover.Manner.allCases.randomElement(using: &dice) ?? .electronic
      return .deliver(branch, Handover(manner))
    case .answerUrge:
      return .answerUrge(
        urge: run.file.urges.first { $0.answer == nil }?.urge.id ?? 0,
        text: "马上办"
      )
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
    case .answerRequest: return .answerRequest(branch, ruling(run, deniesOnceIn: 3))
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

  mutating func ruling(_ run: CaseRun, deniesOnceIn times: Int) -> Ruling {
    guard dice.once(in: times) else { return .grant }
    let reason = run.rules.refusalReasons.randomElement(using: &dice)?.code ?? ""
    return .deny([ReasonGiven(code: reason)])
  }

  mutating func acceptance(_ run: CaseRun) -> Command {
    if dice.once(in: 20) { return .refuseAcceptance([ReasonGiven(code: "N02", note: "向有权机关申请")]) }
    if dice.once(in: 8) { return .askFormalChecks }
    if dice.once(in: 6), run.rules.procedure.instant != nil { return .decide(.whole, .grant) }
    if dice.once(in: 4), let defect = defect(run) {
      return dice.once(in: 3) ? .correctOnTheSpot([defect]) : .askCorrection([defect])
    }
    return .accept
  }

  mutating func defect(_ run: CaseRun) -> Defect? {
    let fields = run.rules.form.fields.filter {
      run.file.mayName(.field($0.id), in: run.rules.form)
    }
    guard let field = fields.randomElement(using: &dice),
      let reason = run.rules.correctionReasons.randomElement(using: &dice)
    else { return nil }
    return Defect(.field(field.id), code: reason.code)
  }

  /// What was opened to be changed, with that changed where it can be, and what was to follow.
  mutating func handedIn(_ run: CaseRun) -> Filing {
    var filing = run.lastFiling
    for case .field(let id) in (run.file.reopening?.defects ?? []).map(\.subject) {
      if case .yesNo(let yes)? = filing.answers.values[id] {
        filing.answers.values[id] = .yesNo(!yes)
      } else if case .text(let text)? = filing.answers.values[id], dice.once(in: 2) {
        filing.answers.values[id] = .text(text + "甲")
      }
    }
    for material in run.file.outstanding.map(\.material) where !dice.once(in: 3) {
      filing.materials[material] = [Attachment(digest: material, type: "image/jpeg", bytes: 1)]
    }
    return filing
  }

  /// Of a licence in force.
  mutating func request(_ run: CaseRun) -> Command? {
    let held = run.file.branches.filter { $0.state == .granted }
    return held.randomElement(using: &dice).map {
      .requestLicence($0.id, dice.once(in: 2) ? .renewal : .change, text: "情况没有变化")
    }
  }

  /// Sometimes all who are ready, sometimes one alone.
  mutating func visit(
    _ run: CaseRun,
    at branch: BranchID,
    _ finding: Finding
  ) -> VisitReport {
    let ready = run.file.assignments.filter { $0.act == .inspect }.compactMap(\.branch)
    let visited = dice.once(in: 3) ? [branch] : ready
    let present = visited.flatMap { id -> [VisitReport.Presence] in
      let asked = run.file.branch(id).map { run.file.company(on: $0, under: run.rules) } ?? []
      return ([nil] + asked).map {
        .init(branch: id, unit: $0, staff: ["甲", "乙"], finding: finding)
      }
    }
    return VisitReport(present: present, record: "记录")
  }
}
