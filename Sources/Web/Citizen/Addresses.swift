package import Casework

/// Where a citizen can go. The routes of `CitizenPages` match these one by one.
extension Href {
  package static let myCases = Href("cases")
  package static let register = Href("account")
  package static let signOut = Href("session", "end")
  package static let search = Href("matters")
  package static let progress = Href("progress")

  package static func signIn(then place: Href? = nil) -> Href {
    guard let place, place != .home else { return Href("session") }
    return Href("session", query: [("then", place.text)])
  }

  package static func department(_ unit: String) -> Href { Href("departments", unit) }
  package static func guide(_ procedure: String) -> Href { Href("matters", procedure) }
  package static func blankForm(_ procedure: String) -> Href { Href("matters", procedure, "blank-form") }
  package static func sampleForm(_ procedure: String) -> Href { Href("matters", procedure, "sample-form") }
  /// Where a draft of a matter is begun (POST).
  package static func drafts(_ procedure: String) -> Href { Href("matters", procedure, "drafts") }

  package static func draft(_ id: String) -> Href { Href("drafts", id) }
  package static func section(_ id: String, _ section: String) -> Href {
    Href("drafts", id, "sections", section)
  }
  package static func uploads(_ id: String) -> Href { Href("drafts", id, "uploads") }
  package static func review(_ id: String) -> Href { Href("drafts", id, "review") }
  package static func submission(_ id: String) -> Href { Href("drafts", id, "submission") }

  package static func tracking(_ number: CaseNumber) -> Href { Href("cases", number.text) }
  package static func receipt(_ number: CaseNumber) -> Href { Href("cases", number.text, "receipt") }
  package static func correction(_ number: CaseNumber) -> Href {
    Href("cases", number.text, "correction")
  }
  package static func withdrawal(_ number: CaseNumber) -> Href {
    Href("cases", number.text, "withdrawal")
  }
  package static func rating(_ number: CaseNumber) -> Href { Href("cases", number.text, "rating") }
  /// A paper by its place in the case file, counted from 1: its number holds brackets.
  package static func paper(_ number: CaseNumber, _ place: Int) -> Href {
    Href("cases", number.text, "papers", String(place))
  }
}
