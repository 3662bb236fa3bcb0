import Foundation
import FoundationNetworking
import Glibc
import TestPostgres
import Testing

/// What an operator does with a hall that serves.
@Suite(.serialized, .eachEngine) struct `A hall in operation` {
  @Test func `SIGTERM finishes what was accepted, and ends it well`() async throws {
    try await Terminal.withFolder { folder in
      let office = try await office(in: folder)
      let token = try office.counter()
      let first = try ServingHall(at: office.place)
      let program = FilingProgram(port: first.port, token: token)
      let answered = await withTaskGroup(of: [String: String].self) { group in
        for lane in 0..<4 {
          group.addTask {
            var numbers: [String: String] = [:]
            for place in 1...200 {
              let key = "lane \(lane), filing \(place)"
              guard let number = await program.file(key) else { break }
              numbers[key] = number
              if lane == 0, place == 3 { kill(first.pid, SIGTERM) }
            }
            return numbers
          }
        }
        return await group.reduce(into: [:]) { all, some in all.merge(some) { one, _ in one } }
      }
      let start = ContinuousClock.now
      first.stop()
      #expect(start.duration(to: .now) < .seconds(15))
      #expect(first.exitCode == 0)
      try #require(answered.count >= 3 && answered.count < 800, "the end came in between")

      let second = try ServingHall(at: office.place)
      defer { second.stop() }
      let later = FilingProgram(port: second.port, token: token)
      for (key, number) in answered { #expect(await later.file(key) == number, "\(key)") }
      second.stop()
      let audit = try office.hall("audit")
      #expect(audit.code == 0 && audit.out.hasPrefix("\(answered.count) cases,"), "\(audit.out)")
    }
  }

  @Test func `a hall that serves is saved, and brought back without its key's place being taken`()
    async throws
  {
    try await Terminal.withFolder { folder in
      let office = try await office(in: folder)
      let token = try office.counter()
      let hall = try ServingHall(at: office.place)
      defer { hall.stop() }
      let number = await FilingProgram(port: hall.port, token: token).file("one")
      try #require(number != nil)
      let (saved, new) = (
        folder.appending(path: "x.hall").path, folder.appending(path: "new.db").path
      )
      let backup = try Terminal.hall("backup", saved, "--database", office.database)
      #expect(backup.code == 0 && backup.out.contains("keep the hall's key"), "\(backup.err)")
      let restored = try Terminal.hall("restore", saved, "--database", "sqlite:" + new)
      #expect(restored.code == 0, "\(restored.err)")
      #expect(restored.out.hasPrefix("1 cases,") && restored.out.contains("put the hall's own key"))
      #expect(!FileManager.default.fileExists(atPath: new + ".key"))
      let again = try Terminal.hall("restore", saved, "--database", "sqlite:" + new)
      #expect(again.code == 1 && again.err.contains("is there already"), "\(again.err)")
    }
  }

  @Test func `the log of a filing is one object a line, and holds nothing of a person`()
    async throws
  {
    try await Terminal.withFolder { folder in
      let office = try await office(in: folder)
      let token = try office.counter()
      let log = folder.appending(path: "log")
      try Data().write(to: log)
      let hall = try ServingHall(at: office.place, log: log)
      defer { hall.stop() }
      let number = try #require(await FilingProgram(port: hall.port, token: token).file("one"))
      for path in ["/progress?name=林小禾&phone=13800000000", "/cases/\(number)", "/nowhere/林小禾"] {
        _ = try? await get(path, on: hall)
      }
      hall.stop()
      let text = try String(contentsOf: log, encoding: .utf8)
      let requests = try text.split(separator: "\n").map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }.filter { $0["message"] as? String == "request" }
      #expect(
        requests.map { $0["route"] as? String } == [
          "/api/v1/cases", "/progress", "/cases/{number}", "/session", "NotFound",
        ]
      )
      #expect(requests.map { $0["status"] as? Int } == [201, 200, 303, 200, 404])
      for request in requests {
        #expect(
          ["time", "level", "request", "method", "milliseconds"].allSatisfy { request[$0] != nil }
        )
      }
      for personal in [
        "林", "210102199001011234", "1380000", "92210100MADEM00152", "演示大道", "%E6", number, token,
      ] { #expect(!text.contains(personal), "\(personal) stands in the log") }
    }
  }

  private func office(in folder: URL) async throws -> OfficeTable {
    guard case .postgres(let url) = try await EngineScope.make(in: folder.path) else {
      return OfficeTable(folder: folder)
    }
    return OfficeTable(folder: folder, server: url)
  }

  private func get(_ path: String, on hall: ServingHall) async throws {
    let encoded = path.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? path
    let url = try #require(URL(string: "http://127.0.0.1:\(hall.port)\(encoded)"))
    _ = try await URLSession.shared.data(for: URLRequest(url: url, timeoutInterval: 10))
  }
}
