/// One flaw in a definition file: where, what was found, what was expected, the nearest right name.
package struct Problem: Sendable, Hashable {
  package var place: Place
  package var message: Words

  package init(at place: Place, _ message: Words) {
    self.place = place
    self.message = message
  }
}
