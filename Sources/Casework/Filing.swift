import Deadlines
import Definitions
import FEEL

/// Submission, and resubmission after a correction notice: what is asked must be there, and every blank that
/// decides which departments are concerned must be filled.
extension Proceeding {
  mutating func submit(_ filing: Filing) throws(Obstacle) {
    guard file.submission == nil else { throw .stepNotOpen(.accept) }
    try mayFile(filing)
    let examined = try examine(filing)
    record(
      .submitted(
        Submission(
          procedure: rules.procedure.id,
          handling: rules.procedure.handling,
          lead: leadUnit,
          branches: examined.branches,
          advisers: examined.advisers,
          applicant: filing.applicant,
          filedBy: from,
          behalf: filing.behalf,
          channel: channel,
          visits: channel == .counter ? 1 : 0,
          acceptRegion: region(of: from.unit ?? acceptingUnit),
          decideRegion: region(of: leadUnit),
          answers: filing.seal,
          materials: filing.materials,
          consentsToElectronicService: filing.consentsToElectronicService,
          calendar: rules.calendar.version,
          on: today
        )
      )
    )
    draw(.receipt, branch: nil, unit: acceptingUnit)
    drawCommitments()
    recordDeferrals(examined.deferrals)
    startReceipt()
  }

  /// What every filing is asked before acceptance, the first one, a corrected one, and one put right on the spot.
  func examine(_ filing: Filing) throws(Obstacle) -> (
    branches: [BranchPlan], advisers: [UnitID], deferrals: [Deferral]
  ) {
    let chosen = try plan(filing)
    try mustNotBeBarred(chosen.branches)
    try mustBeInTime(filing.answers)
    let deferrals = try deferrals(filing)
    if let like = known.likeOpenCases.first, !filing.acknowledgesLikeCase {
      throw .likeCaseOpen(like)
    }
    return (chosen.branches, chosen.advisers, deferrals)
  }

  mutating func correct(_ filing: Filing) throws(Obstacle) {
    guard file.submission != nil else { throw .notSubmitted }
    if let open = file.reopening { return try amend(filing, open) }
    try mustBeOpen()
    if file.state == .inReview, !file.outstanding.isEmpty { return try supplement(filing) }
    guard file.state == .correction else { throw .notAwaitingCorrection }
    try mustBeApplicantOrCounter()
    let examined = try examine(filing)
    try onlyReopened(filing, file.notices.last?.defects ?? [])
    stopClocks { $0.kind == .correction }
    record(
      .corrected(
        Resubmission(
          answers: filing.seal,
          materials: filing.materials,
          branches: examined.branches,
          advisers: examined.advisers,
          by: from,
          on: today,
          changed: changedOrNew(filing)
        )
      )
    )
    drawCommitments()
    recordDeferrals(examined.deferrals)
    startReceipt()
  }

  /// The receipt clock starts when the submission is committed, not when somebody opens it.
  /// Source: 行政许可法 §32(4); 电子签名法 §11.
  private mutating func startReceipt() {
    startClock(
      .receipt,
      rules.procedure.limits.notice,
      from: today,
      branch: nil,
      unit: receivingUnit,
      post: acceptStep?.post
    )
    let step = acceptStep
    let post = step?.post ?? ""
    let clock = step?.within.map {
      startClock(
        .step,
        $0,
        from: today,
        branch: nil,
        unit: receivingUnit,
        post: post,
        act: .accept
      )
    }
    assign(.accept, branch: nil, unit: receivingUnit, post: post, clock: clock)
  }

  /// Some matters are applied for a number of days ahead; whoever comes later says why. A correction that leaves the day
  /// as it was comes no later than the filing did.
  private func mustBeInTime(_ answers: Answers) throws(Obstacle) {
    for check in ([rules.procedure] + rules.matters.values).flatMap(\.preChecks) {
      let isAsBefore = known.answers?.values[check.field] == answers.values[check.field]
      let asked = isAsBefore ? file.submission?.on ?? today : today
      guard case .day(let event) = answers.values[check.field],
        asked.adding(days: check.ahead) > event
      else { continue }
      if let reason = check.unless, answers.values[reason] != nil { continue }
      throw .filedTooLate(ahead: check.ahead, basis: check.basis, reason: check.unless)
    }
  }

  private func region(of unit: UnitID) -> String { rules.units[unit]?.region ?? "" }

  private func mayFile(_ filing: Filing) throws(Obstacle) {
    switch from {
    case .applicant(let account):
      guard account == filing.applicant else { throw .notYourCase }
    case .clerk, .deputy: try mustBeFrontDesk()
    case .supervisor, .hall: throw .notYourCase
    }
  }

  func plan(_ filing: Filing) throws(Obstacle) -> (
    branches: [BranchPlan], advisers: [UnitID]
  ) {
    let reading = FormReading.check(
      filing.answers,
      as: rules.form,
      parameters: rules.parameters
    )
    guard reading.problems.isEmpty else { throw .formProblems(reading.problems) }
    let missing = rules.form.missingMaterials(
      filing.answers,
      parameters: rules.parameters,
      handedIn: filing.materials
    )
    guard missing.isEmpty else { throw .materialMissing(missing) }
    switch rules.procedure.handling {
    case .single: return ([whole(filing.answers)], [])
    case .opinion:
      let members = try chosen(filing.answers)
      return (
        [whole(filing.answers)],
        members.compactMap { if case .department(let unit) = $0.part { unit } else { nil } }
      )
    case .parallel:
      let members = try chosen(filing.answers)
      let matters = members.compactMap { member -> (matter: Procedure, after: String?)? in
        guard case .matter(let name) = member.part else { return nil }
        let matter = rules.matters.values.first { $0.id.name == name }
        return matter.map { ($0, member.after) }
      }
      return (
        matters.enumerated().map { index, part in
          plan(of: part.matter, as: BranchID(index: index + 1), after: part.after, filing.answers)
        }, []
      )
    }
  }

  func plan(
    of matter: Procedure,
    as id: BranchID,
    after: String?,
    _ answers: Answers
  ) -> BranchPlan {
    BranchPlan(
      id: id,
      matter: matter.id,
      unit: matter.department,
      acts: acts(of: matter, answers),
      path: path(of: matter, answers)?.id,
      after: after,
      area: area(of: matter, answers),
      lower: matter.lowerUnit,
      fees: fees(of: matter, answers),
      results: results(of: matter, answers)
    )
  }

  private func whole(_ answers: Answers) -> BranchPlan {
    plan(of: rules.procedure, as: .whole, after: nil, answers)
  }

  private func chosen(_ answers: Answers) throws(Obstacle) -> [Member] {
    switch rules.procedure.chosenMembers(
      answers,
      form: rules.form,
      parameters: rules.parameters
    ) {
    case .chosen(let members): return members
    case .blank(let fields): throw .blankDecidesMembers(fields: fields)
    }
  }

  private func area(of matter: Procedure, _ answers: Answers) -> String? {
    guard let field = matter.quota?.field, case .text(let area) = answers.values[field] else {
      return nil
    }
    return area
  }

  private func fees(of matter: Procedure, _ answers: Answers) -> [FeeDue]? {
    guard !matter.fees.isEmpty else { return nil }
    let context = answers.context(form: rules.form, parameters: rules.parameters)
    let due = matter.fees.compactMap { fee in
      fee.amount(in: context).map { FeeDue(fee: fee.id, fen: $0, isGivenBack: fee.refund != nil) }
    }
    return due.isEmpty ? nil : due
  }

  /// The papers that a grant is made out in; a condition that is blank asks for the paper.
  private func results(of matter: Procedure, _ answers: Answers) -> [String]? {
    guard matter.results.contains(where: { $0.condition != nil }) else { return nil }
    let context = answers.context(form: rules.form, parameters: rules.parameters)
    return matter.results.filter { result in
      result.condition.map { $0.expression.evaluate(in: context) != .boolean(false) } ?? true
    }.map(\.id)
  }

  /// The first path of a matter whose condition holds.
  private func path(of matter: Procedure, _ answers: Answers) -> HandlingPath? {
    let context = answers.context(form: rules.form, parameters: rules.parameters)
    return matter.paths.first { $0.condition.expression.evaluate(in: context) == .boolean(true) }
  }

  /// The acts on a matter's way to its decision; a condition that is blank asks for the act.
  private func acts(of matter: Procedure, _ answers: Answers) -> [Step.Act.Name] {
    let context = answers.context(form: rules.form, parameters: rules.parameters)
    let leftOut = path(of: matter, answers)?.leavesOut ?? []
    return matter.steps.compactMap { step in
      guard [.preliminary, .review, .inspect, .check, .decide].contains(step.act.name),
        !leftOut.contains(step.act.name)
      else { return nil }
      if let condition = step.condition,
        condition.expression.evaluate(in: context) == .boolean(false)
      {
        return nil
      }
      return step.act.name
    }
  }
}
