package import Deadlines
package import Definitions

package struct ExtensionRequest: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var reason: String
  package var by: Party
  package var on: Day
}

/// More time to decide, approved once, with its reason told to the applicant. Source: 行政许可法 §42.
package struct Extension: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var limit: TimeLimit
  package var basis: Citation
  package var reason: String
  package var by: Party
  package var on: Day
  /// The clocks it moves: what the law and the office set for the decision.
  package var moved: [Recount]
}

/// A special procedure begins: how long it is expected to take is told in writing. Source: 行政许可法 §45.
package struct SuspensionNotice: Sendable, Hashable, Codable {
  package var branch: BranchID
  /// One of the matter's stopping procedures, e.g. `testing`.
  package var cause: String
  package var expected: TimeLimit
  package var basis: Citation
  package var reason: String
  package var by: Party
  package var on: Day
  /// The clocks that stand still for it.
  package var clocks: [Int]
  /// The moment, for limits in hours; nil in older events.
  package var at: Moment?

  /// What is not counted while it lasts.
  var suspension: Suspension { Suspension(start: on, cause: cause, startAt: at) }
}

package struct Resumption: Sendable, Hashable, Codable {
  package var branch: BranchID
  /// What was not counted.
  package var suspension: Suspension
  package var result: String
  package var by: Party
  package var on: Day
  package var moved: [Recount]
}

/// The applicant may ask for a hearing, within five workdays. Source: 行政许可法 §47.
package struct HearingOffer: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var reason: String
  package var by: Party
  package var on: Day
}

/// Day and place of a hearing, told seven workdays ahead. Source: 行政许可法 §48(1).
package struct HearingNotice: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var day: Day
  package var place: String
  package var by: Party
  package var on: Day
}

package struct HearingRecord: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var text: String
  package var by: Party
  package var on: Day
}

/// The check after a decision on the applicant's word (事后核查). Source: 国办发〔2020〕42号.
package struct PostCheck: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var staff: [String]
  package var finding: Finding
  package var by: Party
  package var on: Day
}

/// What is to be put right, and by when (责令改正).
package struct RectificationOrder: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var text: String
  package var until: Day
  package var by: Party
  package var on: Day
}

/// A licence ends before its time. Source: 行政许可法 §8, §69, §70.
package struct LicenceEnd: Sendable, Hashable, Codable {
  package enum Cause: String, Sendable, Hashable, Codable, CaseIterable {
    /// The applicant's word was not kept (告知承诺). Source: 国办发〔2020〕42号.
    case brokenCommitment = "broken_commitment"
    /// Got by fraud or bribery (撤销). Source: §69 ¶2, §79.
    case fraud
    /// Should not have been granted (撤销). Source: §69 ¶1.
    case wronglyGranted = "wrongly_granted"
    /// Its ground changed; loss is made good (撤回). Source: §8.
    case recalled
    /// Run out, given up, or its holder is no more (注销). Source: §70.
    case cancelled
  }

  package var branch: BranchID
  package var cause: Cause
  package var text: String
  package var by: Party
  package var on: Day
}

/// A material that may follow (容缺后补), and the day it is promised by.
package struct Deferral: Sendable, Hashable, Codable {
  package var material: String
  package var until: Day
}

/// What was outstanding and is handed in.
package struct Supplement: Sendable, Hashable, Codable {
  package var answers: Sealed
  package var materials: [String: [Attachment]]
  package var by: Party
  package var on: Day
}

/// Somebody with a weighty interest in the decision (利害关系人), and what was said. Source: 行政许可法 §36.
package struct ThirdParty: Sendable, Hashable, Codable {
  /// Counts from 1 in its case.
  package var id: Int
  package var branch: BranchID
  package var who: String
  package var interest: String
  package var by: Party
  package var on: Day
  package var statement: String?
  package var reply: String?
  /// By which the party may speak, and the applicant reply; each party has clocks of its own.
  package var clock: Int?
  package var replyClock: Int?
}

/// Somebody steps aside (回避).
package struct Recusal: Sendable, Hashable, Codable {
  package var account: AccountID
  package var post: PostRef
  package var reason: String
  package var by: Party
  package var on: Day
}

/// Who joined while the case ran: a department that is asked, or a member of the theme with a branch of its own.
package struct AddedMember: Sendable, Hashable, Codable {
  package var unit: UnitID
  package var asked: String
  package var limit: TimeLimit
  package var by: Party
  package var on: Day
  /// The member's part of the case; nil: it is asked for its opinion.
  package var plan: BranchPlan?
}

/// The holder asks to renew a licence, or to change what it says. Source: 行政许可法 §49, §50.
package struct LicenceRequest: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case renewal, change
  }

  package var branch: BranchID
  package var kind: Kind
  package var text: String
  package var by: Party
  package var on: Day
  /// What it would say; nil until it is handed in.
  package var amendment: Amendment?
}

package struct LicenceAnswer: Sendable, Hashable, Codable {
  package var branch: BranchID
  package var kind: LicenceRequest.Kind
  package var ruling: Ruling
  package var by: Party
  package var on: Day
  /// Nobody answered before it ran out: deemed renewed. Source: 行政许可法 §50 ¶2.
  package var isDeemed: Bool
}

/// The closed file as it is kept. Source: 国务院令第716号 §12.
package struct Archive: Sendable, Hashable, Codable {
  package var papers: Int
  package var files: Int
  /// Nil: for good.
  package var keepUntil: Day?
  package var on: Day
}

/// A supervisor tells a unit what to change in how it works (监察建议书). Source: `domain.md` §3.1.
package struct Recommendation: Sendable, Hashable, Codable {
  package var unit: UnitID
  package var text: String
  package var by: Party
  package var on: Day
}

/// What is told ahead: a visit on site, or a public notice before the decision. Neither stops a clock, for §45 names neither.
package struct Announcement: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The day of the visit (踏勘预约).
    case visit
    /// The last day on which anybody may object (公示).
    case publicNotice = "public_notice"
    /// The day of a hearing that the agency holds of its own motion: the public is told of it. Source: 行政许可法 §46.
    case hearing

    /// Told to everybody, on the hall's public list.
    package var isPublic: Bool { self != .visit }

    /// What a post announces by itself; a hearing is told of by convening it.
    package static let byItself: [Kind] = [.visit, .publicNotice]
  }

  package var branch: BranchID
  package var kind: Kind
  package var day: Day
  package var text: String
  package var by: Party
  package var on: Day
}
