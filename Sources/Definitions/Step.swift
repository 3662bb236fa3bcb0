/// One station on a case's way, in the order of the file.
package struct Step: Sendable {
  package var act: Act
  /// The post that does it; nil where the hall itself does (`copy to members`, `issue`).
  package var post: PostName?
  package var within: LegalLimit?
  /// Absent: always.
  package var condition: Condition?
  /// Of a visit: by when people are sent, from acceptance; it runs whatever else is done first. Source: 行政许可法 §55.
  package var sentWithin: LegalLimit?
  /// Of a visit: the departments asked for an opinion come too, at least two staff of each. Source: 行政许可法 §34 ¶3.
  package var withMembers = false
  /// The rule under which who did an earlier step may do this one too; nil: somebody else does. Source: `domain.md` §6.
  package var sameHand: Citation?
  /// When the members of a theme have come together.
  package var joining = Joining.all

  /// How many members must be granted before the rest need not be (汇合).
  package enum Joining: Sendable, Hashable {
    /// Each is decided.
    case all
    /// The first one granted ends the rest.
    case any
    /// So many granted end the rest; once they cannot be reached, a refusal does.
    case atLeast(Int)
    /// The first one denied ends the rest.
    case firstRefusalEnds
  }

  package enum Act: Sendable, Hashable {
    case accept
    /// Reviewed by a lower unit, and sent up with the whole file (初审). Source: 行政许可法 §35, §43.
    case preliminary(UnitID)
    /// Copy the file to the members, the same day (抄告).
    case copyToMembers
    /// Parallel members, side by side; `together` names the acts done in one visit.
    case members(together: [Act.Name])
    /// Members' opinions, side by side with the lead's own review.
    case opinions
    case review
    /// A visit on site by at least `staff` people of each department. It consumes time: it is not in §45.
    case inspect(staff: Int)
    case check
    case decide
    /// Make the result papers named.
    case issue([String])
    case deliver

    package enum Name: String, Sendable, Hashable, Codable, CaseIterable {
      case accept, preliminary, copy, members, opinions, review, inspect, check, decide, issue,
        deliver
      /// No step of a file: a head puts a decision off, whenever somebody asks. Source: 行政许可法 §42.
      case extend
      /// No step of a file either: a hearing is held when somebody may and does ask. Source: 行政许可法 §46–48.
      case hear
    }

    package var name: Name {
      switch self {
      case .accept: .accept
      case .preliminary: .preliminary
      case .copyToMembers: .copy
      case .members: .members
      case .opinions: .opinions
      case .review: .review
      case .inspect: .inspect
      case .check: .check
      case .decide: .decide
      case .issue: .issue
      case .deliver: .deliver
      }
    }
  }

  package init(act: Act, post: PostName?, within: LegalLimit?, condition: Condition? = nil) {
    self.act = act
    self.post = post
    self.within = within
    self.condition = condition
  }
}
