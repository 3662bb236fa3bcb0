import Definitions

/// What reading has found so far: every problem, and where each part of the definitions stands.
final class Notes {
  private(set) var problems: [Problem] = []
  private(set) var places = Places()

  func add(_ place: Place, _ message: Words) {
    problems.append(Problem(at: place, message))
  }

  func put(_ place: Place, at path: String) {
    places[path: path] = place
  }
}
