extension DeskAct {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case acceptance
    case corrections = "correction-notices"
    case refusals
    /// What an applicant brings to the counter after a notice.
    case resubmission = "corrections"
    case signature = "copy-receipts"
    case opinions, review, inspection, check, decision, delivery
    case urgeAnswers = "urge-answers"
    case extensionRequest = "extension-request"
    case `extension`
    case suspension = "special-procedures"
    case resumption = "special-results"
    case hearingOffer = "hearing-offers"
    /// For whoever stands before the counter.
    case hearingRequest = "hearing-requests"
    case thirdPartyHearing = "third-party-hearing-requests"
    case licenceRequest = "licence-requests"
    case withdrawal = "withdrawals"
    case hearingNotice = "hearing-notices"
    case hearingRecord = "hearing-records"
    case postCheck = "post-checks"
    case rectificationOrder = "rectification-orders"
    case licenceEnd = "licence-ends"
    case thirdParty = "third-parties"
    case statement = "third-party-statements"
    case reply = "replies"
    case recusal = "recusals"
    /// The head orders that somebody else steps aside.
    case recusalOrder = "recusal-orders"
    case member = "members"
    case formalChecks = "formal-checks"
    case formalCheck = "formal-check-answers"
    case spotCorrection = "spot-corrections"
    /// Granted while it is received: an instant matter.
    case atOnce = "decisions-at-once"
    case revision = "revision-notices"
    case announcement = "announcements"
    case payment = "payments"
    case refund = "refunds"
    case forwarding = "forwardings"
    case licenceAnswer = "licence-answers"

    /// Its address stands under a branch.
    var isOfBranch: Bool {
      switch self {
      case .review, .inspection, .check, .decision, .delivery, .extensionRequest, .extension,
        .suspension, .resumption, .hearingOffer, .hearingRequest, .thirdPartyHearing,
        .licenceRequest, .hearingNotice, .hearingRecord, .postCheck,
        .rectificationOrder, .licenceEnd, .thirdParty, .revision, .announcement, .forwarding,
        .licenceAnswer, .payment, .refund:
        true
      case .acceptance, .corrections, .refusals, .resubmission, .signature, .opinions,
        .urgeAnswers, .statement, .reply, .recusal, .recusalOrder, .withdrawal, .member,
        .formalChecks, .formalCheck,
        .spotCorrection, .atOnce:
        false
      }
    }

    /// Needed now and then, never the next thing to do: stands behind the others.
    var isSeldom: Bool {
      switch self {
      case .extensionRequest, .suspension, .hearingOffer, .hearingRequest, .thirdPartyHearing,
        .licenceRequest, .withdrawal, .licenceEnd, .thirdParty, .reply, .recusal, .recusalOrder,
        .member, .formalChecks, .revision, .announcement:
        true
      case .acceptance, .corrections, .refusals, .resubmission, .signature, .opinions, .review,
        .inspection, .check, .decision, .delivery, .urgeAnswers, .extension, .resumption,
        .hearingNotice, .hearingRecord, .postCheck, .rectificationOrder, .statement, .formalCheck,
        .spotCorrection, .atOnce, .forwarding, .licenceAnswer, .payment, .refund:
        false
      }
    }

    /// The key that begins it; nil: seldom enough to be clicked.
    var key: String? {
      switch self {
      case .acceptance: "a"
      case .corrections: "c"
      case .refusals: "r"
      case .resubmission: "b"
      case .signature: "s"
      case .opinions: "o"
      case .review: "v"
      case .inspection: "i"
      case .check: "h"
      case .decision: "d"
      case .delivery: "l"
      case .urgeAnswers: "u"
      case .extensionRequest: "e"
      case .extension: "x"
      case .suspension: "p"
      case .resumption: "g"
      case .hearingOffer: "t"
      case .hearingNotice: "m"
      case .hearingRecord: "w"
      case .postCheck: "n"
      case .rectificationOrder: "y"
      case .statement: "q"
      case .reply: "z"
      // Never beside the act whose letter they share.
      case .formalCheck: "o"
      case .atOnce, .licenceAnswer: "d"
      case .forwarding: "v"
      case .hearingRequest, .thirdPartyHearing, .licenceRequest, .withdrawal, .recusalOrder,
        .licenceEnd, .thirdParty, .recusal, .member, .formalChecks, .spotCorrection, .revision,
        .announcement, .payment, .refund:
        nil
      }
    }
  }
}
