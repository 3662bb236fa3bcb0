package import Deadlines
package import Definitions

package struct LimitPassed: Sendable, Hashable, Codable {
  package var clock: Int
  package var kind: Clock.Kind
  package var due: Day
  package var branch: BranchID?
  package var unit: UnitID
  package var post: PostName?
  /// The person on that post when it passed; nil when nobody held it.
  package var holder: AccountID?
}

/// A supervision signal of `domain.md` §3.2, as a fact on record.
package struct Signal: Sendable, Hashable, Codable {
  package enum Code: String, Sendable, Hashable, Codable, CaseIterable {
    case Y1, Y2, Y3, Y4, Y7, R1, R2
  }

  package var code: Code
  package var clock: Int?
  package var branch: BranchID?
  package var unit: UnitID
  package var holder: AccountID?
  package var on: Day
}

extension Signal.Code {
  /// The card that tells the unit of it in writing; a warning has none.
  package var card: Paper.Kind? {
    switch self {
    case .Y1: nil
    case .Y2, .Y3, .Y4, .Y7: .yellowCard
    case .R1, .R2: .redCard
    }
  }
}

extension CaseFile {
  /// The signal that a card tells of. One act may raise several for a unit, so the unit does not say which.
  ///
  /// An old card names none: each was drawn right after its signal, so both stand in the same order. From the end,
  /// because the oldest signals had no cards.
  package func signal(of card: Paper) -> Signal? {
    if let place = card.signal {
      return signals.indices.contains(place - 1) ? signals[place - 1] : nil
    }
    let cards = papers.filter { $0.kind == card.kind }
    guard let place = cards.lastIndex(of: card) else { return nil }
    return signals.filter { $0.code.card == card.kind }.dropLast(cards.count - 1 - place).last
  }
}

/// A legal document: numbered by the append, made once after the commit, never made again.
package struct Paper: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case receipt
    case correctionNotice = "correction_notice"
    case acceptance
    case acceptanceRefusal = "acceptance_refusal"
    case copyNotice = "copy_notice"
    case grant, denial, certificate, termination
    case `extension`
    case specialNotice = "special_notice"
    case hearingRight = "hearing_right"
    case hearingNotice = "hearing_notice"
    case hearingRecord = "hearing_record"
    case commitment, deferral
    case returnNotice = "return_notice"
    case thirdPartyNotice = "third_party_notice"
    case rectification, revocation
    case notCompetent = "not_competent"
    case spotCorrection = "spot_correction"
    case revisionNotice = "revision_notice"
    case opinionRequest = "opinion_request"
    case opinionSheet = "opinion_sheet"
    case visitRecord = "visit_record"
    case visitNotice = "visit_notice"
    case publicNotice = "public_notice"
    case feeNotice = "fee_notice"
    case refundNotice = "refund_notice"
    case forwarding
    case renewal, change
    case requestDenial = "request_denial"
    case deliveryReceipt = "delivery_receipt"
    case archiveIndex = "archive_index"
    case urge
    case yellowCard = "yellow_card"
    case redCard = "red_card"
    case recommendation
  }

  package var kind: Kind
  package var branch: BranchID?
  package var unit: UnitID
  /// For a certificate: the result paper of the definition; for a copy, nil.
  package var result: String?
  package var on: Day
  package var toApplicant: Bool
  /// Unit word, kind, year and sequence, e.g. `沈市监受字〔2026〕12号`; empty until the append stamps it.
  package var number: String
  /// For a card: which of the case's signals it tells of, counted from 1; nil on papers older than this.
  package var signal: Int?
}

extension Paper.Kind {
  /// Goes from supervision to a unit.
  package var isOfSupervision: Bool {
    switch self {
    case .urge, .yellowCard, .redCard, .recommendation: true
    default: false
    }
  }
}

package struct Urge: Sendable, Hashable, Codable {
  /// Counts from 1 in its case.
  package var id: Int
  package var clock: Int
  package var unit: UnitID
  package var post: PostName?
  package var text: String
  package var by: Party
  package var on: Day
  /// The clock by which it is answered; nil: no day was set.
  package var answerClock: Int?
}

package struct Recount: Sendable, Hashable, Codable {
  package var clock: Int
  package var due: Day
  /// The moment, for hours.
  package var dueAt: Moment?
  package var isProvisional: Bool
  package var warnOn: Day?
}
