import Casework
import Database
import Deadlines
import Definitions
import TestPostgres
import Testing

@testable import Hall

@Suite(.eachEngine) struct `Signing in` {
  private func lin(_ test: TestHall) async throws -> Account {
    try await test.hall.register(
      Registration(name: "林晓", login: "13900000001", password: "long enough")
    )
  }

  @Test func `a session ends after half an hour without a page, or when signed out`() async throws {
    let test = try await TestHall()
    _ = try await lin(test)
    let result = try await test.hall.signIn(
      login: "13900000001",
      password: "long enough",
      address: "127.0.0.1"
    )
    guard case .signedIn(let session) = result else {
      Issue.record("\(result)")
      return
    }
    test.hall.clock.move(to: test.hall.clock.now().adding(minutes: 29))
    #expect(try await test.hall.session(session.token)?.account.name == "林晓")
    test.hall.clock.move(to: test.hall.clock.now().adding(minutes: 29))
    #expect(try await test.hall.session(session.token)?.csrfKey != nil)
    // What an open page asks by itself keeps nobody signed in.
    test.hall.clock.move(to: test.hall.clock.now().adding(minutes: 29))
    #expect(try await test.hall.session(session.token, isActive: false)?.csrfKey != nil)
    test.hall.clock.move(to: test.hall.clock.now().adding(minutes: 2))
    #expect(try await test.hall.session(session.token)?.csrfKey == nil)
  }

  @Test func `one person at eight counters at once gets one account`() async throws {
    let hall = try await TestHall().hall
    let accounts = try await withThrowingTaskGroup(of: AccountID.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try await hall.createWalkIn(
            name: "林晓",
            citizenID: "210102199001011234",
            phone: nil,
            by: "tobacco/front desk"
          ).id
        }
      }
      return try await group.reduce(into: Set<AccountID>()) { $0.insert($1) }
    }
    #expect(accounts.count == 1)
  }

  @Test func `five wrong passwords close a login for a quarter of an hour`() async throws {
    let test = try await TestHall()
    _ = try await lin(test)
    for _ in 0..<5 {
      let result = try await test.hall.signIn(
        login: "13900000001",
        password: "wrong",
        address: "127.0.0.1"
      )
      guard case .wrong = result else {
        Issue.record("\(result)")
        return
      }
    }
    let closed = try await test.hall.signIn(
      login: "13900000001",
      password: "long enough",
      address: "127.0.0.1"
    )
    guard case .throttled = closed else {
      Issue.record("\(closed)")
      return
    }
    test.hall.clock.move(to: test.hall.clock.now().adding(minutes: 16))
    let open = try await test.hall.signIn(
      login: "13900000001",
      password: "long enough",
      address: "127.0.0.1"
    )
    guard case .signedIn = open else {
      Issue.record("\(open)")
      return
    }
  }

  @Test func `a login is taken once, and a short password is refused`() async throws {
    let test = try await TestHall()
    _ = try await lin(test)
    await #expect(throws: AccountProblem.loginTaken) { _ = try await lin(test) }
    await #expect(throws: AccountProblem.passwordTooShort(least: 8)) {
      _ = try await test.hall.register(Registration(name: "林", login: "x", password: "short"))
    }
  }

  @Test func `a bearer token is known by its hash alone`() async throws {
    let test = try await TestHall()
    let token = try #require(try await test.hall.makeToken(forLogin: "wu", label: "tests"))
    #expect(try await test.hall.caller(bearer: token, asStored: true)?.account.isSupervisor == true)
    #expect(try await test.hall.caller(bearer: token + "0", asStored: true) == nil)
    #expect(try await test.count("SELECT token_hash FROM token") == 1)
  }

  @Test(
    arguments: [
      "UPDATE token SET revoked_at = 1", "DELETE FROM token",
      "DELETE FROM account_post WHERE post = 'front desk'",
      "UPDATE account SET closed_at = 1",
    ] as [SQL]
  )
  func `who may act no longer acts not once more, though he was known before`(change: SQL)
    async throws
  {
    let test = try await TestHall()
    let party = clerk("tobacco", "front desk")
    let login = try #require(party.account)
    let token = try #require(try await test.hall.makeToken(forLogin: login, label: "tests"))
    let number = try await test.file()
    _ = try await test.hall.caller(bearer: token, asStored: false)
    let known = try #require(try await test.hall.caller(bearer: token, asStored: false))
    try await test.sql(change)
    let still = try await test.hall.caller(bearer: token, asStored: false)
    #expect(still?.account.id == known.account.id, "nothing was asked of the database")
    let envelope = test.envelope("a", .accept, from: party, on: number)
    #expect(try await test.hall.handle(envelope, from: known) == nil)
    let now = try await test.hall.caller(bearer: token, asStored: true)
    #expect(now == nil || now?.account.posts.isEmpty == true)
  }
}
