import Database
import HTTPTypes
import Hall
import Testing

@testable import Web

/// A disk that is full: by page and by program a sentence and a 503, no half-written case, and a hall that lives.
@Suite struct `A full disk` {
  @Test func `a filing by program is refused whole, and the hall still reads`() async throws {
    let hall = try await WebHall(mostPages: 700)
    try await hall.serve { visit in
      let lin = try await visit.program(of: "lin")
      let filing = try ProgramFiling("tobacco-retail", in: visit.hall.hall)
      let first = try await lin.done("/cases", filing.whole()).json["number"]?.text ?? ""
      // The first cases fit into pages that every new table has anyway.
      for _ in 0..<4 {
        try await lin.done("/cases", filing.whole(["acknowledges_like_case": true]))
      }
      try await fill(visit)
      let before = try await rows(visit)
      let refused = try await lin.post("/cases", filing.whole(["acknowledges_like_case": true]))
      expectUnavailable(refused)
      let desk = try await visit.program(of: nil)
      #expect(try await desk.get("/matters").status == 200)
      #expect(try await rows(visit) == before)
      #expect(try await lin.get("/cases/\(first)").json["state"]?.text == "received")
      #expect(try await visit.hall.hall.audit().breaks.isEmpty)
    }
  }

  @Test func `a filing by page is refused whole, in a page that says what to do`() async throws {
    let hall = try await WebHall(mostPages: 700)
    try await hall.serve { visit in
      let lin = try await visit.program(of: "lin")
      let browser = try await Browser(visit, of: "lin")
      let filing = try ProgramFiling("planning-permit", in: visit.hall.hall)
      for _ in 0..<4 {
        try await lin.done("/cases", filing.whole(["acknowledges_like_case": true]))
      }
      let draft = try #require(
        try await lin.post("/drafts", ["procedure": "planning-permit"]).json["draft"]?.text
      )
      for material in filing.materials {
        let path = "/drafts/\(draft)/attachments?material=\(material)&name=a.png"
        _ = try await lin.send(.post, path, [:], Picture.bytes(material), type: "image/png")
      }
      let answers = JSON.object(["answers": filing.answers]).bytes
      _ = try await lin.send(.put, "/drafts/\(draft)/answers", [:], answers)
      try await fill(visit)
      let before = try await rows(visit)
      let refused = try await browser.post(
        "/drafts/\(draft)/submission",
        [("truth", "yes"), ("consent", "yes"), ("like", "yes")]
      )
      #expect(refused.status == 503 && refused.header("retry-after") == "30")
      #expect(refused.text.contains("系统暂时不能办理") && refused.text.contains("没有提交"))
      #expect(!refused.text.contains("SQL") && !refused.text.contains("full"))
      #expect(try await rows(visit) == before)
      #expect(try await browser.get("/drafts/\(draft)/review").status == 200)
      #expect(try await browser.get("/").status == 200)
    }
  }

  /// Fills the database up to its last page.
  private func fill(_ visit: WebVisit) async throws {
    var place = 0
    for size in [200_000, 20_000, 3_000, 1_000, 100] {
      do {
        while true {
          let (row, bytes) = (place, [UInt8](repeating: 1, count: size))
          try await visit.hall.engine.write { connection in
            _ = try connection.run(
              "INSERT INTO content_chunk (digest, position, body) VALUES ('filler', $1, $2)",
              [.integer(row), .bytes(bytes)]
            )
          }
          place += 1
        }
      } catch StorageFault.full { continue }
    }
    #expect(place > 0)
  }

  private func rows(_ visit: WebVisit) async throws -> [Int] {
    try await visit.hall.engine.read { connection in
      [
        try connection.rows("SELECT version FROM case_event").count,
        try connection.rows("SELECT case_number FROM case_file").count,
        try connection.rows("SELECT digest FROM answer").count,
        try connection.rows("SELECT position FROM paper").count,
        try connection.rows("SELECT position FROM letter").count,
      ]
    }
  }

  private func expectUnavailable(_ answer: WebAnswer) {
    #expect(answer.status == 503 && answer.code == "unavailable", "\(answer.text)")
    #expect(answer.header("retry-after") == "30")
    #expect(answer.json["detail"]?.text?.contains("什么也没有写入") == true)
  }
}
