/// A unit's short name in the units file, e.g. `fire-rescue`.
package typealias UnitID = String
/// A post's name, the same word in every unit, e.g. `case officer`.
package typealias PostName = String

/// A department of the office (部门): its people hold posts, and the law holds the unit to account.
package struct Unit: Sendable, Hashable {
  package var id: UnitID
  package var title: Words
  /// The word that opens its document numbers, e.g. `沈市监`.
  package var word: String
  /// Six digits of GB/T 2260.
  package var region: String
  /// 分管领导, 负责人, 管理员: without each of them a unit is a flaw (S14).
  package var officers: Officers
  package var posts: [Post]
  package var address: Words
  package var hours: Words
  package var phone: String
  /// Where to ask for reconsideration and where to sue. Source: 行政许可法 §38.
  package var remedies: Remedies
  /// The people's government of the place (本级人民政府), whose head approves what exceeds one agency.
  package var isGovernment: Bool

  package struct Officers: Sendable, Hashable {
    package var leader: String
    package var head: String
    package var administrator: String

    package init(leader: String, head: String, administrator: String) {
      self.leader = leader
      self.head = head
      self.administrator = administrator
    }
  }

  package struct Remedies: Sendable, Hashable {
    package var reconsideration: Words
    package var court: Words

    package init(reconsideration: Words, court: Words) {
      self.reconsideration = reconsideration
      self.court = court
    }
  }

  package init(
    id: UnitID,
    title: Words,
    word: String,
    region: String,
    officers: Officers,
    posts: [Post],
    address: Words,
    hours: Words,
    phone: String,
    remedies: Remedies,
    isGovernment: Bool = false
  ) {
    self.id = id
    self.title = title
    self.word = word
    self.region = region
    self.officers = officers
    self.posts = posts
    self.address = address
    self.hours = hours
    self.phone = phone
    self.remedies = remedies
    self.isGovernment = isGovernment
  }
}

/// A post of a unit and what it may do (承办人 → 科长 → 分管领导).
package struct Post: Sendable, Hashable {
  package var name: PostName
  package var title: Words
  package var duties: Set<Step.Act.Name>

  package init(name: PostName, title: Words, duties: Set<Step.Act.Name>) {
    self.name = name
    self.title = title
    self.duties = duties
  }
}
