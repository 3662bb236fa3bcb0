import Casework
import Deadlines
package import Definitions

/// Runs a dated example and says every way in which it did not come out as written.
package func run(_ example: Example, in catalogue: Catalogue) -> [Problem] {
  play(example, in: catalogue).problems
}

/// The same, and the case as it went; nil: there is no such procedure.
package func play(
  _ example: Example,
  in catalogue: Catalogue
) -> (run: CaseRun?, problems: [Problem]) {
  guard
    var run = CaseRun(of: example.procedure, filedAt: example.filing.at, in: catalogue)
  else {
    let problem = Problem(
      at: example.place,
      Words(
        zh: "没有事项“\(example.procedure)”",
        en: "there is no procedure “\(example.procedure)”"
      )
    )
    return (nil, [problem])
  }
  var comparison = Comparison(example: example)
  let filing = run.filing(example.filing.answers, without: Set(example.filing.without))
  comparison.stopped(
    attempt { () throws(Obstacle) in
      try run.send(.submit(filing), from: .applicant(CaseRun.applicant), at: example.filing.at)
    },
    expected: example.then.stops,
    at: example.place
  )
  for act in example.acts {
    run.ring(at: act.at)
    guard let command = run.command(for: act) else { continue }
    comparison.stopped(
      attempt { () throws(Obstacle) in try run.send(command, from: act.by.party, at: act.at) },
      expected: act.stops,
      at: act.place
    )
  }
  comparison.compare(run)
  return (run, comparison.problems)
}

private func attempt(_ body: () throws(Obstacle) -> Void) -> Obstacle? {
  do {
    try body()
    return nil
  } catch { return error }
}

extension CaseRun {
  fileprivate func command(for act: Example.Act) -> Command? {
    let branch = branches(of: act).first ?? .whole
    let finding = Finding(passes: true, text: act.text)
    let reasons = act.codes.map { ReasonGiven(code: $0, note: act.text) }
    return switch act.verb {
    case .ring: nil
    case .accept: .accept
    case .askCorrection: .askCorrection(defects(of: act))
    case .correct: .correct(filing(act.answers))
    case .refuse: .refuseAcceptance(reasons)
    case .signCopy: .signCopy(branch)
    case .opinion: .giveOpinion(department: act.by.unit, .noObjection, text: act.text)
    case .objection: .giveOpinion(department: act.by.unit, .objection, text: act.text)
    case .review: .review(branch, finding)
    case .inspect: .inspect(visit(of: act))
    case .check: .check(branch, finding)
    case .grant: .decide(branch, .grant)
    case .deny: .decide(branch, .deny(reasons))
    case .deliver: .deliver(branch, Handover(.electronic))
    case .askExtension: .askExtension(branch, reason: act.text)
    case .extend: .answerExtension(branch, approves: true, text: act.text)
    case .refuseExtension: .answerExtension(branch, approves: false, text: act.text)
    case .suspend:
      .suspend(
        branch,
        cause: act.on.first ?? "",
        expected: act.within ?? .workdays(0),
        reason: act.text
      )
    case .resume: .resume(branch, result: act.text)
    case .offerHearing: .offerHearing(branch, reason: act.text)
    case .requestHearing: .requestHearing(branch)
    case .conveneHearing: .conveneHearing(branch, on: act.day ?? .first, place: act.text)
    case .holdHearing: .holdHearing(branch, record: act.text)
    case .tellThirdParty: .tellThirdParty(branch, who: "相邻业主", interest: act.text)
    case .enterStatement: .enterStatement(file.thirdParties.count, text: act.text)
    case .reply: .reply(file.thirdParties.count, text: act.text)
    case .recuse:
      .recuse(PostRef(act.by.unit, act.by.party.post ?? ""), reason: act.text)
    case .addMember:
      .addMember(act.on.first ?? "", asked: act.text, within: act.within ?? .workdays(0))
    case .allowSecondNotice: .allowSecondNotice(reason: act.text)
    case .postCheck:
      .postCheck(
        branch,
        staff: ["核查员甲", "核查员乙"],
        Finding(passes: act.codes.isEmpty && act.text.isEmpty, text: act.text)
      )
    case .orderRectification:
      .orderRectification(branch, until: act.day ?? .first, text: act.text)
    case .endLicence:
      .endLicence(
        branch,
        act.on.first.flatMap(LicenceEnd.Cause.init) ?? .wronglyGranted,
        text: act.text
      )
    case .askFormalChecks: .askFormalChecks
    case .checkFormally: .checkFormally(defects(of: act))
    case .correctOnTheSpot: .correctOnTheSpot(defects(of: act))
    case .askRevision: .askRevision(branch, defects(of: act))
    case .forward: .forward(branch, Finding(passes: act.codes.isEmpty, text: act.text))
    case .askRenewal: .requestLicence(branch, .renewal, text: act.text)
    case .askChange: .requestLicence(branch, .change, text: act.text)
    case .grantRequest: .answerRequest(branch, .grant)
    case .denyRequest: .answerRequest(branch, .deny(reasons))
    case .announceVisit: .announce(branch, .visit, on: act.day ?? .first, text: act.text)
    case .announce: .announce(branch, .publicNotice, on: act.day ?? .first, text: act.text)
    case .pay: .recordPayment(branch, fen: act.fen ?? 0, receipt: act.text)
    case .refund: .recordRefund(branch, fen: act.fen ?? 0, receipt: act.text)
    case .urge:
      .urge(
        clock: file.runningClocks.last { $0.kind.rawValue == act.on.first }?.id ?? 0,
        text: act.text
      )
    case .answerUrge: .answerUrge(urge: file.urges.count, text: act.text)
    case .recommend: .recommend(act.on.first ?? "", text: act.text)
    case .withdraw: .withdraw(Sealed(digest: "rehearsal"))
    case .rate: .rate(Rating(level: 1))
    }
  }

  private func branches(of act: Example.Act) -> [BranchID] {
    act.members.compactMap { member in
      file.branches.first { $0.matter.name == member }?.id
        ?? file.copies.first { $0.notice.unit == member }?.notice.branch
    }
  }

  private func defects(of act: Example.Act) -> [Defect] {
    zip(act.on, act.codes).map { name, code in
      let isMaterial = rules.form.materials.contains { $0.id == name }
      return Defect(isMaterial ? .material(name) : .field(name), code: code, note: act.text)
    }
  }

  private func visit(of act: Example.Act) -> VisitReport {
    let fine = Finding(passes: true)
    // Where departments are asked, those named came beside the lead.
    let asked = act.members.filter { unit in file.advisers.contains { $0.unit == unit } }
    let own = act.members.isEmpty || !asked.isEmpty ? [BranchID.whole] : branches(of: act)
    return VisitReport(
      present: own.map { .init(branch: $0, staff: ["甲", "乙"], finding: fine) }
        + asked.map { .init(branch: .whole, unit: $0, staff: ["甲", "乙"], finding: fine) },
      record: act.text.isEmpty ? "现场与材料一致" : act.text
    )
  }
}

extension Example.Actor {
  fileprivate var party: Party {
    switch self {
    case .applicant: .applicant(CaseRun.applicant)
    case .supervisor: .supervisor(CaseRun.supervisor)
    case .clerk(let unit, let post): CaseRun.person(on: PostRef(unit, post))
    case .hall: .hall
    }
  }

  fileprivate var unit: UnitID { party.unit ?? "" }
}
