import Casework
import Deadlines
import Definitions

extension CaseRun {
  /// Everybody does what is due, day after day, until the case has ended; for as long as any limit may take.
  mutating func finish(after moment: Moment) {
    var now = max(moment, file.lastEventAt)
    for _ in 0..<90 where !file.isClosed {
      now = now.adding(minutes: 24 * 60)
      ring(at: now)
      if !handIn(at: now), !takeTurns(at: now) { now = now.adding(minutes: 7 * 24 * 60) }
    }
  }

  /// What was opened to be changed comes back as it was, with what was to follow.
  private mutating func handIn(at now: Moment) -> Bool {
    guard file.openNotice != nil else { return false }
    var filing = lastFiling
    for material in file.outstanding.map(\.material) {
      filing.materials[material] = [Attachment(digest: material, type: "image/jpeg", bytes: 1)]
    }
    return attempt(.correct(filing), from: .applicant(Self.applicant), at: now)
  }

  private mutating func takeTurns(at now: Moment) -> Bool {
    var isMoved = false
    for turn in file.assignments {
      let post = PostRef(turn.unit, turn.post)
      // Two may have stepped aside.
      let people = [holder(of: post), colleague(on: post), colleague(on: post, number: 3)]
      let isDone = diligentCommands(for: turn, at: now).contains { command in
        people.contains { attempt(command, from: $0, at: now) }
      }
      isMoved = isMoved || isDone
    }
    return isMoved
  }

  private mutating func attempt(_ command: Command, from party: Party, at now: Moment) -> Bool {
    do throws(Obstacle) {
      try send(command, from: party, at: now)
      return true
    } catch { return false }
  }

  /// What all who wish the case well would try, one after another.
  private func diligentCommands(for turn: Assignment, at now: Moment) -> [Command] {
    let branch = turn.branch ?? .whole
    switch turn.act {
    case .accept:
      // What members named before acceptance goes into a notice.
      let named = file.formalChecks.compactMap(\.answer).flatMap(\.defects)
      return [.accept] + (named.isEmpty ? [] : [.askCorrection([])])
    case .decide:
      let reason = rules.refusalReasons.first.map { ReasonGiven(code: $0.code) }
      return [.decide(branch, .grant), .decide(branch, .deny([reason].compactMap(\.self)))]
    case .inspect: return [visitOfAll, straightCommand(for: turn)]
    case .hear:
      guard file.branch(branch)?.hearing?.notice == nil else {
        return [.holdHearing(branch, record: "各方签字")]
      }
      let today = now.day(in: rules.calendar.utcOffset)
      let day = rules.calendar.workday(after: today, count: 7)
      return [.conveneHearing(branch, on: day, place: "第一听证室")]
    case .answerUrge:
      return file.urges.filter { $0.answer == nil && $0.urge.unit == turn.unit }
        .map { .answerUrge(urge: $0.urge.id, text: "已办") }
    case .signCopy, .opine, .review, .check, .deliver, .extend, .resume, .postCheck,
      .orderRectification, .revoke, .checkFormally, .preliminary, .answerRequest, .collect,
      .refund:
      return [straightCommand(for: turn)]
    }
  }
}
