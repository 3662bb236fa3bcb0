import Deadlines
import Definitions

/// A case that asks for one of the limited places of an area, in the order of acceptance; deemed acceptance ranks by its
/// receipt date. Source: 行政许可法 §57.
package struct Claim: Sendable, Hashable {
  package var matter: String
  package var area: String
  /// Compares as text: the day of acceptance, then the case's number.
  package var rank: String
  /// A place is taken; else one is asked for.
  package var isTaken: Bool
}

extension CaseFile {
  /// What this case claims: nothing before acceptance, and nothing once it was denied, given up or ended.
  package func claim(of branch: Branch) -> Claim? {
    guard let area = branch.area, let day = acceptedOn, branch.end == nil else { return nil }
    guard branch.state == .granted || (!branch.isEnded && outcome == nil) else { return nil }
    return Claim(
      matter: branch.matter.name,
      area: area,
      rank: "\(day) \(number.text)",
      isTaken: branch.state == .granted
    )
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
