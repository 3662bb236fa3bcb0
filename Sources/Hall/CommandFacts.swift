import Casework
import Definitions

extension Command {
  /// Whether it draws a paper more often than not, and so needs a number. A wrong guess costs a question, or a moment
  /// at the gate.
  var drawsPapers: Bool {
    switch self {
    case .signCopy, .review, .check, .rate, .ring, .recountDates: false
    default: true
    }
  }

  /// The branch whose turn the command takes; nil: the whole case.
  func branch(in file: CaseFile) -> BranchID? {
    switch self {
    case .signCopy(let branch), .review(let branch, _), .check(let branch, _),
      .decide(let branch, _), .deliver(let branch, _), .askExtension(let branch, _),
      .answerExtension(let branch, _, _), .suspend(let branch, _, _, _), .resume(let branch, _),
      .offerHearing(let branch, _), .requestHearing(let branch, _),
      .conveneHearing(let branch, _, _), .holdHearing(let branch, _),
      .tellThirdParty(let branch, _, _), .postCheck(let branch, _, _),
      .orderRectification(let branch, _, _),
      .endLicence(let branch, _, _), .askRevision(let branch, _), .forward(let branch, _),
      .requestLicence(let branch, _, _), .answerRequest(let branch, _),
      .announce(let branch, _, _, _), .recordPayment(let branch, _, _),
      .recordRefund(let branch, _, _):
      branch
    case .inspect(let report): report.present.first?.branch
    case .giveOpinion(let department, _, _):
      file.assignments.first { $0.act == .opine && $0.unit == department }?.branch
    case .submit, .accept, .askCorrection, .correct, .refuseAcceptance, .withdraw, .rate, .ring,
      .urge, .answerUrge, .recountDates, .recuse, .allowSecondNotice, .askFormalChecks,
      .checkFormally, .correctOnTheSpot, .recommend:
      nil
    case .addMember: .whole
    case .enterStatement(let id, _), .reply(let id, _):
      file.thirdParties.first { $0.id == id }?.branch
    }
  }

  var answers: Answers? { filing?.answers }

  /// What is handed in, the first time or again.
  var filing: Filing? {
    switch self {
    case .submit(let filing), .correct(let filing): filing
    default: nil
    }
  }

  /// What a case is called and found by comes with its filing, or with a correction.
  func describe(_ record: inout CaseRecord, under rules: Rules) {
    switch self {
    case .submit(let filing), .correct(let filing):
      let applicant = record.file.submission?.applicant ?? filing.applicant
      record.describe(filing.answers, of: applicant, under: rules)
    default: break
    }
  }

  /// Of a filing, for whom it is.
  var applicant: AccountID? { filing?.applicant }

  var materials: [String: [Attachment]]? { filing?.materials }

  /// The name of the procedure asked for; empty where the case says it.
  var procedure: String {
    if case .submit(let filing) = self { filing.procedure.description } else { "" }
  }
}
