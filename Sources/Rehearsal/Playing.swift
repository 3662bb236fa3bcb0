package import Casework
import Deadlines
import Definitions

extension Scene {
  /// What whoever has this turn does about it today; nil: nothing.
  package func command(
    for turn: Assignment,
    in file: CaseFile,
    under rules: Rules
  ) -> Command? {
    guard !plot.asleep.contains(turn.unit), !plot.stopsBefore.contains(turn.act) else { return nil }
    let branch = turn.branch ?? .whole
    switch turn.act {
    case .accept: return file.notices.isEmpty ? atTheCounter : .accept
    case .signCopy: return .signCopy(branch)
    case .opine: return opinion(of: turn.unit)
    case .review: return .review(branch, finding(of: turn.unit))
    case .inspect: return visit(in: file, under: rules)
    case .check: return delay(on: branch, in: file) ?? .check(branch, finding(of: turn.unit))
    case .decide: return .decide(branch, ruling(of: turn.unit))
    case .deliver:
      return plot.ending == .open ? nil : .deliver(branch, Handover(.electronic))
    case .resume: return .resume(branch, result: "检验检测合格，报告已入卷。")
    case .extend: return .answerExtension(branch, approves: true, text: "")
    case .postCheck:
      let finding = Finding(passes: true, text: "与承诺一致")
      return .postCheck(branch, staff: ["核查员甲", "核查员乙"], finding)
    case .preliminary: return .forward(branch, finding(of: turn.unit))
    case .checkFormally: return .checkFormally([])
    case .answerRequest: return .answerRequest(branch, .grant)
    case .collect:
      let fen = file.branch(branch)?.charge?.fen ?? 0
      return .recordPayment(branch, fen: fen, receipt: "辽财非税0001")
    case .answerUrge, .refund, .hear, .orderRectification, .revoke: return nil
    }
  }

  /// What must come before the check, once.
  private func delay(on id: BranchID, in file: CaseFile) -> Command? {
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
