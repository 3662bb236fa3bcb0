import Casework
import Database
import Deadlines
import Definitions
import Foundation
import TestPostgres
import Testing

@testable import Hall

@Suite(.eachEngine) struct `Versions of definitions` {
  // S38 in part: versions.
  @Test func `a file changed under a published identity stops the start with a sentence`()
    async throws
  {
    let test = try await TestHall()
    let changed = try ServedDefinitions(
      files: texts { $0.replacingOccurrences(of: "zh: 烟草专卖零售许可申请,", with: "zh: 另一个名称,") }
    )
    await #expect {
      _ = try await Hall.open(
        TestHall.settings(test.engine, test.folder, test.hall.clock.now(), changed)
      )
    } throws: { error in
      "\(error)".contains("tobacco-retail@") && "\(error)".contains("form:tobacco-retail")
    }
  }

  // S38 in part: versions.
  @Test func `a version that left the folders still carries its cases`() async throws {
    let test = try await TestHall()
    let number = try await test.file()
    let later = try ServedDefinitions(
      files: texts { text in
        // The matter, and the theme that it is a member of.
        let changed = ["\nprocedure: tobacco-retail\n", "\n事项: catering-opening\n"]
        guard changed.contains(where: text.contains) else { return text }
        return text.replacingOccurrences(of: "in_force: 2026", with: "in_force: 2027")
          .replacingOccurrences(of: "施行: 2026", with: "施行: 2027")
      }
    )
    let hall = try await Hall.open(
      TestHall.settings(test.engine, test.folder, test.hall.clock.now(), later)
    )
    let reading = try #require(
      try await hall.caseReading(number, for: Viewer(.applicant("lin")))
    )
    #expect(reading.procedure.id.inForce.year == 2026)
    let accepted = try await hall.handle(
      test.envelope("1", .accept, from: clerk("tobacco", "front desk"), on: number)
    )
    _ = try recorded(accepted)
  }

  @Test func `a new calendar moves the open dates once, on record`() async throws {
    // 8 October 2026 becomes a day of rest: the last day of many a limit moves.
    let test = try await TestHall(at: at("2026-09-25T10:00"))
    let number = try await test.file()
    let before = try #require(try await test.hall.caseReading(number, for: Viewer(.hall))).file
    let later = try longerNationalDay()
    #expect(later.catalogue.calendar.version != test.hall.catalogue.calendar.version)
    let hall = try await Hall.open(
      TestHall.settings(test.engine, test.folder, test.hall.clock.now(), later)
    )
    #expect(try await hall.recountOnNewCalendar() == 1)
    #expect(try await hall.recountOnNewCalendar() == 0)
    let after = try #require(try await hall.caseReading(number, for: Viewer(.hall))).file
    #expect(after.calendar == later.catalogue.calendar.version)
    #expect(zip(before.clocks, after.clocks).contains { $0.due < $1.due })
    #expect(try await hall.replay().differences.isEmpty)
  }

  @Test func `a server whose clock is wrong counts no dates again, and leaves it to be done`()
    async throws
  {
    // Only another machine's time can differ.
    guard EngineScope.kind == .postgres else { return }
    let test = try await TestHall(at: at("2026-09-25T10:00"))
    _ = try await test.file()
    var settings = TestHall.settings(
      test.engine,
      test.folder,
      test.hall.clock.now(),
      try longerNationalDay()
    )
    settings.clock = .system(off: 360_000_000)
    #expect(try await Hall.open(settings).recountOnNewCalendar() == 0)
    settings.clock = .system
    #expect(try await Hall.open(settings).recountOnNewCalendar() == 1)
  }

  private func longerNationalDay() throws -> ServedDefinitions {
    try ServedDefinitions(
      files: texts { text in
        guard text.contains("\nyears:") else { return text }
        return text.replacingOccurrences(of: "10-01..10-07", with: "10-01..10-08")
          .replacingOccurrences(of: "version: \"", with: "version: \"test-")
      }
    )
  }

  /// The published files, each changed.
  private func texts(_ change: (String) -> String) -> [String: String] {
    var texts: [String: String] = [:]
    for folder in ["Forms", "Procedures"] {
      let path = "\(root)/\(folder)"
      let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
      for name in names where name.hasSuffix(".yaml") && !name.hasSuffix(".examples.yaml") {
        let text = (try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)) ?? ""
        texts["\(path)/\(name)"] = change(text)
      }
    }
    return texts
  }
}
