import Casework
import Deadlines
import Definitions

/// Reads what a clerk sent with an act's form as the command it orders.
///
/// Nothing is judged here: an empty notice or a missing reason is the engine's to refuse, in its own words.
struct ActInput {
  let hand: CaseInHand
  let input: FormInput

  /// Rows of a notice's form at first, and how many each asking for more adds.
  static let defectRows = 5
  /// A notice names all defects at once, however many: there is no form that long.
  static let mostDefectRows = 40

  /// How many rows the form had.
  static func rows(of input: FormInput) -> Int {
    min(max(Int(input.text("rows")) ?? defectRows, defectRows), mostDefectRows)
  }

  /// What is no amount is none: the engine says what it expects.
  private var fen: Int { Int(yuan: input.text("yuan")) ?? 0 }

  func command(_ kind: DeskAct.Kind, branch: BranchID?, unit: UnitID) -> Command? {
    switch kind {
    case .acceptance: .accept
    case .corrections: .askCorrection(defects)
    case .refusals: .refuseAcceptance(reasons)
    case .formalChecks: .askFormalChecks
    case .formalCheck: .checkFormally(defects)
    case .spotCorrection: .correctOnTheSpot(defects)
    case .atOnce: .decide(.whole, .grant)
    case .revision: branch.map { .askRevision($0, defects) }
    case .announcement:
      branch.flatMap { branch in
        Announcement.Kind(rawValue: input.text("kind")).map {
          .announce(branch, $0, on: Day(input.text("day")) ?? .first, text: input.text("text"))
        }
      }
    case .payment: branch.map { .recordPayment($0, fen: fen, receipt: input.text("receipt")) }
    case .refund: branch.map { .recordRefund($0, fen: fen, receipt: input.text("receipt")) }
    case .forwarding: branch.flatMap { branch in finding("").map { .forward(branch, $0) } }
    case .licenceAnswer: branch.flatMap { branch in ruling.map { .answerRequest(branch, $0) } }
    // Not ordered from this form: it opens the draft that the applicant corrects.
    case .resubmission: nil
    case .signature: (branch ?? copyOf(unit)).map(Command.signCopy)
    case .opinions:
      verdict.map { .giveOpinion(department: unit, $0, text: input.text("text")) }
    case .review: branch.flatMap { branch in finding("").map { .review(branch, $0) } }
    case .check: branch.flatMap { branch in finding("").map { .check(branch, $0) } }
    case .inspection: .inspect(VisitReport(present: present, record: input.text("record")))
    case .decision: branch.flatMap { branch in ruling.map { .decide(branch, $0) } }
    case .delivery: branch.flatMap { branch in handover.map { .deliver(branch, $0) } }
    case .urgeAnswers:
      Int(input.text("urge")).map { .answerUrge(urge: $0, text: input.text("text")) }
    case .extensionRequest: branch.map { .askExtension($0, reason: input.text("text")) }
    case .suspension:
      branch.flatMap { branch in
        input["cause"].map {
          .suspend(
            branch,
            cause: $0,
            // What is no number is no time: the engine says what it expects.
            expected: .workdays(Int(input.text("expected")) ?? 0),
            reason: input.text("text")
          )
        }
      }
    case .resumption: branch.map { .resume($0, result: input.text("text")) }
    case .hearingOffer: branch.map { .offerHearing($0, reason: input.text("text")) }
    case .hearingRequest: branch.map { .requestHearing($0) }
    case .thirdPartyHearing:
      branch.flatMap { branch in
        Int(input.text("third_party")).map { .requestHearing(branch, thirdParty: $0) }
      }
    case .licenceRequest:
      branch.flatMap { branch in
        LicenceRequest.Kind(rawValue: input.text("kind")).map {
          .requestLicence(branch, $0, text: input.text("text"))
        }
      }
    // Its reason is sealed on the way: see `DeskPages.act`.
    case .withdrawal: nil
    case .hearingNotice:
      branch.map {
        .conveneHearing($0, on: Day(input.text("day")) ?? .first, place: input.text("place"))
      }
    case .hearingRecord: branch.map { .holdHearing($0, record: input.text("text")) }
    case .postCheck:
      branch.flatMap { branch in
        finding("").map { .postCheck(branch, staff: Self.names(input.text("staff")), $0) }
      }
    case .rectificationOrder:
      branch.map {
        .orderRectification(
          $0,
          until: Day(input.text("until")) ?? .first,
          text: input.text("text")
        )
      }
    case .thirdParty:
      branch.map {
        .tellThirdParty($0, who: input.text("who"), interest: input.text("text"))
      }
    case .statement:
      Int(input.text("urge")).map { .enterStatement($0, text: input.text("text")) }
    case .reply: Int(input.text("urge")).map { .reply($0, text: input.text("text")) }
    case .recusal: .recuse(PostRef(unit, input.text("post")), reason: input.text("text"))
    case .recusalOrder:
      input["whom"].map { .recuse(PostRef(unit, $0), reason: input.text("text")) }
    case .member:
      .addMember(
        input.text("department"),
        asked: input.text("text"),
        within: .workdays(Int(input.text("workdays")) ?? 0)
      )
    case .licenceEnd:
      branch.flatMap { branch in
        LicenceEnd.Cause(rawValue: input.text("cause")).map {
          .endLicence(branch, $0, text: input.text("text"))
        }
      }
    case .extension:
      branch.flatMap { branch in
        approval.map { .answerExtension(branch, approves: $0, text: input.text("text")) }
      }
    }
  }

  private func copyOf(_ unit: UnitID) -> BranchID? {
    hand.file.copies.first { $0.notice.unit == unit && $0.signedBy == nil }?.notice.branch
  }

  private var defects: [Defect] {
    (0..<Self.rows(of: input)).compactMap { row in
      guard let subject = Self.subject(input.text("subject.\(row)")) else { return nil }
      return Defect(
        subject,
        code: input.text("code.\(row)"),
        note: input.text("note.\(row)"),
        isNew: input.has("new.\(row)")
      )
    }
  }

  /// `material layout-plan` or `field floor_area`, as the form's choices are named.
  static func subject(_ text: String) -> Defect.Subject? {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let kind = parts.first, parts.count == 2, let id = parts.last else { return nil }
    switch kind {
    case "field": return .field(id)
    case "material": return .material(id)
    default: return nil
    }
  }

  private var reasons: [ReasonGiven] {
    input.all("reason").map { ReasonGiven(code: $0, note: input.text("note.\($0)")) }
  }

  private var verdict: Verdict? { Verdict(rawValue: input.text("verdict")) }

  /// `prefix` tells one department's answers from another's in a joint record.
  private func finding(_ prefix: String) -> Finding? {
    switch input.text(prefix + "finding") {
    case "pass": Finding(passes: true, text: input.text(prefix + "text"))
    case "fail": Finding(passes: false, text: input.text(prefix + "text"))
    default: nil
    }
  }

  private var present: [VisitReport.Presence] {
    hand.file.branches.flatMap { branch in
      let asked = hand.file.company(on: branch, under: hand.rules)
      return ([nil] + asked).compactMap { unit -> VisitReport.Presence? in
        let prefix = Self.prefix(branch.id, unit)
        let staff = Self.names(input.text(prefix + "staff"))
        guard !staff.isEmpty, let finding = finding(prefix) else { return nil }
        return VisitReport.Presence(branch: branch.id, unit: unit, staff: staff, finding: finding)
      }
    }
  }

  /// Before the names of one department's part of a joint record; `unit`: one that is asked for its opinion.
  static func prefix(_ branch: BranchID, _ unit: UnitID?) -> String {
    ([branch.text, unit].compactMap(\.self) + [""]).joined(separator: ".")
  }

  /// People as one line names them.
  private static func names(_ line: String) -> [String] {
    line.split { "、,，;；\n ".contains($0) }.map(String.init)
  }

  private var approval: Bool? {
    switch input.text("answer") {
    case "approve": true
    case "refuse": false
    default: nil
    }
  }

  private var ruling: Ruling? {
    switch input.text("ruling") {
    case "grant": .grant
    case "deny": .deny(reasons)
    default: nil
    }
  }

  private var handover: Handover? {
    Handover.Manner(rawValue: input.text("manner")).map {
      Handover($0, note: input.text("note"))
    }
  }
}
