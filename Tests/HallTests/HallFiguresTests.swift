import Casework
import Database
import Deadlines
import Definitions
import Supervision
import TestPostgres
import Testing

@testable import Hall

@Suite(.eachEngine) struct `How well the hall keeps its word` {
  @Test func `a case past its promise is not on time, and the median counts workdays`() async throws
  {
    let test = try await TestHall(at: at("2026-03-02T09:00"))
    try await decide(test.file(id: "quick"), in: test)
    let slow = try await test.file(id: "slow")
    try await act(on: slow, .accept, in: test)
    test.hall.clock.move(to: at("2026-04-30T10:00"))
    try await decide(slow, in: test)

    #expect(test.hall.figures == nil)
    let figures = try await test.hall.countFigures()
    #expect(figures.decided == 2)
    #expect(figures.onTime == 1)
    #expect(figures.onTimePermille == 500)
    #expect(figures.medianWorkdays == 0)
    #expect(test.hall.figures == figures)
  }

  @Test func `what was decided more than twelve months ago counts no longer`() async throws {
    let test = try await TestHall(at: at("2026-03-02T09:00"))
    try await decide(test.file(), in: test)
    test.hall.clock.move(to: at("2027-03-03T09:00"))
    let figures = try await test.hall.countFigures()
    #expect(figures.decided == 0)
    #expect(figures.onTimePermille == nil)
  }

  /// Does whatever is asked of anybody, until nothing is.
  private func decide(_ number: CaseNumber, in test: TestHall) async throws {
    for _ in 0..<12 {
      let record = try await test.engine.read { try CaseRecord.read([number], $0)[number] }
      guard let file = record?.file, let turn = file.assignments.first else { return }
      let party = clerk(turn.unit, turn.post)
      try await act(on: number, command(for: turn), by: party, at: file.version, in: test)
    }
  }

  private func act(
    on number: CaseNumber,
    _ command: Command,
    by party: Party = clerk("tobacco", "front desk"),
    at version: Int = 1,
    in test: TestHall
  ) async throws {
    let id = "\(number) after \(version)"
    _ = try recorded(
      await test.hall.handle(test.envelope(id, command, from: party, on: number))
    )
  }

  private func command(for turn: Assignment) -> Command {
    let finding = Finding(passes: true, text: "符合条件。")
    switch turn.act {
    case .review: return .review(.whole, finding)
    case .check: return .check(.whole, finding)
    case .decide: return .decide(.whole, .grant)
    case .deliver: return .deliver(.whole, Handover(.electronic))
    case .inspect:
      let presence = VisitReport.Presence(branch: .whole, staff: ["甲", "乙"], finding: finding)
      return .inspect(VisitReport(present: [presence], record: "一致。"))
    default: return .accept
    }
  }
}
