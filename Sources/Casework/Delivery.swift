import Deadlines
import Definitions

/// Handing over the result, withdrawal, and the applicant's rating.
extension Proceeding {
  mutating func deliver(_ id: BranchID, _ handover: Handover) throws(Obstacle) {
    guard file.submission != nil else { throw .notSubmitted }
    let branch = try branch(id)
    guard branch.isDecided, branch.delivery == nil,
      let turn = file.assignments.first(where: { $0.act == .deliver && $0.branch == id })
    else { throw .stepNotOpen(.deliver) }
    guard isMine(turn.unit, turn.post) || isCounter else {
      throw .notYourTurn(needs: PostRef(turn.unit, turn.post))
    }
    let consents = file.submission?.consentsToElectronicService ?? false
    guard consents || handover.manner != .electronic else { throw .noConsentToElectronicService }
    try mustBeShort(handover.note)
    stopClocks { $0.branch == id && ($0.kind == .delivery || $0.act == .deliver) }
    record(
      .delivered(
        Delivery(
          branch: id,
          handover: handover,
          by: from,
          on: today,
          hadConsent: consents,
          remediesFrom: today
        )
      )
    )
    // The proof of an electronic delivery stays in the file: the applicant has the papers themselves.
    draw(
      .deliveryReceipt,
      branch: id,
      unit: branch.unit,
      toApplicant: handover.manner != .electronic
    )
    archiveIfDone()
  }

  /// One window hands out for all: the counter that received the case may deliver any branch (统一送达, §26 ¶1).
  private var isCounter: Bool {
    guard let seat = from.seat else { return false }
    return seat.unit == receivingUnit && rules.may(seat, .deliver)
  }

  /// The applicant may withdraw while any member is undecided; only those end.
  mutating func withdraw(_ reason: Sealed) throws(Obstacle) {
    try mustBeOpen()
    try mustBeApplicantOrCounter()
    let open = file.branches.filter { !$0.isEnded }.map(\.id)
    guard !open.isEmpty else { throw .nothingToWithdraw }
    for id in open {
      stopClocks { $0.isOf(id) }
    }
    record(.withdrawn(by: from, branches: open, reason: reason))
    giveBack(open)
    closeIfAllEnded()
  }

  mutating func rate(_ rating: Rating) throws(Obstacle) {
    try mustBeApplicant()
    guard file.isClosed else { throw .notYetDelivered }
    guard file.rating == nil else { throw .alreadyRated }
    guard (1...5).contains(rating.level) else { throw .ratingOutOfRange(rating.level) }
    record(.rated(rating))
  }
}
