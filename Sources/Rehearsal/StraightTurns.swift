package import Casework
import Deadlines
import Definitions

extension CaseRun {
  /// What whoever has a turn does when all is well.
  package func straightCommand(for turn: Assignment) -> Command {
    let branch = turn.branch ?? .whole
    let fine = Finding(passes: true, text: "符合条件")
    switch turn.act {
    case .accept: return .accept
    case .signCopy: return .signCopy(branch)
    case .opine: return .giveOpinion(department: turn.unit, .noObjection, text: "")
    case .review: return .review(branch, fine)
    case .inspect:
      let asked = file.branch(branch).map { file.company(on: $0, under: rules) } ?? []
      let present = ([nil] + asked).map {
        VisitReport.Presence(branch: branch, unit: $0, staff: ["甲", "乙"], finding: fine)
      }
      return .inspect(VisitReport(present: present, record: "相符"))
    case .check: return .check(branch, fine)
    case .decide: return .decide(branch, .grant)
    case .deliver: return .deliver(branch, Handover(.electronic))
    case .answerUrge: return .answerUrge(urge: 1, text: "已办")
    case .extend: return .answerExtension(branch, approves: true, text: "")
    case .resume: return .resume(branch, result: "合格")
    case .hear: return .holdHearing(branch, record: "各方签字")
    case .postCheck: return .postCheck(branch, staff: ["甲", "乙"], fine)
    case .orderRectification:
      return .orderRectification(
        branch,
        until: (file.acceptedOn ?? .first).adding(days: 30),
        text: "改正"
      )
    case .checkFormally: return .checkFormally([])
    case .preliminary: return .forward(branch, fine)
    case .answerRequest: return .answerRequest(branch, .grant)
    case .collect: return .recordPayment(branch, fen: owed(branch), receipt: "辽财0001")
    case .refund: return .recordRefund(branch, fen: owed(branch), receipt: "辽财0002")
    case .revoke: return .endLicence(branch, .brokenCommitment, text: "不符")
    }
  }

  /// One visit of all who are ready.
  package var visitOfAll: Command {
    let reports = file.assignments.filter { $0.act == .inspect }.compactMap { turn in
      if case .inspect(let report) = straightCommand(for: turn) { report } else { nil }
    }
    return .inspect(VisitReport(present: reports.flatMap(\.present), record: "相符"))
  }

  /// What a branch pays, or is given back once it has paid.
  func owed(_ id: BranchID) -> Int {
    let branch = file.branch(id)
    let charge = branch?.charge
    return (branch?.payment == nil ? charge?.fen : charge?.givenBackFen) ?? 0
  }
}
