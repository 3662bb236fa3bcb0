import Casework
import HTTPTypes
import Hall
import Testing

@testable import Web

/// Acts out of order, by the wrong unit, twice, and at the same moment.
@Suite struct `Bad input, acts` {
  private func filed(_ visit: WebVisit) async throws -> String {
    let lin = try await visit.program(of: "lin")
    let filing = try ProgramFiling("tobacco-retail", in: visit.hall.hall)
    let number = try await lin.done("/cases", filing.whole()).json["number"]?.text
    return "/cases/" + (number ?? "")
  }

  @Test func `out of order, by the wrong post, on another branch: a sentence, and no change`()
    async throws
  {
    try await WebHall().serve { visit in
      let place = try await filed(visit)
      let desk = try await visit.program(of: "tobacco/front desk")
      let officer = try await visit.program(of: "tobacco/case officer")
      let decider = try await visit.program(of: "tobacco/licensing officer")
      let before = try await desk.get(place).json["version"]
      let grant: JSON = ["ruling": "grant"]
      #expect(try await decider.post(place + "/decision", grant).code == "step_not_open")
      #expect(try await officer.post(place + "/review", ["passes": true]).code == "step_not_open")
      #expect(try await desk.post(place + "/delivery", ["manner": "mail"]).status == 409)
      #expect(try await officer.post(place + "/acceptance").code == "not_your_turn")
      #expect(try await officer.post(place + "/acceptance").status == 403)
      let branch = place + "/branches/07/review"
      #expect(try await officer.post(branch, ["passes": true]).status >= 400)
      #expect(try await officer.post(place + "/branches/x/review", ["passes": true]).status == 404)
      let level = try await visit.program(of: "lin").post(place + "/rating", ["level": 9])
      #expect(level.status == 409)
      let long = String(repeating: "长", count: 2_001)
      let flawed = try await officer.post(
        place + "/review",
        ["passes": true, "text": .string(long)]
      )
      #expect(flawed.json["errors"]?.items?.first?["pointer"]?.text == "/text")
      #expect(try await desk.get(place).json["version"] == before)
    }
  }

  @Test func `sixteen acceptances at once: one is done, fifteen hear why not`() async throws {
    try await WebHall().serve { visit in
      let place = try await filed(visit)
      let desk = try await visit.program(of: "tobacco/front desk")
      let statuses = try await atOnce(16) { _ in try await desk.post(place + "/acceptance").status }
      #expect(statuses.sorted() == [201] + Array(repeating: 409, count: 15))
      try await expectWhole(visit, place, acceptances: 1)
    }
  }

  @Test func `the same envelope sixteen times at once: one act, sixteen times the same answer`()
    async throws
  {
    try await WebHall().serve { visit in
      let place = try await filed(visit)
      let desk = try await visit.program(of: "tobacco/front desk")
      let answers = try await atOnce(16) { _ in
        try await desk.post(place + "/acceptance", key: "accept-once").json
      }
      #expect(Set(answers.compactMap { $0["version"]?.int }).count == 1)
      #expect(answers.filter { $0["is_repeat"]?.yes == false }.count == 1)
      let other: JSON = ["reasons": [["code": "N01"]]]
      let reused = try await desk.post(place + "/refusals", other, key: "accept-once")
      #expect(reused.status == 422 && reused.code == "other_body")
      try await expectWhole(visit, place, acceptances: 1)
    }
  }

  @Test func `twelve filings under one key at once make one case, and no draft stays`()
    async throws
  {
    try await WebHall().serve { visit in
      let lin = try await visit.program(of: "lin")
      let filing = try ProgramFiling("tobacco-retail", in: visit.hall.hall)
      let numbers = try await atOnce(12) { _ in
        try await lin.post("/cases", filing.whole(), key: "one").json["number"]?.text
      }
      #expect(Set(numbers.compactMap(\.self)).count == 1 && !numbers.contains(nil))
      #expect(try await lin.get("/cases").json["items"]?.items?.count == 1)
      #expect(try await lin.get("/drafts").json["items"]?.items?.isEmpty == true)
    }
  }

  @Test func `a clerk withdraws nothing while another accepts: each order ends whole`() async throws
  {
    try await WebHall().serve { visit in
      let place = try await filed(visit)
      let lin = try await visit.program(of: "lin")
      let desk = try await visit.program(of: "tobacco/front desk")
      let statuses = try await atOnce(10) { turn in
        turn.isMultiple(of: 2)
          ? try await lin.post(place + "/withdrawal").status
          : try await desk.post(place + "/acceptance").status
      }
      #expect(statuses.allSatisfy { [201, 403, 409].contains($0) })
      #expect(try await lin.get(place).json["outcome"]?.text == "withdrawn")
      #expect(try await visit.hall.hall.audit().breaks.isEmpty)
    }
  }

  private func atOnce<Answer: Sendable>(
    _ count: Int,
    _ act: @Sendable @escaping (Int) async throws -> Answer
  ) async throws -> [Answer] {
    try await withThrowingTaskGroup(of: Answer.self) { group in
      for turn in 0..<count { group.addTask { try await act(turn) } }
      var answers: [Answer] = []
      for try await answer in group { answers.append(answer) }
      return answers
    }
  }

  private func expectWhole(_ visit: WebVisit, _ place: String, acceptances: Int) async throws {
    let lin = try await visit.program(of: "lin")
    let events = try await lin.get(place + "/events").json["items"]?.items ?? []
    #expect(events.count { $0["event"] == "accepted" } == acceptances)
    #expect(try await visit.hall.hall.audit().breaks.isEmpty)
  }
}
