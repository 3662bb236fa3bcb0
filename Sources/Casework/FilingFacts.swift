package import Deadlines
package import Definitions

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
  /// The lower unit that accepts, reviews and sends up; nil: one level alone.
  package var lower: UnitID?
  /// What its rules ask for these answers; nil: nothing.
  package var fees: [FeeDue]?
  /// The result papers that these answers are granted with; nil: all of the matter's.
  package var results: [String]?
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
  /// Ids of what reads otherwise than before, and of what is asked only now; nil: recorded before that was noted.
  package var changed: [String]?
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
    /// A member says before acceptance whether the file is complete.
    case checkFormally = "check_formally"
    /// The lower unit reviews and sends up (初审).
    case preliminary
    /// To change or renew a licence in force.
    case answerRequest = "answer_request"
    /// A fee to be taken, or to be given back.
    case collect, refund
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
  /// Departments asked for an opinion that were to come and did not; nil: none was.
  package var absent: [UnitID]?
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
  /// The members that it ends, where others go on or were decided; nil: the whole.
  package var branches: [BranchID]?

  func ends(_ branch: BranchID) -> Bool { branches?.contains(branch) ?? true }
}

package enum CaseOutcome: String, Sendable, Hashable, Codable, CaseIterable {
  case granted
  case partlyGranted = "partly_granted"
  case denied, withdrawn, terminated
  case refused
}

/// What one member found before acceptance: nothing missing, or what the one-time notice must name.
package struct FormalCheck: Sendable, Hashable, Codable {
  package var unit: UnitID
  package var defects: [Defect]
  package var by: Party
  package var on: Day
}

/// What the applicant may change again, all of it named at once.
package struct Reopening: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Errors that can be put right while the desk has the file in hand (当场更正). Source: 行政许可法 §32(3).
    case onTheSpot = "on_the_spot"
    /// After acceptance; no clock of the office stops for it.
    case revision
    /// What a licence in force says is to change (变更). Source: 行政许可法 §49.
    case change
  }

  package var kind: Kind
  package var branch: BranchID?
  package var defects: [Defect]
  package var by: Party
  package var on: Day
}

/// What was reopened, as it is handed in again.
package struct Amendment: Sendable, Hashable, Codable {
  package var kind: Reopening.Kind
  package var branch: BranchID?
  package var answers: Sealed
  package var materials: [String: [Attachment]]
  /// Put right before acceptance: it may concern other members than before.
  package var branches: [BranchPlan]?
  package var advisers: [UnitID]?
  /// Ids of the fields, repeated sections and materials that read otherwise now.
  package var changed: [String]
  package var by: Party
  package var on: Day
}
