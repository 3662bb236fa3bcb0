extension Command {
  /// What a command is called, whatever it says: the word of the audit table and of figures.
  package enum Name: String, Sendable, Hashable, CaseIterable {
    case submit
    case accept
    case askCorrection = "ask_correction"
    case correct
    case refuseAcceptance = "refuse_acceptance"
    case signCopy = "sign_copy"
    case giveOpinion = "give_opinion"
    case review
    case inspect
    case check
    case decide
    case deliver
    case withdraw
    case rate
    case ring
    case urge
    case answerUrge = "answer_urge"
    case askExtension = "ask_extension"
    case answerExtension = "answer_extension"
    case suspend
    case resume
    case offerHearing = "offer_hearing"
    case requestHearing = "request_hearing"
    case conveneHearing = "convene_hearing"
    case holdHearing = "hold_hearing"
    case postCheck = "post_check"
    case tellThirdParty = "tell_third_party"
    case enterStatement = "enter_statement"
    case reply
    case recuse
    case addMember = "add_member"
    case allowSecondNotice = "allow_second_notice"
    case orderRectification = "order_rectification"
    case askFormalChecks = "ask_formal_checks"
    case checkFormally = "check_formally"
    case correctOnTheSpot = "correct_on_the_spot"
    case askRevision = "ask_revision"
    case forward
    case requestLicence = "request_licence"
    case answerRequest = "answer_request"
    case recommend
    case announce
    case recordPayment = "record_payment"
    case recordRefund = "record_refund"
    case endLicence = "end_licence"
    case recountDates = "recount_dates"
  }

  package var name: Name {
    switch self {
    case .submit: .submit
    case .accept: .accept
    case .askCorrection: .askCorrection
    case .correct: .correct
    case .refuseAcceptance: .refuseAcceptance
    case .signCopy: .signCopy
    case .giveOpinion: .giveOpinion
    case .review: .review
    case .inspect: .inspect
    case .check: .check
    case .decide: .decide
    case .deliver: .deliver
    case .withdraw: .withdraw
    case .rate: .rate
    case .ring: .ring
    case .urge: .urge
    case .answerUrge: .answerUrge
    case .askExtension: .askExtension
    case .answerExtension: .answerExtension
    case .suspend: .suspend
    case .resume: .resume
    case .offerHearing: .offerHearing
    case .requestHearing: .requestHearing
    case .conveneHearing: .conveneHearing
    case .holdHearing: .holdHearing
    case .postCheck: .postCheck
    case .tellThirdParty: .tellThirdParty
    case .enterStatement: .enterStatement
    case .reply: .reply
    case .recuse: .recuse
    case .addMember: .addMember
    case .allowSecondNotice: .allowSecondNotice
    case .orderRectification: .orderRectification
    case .askFormalChecks: .askFormalChecks
    case .checkFormally: .checkFormally
    case .correctOnTheSpot: .correctOnTheSpot
    case .askRevision: .askRevision
    case .forward: .forward
    case .requestLicence: .requestLicence
    case .answerRequest: .answerRequest
    case .recommend: .recommend
    case .announce: .announce
    case .recordPayment: .recordPayment
    case .recordRefund: .recordRefund
    case .endLicence: .endLicence
    case .recountDates: .recountDates
    }
  }
}
