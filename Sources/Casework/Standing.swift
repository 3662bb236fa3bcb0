import Definitions

/// Who may act: every command asks here, in the same words.
extension Proceeding {
  /// The open turn of an act on a branch, if it is the sender's.
  func turn(_ act: Assignment.Act, _ branch: BranchID?) throws(Obstacle) -> Assignment {
    try mustBeOpen()
    let open = file.assignments.filter { $0.act == act && $0.branch == branch }
    guard let first = open.first else { throw .stepNotOpen(act) }
    guard let mine = open.first(where: { isMine($0.unit, $0.post) }) else {
      throw .notYourTurn(needs: PostRef(first.unit, first.post))
    }
    return mine
  }

  func mustBeOpen() throws(Obstacle) {
    guard file.submission != nil else { throw .notSubmitted }
    if let outcome = file.outcome { throw .alreadyClosed(outcome) }
  }

  func isMine(_ unit: UnitID, _ post: PostName?) -> Bool {
    guard let seat = from.seat else { return false }
    return seat.unit == unit && (post == nil || seat.post == post)
  }

  /// A counter of the lead, or of any member, may receive for all (一点受理, S40). What is received is the lead's
  /// and that counter's business: no other counter sees the file.
  func mustBeFrontDesk() throws(Obstacle) {
    let needed = PostRef(receivingUnit, acceptStep?.post ?? "")
    guard let seat = from.seat, counterUnits.contains(seat.unit), rules.may(seat, .accept)
    else { throw .notYourTurn(needs: needed) }
  }

  /// The applicant himself, or a counter that acts for a person who stands before it.
  func mustBeApplicantOrCounter() throws(Obstacle) {
    switch from {
    case .applicant(let account):
      guard account == file.submission?.applicant else { throw .notYourCase }
    case .clerk, .deputy: try mustBeFrontDesk()
    case .supervisor, .hall: throw .notYourCase
    }
  }

  func mustBeApplicant() throws(Obstacle) {
    guard case .applicant(let account) = from, account == file.submission?.applicant else {
      throw .notYourCase
    }
  }

  func branch(_ id: BranchID) throws(Obstacle) -> Branch {
    guard let branch = file.branch(id) else { throw .unknownBranch(id.text) }
    return branch
  }

  func mustBeSaid(_ text: String) throws(Obstacle) {
    guard !text.allSatisfy(\.isWhitespace) else { throw .textMissing }
    try mustBeShort(text)
  }

  func mustBeShort(_ text: String) throws(Obstacle) {
    guard text.utf8.count <= Self.mostTextBytes else {
      throw .textTooLong(most: Self.mostTextBytes / 3)
    }
  }

  /// Enough for two pages of Chinese, three bytes a character.
  static let mostTextBytes = 6_000

  var leadUnit: UnitID { rules.procedure.department }
  /// Who accepts: the lead, or the lower unit that reviews and sends up (行政许可法 §35).
  var acceptingUnit: UnitID { rules.procedure.lowerUnit ?? leadUnit }
  /// A case filed at a member's counter stays with that counter; any other goes to who accepts.
  var receivingUnit: UnitID { file.submission?.filedBy.unit ?? acceptingUnit }
  var acceptStep: Step? { rules.procedure.steps.first { $0.act == .accept } }

  private var counterUnits: [UnitID] {
    guard file.submission == nil else { return [leadUnit, acceptingUnit, receivingUnit] }
    let advisers = rules.procedure.members.compactMap { member -> UnitID? in
      if case .department(let unit) = member.part { unit } else { nil }
    }
    return [leadUnit, acceptingUnit] + rules.matters.values.map(\.department) + advisers
  }
}
