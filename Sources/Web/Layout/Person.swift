package import Casework
import Definitions
package import Hall

/// Whoever is signed in, as pages need to know.
package struct Person: Sendable, Hashable {
  package enum Kind: Sendable, Hashable { case applicant, staff, supervisor }

  package var account: AccountID
  package var name: String
  package var kind: Kind
  package var posts: [PostRef]
  /// On whose posts he stands in now.
  package var standIns: [StandIn]
  package var region: String?

  package init(
    account: AccountID,
    name: String,
    kind: Kind,
    posts: [PostRef] = [],
    standIns: [StandIn] = [],
    region: String? = nil
  ) {
    self.account = account
    self.name = name
    self.kind = kind
    self.posts = posts
    self.standIns = standIns
    self.region = region
  }
}
