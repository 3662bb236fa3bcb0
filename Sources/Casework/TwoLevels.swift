import Definitions

/// A matter of two levels: the lower unit accepts, reviews within its own limit, and sends its review up with the whole
/// file; the upper one decides and asks the applicant for nothing again. Source: 行政许可法 §35, §43.
extension Proceeding {
  mutating func forward(_ id: BranchID, _ finding: Finding) throws(Obstacle) {
    let branch = try branch(id)
    guard !branch.isDecided else { throw .alreadyDecided }
    let turn = try turn(.preliminary, id)
    try mustBeFreshHand(for: .preliminary, on: branch)
    // The clocks above would run while the one below stands.
    try mustNotBeSuspended(branch)
    if !finding.passes { try mustBeSaid(finding.text) }
    try mustBeShort(finding.text)
    stopClocks { $0.id == turn.clock }
    record(.forwarded(StepDone(branch: id, finding: finding, by: from, on: today)))
    draw(.forwarding, branch: id, unit: turn.unit, toApplicant: false)
    // The upper unit's own limits run from the day the file reaches it.
    startClocks(of: branch, from: today)
    beginNextStep(on: id)
  }
}
