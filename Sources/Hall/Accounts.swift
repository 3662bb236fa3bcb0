package import Casework
import Database
import Deadlines
import Definitions

/// Making accounts, of applicants by themselves and of the office by an administrator.
extension Hall {
  package static let leastPassword = 8
  private static let mostText = 100

  package func register(_ form: Registration) async throws(AccountProblem) -> Account {
    try await make(
      NewAccount(
        kind: .applicant,
        name: form.name,
        login: form.login,
        password: form.password,
        citizenID: form.citizenID,
        phone: form.phone,
        email: form.email,
        region: nil,
        isSupervisor: false,
        posts: []
      )
    )
  }

  package func createStaff(_ form: StaffRegistration) async throws(AccountProblem) -> Account {
    for post in form.posts {
      let isKnown = catalogue.units[post.unit]?.posts.contains { $0.name == post.post } ?? false
      guard isKnown else { throw .unknownPost(post) }
    }
    return try await make(
      NewAccount(
        kind: .staff,
        name: form.name,
        login: form.login,
        password: form.password,
        citizenID: nil,
        phone: nil,
        email: nil,
        region: form.isSupervisor ? form.region ?? settings.region : nil,
        isSupervisor: form.isSupervisor,
        posts: form.posts
      )
    )
  }

  /// The account of a walk-in: his own where the same name and identity number came before, else a new one
  /// without a password.
  /// - Parameter actor: the clerk at the counter.
  package func createWalkIn(
    name: String,
    citizenID: String?,
    phone: String?,
    by actor: AccountID
  ) async throws(AccountProblem) -> Account {
    if let known = try await known(name: name.trimmed, citizenID: citizenID) { return known }
    let id = Self.newID()
    let person = NewAccount(
      kind: .applicant,
      name: name,
      login: walkInLogin(name: name.trimmed, citizenID: citizenID) ?? "walk-in-\(id)",
      password: "",
      citizenID: citizenID,
      phone: phone,
      email: nil,
      region: nil,
      isSupervisor: false,
      posts: []
    )
    do throws(AccountProblem) {
      return try await insert(person, id: id, secret: nil, actor: actor)
    } catch {
      // Another counter made the same person's account a moment ago.
      guard case .loginTaken = error,
        let known = try await known(name: name.trimmed, citizenID: citizenID)
      else { throw error }
      return known
    }
  }

  /// The same for the same person, so that two counters at once cannot make two accounts of him. Keyed: nobody
  /// reads an identity number out of it.
  private func walkInLogin(name: String, citizenID: String?) -> String? {
    guard let citizenID, !citizenID.isEmpty else { return nil }
    let mark = Digest.keyed(Array("walk-in \(citizenID) \(name)".utf8), settings.key)
    return "walk-in-\(mark.prefix(32))"
  }

  private func known(
    name: String,
    citizenID: String?
  ) async throws(AccountProblem) -> Account? {
    guard let citizenID, !citizenID.isEmpty else { return nil }
    let now = clock.now()
    do throws(LedgerFault) {
      return try await read { connection in
        let row = try connection.row(
          """
          SELECT account_id FROM account
          WHERE citizen_id = $1 AND name = $2 AND kind = 'applicant' AND closed_at IS NULL
          ORDER BY created_at, account_id LIMIT 1
          """,
          [.text(citizenID), .text(name)]
        )
        return try row.flatMap { try Account.read($0.text("account_id"), connection, at: now) }
      }
    } catch { throw .fault(error) }
  }

  package func account(_ id: AccountID) async throws(LedgerFault) -> Account? {
    let now = clock.now()
    return try await read { try Account.read(id, $0, at: now) }
  }

  /// Nobody has an account yet: the database was made a moment ago.
  package func isNew() async throws(LedgerFault) -> Bool {
    try await read { try $0.rows("SELECT account_id FROM account LIMIT 1").isEmpty }
  }

  /// The names of accounts, for pages that show who did what; an erased account has none.
  package func names(of accounts: Set<AccountID>) async throws(LedgerFault) -> [AccountID: String] {
    try await read { try Self.names(of: accounts, $0) }
  }

  static func names(
    of accounts: Set<AccountID>,
    _ connection: any Connection
  ) throws -> [AccountID: String] {
    let rows = try connection.rows(
      SQL(
        sqlite: """
          SELECT account_id, name FROM account
          WHERE account_id IN (SELECT value FROM json_each($1)) ORDER BY account_id
          """,
        postgres: """
          SELECT account_id, name FROM account
          WHERE account_id = ANY($1::text[]) ORDER BY account_id
          """
      ),
      [.texts(accounts.sorted())]
    )
    return Dictionary(
      try rows.map { (try $0.text("account_id"), try $0.text("name")) },
      uniquingKeysWith: { one, _ in one }
    )
  }

  /// An opaque name for a new row: it says nothing about whom or what it stands for.
  static func newID() -> String { String(Digest.randomToken().prefix(20)) }

  private func make(_ account: NewAccount) async throws(AccountProblem) -> Account {
    let login = account.login.trimmed.lowercased()
    guard !login.isEmpty else { throw .loginMissing }
    guard account.password.count >= Self.leastPassword else {
      throw .passwordTooShort(least: Self.leastPassword)
    }
    guard account.password.utf8.count <= 1_000 else { throw .tooLong(most: 1_000) }
    let salt = Digest.random(16)
    guard let hash = await passwords.hash(account.password, salt: salt) else { throw .busy }
    var account = account
    account.login = login
    return try await insert(account, id: Self.newID(), secret: (salt, hash), actor: nil)
  }

  private func insert(
    _ account: NewAccount,
    id: AccountID,
    secret: (salt: [UInt8], hash: [UInt8])?,
    actor: AccountID?
  ) async throws(AccountProblem) -> Account {
    let name = account.name.trimmed
    guard !name.isEmpty else { throw .nameMissing }
    let texts = [name, account.login, account.citizenID, account.phone, account.email]
    guard texts.allSatisfy({ ($0?.count ?? 0) <= Self.mostText }) else {
      throw .tooLong(most: Self.mostText)
    }
    let now = clock.now()
    let row: [SQLValue] = [
      .text(id), .text(account.kind.rawValue), .text(name), .text(account.login),
      .bytes(orNull: secret?.salt), .bytes(orNull: secret?.hash), .text(orNull: account.citizenID),
      .text(orNull: account.phone), .text(orNull: account.email), .text(orNull: account.region),
      .yes(account.isSupervisor), .integer(now.microseconds),
    ]
    let posts = account.posts.map { [SQLValue.text(id), .text($0.unit), .text($0.post)] }
    let made: Account?
    do throws(LedgerFault) {
      made = try await write { connection in
        let taken = try connection.row(
          "SELECT account_id FROM account WHERE login = $1",
          [.text(account.login)]
        )
        guard taken == nil else { return nil }
        try connection.run(
          """
          INSERT INTO account (account_id, kind, name, login, password_salt, password_hash,
            citizen_id, phone, email, region, is_supervisor, created_at)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
          """,
          row
        )
        try connection.run(
          "INSERT INTO account_post (account_id, unit, post) VALUES ($1, $2, $3)",
          forEach: posts
        )
        try AuditRow.write(
          [AuditRow(at: now, actor: actor ?? id, act: "create_account", detail: id)],
          connection
        )
        return try Account.read(id, connection, at: now)
      }
    } catch { throw .fault(error) }
    guard let made else { throw .loginTaken }
    return made
  }
}

private struct NewAccount: Sendable {
  var kind: Account.Kind
  var name: String
  var login: String
  var password: String
  var citizenID: String?
  var phone: String?
  var email: String?
  var region: String?
  var isSupervisor: Bool
  var posts: [PostRef]
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
