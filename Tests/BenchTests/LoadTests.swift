import Bench
import Database
import Deadlines
import DefinitionFiles
import Foundation
import Hall
import TestPostgres
import Testing

@Suite(.eachEngine) struct `The load of a bench` {
  @Test func `is what its own events say, one case in ten open`() async throws {
    let folder = NSTemporaryDirectory() + "hall-load-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let engine = try await EngineScope.make(in: folder).open()
    let hall = try await hall(on: engine)
    try await Load(into: hall).run(100)
    let replayed = try await hall.replay()
    #expect(replayed.cases == 100)
    #expect(replayed.differences == [])
    #expect(try await hall.audit().breaks.isEmpty)
    let open = try await engine.read { connection in
      try connection.rows("SELECT case_number FROM case_file WHERE outcome IS NULL").count
    }
    #expect(open == 10)
  }

  private func hall(on engine: any Engine) async throws -> Hall {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    return try await Hall.open(
      HallSettings(
        engine: engine,
        migrations: "\(root)/Migrations",
        definitions: try ServedDefinitions(folders: ["\(root)/Forms", "\(root)/Procedures"]),
        clock: .held(at: try #require(Moment(iso: "2026-09-28T08:30:00+08:00"))),
        key: Array(repeating: 7, count: 32),
        letters: NSTemporaryDirectory() + "letters",
        paperTexts: ["head": "text"],
        makerOfPapers: { _ in { _ in MadePaper(type: "text/plain", bytes: [1]) } }
      )
    )
  }
}
