package import Casework

/// Where a clerk can go. The routes of `DeskPages` match these one by one.
extension Href {
  package static let desk = Href("desk")
  package static let deskSearch = Href("desk", "search")
  package static let walkIns = Href("desk", "walk-ins")
  package static let posts = Href("desk", "posts")
  static func posts(_ act: String) -> Href { Href("desk", "posts", act) }

  package static func deskCase(_ number: CaseNumber) -> Href {
    Href("desk", "cases", number.text)
  }

  /// The case page with one act begun: what it will do, what it asks, and the button that does it.
  package static func act(_ act: DeskAct.Kind, _ branch: BranchID?, on number: CaseNumber) -> Href {
    var query = [("act", act.rawValue)]
    if let branch { query.append(("branch", branch.text)) }
    return Href(parts: ["desk", "cases", number.text], query: query)
  }

  /// Where an act is sent (POST): a noun under the case, or under its branch.
  package static func record(_ act: DeskAct.Kind, _ branch: BranchID?, on number: CaseNumber)
    -> Href
  {
    guard act.isOfBranch, let branch else {
      return Href("desk", "cases", number.text, act.rawValue)
    }
    return Href("desk", "cases", number.text, "branches", branch.text, act.rawValue)
  }

  package static func deskAttachment(_ number: CaseNumber, _ digest: String) -> Href {
    Href("desk", "cases", number.text, "attachments", digest)
  }

  /// A photo as an image, for the viewer of the case page.
  package static func deskPicture(_ number: CaseNumber, _ digest: String) -> Href {
    Href("desk", "cases", number.text, "pictures", digest)
  }

  /// The case page with one of its photos open.
  package static func deskShow(_ digest: String, of number: CaseNumber) -> Href {
    Href(
      parts: ["desk", "cases", number.text],
      query: [("show", digest)],
      fragment: "viewer"
    )
  }

  /// The case page, read from its beginning.
  package static func deskCaseTop(_ number: CaseNumber) -> Href {
    .deskCase(number).at("case")
  }

  /// A paper by its place in the case file, counted from 1.
  package static func deskPaper(_ number: CaseNumber, _ place: Int) -> Href {
    Href("desk", "cases", number.text, "papers", String(place))
  }

  package static func deskPaperPDF(_ number: CaseNumber, _ place: Int) -> Href {
    Href("desk", "cases", number.text, "papers", String(place), "pdf")
  }
}
