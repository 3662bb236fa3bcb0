package import Casework
package import Deadlines
package import Definitions

/// One running clock, and who holds it since when.
package struct HeldClock: Sendable {
  package let number: CaseNumber
  package let branch: BranchID?
  package let clock: Int
  package let kind: Clock.Kind
  package let unit: UnitID
  package let post: PostName?
  /// Nil: nobody sits on the post.
  package internal(set) var holder: String?
  package internal(set) var subject: String
  package internal(set) var procedure: String
  package let since: Day
  package let due: Day
  package let isPassed: Bool

  /// The list after this row begins behind it.
  package var cursor: ClockCursor { ClockCursor(due: due, number: number, clock: clock) }
}

/// One case among the held: its most pressing clock, and the others behind it.
///
/// A theme's promise and its members' equal promises are one case's matter, not four.
package struct HeldCase: Sendable {
  package let worst: HeldClock
  package fileprivate(set) var others: [HeldClock]
}

extension [HeldClock] {
  /// Each case once, where its first clock stands.
  package var byCase: [HeldCase] {
    var places: [CaseNumber: Int] = [:]
    return reduce(into: []) { cases, clock in
      if let place = places[clock.number] {
        cases[place].others.append(clock)
      } else {
        places[clock.number] = cases.count
        cases.append(HeldCase(worst: clock, others: []))
      }
    }
  }
}

/// A place in a list of clocks, as text in an address: `2026-09-24,210100-20260918-00042-7,3`.
package struct ClockCursor: Sendable, Hashable, CustomStringConvertible {
  let due: Day
  let number: CaseNumber
  let clock: Int

  init(due: Day, number: CaseNumber, clock: Int) {
    self.due = due
    self.number = number
    self.clock = clock
  }

  /// Nil when it is not one.
  package init?(_ text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let day = Day(parts[0]), let number = CaseNumber(parts[1]),
      let clock = Int(parts[2]), (0...1_000_000).contains(clock)
    else { return nil }
    self.init(due: day, number: number, clock: clock)
  }

  package var description: String { "\(due),\(number),\(clock)" }
}

/// The clocks behind a figure: a page of them, and how many there are.
package struct HeldClocks: Sendable {
  package let clocks: [HeldClock]
  package let allClocks: Int
  /// Where the next page begins; nil: this is the last.
  package let next: ClockCursor?
}
