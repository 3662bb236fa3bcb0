package import Deadlines
import Definitions

/// What a matter costs: its rule fixes it from what was filed, acceptance asks for it, and the rule says whether it is
/// given back. Nothing waits for the money: no article lets an unpaid fee stop a limit. Source: 行政许可法 §58, §59.
extension Proceeding {
  mutating func charge(_ id: BranchID) {
    guard let branch = file.branch(id), let fees = branch.fees, !fees.isEmpty else { return }
    record(.charged(Charge(branch: id, fees: fees, on: today)))
    assignMoney(.collect, id)
    draw(.feeNotice, branch: id, unit: branch.unit)
  }

  mutating func recordPayment(_ id: BranchID, fen: Int, receipt: String) throws(Obstacle) {
    let branch = try branch(id)
    guard let charge = branch.charge, branch.payment == nil else { throw .nothingToPay }
    let payment = try payment(.collect, of: branch, fen, owed: charge.fen, receipt)
    record(.paid(payment))
    archiveIfDone()
  }

  mutating func recordRefund(_ id: BranchID, fen: Int, receipt: String) throws(Obstacle) {
    let branch = try branch(id)
    guard branch.payment != nil, branch.refund == nil, let charge = branch.charge else {
      throw .nothingToPay
    }
    let payment = try payment(.refund, of: branch, fen, owed: charge.givenBackFen, receipt)
    record(.refunded(payment))
    draw(.refundNotice, branch: id, unit: branch.unit)
    archiveIfDone()
  }

  /// Neither more nor less than the rule says. Source: 行政许可法 §59.
  private func payment(
    _ act: Assignment.Act,
    of branch: Branch,
    _ fen: Int,
    owed: Int,
    _ receipt: String
  ) throws(Obstacle) -> Payment {
    _ = try turnAfterwards(act, of: branch)
    guard fen == owed else { throw .feeDiffers(standard: owed, given: fen) }
    try mustBeSaid(receipt)
    return Payment(branch: branch.id, fen: fen, receipt: receipt, by: from, on: today)
  }

  /// Whoever paid and gets no decision is given back what the rule says.
  mutating func giveBack(_ ids: [BranchID]) {
    for branch in ids.compactMap(file.branch)
    where branch.payment != nil && !branch.isDecided && (branch.charge?.givenBackFen ?? 0) > 0 {
      assignMoney(.refund, branch.id)
    }
  }

  /// One counter takes and gives for all (统一窗口).
  private mutating func assignMoney(_ act: Assignment.Act, _ id: BranchID) {
    let post = rules.post(of: acceptingUnit, for: .accept) ?? ""
    assign(act, branch: id, unit: acceptingUnit, post: post, clock: nil)
  }
}

/// What a matter's rules ask of one applicant. Source: 行政许可法 §58, §59.
package struct FeeDue: Sendable, Hashable, Codable {
  /// The fee's name in the procedure.
  package var fee: String
  package var fen: Int
  /// Its rule gives it back where nothing is decided.
  package var isGivenBack: Bool
}

package struct Charge: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var fees: [FeeDue]
  package var on: Day

  package var fen: Int { fees.map(\.fen).reduce(0, +) }
  package var givenBackFen: Int { fees.filter(\.isGivenBack).map(\.fen).reduce(0, +) }
}

/// Money taken or given back, against a numbered receipt (财政票据).
package struct Payment: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var fen: Int
  package var receipt: String
  package var by: Party
  package var on: Day
}

extension Int {
  /// Fen as yuan: 6000 is 60.00.
  package var yuan: String {
    let (whole, rest) = magnitude.quotientAndRemainder(dividingBy: 100)
    return "\(self < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// «60», «60.5», «60.50» as fen; nil: no amount of money.
  package init?(yuan text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let cents = parts.count > 1 ? String(parts[1]) : ""
    guard let first = parts.first, first.count <= 12, cents.count <= 2,
      (first + cents).utf8.allSatisfy({ (48...57).contains($0) }),
      let whole = Int(first),
      let rest = Int((cents + "00").prefix(2))
    else { return nil }
    self = whole * 100 + rest
  }
}
