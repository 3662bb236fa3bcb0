import Deadlines
import Definitions

/// A supervisor urges, the holder answers; a new calendar moves the open dates.
extension Proceeding {
  mutating func urge(_ clockID: Int, _ text: String) throws(Obstacle) {
    guard case .supervisor = from else { throw .notYourTurn(needs: nil) }
    guard let clock = file.clock(clockID), clock.isRunning else { throw .unknownClock(clockID) }
    guard !text.allSatisfy(\.isWhitespace) else { throw .textMissing }
    try mustBeShort(text)
    issueUrge(for: clock, text, by: from)
  }

  /// The paper, the turn to answer it, and the day by which, where the office's rules set one.
  private mutating func issueUrge(for clock: Clock, _ text: String, by sender: Party) {
    let holder = file.assignments.first { $0.clock == clock.id }
    let post = clock.post ?? holder?.post ?? rules.post(of: clock.unit, for: .decide)
    let answer = rules.signals.urgeWorkdays.map {
      startClock(
        .urge,
        LegalLimit(.workdays($0), mark: .typical),
        from: today,
        branch: clock.branch,
        unit: clock.unit,
        post: post
      )
    }
    record(
      .urged(
        Urge(
          id: file.urges.count + 1,
          clock: clock.id,
          unit: clock.unit,
          post: post,
          text: text,
          by: sender,
          on: today,
          answerClock: answer
        )
      )
    )
    draw(.urge, branch: clock.branch, unit: clock.unit, toApplicant: false)
    assign(
      .answerUrge,
      branch: clock.branch,
      unit: clock.unit,
      post: post ?? "",
      clock: answer
    )
  }

  /// A late opinion is urged by the hall itself, once. Source: `domain.md` §3.1 (湛江 2009).
  mutating func urgeLateOpinion(_ clock: Clock) {
    let isAwaited = file.advisers.contains { $0.unit == clock.unit && $0.opinion == nil }
    guard rules.signals.urgeWorkdays != nil, isAwaited else { return }
    issueUrge(for: clock, Urge.lateOpinion.zh, by: .hall)
  }

  /// Whoever gives the opinion has answered what the hall asked; and nobody is asked any more when the whole is decided.
  mutating func answerUrges(of unit: UnitID, byOpinion text: String) {
    for open in file.urges
    where open.answer == nil && open.urge.by == .hall && open.urge.unit == unit {
      stopClocks { $0.id == open.urge.answerClock }
      let said = text.allSatisfy(\.isWhitespace) ? "已反馈意见" : text
      record(.urgeAnswered(urge: open.urge.id, by: from, text: said))
    }
  }

  mutating func answerUrge(_ id: Int, _ text: String) throws(Obstacle) {
    guard let open = file.urges.first(where: { $0.urge.id == id }), open.answer == nil else {
      throw .unknownUrge(id)
    }
    guard from.unit == open.urge.unit else {
      throw .notYourTurn(needs: PostRef(open.urge.unit, open.urge.post ?? ""))
    }
    guard !text.allSatisfy(\.isWhitespace) else { throw .textMissing }
    try mustBeShort(text)
    stopClocks { $0.id == open.urge.answerClock }
    record(.urgeAnswered(urge: id, by: from, text: text))
  }

  /// A case that went wrong shows what a unit should do otherwise: it is told in writing. Source: `domain.md` §3.1.
  mutating func recommend(_ unit: UnitID, _ text: String) throws(Obstacle) {
    guard case .supervisor = from else { throw .notYourTurn(needs: nil) }
    guard file.submission != nil else { throw .notSubmitted }
    guard rules.units[unit] != nil, file.unitsConcerned.contains(unit) else {
      throw .notAwaited(department: unit)
    }
    try mustBeSaid(text)
    record(.recommended(Recommendation(unit: unit, text: text, by: from, on: today)))
    draw(.recommendation, branch: nil, unit: unit, toApplicant: false)
  }

  /// The official calendar of a year has come: dates that crossed it are counted again, on record.
  mutating func recountDates() {
    guard rules.calendar.version != file.calendar else { return }
    let recounts = file.runningClocks.compactMap { clock -> Recount? in
      let recount = recount(of: clock)
      let isMoved = recount.due != clock.due || recount.dueAt != clock.dueAt
      return isMoved || recount.isProvisional != clock.isProvisional ? recount : nil
    }
    record(.datesRecounted(calendar: rules.calendar.version, recounts))
  }

  /// A clock's due day on today's calendar.
  func recount(of clock: Clock) -> Recount {
    // Its last day may be the one on which it was stopped: it cannot pass before it goes on all the same.
    guard !clock.isPaused else {
      return Recount(clock: clock.id, due: .last, isProvisional: false, warnOn: nil)
    }
    let due = rules.calendar.due(clock)
    return Recount(
      clock: clock.id,
      due: due.day,
      dueAt: rules.calendar.dueAt(clock),
      isProvisional: due.isProvisional,
      warnOn: clock.kind == .promised && !due.isStopped ? warnDay(of: clock) : nil
    )
  }
}

extension CaseFile {
  /// The clocks by which what the hall itself urged is to be answered.
  var ownUrgeClocks: Set<Int> {
    Set(urges.filter { $0.urge.by == .hall }.compactMap(\.urge.answerClock))
  }
}
