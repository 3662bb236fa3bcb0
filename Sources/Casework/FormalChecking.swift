import Definitions

/// Before it accepts, the desk may ask the members whether the file is complete; what they name joins the one notice.
/// The clock of receipt goes on meanwhile. Source: 行政许可法 §32(4).
extension Proceeding {
  mutating func askFormalChecks() throws(Obstacle) {
    try mustAwaitAcceptance()
    guard file.formalChecks.isEmpty else { throw .formalChecksAsked }
    let others = (file.branches.map(\.unit) + file.advisers.map(\.unit)).filter {
      $0 != receivingUnit
    }
    var seen: Set<UnitID> = []
    let units = others.filter { seen.insert($0).inserted && rules.canAdvise($0) }
    guard !units.isEmpty else { throw .noMembersHere }
    record(.formalChecksAsked(units, by: from, on: today))
    for unit in units {
      let post = rules.advisingPost(of: unit) ?? ""
      assign(.checkFormally, branch: nil, unit: unit, post: post, clock: nil)
    }
  }

  mutating func checkFormally(_ defects: [Defect]) throws(Obstacle) {
    let turn = try turn(.checkFormally, nil)
    for defect in defects { try mustBeKnown(defect) }
    // It joins the notice: what may not stand in a second one may not be named for it.
    let late = defects.filter { !file.mayName($0.subject, in: rules.form) }
    guard late.isEmpty else { throw .visibleTheFirstTime(late.map(\.subject.id)) }
    record(
      .formallyChecked(FormalCheck(unit: turn.unit, defects: defects, by: from, on: today))
    )
  }

  /// What members named cannot be left out of the notice.
  func mustHaveToldMembersDefects() throws(Obstacle) {
    let units = file.formalChecks.compactMap(\.answer).filter { !$0.defects.isEmpty }.map(\.unit)
    guard units.isEmpty else { throw .membersFoundDefects(units) }
  }

  /// The desk's defects and the members', each once.
  func joined(_ defects: [Defect]) -> [Defect] {
    let named = file.formalChecks.compactMap(\.answer).flatMap(\.defects)
    return named.reduce(into: defects) { all, defect in
      if !all.contains(where: { $0.subject == defect.subject && $0.code == defect.code }) {
        all.append(defect)
      }
    }
  }
}
