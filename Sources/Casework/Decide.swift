package import Deadlines
import Definitions

/// Says what the hall records in answer to one command, or what stands in the way.
///
/// Limits that passed before the command came are recorded first, so nobody gains time by a late alarm.
/// - Parameters:
///   - file: the case; for a submission, a new file under the number it will have.
///   - now: the later of the received time and the case's last event.
package func decide(
  _ file: CaseFile,
  _ envelope: Envelope,
  under rules: Rules,
  knowing known: Known,
  now: Moment
) throws(Obstacle) -> [Event] {
  var proceeding = Proceeding(file, envelope, rules: rules, known: known, now: now)
  if file.submission != nil { proceeding.recordLateness() }
  try proceeding.mustNotBeRecused()
  try proceeding.mustStandIn()
  try proceeding.carryOut(envelope.command)
  return proceeding.events
}

extension Proceeding {
  fileprivate mutating func carryOut(_ command: Command) throws(Obstacle) {
    switch command {
    case .submit(let filing): try submit(filing)
    case .accept: try accept()
    case .askCorrection(let defects): try askCorrection(defects)
    case .correct(let filing): try correct(filing)
    case .refuseAcceptance(let reasons): try refuseAcceptance(reasons)
    case .signCopy(let branch): try signCopy(branch)
    case .giveOpinion(let unit, let verdict, let text): try giveOpinion(unit, verdict, text)
    case .review(let branch, let finding): try review(branch, finding)
    case .inspect(let report): try inspect(report)
    case .check(let branch, let finding): try check(branch, finding)
    case .decide(let branch, let ruling): try rule(branch, ruling)
    case .deliver(let branch, let handover): try deliver(branch, handover)
    case .withdraw(let reason): try withdraw(reason)
    case .rate(let rating): try rate(rating)
    case .ring: break
    case .urge(let clock, let text): try urge(clock, text)
    case .answerUrge(let urge, let text): try answerUrge(urge, text)
    case .recountDates: recountDates()
    case .askExtension(let branch, let reason): try askExtension(branch, reason)
    case .answerExtension(let branch, let approves, let text):
      try answerExtension(branch, approves: approves, text)
    case .suspend(let branch, let cause, let expected, let reason):
      try suspend(branch, cause: cause, expected: expected, reason: reason)
    case .resume(let branch, let result): try resume(branch, result: result)
    case .offerHearing(let branch, let reason): try offerHearing(branch, reason: reason)
    case .requestHearing(let branch, let party): try requestHearing(branch, for: party)
    case .conveneHearing(let branch, let day, let place):
      try conveneHearing(branch, on: day, place: place)
    case .holdHearing(let branch, let record): try holdHearing(branch, text: record)
    case .tellThirdParty(let branch, let who, let interest):
      try tellThirdParty(branch, who: who, interest: interest)
    case .enterStatement(let id, let text): try enterStatement(of: id, text)
    case .reply(let id, let text): try reply(to: id, text)
    case .recuse(let post, let reason): try recuse(post, reason: reason)
    case .addMember(let unit, let asked, let limit):
      try addMember(unit, asked: asked, within: limit)
    case .allowSecondNotice(let reason): try allowSecondNotice(reason)
    case .askFormalChecks: try askFormalChecks()
    case .checkFormally(let defects): try checkFormally(defects)
    case .correctOnTheSpot(let defects): try correctOnTheSpot(defects)
    case .askRevision(let branch, let defects): try askRevision(branch, defects)
    case .forward(let branch, let finding): try forward(branch, finding)
    case .requestLicence(let branch, let kind, let text):
      try requestLicence(branch, kind, text)
    case .answerRequest(let branch, let ruling): try answerRequest(branch, ruling)
    case .recommend(let unit, let text): try recommend(unit, text)
    case .announce(let branch, let kind, let day, let text):
      try announce(branch, kind, on: day, text)
    case .recordPayment(let branch, let fen, let receipt):
      try recordPayment(branch, fen: fen, receipt: receipt)
    case .recordRefund(let branch, let fen, let receipt):
      try recordRefund(branch, fen: fen, receipt: receipt)
    case .postCheck(let branch, let staff, let finding):
      try postCheck(branch, staff: staff, finding)
    case .orderRectification(let branch, let until, let text):
      try orderRectification(branch, until: until, text)
    case .endLicence(let branch, let cause, let text): try endLicence(branch, cause, text)
    }
  }
}
