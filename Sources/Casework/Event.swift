package import Deadlines
package import Definitions

/// One recorded fact of a case. Stored as exact bytes and never changed; old shapes are translated on reading.
package enum Event: Sendable, Hashable, Codable {
  case submitted(Submission)
  case correctionAsked(CorrectionNotice)
  case corrected(Resubmission)
  case accepted(Acceptance)
  /// Nobody answered in time: accepted as of the day of receipt. Source: 行政许可法 §32(4).
  case deemedAccepted(on: Day)
  case acceptanceRefused(by: Party, [ReasonGiven])
  case copied(CopyNotice)
  case copySigned(BranchID, by: Party, on: Day)
  case opinionGiven(Opinion)
  case assigned(Assignment)
  case reviewed(StepDone)
  case visited(Visit)
  case checked(StepDone)
  case decided(Decision)
  case certificateIssued(Certificate)
  case delivered(Delivery)
  case withdrawn(by: Party, branches: [BranchID], reason: Sealed)
  case terminated(Termination)
  /// Every branch has ended; how the whole went.
  case closed(CaseOutcome)
  case rated(Rating)
  case clockStarted(Clock)
  case clockStopped(Int, on: Day)
  case limitPassed(LimitPassed)
  case signalRaised(Signal)
  case paperDrawn(Paper)
  case urged(Urge)
  case urgeAnswered(urge: Int, by: Party, text: String)
  case datesRecounted(calendar: String, [Recount])
  case extensionAsked(ExtensionRequest)
  case extensionRefused(BranchID, by: Party, text: String)
  case extended(Extension)
  case suspended(SuspensionNotice)
  case resumed(Resumption)
  case hearingOffered(HearingOffer)
  case hearingRequested(BranchID, by: Party, on: Day)
  case hearingConvened(HearingNotice)
  case hearingHeld(HearingRecord)
  case postChecked(PostCheck)
  case rectificationOrdered(RectificationOrder)
  case licenceEnded(LicenceEnd)
  case applicantBarred(Bar)
  case materialsDeferred([Deferral])
  case supplemented(Supplement)
  /// What a member waited for is granted: it begins.
  case released(BranchID)
  /// What members waited for is not granted: they do not begin.
  case dropped([BranchID])
  case thirdPartyTold(ThirdParty)
  case thirdPartyHeard(Int, text: String, by: Party, on: Day)
  case statementAnswered(Int, text: String, by: Party, on: Day)
  case recused(Recusal)
  case memberAdded(AddedMember)
  /// A supervisor lets the desk name again what could be seen the first time.
  case secondNoticeAllowed(reason: String, by: Party, on: Day)
}

package struct Submission: Sendable, Hashable, Codable {
  package var procedure: ProcedureID
  package var handling: Handling
  /// The unit that leads, and answers for the whole.
  package var lead: UnitID
  package var branches: [BranchPlan]
  /// Departments asked for an opinion, in the order of the file.
  package var advisers: [UnitID]
  package var applicant: AccountID
  package var filedBy: Party
  package var behalf: Filing.Behalf
  package var channel: Channel
  package var visits: Int
  package var acceptRegion: String
  package var decideRegion: String
  package var answers: Sealed
  package var materials: [String: [Attachment]]
  package var consentsToElectronicService: Bool
  package var calendar: String
  package var on: Day
}

/// One member of the case as chosen at submission: its matter is pinned to a version.
package struct BranchPlan: Sendable, Hashable, Codable {
  package var id: BranchID
  package var matter: ProcedureID
  package var unit: UnitID
  /// The acts on its way to a decision, conditions already answered.
  package var acts: [Step.Act.Name]
  /// The matter's path that the answers opened; nil: the ordinary way.
  package var path: String?
  /// The member matter that must be granted before this one begins; nil: it begins with acceptance.
  package var after: String?
  /// Where places are limited: the area it asks for one in.
  package var area: String?
}

package struct CorrectionNotice: Sendable, Hashable, Codable {
  package var defects: [Defect]
  package var by: Party
  package var on: Day
}

package struct Resubmission: Sendable, Hashable, Codable {
  package var answers: Sealed
  package var materials: [String: [Attachment]]
  /// Corrected answers may concern other members than the first did.
  package var branches: [BranchPlan]
  package var advisers: [UnitID]
  package var by: Party
  package var on: Day
}

package struct Acceptance: Sendable, Hashable, Codable {
  package var on: Day
  package var by: Party
}

/// A numbered copy to one department, sent the same day (抄告单).
package struct CopyNotice: Sendable, Hashable, Codable {
  /// The branch it copies; for an opinion, the adviser's own place, counted from 01.
  package var branch: BranchID
  package var unit: UnitID
  package var on: Day
}

package struct Opinion: Sendable, Hashable, Codable {
  package var unit: UnitID
  package var verdict: Verdict
  package var text: String
  package var by: Party
  package var on: Day
  package var isLate: Bool
  /// Nobody answered in time, and by this rule that counts as no objection; nil: somebody did.
  package var deemedBy: Citation?
}

/// Somebody's turn: which act, on which branch, by which post, since when.
package struct Assignment: Sendable, Hashable, Codable {
  package var act: Act
  /// Nil: the case as a whole.
  package var branch: BranchID?
  package var unit: UnitID
  package var post: PostName
  package var since: Day
  /// The step clock that runs for it, if it has one.
  package var clock: Int?

  package enum Act: String, Sendable, Hashable, Codable, CaseIterable {
    case accept
    case signCopy = "sign_copy"
    case opine, review, inspect, check, decide, deliver
    case answerUrge = "answer_urge"
    case extend
    /// A special procedure has ended: its result is entered.
    case resume
    case hear
    /// A licence given on the applicant's word is checked afterwards.
    case postCheck = "post_check"
    case orderRectification = "order_rectification"
    case revoke
  }
}

package struct StepDone: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var finding: Finding
  package var by: Party
  package var on: Day
}

package struct Visit: Sendable, Hashable, Codable {
  package var present: [VisitReport.Presence]
  package var record: String
  package var by: Party
  package var on: Day
}

package struct Decision: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var ruling: Ruling
  package var by: Party
  package var on: Day
  /// Departments that had not answered when the lead decided; their silence is no consent.
  package var unanswered: [UnitID]
}

package struct Certificate: Sendable, Hashable, Codable {
  package var branch: BranchID
  /// The result paper of the definition.
  package var result: String
  package var on: Day
  package var validUntil: Day?
}

package struct Delivery: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var handover: Handover
  package var by: Party
  package var on: Day
  /// The applicant had agreed to be served electronically.
  package var hadConsent: Bool
  /// Reconsideration (60 days) and suit (6 months) run from this day.
  package var remediesFrom: Day
}

package struct Termination: Sendable, Hashable, Codable {
  package enum Cause: String, Sendable, Hashable, Codable {
    case correctionUnanswered, deferralUnanswered, returnedIncomplete
  }

  package var cause: Cause
  package var on: Day
}

package enum CaseOutcome: String, Sendable, Hashable, Codable, CaseIterable {
  case granted
  case partlyGranted = "partly_granted"
  case denied, withdrawn, terminated
  case refused
}

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
}

package struct ExtensionRequest: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var reason: String
  package var by: Party
  package var on: Day
}

/// More time to decide, approved once, with its reason told to the applicant. Source: 行政许可法 §42.
package struct Extension: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var limit: TimeLimit
  package var basis: Citation
  package var reason: String
  package var by: Party
  package var on: Day
  /// The clocks it moves: what the law and the office set for the decision.
  package var moved: [Recount]
}

/// A special procedure begins: how long it is expected to take is told in writing. Source: 行政许可法 §45.
package struct SuspensionNotice: Sendable, Hashable, Codable {
  package var branch: BranchID
  /// One of the matter's stopping procedures, e.g. `testing`.
  package var cause: String
  package var expected: TimeLimit
  package var basis: Citation
  package var reason: String
  package var by: Party
  package var on: Day
  /// The clocks that stand still for it.
  package var clocks: [Int]
}

package struct Resumption: Sendable, Hashable, Codable {
  package var branch: BranchID
  /// What was not counted.
  package var suspension: Suspension
  package var result: String
  package var by: Party
  package var on: Day
  package var moved: [Recount]
}

/// The applicant may ask for a hearing, within five workdays. Source: 行政许可法 §47.
package struct HearingOffer: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var reason: String
  package var by: Party
  package var on: Day
}

/// Day and place of a hearing, told seven workdays ahead. Source: 行政许可法 §48(1).
package struct HearingNotice: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var day: Day
  package var place: String
  package var by: Party
  package var on: Day
}

package struct HearingRecord: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var text: String
  package var by: Party
  package var on: Day
}

/// The check after a decision on the applicant's word (事后核查). Source: 国办发〔2020〕42号.
package struct PostCheck: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var staff: [String]
  package var finding: Finding
  package var by: Party
  package var on: Day
}

/// What is to be put right, and by when (责令改正).
package struct RectificationOrder: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var text: String
  package var until: Day
  package var by: Party
  package var on: Day
}

/// A licence ends before its time. Source: 行政许可法 §8, §69, §70.
package struct LicenceEnd: Sendable, Hashable, Codable {
  package enum Cause: String, Sendable, Hashable, Codable, CaseIterable {
    /// The applicant's word was not kept (告知承诺). Source: 国办发〔2020〕42号.
    case brokenCommitment = "broken_commitment"
    /// Got by fraud or bribery (撤销). Source: §69 ¶2, §79.
    case fraud
    /// Should not have been granted (撤销). Source: §69 ¶1.
    case wronglyGranted = "wrongly_granted"
    /// Its ground changed; loss is made good (撤回). Source: §8.
    case recalled
    /// Run out, given up, or its holder is no more (注销). Source: §70.
    case cancelled
  }

  package var branch: BranchID
  package var cause: Cause
  package var text: String
  package var by: Party
  package var on: Day
}

/// A material that may follow (容缺后补), and the day it is promised by.
package struct Deferral: Sendable, Hashable, Codable {
  package var material: String
  package var until: Day
}

/// What was outstanding and is handed in.
package struct Supplement: Sendable, Hashable, Codable {
  package var answers: Sealed
  package var materials: [String: [Attachment]]
  package var by: Party
  package var on: Day
}

/// Somebody with a weighty interest in the decision (利害关系人), and what was said. Source: 行政许可法 §36.
package struct ThirdParty: Sendable, Hashable, Codable {
  /// Counts from 1 in its case.
  package var id: Int
  package var branch: BranchID
  package var who: String
  package var interest: String
  package var by: Party
  package var on: Day
  package var statement: String?
  package var reply: String?
}

/// Somebody steps aside (回避).
package struct Recusal: Sendable, Hashable, Codable {
  package var account: AccountID
  package var post: PostRef
  package var reason: String
  package var by: Party
  package var on: Day
}

/// A department asked while the case ran.
package struct AddedMember: Sendable, Hashable, Codable {
  package var unit: UnitID
  package var asked: String
  package var limit: TimeLimit
  package var by: Party
  package var on: Day
}

package struct Recount: Sendable, Hashable, Codable {
  package var clock: Int
  package var due: Day
  package var isProvisional: Bool
  package var warnOn: Day?
}

extension Event {
  /// Tells nobody a story: what the hall notes for itself beside what people do.
  package var isBookkeeping: Bool {
    switch self {
    case .clockStarted, .clockStopped, .assigned, .signalRaised, .paperDrawn: true
    case .submitted, .correctionAsked, .corrected, .accepted, .deemedAccepted, .acceptanceRefused,
      .copied, .copySigned, .opinionGiven, .reviewed, .visited, .checked, .decided,
      .certificateIssued, .delivered, .withdrawn, .terminated, .closed, .rated, .limitPassed,
      .urged, .urgeAnswered, .datesRecounted, .extensionAsked, .extensionRefused, .extended,
      .suspended, .resumed, .hearingOffered, .hearingRequested, .hearingConvened, .hearingHeld,
      .postChecked, .rectificationOrdered, .licenceEnded, .applicantBarred, .materialsDeferred,
      .supplemented, .released, .dropped, .thirdPartyTold, .thirdPartyHeard,
      .statementAnswered, .recused, .memberAdded, .secondNoticeAllowed:
      false
    }
  }
}
