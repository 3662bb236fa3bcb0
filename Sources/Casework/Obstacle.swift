package import Deadlines
package import Definitions

/// Why the hall does not do what was asked: law or state says no. Each has its sentence in both languages
/// (`ObstacleSentences.swift`). A citizen's typing errors come as `formProblems`.
package enum Obstacle: Error, Sendable, Hashable {
  case unknownProcedure(String)
  case formProblems([FieldProblem])
  /// A blank leaves it open which departments are concerned.
  case blankDecidesMembers(fields: [String])
  case materialMissing([String])
  case likeCaseOpen(CaseNumber)
  case notYourTurn(needs: PostRef?)
  case notYourCase
  case notSubmitted
  case alreadyAccepted
  case alreadyClosed(CaseOutcome)
  case notAwaitingCorrection
  case awaitingCorrection
  case noDefects
  case unknownDefect(String)
  case unknownReason(String)
  case visibleTheFirstTime([String])
  case notReopened([String])
  case reasonsMissing
  case unknownBranch(String)
  case stepNotOpen(Assignment.Act)
  case alreadySigned
  case notAwaited(department: UnitID)
  case alreadyDecided
  /// - Parameter under: the article that keeps the two apart; nil: the practice of separate posts.
  case sameHand(did: Assignment.Act, under: Citation? = nil)
  case tooFewInspectors(needed: Int, found: Int)
  case othersNotReady(until: Day, units: [UnitID])
  case nobodyPresent
  case nothingToWithdraw
  case notYetDelivered
  case alreadyRated
  case ratingOutOfRange(Int)
  case noConsentToElectronicService
  case unknownClock(Int)
  case unknownUrge(Int)
  case textTooLong(most: Int)
  case textMissing
  case clocksDiffer(seconds: Int)
  /// No law that this matter rests on lets its limit be extended, or no post may approve it.
  case noExtension
  case alreadyExtended
  case extensionAwaited
  case extensionTooLate(due: Day)
  case ownRequest
  /// Neither §45 nor a rule of the matter names this cause.
  case noBasisToSuspend(String)
  case alreadySuspended
  case notSuspended
  /// A special procedure of this name is on.
  case suspended(Words)
  case suspensionTooLong(most: TimeLimit)
  case hearingOffered
  case hearingNotOffered
  case hearingAwaited(until: Day)
  case hearingTooSoon(earliest: Day)
  case hearingTooLate(due: Day)
  case hearingNotConvened
  case hearingNotYet(Day)
  case hearingNotHeld
  case rectificationDayOutOfRange(last: Day)
  /// What failed is being put right: it cannot fail again before that day is over.
  case rectificationRunning(until: Day)
  case noLicenceToEnd
  /// Not granted, ended or run out: nothing is changed or renewed.
  case licenceNotInForce
  case commitmentNotBroken
  /// The applicant gave false materials, or got a licence by fraud.
  case barred(Bar.Kind, until: Day)
  case commitmentBarred
  /// Filed fewer days ahead than the law asks; `reason`: the field that says why, where there is one.
  case filedTooLate(ahead: Int, basis: Citation, reason: String?)
  /// Somebody may still speak.
  case voiceAwaited(until: Day)
  /// Anybody may still object to what is on public notice.
  case noticeRunning(until: Day)
  case statementThere
  case noStatementToReplyTo
  /// The sender stepped aside from this case.
  case recused
  case nobodyOnPost(PostRef)
  case noMembersHere
  /// Asked already, the lead itself, or a unit without a post that answers.
  case cannotBeAsked(UnitID)
  case beyondTheLead(due: Day)
  /// All places of the area are taken.
  case noPlaceLeft(most: Int)
  /// So many accepted earlier wait for the places left.
  case othersComeFirst(count: Int)
  /// What was to follow is not there yet.
  case materialsOutstanding([String])
  case formalChecksAsked
  /// What members named before acceptance must stand in the one-time notice.
  case membersFoundDefects([UnitID])
  /// An applicant sent to another agency is told which.
  case agencyMissing
  /// Reasons that only a review can find; nobody is refused acceptance for them.
  case forTheDecision([String])
  case instantGrantsOnly
  /// Something is open to be changed already.
  case reopenedAlready
  case nothingAmended
  /// A revision would bring in other departments than were accepted for.
  case concernsOthers
  /// Reviewed below and sent up with the whole file: the applicant is asked for nothing again.
  case sentUpAlready
  /// A revision would change the path, the steps, the area or the fee that were accepted.
  case changesTheWay
  /// A licence counts among the places of its own area.
  case areaIsFixed
  case requestedAlready
  /// The sender does not stand in for the holder of this post, or not in this matter, or not now.
  case notDelegated
  case dayOutOfRange(last: Day)
  /// The licence does not run out.
  case nothingToRenew
  case renewalTooLate(last: Day)
  case nothingToPay
  /// An amount in fen beside what the rule asks.
  case feeDiffers(standard: Int, given: Int)
}
