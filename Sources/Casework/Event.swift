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
  case hearingRequested(BranchID, by: Party, on: Day, thirdParty: Int? = nil)
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
  /// Before it accepts, the desk asks the members whether the file is complete.
  case formalChecksAsked([UnitID], by: Party, on: Day)
  case formallyChecked(FormalCheck)
  /// What was handed in may be changed again.
  case reopened(Reopening)
  case amended(Amendment)
  /// Their inputs changed: they are asked again, and nobody else.
  case askedAgain([UnitID], [BranchID])
  /// Reviewed below, and sent up with the whole file.
  case forwarded(StepDone)
  case licenceRequested(LicenceRequest)
  case licenceAnswered(LicenceAnswer)
  /// A change that was asked for and not handed in.
  case licenceRequestLapsed(BranchID, on: Day)
  /// Nothing is left to do: the file is kept (归档).
  case archived(Archive)
  case recommended(Recommendation)
  case announced(Announcement)
  /// A fee is asked, taken, given back.
  case charged(Charge)
  case paid(Payment)
  case refunded(Payment)
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
      .statementAnswered, .recused, .memberAdded, .secondNoticeAllowed, .formalChecksAsked,
      .formallyChecked, .reopened, .amended, .askedAgain, .forwarded, .licenceRequested,
      .licenceAnswered, .licenceRequestLapsed, .archived, .recommended, .announced, .charged, .paid,
      .refunded:
      false
    }
  }
}
