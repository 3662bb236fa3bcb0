package import Deadlines
package import Definitions

/// One running, stopped or passed limit of a case. Its due day was counted when it started, and every date
/// can be explained from it alone.
package struct Clock: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case receipt
    case copySignature = "copy_signature"
    case step, promised, statutory, delivery, correction
    /// What a special procedure was expected to take.
    case special
    /// The applicant's time to ask for a hearing, and the agency's to hold it.
    case hearingRequest = "hearing_request"
    case hearing
    /// After a decision on the applicant's word: to check it, to order what failed put right, to check again.
    case postCheck = "post_check"
    case rectificationOrder = "rectification_order"
    case recheck
    /// The applicant's time for what was to follow.
    case deferral
    /// A third party's time to speak, and the applicant's to reply.
    case thirdParty = "third_party"
    case reply
    /// The lower unit's time to review and send up. Source: 行政许可法 §43.
    case lowerReview = "lower_review"
    /// To send people to inspect; over when a visit is announced or recorded. Source: 行政许可法 §55.
    case dispatch
    /// To answer an urge (督办). Source: `domain.md` §3.3.
    case urge
    /// To answer who asks to renew a licence, before it runs out, or to change it. Source: §49, §50.
    case renewal, change
  }

  package enum State: Sendable, Hashable, Codable {
    case running
    case stopped(on: Day)
  }

  /// Counts from 1 in its case, in the order of starting.
  package var id: Int
  package var kind: Kind
  /// Nil: the case as a whole.
  package var branch: BranchID?
  /// The act a step clock waits for.
  package var act: Step.Act.Name?
  /// Who must be done by then: the unit, and its post where one is named.
  package var unit: UnitID
  package var post: PostName?
  package var start: Day
  /// From when hours are counted; nil: a limit in days, or an old clock that was counted by them.
  package var startAt: Moment?
  package var limit: TimeLimit
  package var basis: [Citation]
  package var due: Day
  /// The last moment in time, for hours; nil: the end of the due day.
  package var dueAt: Moment?
  package var isProvisional: Bool
  /// From this day a promise is warned of (Y1).
  package var warnOn: Day?
  package var state: State
  /// The due day was recorded as passed.
  package var isPassed: Bool
  package var isWarned: Bool
  /// What was approved on top of the limit; nil: nothing.
  package var extended: TimeLimit?
  /// The special procedures it stood still for, the last one perhaps still on; nil: none.
  package var paused: [Suspension]?

  package init(
    id: Int,
    kind: Kind,
    branch: BranchID?,
    act: Step.Act.Name?,
    unit: UnitID,
    post: PostName?,
    start: Day,
    limit: TimeLimit,
    basis: [Citation],
    due: Day,
    isProvisional: Bool,
    warnOn: Day?
  ) {
    self.id = id
    self.kind = kind
    self.branch = branch
    self.act = act
    self.unit = unit
    self.post = post
    self.start = start
    self.limit = limit
    self.basis = basis
    self.due = due
    self.isProvisional = isProvisional
    self.warnOn = warnOn
    self.state = .running
    self.isPassed = false
    self.isWarned = false
  }

  /// Takes over what was counted again.
  mutating func take(_ count: Recount) {
    due = count.due
    dueAt = count.dueAt
    isProvisional = count.isProvisional
    warnOn = count.warnOn
  }

  package var isRunning: Bool { state == .running }
  /// Stands still: it cannot pass, and its due day is not known.
  package var isPaused: Bool { isRunning && paused?.contains { $0.end == nil } ?? false }

  /// In time until then: hours to the moment, everything else to the end of its day. Source: 民法典 §203 ¶2.
  package func lastMoment(in offset: UTCOffset) -> Moment {
    dueAt ?? Moment(endOf: due, in: offset)
  }
}

extension WorkCalendar {
  /// The last day of a clock's limit, and of what was approved on top of it: that is counted from there.
  package func due(_ clock: Clock) -> DueDay {
    // A licence runs out on its day, workday or not.
    if clock.kind == .renewal { return .exactly(clock.limit, from: clock.start) }
    let paused = clock.paused ?? []
    let own =
      ownMoment(of: clock).map { DueDay($0, in: utcOffset) }
      ?? due(clock.limit, from: clock.start, paused: paused)
    guard let more = clock.extended, !own.isStopped else { return own }
    return due(more, from: own.day, paused: paused)
  }

  /// The last moment of a clock in hours that nothing was added to; nil: the end of its due day, or it stands still.
  package func dueAt(_ clock: Clock) -> Moment? {
    guard clock.extended == nil, let own = ownMoment(of: clock), !own.isStopped else { return nil }
    return own.moment
  }

  private func ownMoment(of clock: Clock) -> DueMoment? {
    guard clock.limit.unit.isOfTheClock, let start = clock.startAt else { return nil }
    return due(clock.limit, from: start, paused: clock.paused ?? [])
  }

  /// How a clock's due day came about, a sentence a line.
  /// - Parameter name: what the day is called that it counts from.
  package func explain(
    _ clock: Clock,
    _ language: Language,
    from name: BilingualName = .startDay
  ) -> [String] {
    if clock.kind == .renewal { return [clock.renewalSentence[language]] }
    let moment = ownMoment(of: clock)
    let own =
      moment.map { DueDay($0, in: utcOffset) }
      ?? due(clock.limit, from: clock.start, paused: clock.paused ?? [])
    let sentences = moment.map { explain($0, language) } ?? explain(own, language, from: name)
    guard let more = clock.extended, !clock.isPaused else { return sentences }
    let extended = Words(
      zh: "原到期日 \(own.day)；经批准延长 \(more.text(.zh))，自次日起数，至 \(clock.due)。",
      en:
        "Due on \(own.day) at first; extended by \(more.text(.en)), counted from the next day, to \(clock.due)."
    )
    return sentences + [extended[language]]
  }
}

extension Clock {
  /// A renewal is answered before the licence runs out: nothing is counted.
  fileprivate var renewalSentence: Words {
    Words(
      zh: "证件有效期至 \(due)；在此以前作出是否准予延续的决定，逾期视为准予延续（行政许可法 §50）。",
      en:
        "The licence runs to \(due): answered by then, or it is deemed renewed (行政许可法 §50)."
    )
  }
}
