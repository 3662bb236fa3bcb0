package import Deadlines
package import Definitions

/// What every page knows of the request that asked for it.
package struct PageFrame: Sendable {
  package var language: Language
  /// The address of this page, for the language switch and for coming back after signing in.
  package var here: Href
  /// The hidden field's value that proves a form came from this hall.
  package var csrf: String
  package var person: Person?
  /// The hall runs with demonstration accounts, and says so on every page.
  package var isDemonstration: Bool

  package init(
    language: Language,
    here: Href,
    csrf: String = "",
    person: Person? = nil,
    isDemonstration: Bool = false
  ) {
    self.language = language
    self.here = here
    self.csrf = csrf
    self.person = person
    self.isDemonstration = isDemonstration
  }

  /// The hidden field that every form of ours begins with.
  package var csrfField: HTML { "<input type=\"hidden\" name=\"csrf\" value=\"\(csrf)\">" }

  /// The text of a pair in the language of the page.
  package func callAsFunction(_ words: Words) -> String { words[language] }
}
