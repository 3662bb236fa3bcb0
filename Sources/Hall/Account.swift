package import Casework
import Database
import Deadlines
import Definitions

/// A person who may sign in: an applicant, or a member of the office with posts.
package struct Account: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable { case applicant, staff }

  package var id: AccountID
  package var name: String
  package var login: String
  package var kind: Kind
  /// His own, and those that he stands in on now.
  package var posts: [PostRef]
  /// On whose post he stands in now.
  package var standIns: [StandIn] = []
  package var isSupervisor: Bool
  /// How far a supervisor looks: six digits of GB/T 2260.
  package var region: String?
  package var phone: String?
  package var email: String?

  /// As whom the account acts on a post of its own, as a supervisor, or for itself.
  package func party(on post: PostRef? = nil) -> Party {
    switch kind {
    case .applicant: .applicant(id)
    case .staff:
      if let post = post ?? posts.first, let standIn = standIns.first(where: { $0.post == post }) {
        .deputy(id, for: standIn.forAccount, unit: post.unit, post: post.post)
      } else if let post = post ?? posts.first, posts.contains(post) {
        .clerk(id, unit: post.unit, post: post.post)
      } else if isSupervisor {
        .supervisor(id)
      } else {
        // Nobody: a member of the office without a post sees what no case shows.
        .clerk(id, unit: "", post: "")
      }
    }
  }

  package func viewer(on post: PostRef? = nil) -> Viewer { Viewer(party(on: post), region: region) }

  /// - Parameter standIns: everybody's, as of now.
  init(_ row: Row, posts own: [PostRef], _ standIns: StandIns, at now: Moment) throws {
    id = try row.text("account_id")
    name = try row.text("name")
    login = try row.optionalText("login") ?? ""
    kind = Kind(rawValue: try row.text("kind")) ?? .applicant
    self.standIns = standIns.acting(id, at: now).filter { !own.contains($0.post) }
    var seen = Set(own)
    posts = own + self.standIns.map(\.post).filter { seen.insert($0).inserted }
    isSupervisor = try row.yes("is_supervisor")
    region = try row.optionalText("region")
    phone = try row.optionalText("phone")
    email = try row.optionalText("email")
  }

  /// Nil: unknown, closed or erased.
  static func read(
    _ id: AccountID,
    _ connection: any Connection,
    at now: Moment
  ) throws -> Account? {
    let answers = try connection.rows(
      ofEach: [
        Question(
          """
          SELECT account_id, name, login, kind, is_supervisor, region, phone, email FROM account
          WHERE account_id = $1 AND closed_at IS NULL AND erased_at IS NULL
          """,
          [.text(id)]
        ),
        Question(
          "SELECT unit, post FROM account_post WHERE account_id = $1 ORDER BY unit, post",
          [.text(id)]
        ),
      ] + StandIns.questions
    )
    return try answers.first?.first.map {
      try Account(
        $0,
        posts: PostRef.all(in: answers.dropFirst().first ?? []),
        StandIns(answers.dropFirst(2)),
        at: now
      )
    }
  }
}

extension PostRef {
  /// The posts of a person.
  static func all(in rows: [Row]) throws -> [PostRef] {
    try rows.map { PostRef(try $0.text("unit"), try $0.text("post")) }
  }
}

/// What a person types to get an account.
package struct Registration: Sendable {
  package var name: String
  /// A phone number, or a name of one's own.
  package var login: String
  package var password: String
  package var citizenID: String?
  package var phone: String?
  package var email: String?

  package init(
    name: String,
    login: String,
    password: String,
    citizenID: String? = nil,
    phone: String? = nil,
    email: String? = nil
  ) {
    self.name = name
    self.login = login
    self.password = password
    self.citizenID = citizenID
    self.phone = phone
    self.email = email
  }
}

/// An account of the office, made by an administrator.
package struct StaffRegistration: Sendable {
  package var name: String
  package var login: String
  package var password: String
  package var posts: [PostRef]
  package var isSupervisor: Bool
  /// For a supervisor: how far he looks; nil: the hall's own region.
  package var region: String?

  package init(
    name: String,
    login: String,
    password: String,
    posts: [PostRef] = [],
    isSupervisor: Bool = false,
    region: String? = nil
  ) {
    self.name = name
    self.login = login
    self.password = password
    self.posts = posts
    self.isSupervisor = isSupervisor
    self.region = region
  }
}

/// Why there is no account, or no sign-in.
package enum AccountProblem: Error, Sendable, Hashable {
  case nameMissing
  case loginMissing
  case loginTaken
  case passwordTooShort(least: Int)
  case tooLong(most: Int)
  case unknownPost(PostRef)
  /// Too many are signing in at this moment; try again in a few seconds.
  case busy
  case fault(LedgerFault)
}
