import Deadlines
import Definitions

/// A supervisor urges, the holder answers; a new calendar moves the open dates.
extension Proceeding {
  mutating func urge(_ clockID: Int, _ text: String) throws(Obstacle) {
    guard case .supervisor = from else { throw .notYourTurn(needs: nil) }
    guard let clock = file.clock(clockID), clock.isRunning else { throw .unknownClock(clockID) }
    guard !text.allSatisfy(\.isWhitespace) else { throw .textMissing }
    try mustBeShort(text)
    let holder = file.assignments.first { $0.clock == clockID }
    let post = clock.post ?? holder?.post ?? rules.post(of: clock.unit, for: .decide)
    record(
      .urged(
        Urge(
          id: file.urges.count + 1,
          clock: clockID,
          unit: clock.unit,
          post: post,
          text: text,
          by: from,
          on: today
        )
      )
    )
    assign(
      .answerUrge,
      branch: clock.branch,
      unit: clock.unit,
      post: post ?? "",
      clock: nil
    )
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
    record(.urgeAnswered(urge: id, by: from, text: text))
  }

  /// The official calendar of a year has come: dates that crossed it are counted again, on record.
  mutating func recountDates() {
    guard rules.calendar.version != file.calendar else { return }
    let recounts = file.runningClocks.compactMap { clock -> Recount? in
      let recount = recount(of: clock)
      return recount.due != clock.due || recount.isProvisional != clock.isProvisional
        ? recount : nil
    }
    record(.datesRecounted(calendar: rules.calendar.version, recounts))
  }

  /// A clock's due day on today's calendar.
  func recount(of clock: Clock) -> Recount {
    let due = rules.calendar.due(clock)
    return Recount(
      clock: clock.id,
      due: due.day,
      isProvisional: due.isProvisional,
      warnOn: clock.kind == .promised && !due.isStopped ? warnDay(of: clock) : nil
    )
  }
}
