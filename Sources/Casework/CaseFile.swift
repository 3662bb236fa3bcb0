package import Deadlines
package import Definitions

/// Everything the hall knows of one case: the fold of its events. Holds no answers and no names.
package struct CaseFile: Sendable, Hashable, Codable {
  package var number: CaseNumber
  /// How many events there are.
  package var version: Int = 0
  package var lastEventAt: Moment
  package var state: CaseState = .draft
  /// Nil only before the first event.
  package var submission: Submission?
  /// The latest answers and materials: a correction replaces the submission's.
  package var answers: Sealed?
  package var materials: [String: [Attachment]] = [:]
  /// Materials that may follow after acceptance.
  package var deferrals: [Deferral] = []
  package var calendar: String = ""
  package var branches: [Branch] = []
  package var advisers: [Adviser] = []
  package var copies: [Copy] = []
  package var acceptedOn: Day?
  /// When what is on file was handed in, and when it was accepted; of a deemed acceptance, when it was handed in.
  package var receivedAt: Moment?
  package var acceptedAt: Moment?
  package var isDeemedAccepted = false
  package var notices: [CorrectionNotice] = []
  /// Ids of what changed, or was first asked, after the last notice; nil: not known.
  package var changedSinceNotice: [String]?
  package var assignments: [Assignment] = []
  package var clocks: [Clock] = []
  package var signals: [Signal] = []
  package var papers: [Paper] = []
  package var urges: [OpenUrge] = []
  package var outcome: CaseOutcome?
  /// Why acceptance was refused.
  package var refusal: [ReasonGiven] = []
  /// Why it was terminated.
  package var termination: Termination?
  package var rating: Rating?
  /// What the applicant may not file for a time.
  package var bars: [Bar] = []
  package var thirdParties: [ThirdParty] = []
  package var recusals: [Recusal] = []
  /// Members asked before acceptance whether the file is complete.
  package var formalChecks: [AskedCheck] = []
  /// What may be changed again now; nil: nothing beside a one-time notice.
  package var reopening: Reopening?
  /// What was changed again, in order.
  package var amendments: [Amendment] = []
  package var recommendations: [Recommendation] = []
  package var announcements: [Announcement] = []
  package var archive: Archive?
  /// A supervisor allowed another notice, which was not sent yet.
  package var mayNoticeAgain = false
  /// Who received, reviewed, checked, decided or visited, for separation of duties.
  package var acceptedBy: AccountID?
  /// The version at which the turn on a branch (nil: the whole case) last changed.
  package var turnVersions: [String: Int] = [:]

  package init(number: CaseNumber, at moment: Moment) {
    self.number = number
    self.lastEventAt = moment
  }

  package func branch(_ id: BranchID) -> Branch? { branches.first { $0.id == id } }
  package func clock(_ id: Int) -> Clock? { clocks.first { $0.id == id } }
  package var runningClocks: [Clock] { clocks.filter(\.isRunning) }
  package var isClosed: Bool { outcome != nil }

  /// The matter that the case is filed under, and those that its members decide.
  package func matters(under rules: Rules) -> Set<String> {
    Set(branches.map(\.matter.name)).union([rules.procedure.id.name])
  }

  /// The applicant may still ask for a hearing: the clock by which.
  package var hearingToAskFor: Clock? {
    clocks.first { $0.kind == .hearingRequest && $0.isRunning && !$0.isPassed }
  }

  /// The version at which the turn on a branch last changed; a page older than this is out of date.
  package func turnVersion(_ branch: BranchID?) -> Int { turnVersions[branch?.text ?? ""] ?? 0 }
}

/// Where a case stands. Source: `domain.md` §4.4.
package enum CaseState: String, Sendable, Hashable, Codable, CaseIterable {
  case draft, received, correction
  case inReview = "in_review"
  case closed
}

/// One member's part of the case; a case decided as a whole has one, `00`.
package struct Branch: Sendable, Hashable, Codable {
  package enum State: String, Sendable, Hashable, Codable, CaseIterable {
    case waiting, working, granted, denied, withdrawn
    /// What it waited for was not granted, or others were enough.
    case dropped
    /// Ended without a decision: what its applicant promised did not come.
    case terminated
  }

  package var id: BranchID
  package var matter: ProcedureID
  package var unit: UnitID
  package var acts: [Step.Act.Name]
  package var state: State = .waiting
  package var review: StepDone?
  package var visit: Visit?
  package var check: StepDone?
  package var decision: Decision?
  package var certificates: [Certificate] = []
  package var delivery: Delivery?
  /// Asked for and not answered yet.
  package var extensionRequest: ExtensionRequest?
  package var `extension`: Extension?
  /// The special procedure that is on.
  package var suspension: SuspensionNotice?
  package var hearing: Hearing?
  /// The matter's path; nil: the ordinary way.
  package var path: String?
  /// The member matter that must be granted first.
  package var after: String?
  /// Where places are limited: the area it asks for one in.
  package var area: String?
  /// The last check after the decision.
  package var postCheck: PostCheck?
  package var rectification: RectificationOrder?
  /// The licence ended before its time.
  package var end: LicenceEnd?
  /// The lower unit that reviews and sends up, and what it found.
  package var lower: UnitID?
  package var preliminary: StepDone?
  /// The last time its holder asked to change or renew it, and the answer; nil: none yet.
  package var request: LicenceRequest?
  package var answer: LicenceAnswer?
  /// A renewal asked for while a change was being answered: its day does not wait.
  package var renewal: LicenceRequest?
  /// The last request that was answered, with its answer.
  package var answered: AnsweredRequest?
  /// What its rules ask; asked from acceptance.
  package var fees: [FeeDue]?
  /// The result papers it is granted with; nil: all of its matter's.
  package var results: [String]?
  /// It joined while the case ran; nil: it was filed for.
  package var added: AddedMember?
  package var charge: Charge?
  package var payment: Payment?
  package var refund: Payment?

  init(_ plan: BranchPlan) {
    self.id = plan.id
    self.matter = plan.matter
    self.unit = plan.unit
    self.acts = plan.acts
    self.path = plan.path
    self.after = plan.after
    self.area = plan.area
    self.lower = plan.lower
    self.fees = plan.fees
    self.results = plan.results
  }

  package var isDecided: Bool { decision != nil }
  /// Who works on it now: the lower unit until it has sent its review up.
  package var unitAtWork: UnitID { preliminary == nil ? lower ?? unit : unit }
  package var openRequest: LicenceRequest? { answer == nil ? request : nil }
  package var isEnded: Bool {
    switch state {
    case .waiting, .working: isDecided
    case .granted, .denied, .withdrawn, .dropped, .terminated: true
    }
  }
}

/// What a holder asked for, and what he was told.
package struct AnsweredRequest: Sendable, Hashable, Codable {
  package var request: LicenceRequest
  package var answer: LicenceAnswer
}

/// One member asked before acceptance; nil: it has not answered.
package struct AskedCheck: Sendable, Hashable, Codable {
  package var unit: UnitID
  package var answer: FormalCheck?
}

/// How far a hearing has come. Source: 行政许可法 §46–48.
package struct Hearing: Sendable, Hashable, Codable {
  /// Nil where the agency holds one of its own motion (§46).
  package var offer: HearingOffer?
  package var requestedOn: Day?
  /// The third party who asked for it; nil: the applicant did.
  package var thirdParty: Int?
  package var notice: HearingNotice?
  package var record: HearingRecord?
}

/// A department asked for its opinion.
package struct Adviser: Sendable, Hashable, Codable {
  package var unit: UnitID
  package var opinion: Opinion?
  /// Asked while the case ran; nil: from the beginning.
  package var added: AddedMember?
}

/// A copy sent to a department, and its signature.
package struct Copy: Sendable, Hashable, Codable {
  package var notice: CopyNotice
  package var signedBy: Party?
  package var signedOn: Day?
}

package struct OpenUrge: Sendable, Hashable, Codable {
  package var urge: Urge
  package var answer: String?
  package var answeredBy: Party?
}
