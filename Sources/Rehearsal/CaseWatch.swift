import Casework
import Deadlines
import Definitions
import JSONCoding

/// Looks at a case after every move: that it replays from its stored bytes, counts right, and waits for somebody.
struct CaseWatch {
  private var stored: CaseFile
  private var seen = 0
  private var counted: Set<Clock> = []

  init(_ run: CaseRun) {
    stored = CaseFile(number: run.file.number, at: run.file.lastEventAt)
  }

  /// What is wrong with the case now, in words.
  mutating func faults(of run: CaseRun) -> [String] {
    var faults = replay(run)
    for clock in run.file.clocks where counted.insert(clock).inserted {
      // A clock that has stopped keeps the day of the calendar under which it ran.
      guard clock.isRunning || run.file.calendar == run.file.submission?.calendar else { continue }
      let (day, moment) = run.rules.calendar.slowDue(clock)
      if clock.due != day { faults.append("\(clock) is due \(clock.due), by hand \(day)") }
      if clock.dueAt != moment { faults.append("\(clock) is not due at \(moment as Any)") }
    }
    faults += run.file.idleTurns(under: run.rules)
    faults += run.file.isClosed ? run.file.leftBehind : run.file.stuckBranches(under: run.rules)
    let decided = run.events.compactMap { if case .decided(let it) = $0 { it.branch } else { nil } }
    if Set(decided).count != decided.count { faults.append("a branch was decided twice") }
    let passed = run.events.compactMap {
      if case .limitPassed(let it) = $0 { it.clock } else { nil }
    }
    if Set(passed).count != passed.count { faults.append("a limit passed twice") }
    return faults
  }

  /// Folds what is new from the bytes that the hall would store.
  private mutating func replay(_ run: CaseRun) -> [String] {
    defer { seen = run.events.count }
    let new = Array(run.events[seen...])
    do {
      let read = try StoredJSON.value([Event].self, StoredJSON.bytes(new))
      if read != new { return ["an event reads otherwise than it was written: \(new)"] }
      for event in read { stored = evolve(stored, event, at: run.file.lastEventAt) }
    } catch { return ["an event cannot be read again: \(error)"] }
    return stored == run.file ? [] : ["the replayed file differs"]
  }
}

extension CaseFile {
  /// Where it stands, for a fault.
  var standing: String {
    "\(state), turns \(assignments.map { "\($0.act) \($0.branch?.text ?? "") \($0.unit)" }), clocks "
      + "\(runningClocks.map { "\($0.kind) \($0.branch?.text ?? "") \($0.due)" })"
  }

  /// Turns of posts that do not exist, or may not do what the turn asks.
  fileprivate func idleTurns(under rules: Rules) -> [String] {
    assignments.filter { turn in
      let post = rules.units[turn.unit]?.posts.first { $0.name == turn.post }
      return post?.duties.isDisjoint(with: turn.act.duties) ?? true
    }.map { "nobody may take the turn to \($0.act) of \($0.unit)/\($0.post)" }
  }

  /// After the end only what goes on afterwards is anybody's turn, and only its clocks run.
  fileprivate var leftBehind: [String] {
    runningClocks.filter { !$0.goesOnAfterwards }.map { "a clock runs in a closed case: \($0)" }
      + assignments.filter { !$0.act.goesOnAfterwards }
      .map { "\($0.unit) still has the turn to \($0.act) in a closed case" }
  }

  /// Parts of an open case that nobody's act and no clock's passing would move.
  fileprivate func stuckBranches(under rules: Rules) -> [String] {
    switch state {
    case .draft, .closed: return []
    case .received:
      let isAwaited = assignments.contains { $0.act == .accept }
      let isTimed = clocks.contains { $0.kind == .receipt && $0.willPass }
      return isAwaited || isTimed ? [] : ["nobody accepts it, and no clock does"]
    case .correction:
      let isTimed = clocks.contains { $0.kind == .correction && $0.willPass }
      return isTimed ? [] : ["the correction is awaited for ever"]
    case .inReview:
      return branches.filter { !$0.isEnded && !isMoved($0) }
        .map { "nobody and nothing moves branch \($0.id.text): \(standing)" }
    }
  }

  private func isMoved(_ branch: Branch) -> Bool {
    if branch.state == .waiting {
      return branches.contains { $0.matter.name == branch.after && !$0.isEnded }
    }
    let isAsked = submission?.handling == .opinion
    return assignments.contains {
      $0.act.movesACase && ($0.branch == branch.id || (isAsked && $0.act == .opine))
    }
      || clocks.contains { clock in
        guard clock.willPass else { return false }
        return switch clock.kind {
        case .hearingRequest, .thirdParty, .reply: clock.branch == branch.id
        case .deferral: true
        case .step: isAsked && clock.act == .opinions
        default: false
        }
      }
  }
}

extension Clock {
  /// It will ring one day.
  fileprivate var willPass: Bool { isRunning && !isPassed && !isPaused }
}

extension Assignment.Act {
  /// One of these duties does.
  fileprivate var duties: Set<Step.Act.Name> {
    switch self {
    case .accept, .collect, .refund: [.accept]
    case .signCopy: [.copy, .review]
    case .opine, .checkFormally: [.opinions, .review]
    case .review: [.review]
    case .inspect, .postCheck, .orderRectification: [.inspect]
    case .check: [.check]
    case .decide, .revoke, .answerRequest: [.decide]
    case .deliver: [.deliver]
    // Whoever holds what is late answers for it.
    case .answerUrge: Set(Step.Act.Name.allCases)
    case .extend: [.extend]
    case .resume: [.review, .inspect, .check, .decide]
    case .hear: [.hear, .decide]
    case .preliminary: [.preliminary]
    }
  }

  /// Brings a case nearer to its end.
  fileprivate var movesACase: Bool {
    switch self {
    case .accept, .opine, .review, .inspect, .check, .decide, .resume, .hear, .preliminary: true
    case .signCopy, .deliver, .answerUrge, .extend, .postCheck, .orderRectification, .revoke,
      .checkFormally, .answerRequest, .collect, .refund:
      false
    }
  }

  /// May be done when the case has ended.
  fileprivate var goesOnAfterwards: Bool {
    switch self {
    case .deliver, .answerUrge, .postCheck, .orderRectification, .revoke, .answerRequest,
      .collect, .refund:
      true
    case .accept, .signCopy, .opine, .review, .inspect, .check, .decide, .extend, .resume, .hear,
      .checkFormally, .preliminary:
      false
    }
  }
}

extension WorkCalendar {
  /// When a clock is due by the obviously right count: one day, or one minute, after another.
  fileprivate func slowDue(_ clock: Clock) -> (day: Day, moment: Moment?) {
    if clock.paused?.contains(where: { $0.end == nil }) ?? false { return (.last, nil) }
    // A licence runs out on its day.
    if clock.kind == .renewal { return (clock.start.adding(days: clock.limit.amount), nil) }
    let moment = clock.startAt.map { slowMoment(clock.limit, from: $0, clock.paused ?? []) }
    let own =
      moment?.day(in: utcOffset) ?? slowDue(clock.limit, from: clock.start, clock.paused ?? [])
    guard let more = clock.extended else { return (own, moment) }
    return (slowDue(more, from: own, clock.paused ?? []), nil)
  }

  private func slowMoment(
    _ limit: TimeLimit,
    from start: Moment,
    _ paused: [Suspension]
  ) -> Moment {
    var (moment, left) = (start, limit.amount * 60)
    while left > 0 {
      let day = moment.day(in: utcOffset)
      let midnight = Moment(startOf: day, in: utcOffset)
      let hour = (moment.microseconds - midnight.microseconds) / 3_600_000_000
      let isOpen = (9..<12).contains(hour) || (13..<17).contains(hour)
      let stands = paused.contains { pause in
        guard let from = pause.startAt else {
          return pause.start < day && day <= pause.end ?? .last
        }
        return from <= moment && pause.endAt.map { moment < $0 } ?? true
      }
      let counts = limit.unit == .hour || (isOpen && isWorkday(day))
      if counts, !stands { left -= 1 }
      moment = moment.adding(minutes: 1)
    }
    return moment
  }

  private func slowDue(_ limit: TimeLimit, from start: Day, _ paused: [Suspension]) -> Day {
    func stands(_ day: Day) -> Bool {
      paused.contains { $0.start < day && day <= $0.end ?? .last }
    }
    func counts(_ day: Day) -> Bool { isWorkday(day) && !stands(day) }
    var day = start
    func pass(_ amount: Int, where isCounted: (Day) -> Bool) {
      var left = amount
      while left > 0 {
        day = day.adding(days: 1)
        if isCounted(day) { left -= 1 }
      }
    }
    switch limit.unit {
    case .workday: pass(limit.amount == 0 && !counts(day) ? 1 : limit.amount, where: counts)
    // Hours are counted from a moment, never from a day: such a clock is a fault.
    case .officeHour, .hour: return .last
    case .day, .month:
      let end =
        limit.unit == .month
        ? start.adding(months: limit.amount) : start.adding(days: limit.amount)
      pass((0..<4_000).first { start.adding(days: $0) >= end } ?? 0) { !stands($0) }
      if !isWorkday(day) { pass(1, where: counts) }
    }
    return day
  }
}
