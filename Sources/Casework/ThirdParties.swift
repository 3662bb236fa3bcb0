import Deadlines
import Definitions

/// Whoever has a weighty interest in a decision is told and heard, and so is the applicant. Source: 行政许可法 §36.
extension Proceeding {
  mutating func tellThirdParty(
    _ id: BranchID,
    who: String,
    interest: String
  ) throws(Obstacle) {
    let branch = try branchAtWork(id)
    try mustBeSaid(who)
    try mustBeSaid(interest)
    let number = file.thirdParties.count + 1
    record(
      .thirdPartyTold(
        ThirdParty(id: number, branch: id, who: who, interest: interest, by: from, on: today)
      )
    )
    draw(.thirdPartyNotice, branch: id, unit: branch.unit, toApplicant: false)
    startClock(.thirdParty, Self.timeToSpeak, from: today, branch: id, unit: branch.unit)
  }

  /// What the third party said; from then the applicant may reply.
  mutating func enterStatement(of id: Int, _ text: String) throws(Obstacle) {
    let (party, branch) = try heard(id)
    guard party.statement == nil else { throw .statementThere }
    try mustBeOfBranch(branch)
    try mustBeSaid(text)
    stopClocks { $0.id == party.clock }
    record(.thirdPartyHeard(id, text: text, by: from, on: today))
    startClock(.reply, Self.timeToSpeak, from: today, branch: branch.id, unit: branch.unit)
  }

  /// The applicant's reply, from him or entered for him.
  mutating func reply(to id: Int, _ text: String) throws(Obstacle) {
    let (party, branch) = try heard(id)
    guard party.statement != nil, party.reply == nil else { throw .noStatementToReplyTo }
    if case .applicant = from { try mustBeApplicant() } else { try mustBeOfBranch(branch) }
    try mustBeSaid(text)
    stopClocks { $0.id == party.replyClock }
    record(.statementAnswered(id, text: text, by: from, on: today))
    beginNextStep(on: branch.id)
  }

  /// Nothing is decided while somebody may still speak.
  func mustNotAwaitVoices(_ branch: Branch) throws(Obstacle) {
    let open = file.clocks.filter {
      [.thirdParty, .reply].contains($0.kind) && $0.branch == branch.id && $0.isRunning
        && !$0.isPassed
    }
    guard let last = open.map(\.due).max() else { return }
    throw .voiceAwaited(until: last)
  }

  /// Practice, after the five days that §47 gives to ask for a hearing.
  private static let timeToSpeak = LegalLimit(
    .workdays(5),
    basis: [Citation("行政许可法 §36")],
    mark: .typical
  )

  private func branchAtWork(_ id: BranchID) throws(Obstacle) -> Branch {
    try mustBeOpen()
    let branch = try branch(id)
    guard branch.state == .working else { throw .stepNotOpen(.review) }
    try mustBeOfBranch(branch)
    return branch
  }

  private func heard(_ id: Int) throws(Obstacle) -> (ThirdParty, Branch) {
    try mustBeOpen()
    guard let party = file.thirdParties.first(where: { $0.id == id }) else {
      throw .noStatementToReplyTo
    }
    let branch = try branch(party.branch)
    guard !branch.isEnded else { throw .alreadyDecided }
    return (party, branch)
  }
}
