import Casework
import Database
import Deadlines
import Definitions
import TestPostgres
import Testing

@testable import Hall

@Suite(.eachEngine) struct `Nobody is asked twice` {
  @Test func `an account fills in name, phone and identity number`() async throws {
    let test = try await TestHall()
    let account = try await test.hall.register(
      Registration(
        name: "林晓",
        login: "13900000001",
        password: "long enough",
        citizenID: "11010519491231002X",
        phone: "13900000001"
      )
    )
    let known = try await known(in: test, by: account.id, for: account.id, "tobacco-retail")
    #expect(known["legal_representative"]?.text == "林晓")
    #expect(known["id_number"] == KnownAnswer(text: "11010519491231002X", origin: .account))
    #expect(known["phone"]?.text == "13900000001")
    #expect(known["business_name"] == nil)
  }

  @Test func `an earlier case fills in who and where, and says of which day it is`() async throws {
    let test = try await TestHall()
    try await test.file("tobacco-retail")
    let known = try await known(in: test, by: "lin", for: "lin", "catering-opening")
    let day = try #require(Day("2026-09-18"))
    #expect(known["business_name"] == KnownAnswer(text: "林记便利店", origin: .earlierCase(day)))
    #expect(known["address"]?.origin == .earlierCase(day))
    #expect(known["floor_area"] == nil)
    #expect(known["by_agent"] == nil)
  }

  @Test func `a counter learns nothing of a walk-in's other cases`() async throws {
    let test = try await TestHall()
    try await test.file("tobacco-retail")
    let known = try await known(
      in: test,
      by: "market-regulation/front desk",
      for: "lin",
      "catering-opening"
    )
    #expect(known.values.allSatisfy { $0.origin == .account })
    #expect(known["business_name"] == nil)
  }

  private func known(
    in test: TestHall,
    by account: AccountID,
    for applicant: AccountID,
    _ procedure: String
  ) async throws -> [String: KnownAnswer] {
    let draft = try #require(
      await test.hall.startDraft(procedure, by: account, for: applicant)
    )
    let rules = test.hall.rulebook.rules(for: draft.procedure, on: test.hall.today())
    return try await test.hall.knownAnswers(of: draft, for: try #require(rules?.form))
  }
}
