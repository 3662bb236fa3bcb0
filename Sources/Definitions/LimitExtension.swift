package import Deadlines

/// By how much a decision may be put off, once, and who approves it. Source: 行政许可法 §42.
package struct LimitExtension: Sendable, Hashable, Codable {
  package enum Approver: String, Sendable, Hashable, Codable {
    /// The head of the agency that decides (本行政机关负责人).
    case agencyHead = "agency_head"
    /// The head of the people's government of the place (本级人民政府负责人).
    case governmentHead = "government_head"
  }

  package var limit: TimeLimit
  package var approver: Approver
  package var basis: Citation

  package init(limit: TimeLimit, approver: Approver, basis: Citation) {
    self.limit = limit
    self.approver = approver
    self.basis = basis
  }
}

extension Limits {
  /// What the licensing law itself allows a limit that rests on it: ten workdays more where one agency decides,
  /// fifteen where several handle together. A limit of another law has none unless its file says so.
  package var lawfulExtension: LimitExtension? {
    if let ownExtension { return ownExtension }
    let articles = statutory?.basis.map(\.text) ?? []
    if let basis = articles.first(where: { $0.hasPrefix("行政许可法 §42②") }) {
      return LimitExtension(limit: .workdays(15), approver: .governmentHead, basis: Citation(basis))
    }
    return articles.first { $0.hasPrefix("行政许可法 §42①") }.map {
      LimitExtension(limit: .workdays(10), approver: .agencyHead, basis: Citation($0))
    }
  }
}
