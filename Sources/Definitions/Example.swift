package import Deadlines

/// A dated case beside a definition, which an official can read and the tests run (`NAME.examples.yaml`).
package struct Example: Sendable {
  package var name: String
  package var place: Place
  package var procedure: String
  package var filing: Filing
  package var acts: [Act]
  package var then: Outcome

  package init(
    name: String,
    place: Place,
    procedure: String,
    filing: Filing,
    acts: [Act],
    then: Outcome
  ) {
    self.name = name
    self.place = place
    self.procedure = procedure
    self.filing = filing
    self.acts = acts
    self.then = then
  }

  /// What is filed, and when (`given`). Fields not named are filled with the form's own examples.
  package struct Filing: Sendable {
    package var at: Moment
    /// As typed: `floor_area` → `["320"]`; an empty list leaves the field blank.
    package var answers: [String: [String]]
    /// Materials not handed in; all others are.
    package var without: [String]

    package init(at: Moment, answers: [String: [String]], without: [String]) {
      self.at = at
      self.answers = answers
      self.without = without
    }
  }

  /// One line of `when`: at that time, this person does this.
  package struct Act: Sendable {
    package var at: Moment
    package var by: Actor
    package var verb: Verb
    /// The member it is about: a matter's name, or a department's for an opinion; empty for the whole.
    package var members: [String]
    /// Reason codes, for a correction (with `on`), a refusal or a denial.
    package var codes: [String]
    /// Fields or materials a correction names, beside `codes`.
    package var on: [String]
    package var answers: [String: [String]]
    package var text: String
    /// What a special procedure is expected to take.
    package var within: TimeLimit?
    /// The day of a hearing.
    package var day: Day?
    /// What is paid or given back.
    package var fen: Int?
    /// The obstacle's code that is expected to stop it; nil: it succeeds.
    package var stops: String?
    package var place: Place

    package init(
      at: Moment,
      by: Actor,
      verb: Verb,
      members: [String],
      codes: [String],
      on: [String],
      answers: [String: [String]],
      text: String,
      within: TimeLimit? = nil,
      day: Day? = nil,
      fen: Int? = nil,
      stops: String?,
      place: Place
    ) {
      self.at = at
      self.by = by
      self.verb = verb
      self.members = members
      self.codes = codes
      self.on = on
      self.answers = answers
      self.text = text
      self.within = within
      self.day = day
      self.fen = fen
      self.stops = stops
      self.place = place
    }
  }

  package enum Actor: Sendable, Hashable {
    case applicant
    case supervisor
    /// `market-regulation/case officer`; one person a post.
    case clerk(UnitID, PostName)
    case hall
  }

  package enum Verb: String, Sendable, Hashable, CaseIterable {
    case ring
    case accept
    case askCorrection = "ask correction"
    case correct
    case refuse
    case signCopy = "sign copy"
    case opinion
    case objection
    case review
    case inspect
    case check
    case grant
    case deny
    case deliver
    case askExtension = "ask extension"
    case extend
    case refuseExtension = "refuse extension"
    case suspend
    case resume
    case offerHearing = "offer hearing"
    case requestHearing = "request hearing"
    case conveneHearing = "convene hearing"
    case holdHearing = "hold hearing"
    case tellThirdParty = "tell third party"
    case enterStatement = "enter statement"
    case reply
    case recuse
    case addMember = "add member"
    case allowSecondNotice = "allow second notice"
    case postCheck = "post-check"
    case orderRectification = "order rectification"
    case endLicence = "end licence"
    case askFormalChecks = "ask formal checks"
    case checkFormally = "check formally"
    case correctOnTheSpot = "correct on the spot"
    case askRevision = "ask revision"
    case forward
    case askRenewal = "ask renewal"
    case askChange = "ask change"
    case grantRequest = "grant request"
    case denyRequest = "deny request"
    case recommend
    case announceVisit = "announce visit"
    case announce
    case pay
    case refund
    /// `on`: the kind of the limit.
    case urge
    case answerUrge = "answer urge"
    case withdraw
    case rate
  }

  /// What must be so at the end (`then`); nil or empty: not asked.
  package struct Outcome: Sendable {
    /// The submission itself is stopped by the obstacle with this code.
    package var stops: String?
    package var state: String?
    package var result: String?
    package var members: [String]?
    /// `promised`, `food-licence statutory`, `accept`, `fire-safety-check inspect` … → due day.
    package var due: [String: Day]
    /// The same for clocks in hours: the moment.
    package var dueAt: [String: Moment]
    /// Those whose due day must be marked as provisional (暂定).
    package var provisional: [String]
    /// Clocks, named alike, that must have passed.
    package var passed: [String]
    package var signals: [String]?
    /// Events that must come in this order, others between them.
    package var events: [String]

    package init(
      stops: String?,
      state: String?,
      result: String?,
      members: [String]?,
      due: [String: Day],
      dueAt: [String: Moment] = [:],
      provisional: [String] = [],
      passed: [String],
      signals: [String]?,
      events: [String]
    ) {
      self.stops = stops
      self.state = state
      self.result = result
      self.members = members
      self.due = due
      self.dueAt = dueAt
      self.provisional = provisional
      self.passed = passed
      self.signals = signals
      self.events = events
    }
  }
}
