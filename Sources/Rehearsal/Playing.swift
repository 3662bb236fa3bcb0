package import Casework
package import Deadlines
import Definitions

extension Scene {
  /// What whoever has this turn does about it on a day; nil: nothing.
  package func command(
    for turn: Assignment,
    in file: CaseFile,
    under rules: Rules,
    on day: Day
  ) -> Command? {
    guard !plot.asleep.contains(turn.unit), !plot.stopsBefore.contains(turn.act) else { return nil }
    let branch = turn.branch ?? .whole
    switch turn.act {
    case .accept: return file.notices.isEmpty ? atTheCounter : .accept
    case .signCopy: return .signCopy(branch)
    case .opine: return opinion(of: turn.unit)
    case .review: return .review(branch, finding(of: turn.unit))
    case .inspect: return visit(in: file, under: rules)
    case .check:
      if file.branch(branch)?.suspension != nil { return nil }
      return delay(on: branch, in: file, day) ?? .check(branch, finding(of: turn.unit))
    case .decide: return decision(on: branch, by: turn.unit, in: file, day)
    case .deliver:
      return plot.ending == .open ? nil : .deliver(branch, Handover(.electronic))
    case .resume: return .resume(branch, result: "检验检测合格，报告已入卷。")
    case .extend: return .answerExtension(branch, approves: true, text: "")
    case .postCheck:
      // What was ordered may be put right to the end of its last day.
      if plot.breaksWord, let order = file.branch(branch)?.rectification, day <= order.until {
        return nil
      }
      let finding = Finding(passes: !plot.breaksWord, text: plot.breaksWord ? "疏散通道被占用" : "与承诺一致")
      return .postCheck(branch, staff: ["核查员甲", "核查员乙"], finding)
    case .preliminary: return .forward(branch, finding(of: turn.unit))
    case .checkFormally: return .checkFormally([])
    case .answerRequest: return .answerRequest(branch, .grant)
    case .collect:
      let fen = file.branch(branch)?.charge?.fen ?? 0
      return .recordPayment(branch, fen: fen, receipt: "辽财非税0001")
    case .hear:
      guard let notice = file.branch(branch)?.hearing?.notice else {
        let held = rules.calendar.workday(after: day, count: 8)
        return .conveneHearing(branch, on: held, place: "政务服务中心第一听证室")
      }
      guard day >= notice.day else { return nil }
      return .holdHearing(branch, record: "各方陈述意见，笔录经核对签字。")
    case .orderRectification:
      return .orderRectification(branch, until: day.adding(days: 5), text: "清除占用疏散通道的物品")
    case .revoke: return .endLicence(branch, .brokenCommitment, text: "复查仍不符合承诺")
    case .answerUrge, .refund: return nil
    }
  }

  /// Nothing is decided while a clock stands, or somebody may still speak.
  private func decision(
    on branch: BranchID,
    by unit: UnitID,
    in file: CaseFile,
    _ day: Day
  ) -> Command? {
    let voices: [Clock.Kind] = [.thirdParty, .reply, .hearingRequest]
    let isOpen = file.runningClocks.contains { voices.contains($0.kind) && !$0.isPassed }
    if isOpen || file.branch(branch)?.suspension != nil { return nil }
    return .decide(branch, ruling(of: unit))
  }

  /// What must come before the check, once.
  private func delay(on id: BranchID, in file: CaseFile, _ day: Day) -> Command? {
    guard let branch = file.branch(id) else { return nil }
    switch plot.delay {
    case .appraisal:
      guard branch.suspension == nil else { return nil }
      return .suspend(
        id,
        cause: "appraisal",
        expected: .workdays(15),
        reason: "经营场所的房屋用途需要鉴定"
      )
    case .moreTime:
      guard branch.extension == nil else { return nil }
      return branch.extensionRequest == nil
        ? .askExtension(id, reason: "零售点布局需要重新测量") : nil
    case .hearing:
      guard branch.hearing == nil else { return nil }
      return .offerHearing(id, reason: "与相邻零售点的重大利益关系")
    case .neighbour:
      guard let party = file.thirdParties.first else {
        return .tellThirdParty(id, who: "南街 12 号业主", interest: "加建可能影响采光")
      }
      return party.statement == nil ? .enterStatement(party.id, text: "希望电梯井改为玻璃。") : nil
    case .publicNotice:
      guard file.announcements.isEmpty else { return nil }
      return .announce(id, .publicNotice, on: day.adding(days: 7), text: "总平面图和效果图")
    case nil: return nil
    }
  }

  private var atTheCounter: Command? {
    switch plot.counter {
    case .accepts: .accept
    case .sleeps: nil
    case .refuses(let code): .refuseAcceptance([ReasonGiven(code: code)])
    case .asksCorrection(let code, let material):
      .askCorrection([Defect(.material(material), code: code, note: "请重新拍摄后上传")])
    }
  }

  private func opinion(of unit: UnitID) -> Command {
    plot.objections.contains(unit)
      ? .giveOpinion(department: unit, .objection, text: "雨水排放口位置需要调整。")
      : .giveOpinion(department: unit, .noObjection, text: "")
  }

  private func finding(of unit: UnitID) -> Finding {
    plot.denials[unit] == nil
      ? Finding(passes: true, text: "材料齐全，符合条件。")
      : Finding(passes: false, text: "不符合条件，建议不予许可。")
  }

  private func ruling(of unit: UnitID) -> Ruling {
    plot.denials[unit].map { .deny([ReasonGiven(code: $0, note: "见审查意见。")]) } ?? .grant
  }

  /// One record for every department that is ready and awake.
  private func visit(in file: CaseFile, under rules: Rules) -> Command? {
    let ready = file.assignments.filter {
      $0.act == .inspect && !plot.asleep.contains($0.unit)
    }
    let present = ready.flatMap { turn -> [VisitReport.Presence] in
      let id = turn.branch ?? .whole
      let company = file.branch(id).map { file.company(on: $0, under: rules) } ?? []
      return [presence(id, nil, turn.unit)]
        + company.filter { !plot.asleep.contains($0) }.map { presence(id, $0, $0) }
    }
    return .inspect(
      VisitReport(
        present: present,
        record: "现场与申报一致，已拍照存档。"
      )
    )
  }

  private func presence(
    _ branch: BranchID,
    _ asked: UnitID?,
    _ unit: UnitID
  ) -> VisitReport.Presence {
    VisitReport.Presence(
      branch: branch,
      unit: asked,
      staff: ["核查员甲", "核查员乙"],
      finding: finding(of: unit)
    )
  }
}

extension Scene {
  /// What the applicant says of his own accord, so many workdays after filing; nil: nothing.
  func applicantsAct(on file: CaseFile, after days: Int) -> Command? {
    if plot.delay == .hearing, let clock = file.hearingToAskFor {
      return .requestHearing(clock.branch ?? .whole)
    }
    if let party = file.thirdParties.first, party.statement != nil, party.reply == nil,
      !file.isClosed
    {
      return .reply(party.id, text: "同意改为玻璃电梯井。")
    }
    if let after = plot.asksChangeAfter, days >= after, file.isClosed,
      let branch = file.branches.first, branch.delivery != nil, branch.request == nil
    {
      return .requestLicence(branch.id, .change, text: "门牌号调整")
    }
    return nil
  }
}
