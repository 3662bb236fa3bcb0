/// What is wrong with one answer: where, and the sentence for the person who typed it.
package struct FieldProblem: Sendable, Hashable {
  /// The field's address: `floor_area`, or `buildings.0.height` in a repeated section.
  package var address: String
  package var message: Words

  package init(_ address: String, _ message: Words) {
    self.address = address
    self.message = message
  }
}
