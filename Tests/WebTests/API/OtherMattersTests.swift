import Casework
import Definitions
import HTTPTypes
import Hall
import TestPostgres
import Testing

@testable import Web

/// The other two shapes of licensing by program: one decision on departments' opinions, and one department alone.
@Suite(.eachEngine) struct `J4 and N12 over the API` {
  @Test func `J4: the lead decides once on five opinions, one of them an objection (S41, S43)`()
    async throws
  {
    try await WebHall().serve { visit in
      let lin = try await visit.program(of: "lin")
      let filing = try ProgramFiling("planning-permit", in: visit.hall.hall)
      let filed = try await lin.done("/cases", filing.whole())
      let place = "/cases/" + (filed.json["number"]?.text ?? "")
      let desk = try await visit.program(of: "natural-resources/front desk")
      try await desk.done(place + "/acceptance")

      let asked = try await desk.get(place).json["opinions"]?.items ?? []
      let advisers = asked.compactMap { $0["unit"]?.text }
      #expect(advisers.count == 5)
      for unit in advisers {
        let officer = try await visit.program(of: "\(unit)/case officer")
        let silent: JSON = ["verdict": "objection"]
        #expect(try await officer.post(place + "/opinions", silent).code == "text_missing")
        let opinion: JSON =
          unit == "water"
          ? ["verdict": "objection", "text": "排水口位置不符"] : ["verdict": "no_objection"]
        try await officer.done(place + "/opinions", opinion)
        #expect(try await officer.post(place + "/opinions", opinion).code == "not_awaited")
      }
      // Without branches the acts stand directly under the case.
      let officer = try await visit.program(of: "natural-resources/case officer")
      try await officer.done(place + "/review", ["passes": true])
      let turns = try await officer.get(place).json["turns"]?.items ?? []
      if turns.contains(where: { $0["act"] == "inspect" }) {
        let present: JSON = ["staff": ["甲", "乙"], "passes": true]
        try await officer.done(place + "/inspection", ["present": [present], "record": "已到场"])
      }
      let head = try await visit.program(of: "natural-resources/section head")
      try await head.done(place + "/check", ["passes": true])
      let decider = try await visit.program(of: "natural-resources/licensing officer")
      try await decider.done(place + "/decision", ["ruling": "grant"])
      try await desk.done(place + "/delivery", ["manner": "counter"])
      let closed = try await lin.get(place).json
      #expect(closed["outcome"]?.text == "granted")
      // What departments wrote to each other is not the applicant's.
      let texts = closed["opinions"]?.items?.compactMap { $0["text"]?.text } ?? []
      #expect(!texts.contains { $0.contains("排水口") })
    }
  }

  @Test func `N12: a denial needs reasons and gives none without them (S35 in part)`() async throws
  {
    try await WebHall().serve { visit in
      let lin = try await visit.program(of: "lin")
      let filing = try ProgramFiling("tobacco-retail", in: visit.hall.hall)
      let filed = try await lin.done("/cases", filing.whole())
      let place = "/cases/" + (filed.json["number"]?.text ?? "")
      func person(_ post: String) async throws -> Program {
        try await visit.program(of: "tobacco/\(post)")
      }
      try await person("front desk").done(place + "/acceptance")
      let officer = try await person("case officer")
      try await officer.done(place + "/review", ["passes": true])
      let present: JSON = ["staff": ["甲", "乙"], "passes": false, "text": "距学校 40 米"]
      try await officer.done(place + "/inspection", ["present": [present], "record": "已测量"])
      let fails: JSON = ["passes": false, "text": "不符合布局"]
      try await person("section head").done(place + "/check", fails)
      let decider = try await person("licensing officer")
      let bare = try await decider.post(place + "/decision", ["ruling": "deny"])
      #expect(bare.code == "reasons_missing" && bare.json["article"]?.text == "行政许可法 §38")
      let invented: JSON = ["ruling": "deny", "reasons": [["code": "X99"]]]
      #expect(try await decider.post(place + "/decision", invented).code == "unknown_reason")
      let denial: JSON = ["ruling": "deny", "reasons": [["code": "R42", "note": "距学校 40 米"]]]
      try await decider.done(place + "/decision", denial)
      try await person("front desk").done(place + "/delivery", ["manner": "mail"])
      let closed = try await lin.get(place).json
      #expect(closed["outcome"]?.text == "denied")
      #expect(try await lin.post(place + "/withdrawal").code == "already_closed")
    }
  }

  @Test
  func `a counter files for a walk-in, a like case needs a word, and both may be withdrawn (S40)`()
    async throws
  {
    try await WebHall().serve { visit in
      let desk = try await visit.program(of: "tobacco/front desk")
      let filing = try ProgramFiling("tobacco-retail", in: visit.hall.hall)
      let person: JSON = ["name": "王芳", "citizen_id": "11010519491231002X", "phone": "13900000000"]
      #expect(try await desk.post("/cases", filing.whole()).status == 422)
      let filed = try await desk.done("/cases", filing.whole(["applicant": person]))
      let number = filed.json["number"]?.text ?? ""
      let like = try await desk.post("/cases", filing.whole(["applicant": person]))
      #expect(like.code == "like_case_open" && like.text.contains(number))
      try await desk.done(
        "/cases",
        filing.whole(["applicant": person, "acknowledges_like_case": true])
      )
      #expect(try await desk.get("/drafts").json["items"]?.items?.isEmpty == true)
      try await desk.done("/cases/\(number)/withdrawal", ["reason": "不办了"])
      #expect(try await desk.get("/cases/\(number)").json["outcome"]?.text == "withdrawn")
      let found = try await desk.get("/cases?q=%E7%8E%8B%E8%8A%B3").json["items"]?.items ?? []
      #expect(found.count == 2)
    }
  }

  @Test func `a supervisor reads the figures and what stands behind them, urges, and is answered`()
    async throws
  {
    try await WebHall().serve { visit in
      let lin = try await visit.program(of: "lin")
      let filing = try ProgramFiling("tobacco-retail", in: visit.hall.hall)
      let number = try await lin.done("/cases", filing.whole()).json["number"]?.text ?? ""
      let wu = try await visit.program(of: "wu")
      #expect(try await wu.get("/supervision").json["open"]?.int == 1)
      let held = try await wu.get("/supervision/clocks?kind=receipt").json["items"]?.items ?? []
      let clock = try #require(held.first?["clock"])
      #expect(try await wu.get("/supervision/clocks?kind=nonsense").status == 422)
      try await wu.done("/cases/\(number)/urges", ["clock": clock, "text": "请尽快"])
      let desk = try await visit.program(of: "tobacco/front desk")
      let urge = try #require(
        try await desk.get("/cases/\(number)").json["urges"]?.items?.first?["urge"]
      )
      try await desk.done("/cases/\(number)/urge-answers", ["urge": urge, "text": "今天办"])
      #expect(try await lin.get("/supervision").status == 403)
    }
  }

  @Test func `a worklist of any length comes page by page, nothing twice and nothing missed`()
    async throws
  {
    try await WebHall().serve { visit in
      let lin = try await visit.program(of: "lin")
      let filing = try ProgramFiling("tobacco-retail", in: visit.hall.hall)
      var filed: Set<String> = []
      for _ in 0..<7 {
        let answer = try await lin.done("/cases", filing.whole(["acknowledges_like_case": true]))
        filed.insert(answer.json["number"]?.text ?? "")
      }
      let desk = try await visit.program(of: "tobacco/front desk")
      var (seen, sizes, path): ([String], [Int], String?) = ([], [], "/worklist?limit=3")
      while let next = path {
        let page = try await desk.get(next).json
        let rows = page["items"]?.items?.compactMap { $0["number"]?.text } ?? []
        (seen, sizes) = (seen + rows, sizes + [rows.count])
        path = page["next"]?.text.map { "/worklist?limit=3&after=\($0)" }
      }
      #expect(sizes == [3, 3, 1] && Set(seen) == filed && seen.count == 7)
      #expect(try await desk.get("/worklist?after=nonsense").status == 422)
    }
  }
}
