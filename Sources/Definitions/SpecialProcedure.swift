import Deadlines

/// A procedure whose time is not counted (特别程序): one that the licensing law names, or one that a rule of the
/// matter names. Visits on site and public notices are none, unless such a rule says so. Source: 行政许可法 §45.
package struct SpecialProcedure: Sendable, Hashable {
  /// The word that stands in the events, e.g. `testing`.
  package var id: String
  package var title: Words
  package var basis: Citation
  /// The longest time it may take, where a rule says.
  package var most: LegalLimit?

  package init(_ id: String, title: Words, basis: Citation, most: LegalLimit? = nil) {
    self.id = id
    self.title = title
    self.basis = basis
    self.most = most
  }

  package static let hearing = "hearing"

  /// What the law itself names, for every matter.
  package static let byLaw = [
    ("testing", Words(zh: "检验、检测", en: "Inspection and testing")),
    ("expert-review", Words(zh: "专家评审", en: "Expert review")),
    ("appraisal", Words(zh: "鉴定", en: "Appraisal")),
    ("quarantine", Words(zh: "检疫", en: "Quarantine")),
    (hearing, Words(zh: "听证", en: "Hearing")),
    ("tender", Words(zh: "招标", en: "Tender")),
    ("auction", Words(zh: "拍卖", en: "Auction")),
  ].map { SpecialProcedure($0, title: $1, basis: Citation("行政许可法 §45")) }
}

extension Procedure {
  /// Every cause that stops this matter's clocks: a file's own entry says more about one that the law names.
  package var stoppingProcedures: [SpecialProcedure] {
    SpecialProcedure.byLaw.map { law in special.first { $0.id == law.id } ?? law }
      + special.filter { own in !SpecialProcedure.byLaw.contains { $0.id == own.id } }
  }
}
