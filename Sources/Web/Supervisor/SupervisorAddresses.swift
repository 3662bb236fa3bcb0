package import Casework
import Definitions

/// Where a supervisor can go. The routes of `SupervisorPages` match these one by one.
extension Href {
  package static let board = Href("supervision")

  /// The clocks behind a figure.
  static func clocks(
    unit: UnitID? = nil,
    kind: Clock.Kind? = nil,
    standing: BoardFigures.Standing? = nil
  ) -> Href {
    let query = [
      unit.map { ("unit", $0) }, kind.map { ("kind", $0.rawValue) },
      standing.map { ("standing", $0.rawValue) },
    ].compactMap(\.self)
    return Href(parts: ["supervision", "clocks"], query: query)
  }

  package static func supervisedCase(_ number: CaseNumber, clock: Int? = nil) -> Href {
    Href(
      parts: ["supervision", "cases", number.text],
      query: clock.map { [("clock", String($0))] } ?? [],
      fragment: clock == nil ? nil : "urge"
    )
  }

  package static func recommendation(_ number: CaseNumber) -> Href {
    Href("supervision", "cases", number.text, "recommendations")
  }
  package static func secondNotice(_ number: CaseNumber) -> Href {
    Href("supervision", "cases", number.text, "second-notice-permits")
  }

  /// A paper by its place in the case file, counted from 1.
  package static func supervisedPaper(_ number: CaseNumber, _ place: Int) -> Href {
    Href("supervision", "cases", number.text, "papers", String(place))
  }
  package static func supervisedPaperPDF(_ number: CaseNumber, _ place: Int) -> Href {
    Href("supervision", "cases", number.text, "papers", String(place), "pdf")
  }

  package static func urges(_ number: CaseNumber) -> Href {
    Href("supervision", "cases", number.text, "urges")
  }
}
