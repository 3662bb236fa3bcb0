package import Deadlines
package import Definitions

/// What somebody asks the hall to do with one case. Commands order; events state.
package enum Command: Sendable, Hashable, Codable {
  case submit(Filing)
  case accept
  /// The one-time notice of all defects (一次性告知). Source: 行政许可法 §32(4).
  case askCorrection([Defect])
  case correct(Filing)
  case refuseAcceptance([ReasonGiven])
  case signCopy(BranchID)
  case giveOpinion(department: UnitID, Verdict, text: String)
  case review(BranchID, Finding)
  case inspect(VisitReport)
  case check(BranchID, Finding)
  case decide(BranchID, Ruling)
  case deliver(BranchID, Handover)
  case withdraw(Sealed)
  case rate(Rating)
  /// The clock rang: record what passed, whoever did not click.
  case ring
  case urge(clock: Int, text: String)
  case answerUrge(urge: Int, text: String)
  /// Whoever works on a branch asks its head for more time (延长期限). Source: 行政许可法 §42.
  case askExtension(BranchID, reason: String)
  case answerExtension(BranchID, approves: Bool, text: String)
  /// A special procedure begins, whose time is not counted (特别程序). Source: 行政许可法 §45.
  case suspend(BranchID, cause: String, expected: TimeLimit, reason: String)
  case resume(BranchID, result: String)
  /// The applicant is told that he may ask for a hearing (听证告知). Source: 行政许可法 §47.
  case offerHearing(BranchID, reason: String)
  /// By the applicant, or for a third party who was told, by its number.
  case requestHearing(BranchID, thirdParty: Int? = nil)
  case conveneHearing(BranchID, on: Day, place: String)
  case holdHearing(BranchID, record: String)
  /// The check after a decision on the applicant's word (事后核查). Source: 国办发〔2020〕42号.
  case postCheck(BranchID, staff: [String], Finding)
  case orderRectification(BranchID, until: Day, text: String)
  /// A licence ends before its time: revoked, recalled, cancelled. Source: 行政许可法 §8, §69, §70.
  case endLicence(BranchID, LicenceEnd.Cause, text: String)
  /// Whoever has a weighty interest is told (利害关系人), heard, and answered. Source: 行政许可法 §36.
  case tellThirdParty(BranchID, who: String, interest: String)
  case enterStatement(Int, text: String)
  case reply(Int, text: String)
  /// Somebody steps aside (回避).
  case recuse(PostRef, reason: String)
  /// Another department is asked while the case runs.
  case addMember(UnitID, asked: String, within: TimeLimit)
  /// A supervisor lets the desk name again what could be seen the first time. Source: 行政许可法 §72(4).
  case allowSecondNotice(reason: String)
  /// Before it accepts, the desk asks the members whether the file is complete.
  case askFormalChecks
  case checkFormally([Defect])
  /// What can be put right on the spot is opened again (当场更正). Source: 行政许可法 §32(3).
  case correctOnTheSpot([Defect])
  /// Whoever works on a branch asks for another version of what was handed in; no clock stops for it.
  case askRevision(BranchID, [Defect])
  /// The lower unit's review goes up with the whole file. Source: 行政许可法 §35, §43.
  case forward(BranchID, Finding)
  /// The holder asks to change or renew a licence in force. Source: 行政许可法 §49, §50.
  case requestLicence(BranchID, LicenceRequest.Kind, text: String)
  case answerRequest(BranchID, Ruling)
  /// A supervisor tells a unit what to change in how it works (监察建议书).
  case recommend(UnitID, text: String)
  /// Tells of a visit on site, or gives public notice before the decision.
  case announce(BranchID, Announcement.Kind, on: Day, text: String)
  /// Enters a fee that was paid, or given back, with the number of its receipt.
  case recordPayment(BranchID, fen: Int, receipt: String)
  case recordRefund(BranchID, fen: Int, receipt: String)
  /// A new calendar is in force: count the open dates again.
  case recountDates
}

/// A submitted form with its materials. Answers are validated by `decide`; the event keeps only the seal.
package struct Filing: Sendable, Hashable, Codable {
  package var procedure: ProcedureID
  package var answers: Answers
  /// The salted digest under which the answers are stored in rows of their own.
  package var seal: Sealed
  package var materials: [String: [Attachment]]
  package var applicant: AccountID
  /// Whom the filer acts for, when not for himself.
  package var behalf: Behalf
  package var consentsToElectronicService: Bool
  /// The applicant saw the warning about a like open case and goes on.
  package var acknowledgesLikeCase: Bool

  package init(
    procedure: ProcedureID,
    answers: Answers,
    seal: Sealed,
    materials: [String: [Attachment]],
    applicant: AccountID,
    behalf: Behalf = .himself,
    consentsToElectronicService: Bool = true,
    acknowledgesLikeCase: Bool = false
  ) {
    self.procedure = procedure
    self.answers = answers
    self.seal = seal
    self.materials = materials
    self.applicant = applicant
    self.behalf = behalf
    self.consentsToElectronicService = consentsToElectronicService
    self.acknowledgesLikeCase = acknowledgesLikeCase
  }

  package enum Behalf: String, Sendable, Hashable, Codable { case himself, agent, organisation }
}

/// Personal data stored beside the chain: the event holds this digest, a row holds salt and text.
package struct Sealed: Sendable, Hashable, Codable {
  /// SHA-256 over salt and canonical bytes, lower-case hex.
  package var digest: String

  package init(digest: String) { self.digest = digest }
}

/// A file handed in, by what it is: its name stands in a row of its own.
package struct Attachment: Sendable, Hashable, Codable {
  /// SHA-256 of the bytes, lower-case hex.
  package var digest: String
  /// The media type found by looking at the content, e.g. `image/jpeg`.
  package var type: String
  package var bytes: Int

  package init(digest: String, type: String, bytes: Int) {
    self.digest = digest
    self.type = type
    self.bytes = bytes
  }
}

/// One thing to correct. `isNew`: it could not be seen at the first check.
package struct Defect: Sendable, Hashable, Codable {
  package enum Subject: Sendable, Hashable, Codable {
    case field(String)
    case material(String)
  }

  package var subject: Subject
  package var code: String
  package var note: String
  package var isNew: Bool

  package init(_ subject: Subject, code: String, note: String = "", isNew: Bool = false) {
    self.subject = subject
    self.code = code
    self.note = note
    self.isNew = isNew
  }
}

/// A reason of the procedure's list, with the facts of this case.
package struct ReasonGiven: Sendable, Hashable, Codable {
  package var code: String
  package var note: String

  package init(code: String, note: String = "") {
    self.code = code
    self.note = note
  }
}

package enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
  case noObjection = "no_objection"
  case objection
}

/// What a reviewer or checker found: fit to grant or not, and why.
package struct Finding: Sendable, Hashable, Codable {
  package var passes: Bool
  package var text: String

  package init(passes: Bool, text: String = "") {
    self.passes = passes
    self.text = text
  }
}

/// One record of one visit, signed by all who were there. At least two staff of each department.
/// Source: 行政许可法 §34 ¶3.
package struct VisitReport: Sendable, Hashable, Codable {
  package var present: [Presence]
  package var record: String

  package init(present: [Presence], record: String) {
    self.present = present
    self.record = record
  }

  package struct Presence: Sendable, Hashable, Codable {
    /// The branch that is inspected.
    package var branch: BranchID
    /// A department that came because it is asked for its opinion; nil: the branch's own.
    package var unit: UnitID?
    /// Names of the inspectors, at least as many as the step asks for.
    package var staff: [String]
    package var finding: Finding

    package init(branch: BranchID, unit: UnitID? = nil, staff: [String], finding: Finding) {
      self.branch = branch
      self.unit = unit
      self.staff = staff
      self.finding = finding
    }
  }
}

/// A decision. Reasons are mandatory for a denial; remedies are the unit's. Source: 行政许可法 §38.
package enum Ruling: Sendable, Hashable, Codable {
  case grant
  case deny([ReasonGiven])
}

/// How a result reached the applicant. Source: 行政许可法 §44.
package struct Handover: Sendable, Hashable, Codable {
  package enum Manner: String, Sendable, Hashable, Codable, CaseIterable {
    case electronic, counter, mail
  }

  package var manner: Manner
  package var note: String

  package init(_ manner: Manner, note: String = "") {
    self.manner = manner
    self.note = note
  }
}

/// 好差评: five levels, 1 very satisfied … 5 very dissatisfied. Source: GB/T 39735, GB/T 39046 A.8.
package struct Rating: Sendable, Hashable, Codable {
  package var level: Int
  package var comment: Sealed?

  package init(level: Int, comment: Sealed? = nil) {
    self.level = level
    self.comment = comment
  }
}

/// A command on its way: who, when, by which channel. The same id and body get the same answer.
package struct Envelope: Sendable {
  /// Chosen by the sender, at most 100 characters; unique per actor.
  package var id: String
  package var from: Party
  package var channel: Channel
  package var receivedAt: Moment
  /// Nil for a submission, which makes the case.
  package var caseNumber: CaseNumber?
  package var command: Command
  /// The version of the case the sender saw (`If-Match`), or nil.
  package var seenVersion: Int?

  package init(
    id: String,
    from: Party,
    channel: Channel,
    receivedAt: Moment,
    caseNumber: CaseNumber?,
    command: Command,
    seenVersion: Int? = nil
  ) {
    self.id = id
    self.from = from
    self.channel = channel
    self.receivedAt = receivedAt
    self.caseNumber = caseNumber
    self.command = command
    self.seenVersion = seenVersion
  }
}
