import Casework
import Database
import Deadlines
import Definitions
import TestPostgres
import Testing

@testable import Hall

@Suite(.eachEngine) struct `The chain of a case` {
  /// Two cases, one of them accepted.
  private func twoCases() async throws -> (TestHall, CaseNumber, CaseNumber) {
    let test = try await TestHall()
    let first = try await test.file(id: "1")
    let second = try await test.file(id: "2")
    _ = try recorded(
      await test.hall.handle(
        test.envelope("3", .accept, from: clerk("tobacco", "front desk"), on: first)
      )
    )
    #expect(try await test.hall.audit().breaks.isEmpty)
    return (test, first, second)
  }

  @Test func `an event edited by SQL is named`() async throws {
    let (test, number, _) = try await twoCases()
    try await test.sql(
      SQL(
        sqlite: """
          UPDATE case_event SET entry = CAST(replace(CAST(entry AS TEXT), 'lin', 'han') AS BLOB)
          WHERE case_number = $1 AND version = (SELECT min(version) FROM case_event)
          """,
        postgres: """
          UPDATE case_event
          SET entry = convert_to(replace(convert_from(entry, 'UTF8'), 'lin', 'han'), 'UTF8')
          WHERE case_number = $1 AND version = (SELECT min(version) FROM case_event)
          """
      ),
      [.text(number.text)]
    )
    let breaks = try await test.hall.audit().breaks
    #expect(breaks.map(\.number) == [number.text])
    let first = try #require(breaks.first)
    #expect(first.versions.lowerBound == 1 && first.cause == .altered)
    #expect(first.description.contains("events 1 to"))
  }

  @Test func `an event deleted by SQL is named, at the end too`() async throws {
    let (test, number, other) = try await twoCases()
    try await test.sql(
      """
      DELETE FROM case_event WHERE case_number = $1
        AND version = (SELECT min(version) FROM case_event WHERE case_number = $1)
      """,
      [.text(number.text)]
    )
    try await test.sql(
      """
      DELETE FROM case_event WHERE case_number = $1
        AND version = (SELECT max(version) FROM case_event WHERE case_number = $1)
      """,
      [.text(other.text)]
    )
    let breaks = try await test.hall.audit().breaks.sorted { $0.number < $1.number }
    #expect(breaks.map(\.cause) == [.missing, .truncated])
    #expect(breaks.first?.versions.lowerBound == 1)
  }

  @Test func `two acts swapped by SQL are named`() async throws {
    let (test, number, _) = try await twoCases()
    let versions = try await test.versions(of: number)
    let (one, other) = (try #require(versions.first), try #require(versions.last))
    for (from, to) in [(one, 900), (other, one), (900, other)] {
      try await test.sql(
        "UPDATE case_event SET version = $3 WHERE case_number = $1 AND version = $2",
        [.text(number.text), .integer(from), .integer(to)]
      )
    }
    let breaks = try await test.hall.audit().breaks
    #expect(breaks.map(\.versions.lowerBound) == [1])
  }

  @Test func `answers altered by SQL are named by the event that sealed them`() async throws {
    let (test, number, _) = try await twoCases()
    try await test.sql(
      SQL(
        sqlite: "UPDATE answer SET body = CAST('{}' AS BLOB) WHERE case_number = $1",
        postgres: "UPDATE answer SET body = convert_to('{}', 'UTF8') WHERE case_number = $1"
      ),
      [.text(number.text)]
    )
    #expect(try await test.hall.audit().breaks.map(\.cause) == [.answer])
  }

  @Test func `a person is erased, and the chain still verifies`() async throws {
    let test = try await TestHall()
    let number = try await test.file()
    await #expect(throws: ErasureProblem.casesOpen([number])) {
      try await test.hall.erase("lin", by: "wu")
    }
    let reason = Secret(text: "开到别处去了")
    _ = try recorded(
      await test.hall.handle(
        test.envelope("w", .withdraw(reason.sealed), on: number),
        enclosing: Enclosure(secrets: [reason])
      )
    )
    try await test.hall.makePapers()
    try await test.hall.erase("lin", by: "wu")
    #expect(try await test.hall.audit().breaks.isEmpty)
    #expect(try await test.hall.replay().differences.isEmpty)
    let left = try await test.count("SELECT digest FROM answer WHERE body IS NOT NULL")
    #expect(left == 0)
    #expect(try await test.count("SELECT text FROM search_text WHERE kind <> 'number'") == 0)
    let reading = try #require(
      try await test.hall.caseReading(number, for: Viewer(clerk("tobacco", "front desk")))
    )
    #expect(reading.applicantName.isEmpty && reading.subject.isEmpty && reading.answers == nil)
  }
}
