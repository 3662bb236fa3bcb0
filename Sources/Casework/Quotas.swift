package import Deadlines
import Definitions

/// A case that asks for one of the limited places of an area, in the order of acceptance; deemed acceptance ranks by its
/// receipt date. Source: 行政许可法 §57.
package struct Claim: Sendable, Hashable {
  package var matter: String
  package var area: String
  /// Compares as text: the day of acceptance, its moment, then the case's number.
  package var rank: String
  /// A place is taken; else one is asked for.
  package var isTaken: Bool
  /// The last day of a place that is taken: a licence that has run out holds none. Nil: it does not run out.
  package var until: Day?

  /// Counts against the places on a day.
  package func holds(on day: Day) -> Bool { until.map { day <= $0 } ?? true }
}

extension CaseFile {
  /// What this case claims: nothing before acceptance, and nothing once it was denied, given up or ended.
  package func claim(of branch: Branch) -> Claim? {
    guard let area = branch.area, let day = acceptedOn, branch.end == nil else { return nil }
    guard branch.state == .granted || (!branch.isEnded && outcome == nil) else { return nil }
    return Claim(
      matter: branch.matter.name,
      area: area,
      rank: "\(day) \(acceptedAt.map(\.sortable) ?? "") \(number.text)",
      isTaken: branch.state == .granted,
      until: branch.state == .granted ? branch.validUntil : nil
    )
  }
}

extension Moment {
  /// Sixteen digits, so that an earlier one is the lesser text.
  fileprivate var sortable: String {
    let digits = String(microseconds)
    return String(repeating: "0", count: max(0, 16 - digits.count)) + digits
  }
}

/// How the places of an area stand for one case: taken, and asked for by cases accepted before it.
package struct Vacancies: Sendable, Hashable {
  package var taken: Int
  package var before: Int

  package init(taken: Int, before: Int) {
    self.taken = taken
    self.before = before
  }
}

extension Proceeding {
  /// A place is there, and nobody who came first waits for it.
  func mustHaveAPlace(_ branch: Branch) throws(Obstacle) {
    guard let area = branch.area, let quota = rules.matter(of: branch).quota else { return }
    let most = quota.places[area] ?? 0
    let places = known.places ?? Vacancies(taken: 0, before: 0)
    guard places.taken < most else { throw .noPlaceLeft(most: most) }
    guard places.taken + places.before < most else {
      throw .othersComeFirst(count: places.before)
    }
  }
}
