/// One flaw in a definition file: where, what was found, what was expected, the nearest right name.
package struct Problem: Sendable, Hashable {
  package var place: Place
  package var message: Words
  /// A warning is shown and does not stop publication.
  package var isWarning: Bool

  package init(at place: Place, _ message: Words, isWarning: Bool = false) {
    self.place = place
    self.message = message
    self.isWarning = isWarning
  }
}

extension Place: Comparable {
  package static func < (one: Place, other: Place) -> Bool {
    (one.file, one.line, one.column) < (other.file, other.line, other.column)
  }
}
