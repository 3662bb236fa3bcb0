import Deadlines
import Definitions

/// One command being decided: the case as it stands after what was recorded so far.
struct Proceeding {
  private(set) var file: CaseFile
  private(set) var events: [Event] = []
  let rules: Rules
  let known: Known
  let now: Moment
  let from: Party
  let channel: Channel

  init(_ file: CaseFile, _ envelope: Envelope, rules: Rules, known: Known, now: Moment) {
    self.file = file
    self.rules = rules
    self.known = known
    self.now = now
    self.from = envelope.from
    self.channel = envelope.channel
  }

  var today: Day { now.day(in: rules.calendar.utcOffset) }

  mutating func record(_ event: Event) {
    file.take(event, at: now)
    events.append(event)
  }

  /// Starts a clock and says which: its due day is counted here, once, on the pinned calendar.
  @discardableResult
  mutating func startClock(
    _ kind: Clock.Kind,
    _ limit: LegalLimit,
    from start: Day,
    branch: BranchID?,
    unit: UnitID,
    post: PostName? = nil,
    act: Step.Act.Name? = nil
  ) -> Int {
    let id = file.clocks.count + 1
    var clock = Clock(
      id: id,
      kind: kind,
      branch: branch,
      act: act,
      unit: unit,
      post: post,
      start: start,
      limit: limit.limit,
      basis: limit.basis,
      due: start,
      isProvisional: false,
      warnOn: nil
    )
    if limit.limit.unit.isOfTheClock { clock.startAt = beginning(of: start) }
    if kind == .step, let open = branch.flatMap(file.branch)?.suspension {
      clock.paused = [open.suspension]
    }
    clock.take(recount(of: clock))
    record(.clockStarted(clock))
    return id
  }

  /// Hours run from now; where they run from another day, that day does not count.
  private func beginning(of day: Day) -> Moment {
    day == today ? now : Moment(endOf: day, in: rules.calendar.utcOffset).next
  }

  mutating func stopClocks(where matches: (Clock) -> Bool) {
    for clock in file.runningClocks where matches(clock) {
      record(.clockStopped(clock.id, on: today))
    }
  }

  /// Gives somebody the turn, with the clock of the step where it has a limit.
  mutating func assign(
    _ act: Assignment.Act,
    branch: BranchID?,
    unit: UnitID,
    post: PostName,
    clock: Int?
  ) {
    record(
      .assigned(
        Assignment(act: act, branch: branch, unit: unit, post: post, since: today, clock: clock)
      )
    )
  }

  mutating func draw(
    _ kind: Paper.Kind,
    branch: BranchID?,
    unit: UnitID,
    result: String? = nil,
    toApplicant: Bool = true,
    signal: Int? = nil
  ) {
    record(
      .paperDrawn(
        Paper(
          kind: kind,
          branch: branch,
          unit: unit,
          result: result,
          on: today,
          toApplicant: toApplicant,
          number: "",
          signal: signal
        )
      )
    )
  }

  /// Whether its last moment is over.
  func isOver(_ clock: Clock) -> Bool { clock.lastMoment(in: rules.calendar.utcOffset) < now }

  func holder(of unit: UnitID, _ post: PostName?) -> AccountID? {
    post.flatMap { known.holders[PostRef(unit, $0)] }
  }

  /// The first day on which a promise is warned of: 90 % used, or one workday left (Y1).
  func warnDay(of clock: Clock) -> Day? {
    guard clock.limit.unit == .workday, clock.extended.map({ $0.unit == .workday }) ?? true else {
      return nil
    }
    let whole = clock.limit.amount + (clock.extended?.amount ?? 0)
    // A promise no longer than the warning itself would always be warned of.
    guard whole > rules.signals.warnAtWorkdaysLeft else { return nil }
    // Rounded up: the day on which the share is reached.
    let byShare = (whole * rules.signals.warnAtPercentUsed + 99) / 100
    let byRest = max(0, whole - rules.signals.warnAtWorkdaysLeft)
    let used = TimeLimit.workdays(min(byShare, byRest))
    return rules.calendar.due(used, from: clock.start, paused: clock.paused ?? []).day
  }
}
