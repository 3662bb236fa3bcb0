package import Definitions

package typealias AccountID = String

/// Who acts: an applicant, a person on a post of a unit, a supervisor, or the hall's own clock.
package enum Party: Sendable, Hashable, Codable {
  case applicant(AccountID)
  case clerk(AccountID, unit: UnitID, post: PostName)
  /// A colleague who acts for the holder of a post: as its B, or by delegation (受委托).
  case deputy(AccountID, for: AccountID, unit: UnitID, post: PostName)
  /// Reads in scope and urges; changes no case.
  case supervisor(AccountID)
  case hall

  package var account: AccountID? {
    switch self {
    case .applicant(let account), .clerk(let account, _, _), .supervisor(let account),
      .deputy(let account, _, _, _):
      account
    case .hall: nil
    }
  }

  package var unit: UnitID? {
    seat?.unit
  }

  /// The post that somebody of the office acts from; nil: he acts from none.
  package var seat: PostRef? {
    switch self {
    case .clerk(_, let unit, let post), .deputy(_, _, let unit, let post): PostRef(unit, post)
    case .applicant, .supervisor, .hall: nil
    }
  }

  /// Whom a deputy acts for.
  package var actsFor: AccountID? {
    if case .deputy(_, let other, _, _) = self { other } else { nil }
  }

  package var post: PostName? {
    seat?.post
  }
}

/// A post of a unit: who must act, whoever sits there today.
package struct PostRef: Sendable, Hashable, Codable {
  package var unit: UnitID
  package var post: PostName

  package init(_ unit: UnitID, _ post: PostName) {
    self.unit = unit
    self.post = post
  }
}

/// How a filing reached the hall. Codes as GB/T 39046 办理形式 has them.
package enum Channel: String, Sendable, Hashable, Codable, CaseIterable {
  case web, mobile, counter, api
}
