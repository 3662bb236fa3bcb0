package import Casework
package import Deadlines

/// What a figure asks of one case that was decided.
package struct DecidedCase: Sendable, Hashable {
  package let on: Day
  /// From acceptance to the last decision.
  package let workdays: Int
  /// Within every promised and every statutory limit.
  package let isOnTime: Bool

  /// Nil: never accepted, or nothing was decided.
  package init?(_ file: CaseFile, _ calendar: WorkCalendar) {
    guard let accepted = file.acceptedOn,
      let last = file.branches.compactMap({ $0.decision?.on }).max()
    else { return nil }
    on = last
    workdays = calendar.workdays(after: accepted, through: last)
    isOnTime = file.clocks.allSatisfy(\.wasKept)
  }
}

extension Clock {
  /// A promise or the law's own limit that ran out before the decision was not kept; other clocks do not count.
  fileprivate var wasKept: Bool {
    guard kind == .promised || kind == .statutory else { return true }
    guard case .stopped(let day) = state else { return !isPassed }
    return !isPassed && day <= due
  }
}
