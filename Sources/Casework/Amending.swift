import Definitions

/// What was handed in is changed again: on the spot before acceptance, as a revision while departments work on it, as a
/// change of the licence afterwards. One way for all three: what may change is opened by name, then handed in.
extension Proceeding {
  /// Errors that can be put right on the spot are, and the clock of receipt goes on. Source: 行政许可法 §32(3).
  mutating func correctOnTheSpot(_ defects: [Defect]) throws(Obstacle) {
    try mustAwaitAcceptance()
    try reopen(.onTheSpot, nil, defects)
  }

  /// Another version of what was handed in, asked for after acceptance: the statutory clock does not stop for it.
  mutating func askRevision(_ id: BranchID, _ defects: [Defect]) throws(Obstacle) {
    try mustBeOpen()
    let branch = try branch(id)
    guard file.state == .inReview, branch.state == .working else { throw .stepNotOpen(.review) }
    try mustBeOfBranch(branch)
    // The applicant hands in once, below: the upper unit has the whole file. Source: 行政许可法 §35.
    guard branch.preliminary == nil else { throw .sentUpAlready }
    // A change of another member's licence, not handed in, does not keep this department waiting.
    if let open = file.reopening, open.kind == .change { lapseChange(of: open.branch ?? .whole) }
    try reopen(.revision, id, defects)
    draw(.revisionNotice, branch: id, unit: branch.unitAtWork)
  }

  private mutating func reopen(
    _ kind: Reopening.Kind,
    _ id: BranchID?,
    _ defects: [Defect]
  ) throws(Obstacle) {
    guard file.openNotice == nil else { throw .reopenedAlready }
    guard !defects.isEmpty else { throw .noDefects }
    for defect in defects { try mustBeKnown(defect) }
    record(
      .reopened(Reopening(kind: kind, branch: id, defects: defects, by: from, on: today))
    )
  }

  /// Hands in what was reopened; nothing else changes.
  mutating func amend(_ filing: Filing, _ open: Reopening) throws(Obstacle) {
    try mustBeApplicantOrCounter()
    switch open.kind {
    case .onTheSpot: try amendOnTheSpot(filing, open)
    case .revision: askAgain(about: Set(try amendAccepted(filing, open)))
    case .change:
      let id = open.branch ?? .whole
      guard file.branch(id)?.isInForce(on: today) ?? false else { throw .licenceNotInForce }
      _ = try amendAccepted(filing, open)
      openChange(of: id)
    }
  }

  /// Before acceptance it may come to concern others, and is asked all that a first filing is.
  private mutating func amendOnTheSpot(_ filing: Filing, _ open: Reopening) throws(Obstacle) {
    let examined = try examine(filing)
    try onlyReopened(filing, open.defects)
    try recordAmended(filing, open, (examined.branches, examined.advisers))
    draw(.spotCorrection, branch: nil, unit: acceptingUnit)
    drawCommitments()
    promiseAgain(examined.deferrals)
  }

  /// - Returns: ids of what changed.
  private mutating func amendAccepted(
    _ filing: Filing,
    _ open: Reopening
  ) throws(Obstacle) -> [String] {
    let chosen = try plan(filing)
    try onlyReopened(filing, open.defects)
    try mustConcernTheSame(chosen, open.kind)
    try mustTakeNothingBack(filing)
    return try recordAmended(filing, open, nil)
  }

  /// - Parameter concerned: nil: as before.
  /// - Returns: ids of what changed.
  @discardableResult
  private mutating func recordAmended(
    _ filing: Filing,
    _ open: Reopening,
    _ concerned: (branches: [BranchPlan], advisers: [UnitID])?
  ) throws(Obstacle) -> [String] {
    let changed = changed(by: filing)
    guard !changed.isEmpty else { throw .nothingAmended }
    record(
      .amended(
        Amendment(
          kind: open.kind,
          branch: open.branch,
          answers: filing.seal,
          materials: filing.materials,
          branches: concerned?.branches,
          advisers: concerned?.advisers,
          changed: changed,
          by: from,
          on: today
        )
      )
    )
    return changed
  }

  /// What may follow was promised at the filing: once it is there it is replaced, and not taken back.
  private func mustTakeNothingBack(_ filing: Filing) throws(Obstacle) {
    let asked = rules.form.visibleMaterials(filing.answers, parameters: rules.parameters)
    let gone = asked.filter { $0.followUp != nil }.map(\.id).filter { id in
      !(file.materials[id] ?? []).isEmpty && (filing.materials[id] ?? []).isEmpty
    }
    guard gone.isEmpty else { throw .materialMissing(gone) }
  }

  /// Ids of everything that reads otherwise than before, what was blank included.
  private func changed(by filing: Filing) -> [String] {
    let before = known.answers ?? Answers()
    let asked = Set(
      rules.form.visibleFields(filing.answers, parameters: rules.parameters).map(\.id)
    )
    let values = asked.filter { before.values[$0] != filing.answers.values[$0] }
    let rows = Set(before.rows.keys).union(filing.answers.rows.keys)
      .filter { before.rows[$0] != filing.answers.rows[$0] }
    let materials = Set(file.materials.keys).union(filing.materials.keys)
      .filter { (file.materials[$0] ?? []) != (filing.materials[$0] ?? []) }
    return values.union(rows).union(materials).sorted()
  }

  /// …and of what is asked only now, answered or not: none of it could be seen before.
  func changedOrNew(_ filing: Filing) -> [String] {
    func asked(_ answers: Answers) -> Set<String> {
      let (form, parameters) = (rules.form, rules.parameters)
      return Set(form.visibleFields(answers, parameters: parameters).map(\.id))
        .union(form.visibleMaterials(answers, parameters: parameters).map(\.id))
    }
    let new = asked(filing.answers).subtracting(asked(known.answers ?? Answers()))
    return new.union(changed(by: filing)).sorted()
  }

  /// Who is concerned was settled with the acceptance: a revision that would bring in others is a new case.
  private func mustConcernTheSame(
    _ chosen: (branches: [BranchPlan], advisers: [UnitID]),
    _ kind: Reopening.Kind
  ) throws(Obstacle) {
    let asked = file.advisers.filter { $0.added == nil }.map(\.unit)
    // Who joined later is concerned, whatever the answers say.
    let added = Set(file.branches.filter { $0.added != nil }.map(\.matter))
    let plans = chosen.branches.filter { !added.contains($0.matter) }
    let branches = file.branches.filter { $0.added == nil }
    guard plans.map(\.matter) == branches.map(\.matter), chosen.advisers == asked
    else { throw .concernsOthers }
    for (plan, branch) in zip(plans, branches) {
      if kind == .change {
        guard plan.area == branch.area else { throw .areaIsFixed }
      } else {
        guard plan.path == branch.path, plan.acts == branch.acts, plan.area == branch.area,
          plan.fees == branch.fees
        else { throw .changesTheWay }
      }
    }
  }

  // MARK: Asking again

  /// Only those whose inputs changed, and who have said something already, are asked again.
  private mutating func askAgain(about changed: Set<String>) {
    let units = file.advisers.filter { adviser in
      adviser.opinion != nil && rules.reads(adviser.unit, [adviser.unit], anyOf: changed)
    }.map(\.unit)
    let branches = file.branches.filter { branch in
      branch.state == .working && branch.review != nil
        && (branch.id == .whole
          || rules.reads(branch.unit, [branch.matter.name, branch.unit], anyOf: changed))
    }.map(\.id)
    guard !units.isEmpty || !branches.isEmpty else { return }
    record(.askedAgain(units, branches))
    stopClocks { clock in
      clock.kind == .step && branches.contains { $0 == clock.branch }
        && [.review, .check, .decide].contains(clock.act)
    }
    for unit in units { askOpinion(of: unit) }
    for id in branches { beginNextStep(on: id) }
  }
}

extension Rules {
  /// Whether one of these answers or materials is shown to a department for its part.
  /// - Parameter names: what the form's `receivers` may call it.
  func reads(_ unit: UnitID, _ names: Set<String>, anyOf changed: Set<String>) -> Bool {
    let isAsked = procedure.handling == .opinion
    func isShown(_ receivers: [String], isPersonal: Bool) -> Bool {
      receivers.isEmpty ? isAsked && !isPersonal : !names.isDisjoint(with: receivers)
    }
    let readsField = form.sections.contains { section in
      section.fields.contains { field in
        (changed.contains(field.id) || changed.contains(section.id))
          && isShown(Array(field.receivers), isPersonal: field.isPersonal)
      }
    }
    return readsField
      || form.materials.contains {
        changed.contains($0.id) && isShown(Array($0.receivers), isPersonal: false)
      }
  }
}
