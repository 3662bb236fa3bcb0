import Deadlines

/// How many licences of a matter there may be in each area, given out in the order of acceptance.
/// Source: 行政许可法 §57.
package struct Quota: Sendable, Hashable {
  /// A choice of the form that says in which area.
  package var field: String
  /// By the option's name; an area that is not named has no place.
  package var places: [String: Int]
  package var basis: Citation

  package init(field: String, places: [String: Int], basis: Citation) {
    self.field = field
    self.places = places
    self.basis = basis
  }
}

extension Field {
  /// What an option is called; nil where the field has none of that name.
  func label(ofOption id: String, _ language: Language) -> String? {
    guard case .choice(let options) = kind else { return nil }
    return options.first { $0.id == id }?.label[language]
  }
}
