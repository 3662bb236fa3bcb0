import Casework

/// Where a citizen can go. The routes of `CitizenPages` match these one by one.
extension Href {
  static let myCases = Href("cases")
  static let register = Href("account")
  static let signOut = Href("session", "end")
  /// Asked by a page whose session is about to end.
  static let alive = Href("session", "alive")
  static let search = Href("matters")
  static let progress = Href("progress")

  static func signIn(then place: Href? = nil) -> Href {
    guard let place, place != .home else { return Href("session") }
    return Href("session", query: [("then", place.text)])
  }

  static func department(_ unit: String) -> Href { Href("departments", unit) }
  static func guide(_ procedure: String) -> Href { Href("matters", procedure) }
  static func blankForm(_ procedure: String) -> Href { Href("matters", procedure, "blank-form") }
  static func sampleForm(_ procedure: String) -> Href { Href("matters", procedure, "sample-form") }
  /// Where a draft of a matter is begun (POST).
  static func drafts(_ procedure: String) -> Href { Href("matters", procedure, "drafts") }

  static func draft(_ id: String) -> Href { Href("drafts", id) }
  static func section(_ id: String, _ section: String) -> Href {
    Href("drafts", id, "sections", section)
  }
  static func uploads(_ id: String) -> Href { Href("drafts", id, "uploads") }
  static func review(_ id: String) -> Href { Href("drafts", id, "review") }
  static func submission(_ id: String) -> Href { Href("drafts", id, "submission") }

  static func tracking(_ number: CaseNumber) -> Href { Href("cases", number.text) }
  static func receipt(_ number: CaseNumber) -> Href { Href("cases", number.text, "receipt") }
  static func correction(_ number: CaseNumber) -> Href {
    Href("cases", number.text, "correction")
  }
  static func hearingRequest(_ number: CaseNumber) -> Href {
    Href("cases", number.text, "hearing-request")
  }
  static func results(after: String? = nil) -> Href {
    Href(parts: ["results"], query: after.map { [("after", $0)] } ?? [])
  }
  static func notices(after: String? = nil) -> Href {
    Href(parts: ["notices"], query: after.map { [("after", $0)] } ?? [])
  }
  static func reply(_ number: CaseNumber) -> Href { Href("cases", number.text, "reply") }
  static func licence(
    _ number: CaseNumber,
    _ branch: BranchID,
    _ kind: LicenceRequest.Kind
  ) -> Href {
    Href("cases", number.text, kind.rawValue).with("of", branch.text)
  }
  static func withdrawal(_ number: CaseNumber) -> Href {
    Href("cases", number.text, "withdrawal")
  }
  static func rating(_ number: CaseNumber) -> Href { Href("cases", number.text, "rating") }
  static var certificates: Href { Href("certificates") }
  static func paperPDF(_ number: CaseNumber, _ place: Int) -> Href {
    Href("cases", number.text, "papers", String(place), "pdf")
  }
  /// A paper by its place in the case file, counted from 1: its number holds brackets.
  static func paper(_ number: CaseNumber, _ place: Int) -> Href {
    Href("cases", number.text, "papers", String(place))
  }
}
