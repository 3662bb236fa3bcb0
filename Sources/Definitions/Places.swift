/// Where each part of the definitions stands in its file, by a path such as
/// `procedure:food-licence@2026-01-01/steps/2/by`; so that a flaw found later still points at its line.
package struct Places: Sendable {
  private var places: [String: Place] = [:]

  package init() {}

  package subscript(path path: String) -> Place? {
    get { places[path] }
    set { places[path] = newValue }
  }

  /// The place of a path, or of the nearest thing around it that is known.
  package func nearest(to path: String) -> Place {
    var path = path[...]
    while true {
      if let place = places[String(path)] { return place }
      guard let slash = path.lastIndex(of: "/") else { break }
      path = path[..<slash]
    }
    return Place(file: String(path), line: 1, column: 1)
  }
}
