import Casework
import Definitions
import HTTPTypes
import Hall
import TestPostgres
import Testing

@testable import Web

/// Whole cases by program: every act over HTTP, every answer held against the document.
@Suite(.eachEngine) struct `A whole case over the API` {
  private static let restaurant: [String: [String]] = [
    "floor_area": ["320"], "public_venue": ["yes"], "entertainment_venue": ["no"],
    "has_signboard": ["yes"],
  ]

  @Test(arguments: [["01", "02", "03"], ["03", "01", "02"], ["02", "03", "01"]])
  func `J1 from the first upload to the rating, decided in any order (S35, S40 to S45)`(
    order: [String]
  ) async throws {
    try await WebHall().serve { visit in
      let lin = try await visit.program(of: "lin")
      let zhao = try await visit.program(of: "market-regulation/front desk")
      let number = try await file(visit, lin)
      try await correctOnce(visit, number, lin, zhao)
      try await zhao.done("/cases/\(number)/acceptance")

      let accepted = try await lin.get("/cases/\(number)").json
      let branches = accepted["branches"]?.items ?? []
      #expect(branches.count == 3)
      let units = try branches.map { try #require($0["unit"]?.text) }
      for unit in units {
        let officer = try await visit.program(of: "\(unit)/case officer")
        try await officer.done("/cases/\(number)/copy-receipts")
      }
      try await visitTogether(visit, number, units)
      for branch in order {
        let index = try #require(Int(branch)) - 1
        try await decide(visit, number, branch, unit: units[index])
      }
      let decided = try await lin.get("/cases/\(number)").json
      #expect(decided["state"]?.text == "closed" && decided["outcome"]?.text == "granted")
      try await takeHome(visit, number, lin)
      try await lin.done("/cases/\(number)/rating", ["level": 1, "comment": "很快"])
      #expect(try await lin.post("/cases/\(number)/rating", ["level": 1]).code == "already_rated")
      #expect(try await visit.hall.hall.audit().breaks.isEmpty)
    }
  }

  /// Uploads to a draft, fills it in, files it; a repeat under the same key is the same case.
  private func file(_ visit: WebVisit, _ lin: Program) async throws -> String {
    let filing = try ProgramFiling("catering-opening", Self.restaurant, in: visit.hall.hall)
    let begun = try await lin.post("/drafts", ["procedure": "catering-opening"])
    #expect(begun.status == 201)
    let draft = try #require(begun.json["draft"]?.text)
    for material in filing.materials {
      let uploaded = try await lin.send(
        .post,
        "/drafts/\(draft)/attachments?material=\(material)&name=%E7%85%A7%E7%89%87.png",
        [:],
        Picture.bytes(material),
        type: "application/octet-stream"
      )
      #expect(uploaded.status == 201 && uploaded.json["type"]?.text == "image/png")
      #expect(uploaded.json["name"]?.text == "照片.png")
    }
    let kept = try await lin.send(
      .put,
      "/drafts/\(draft)/answers",
      [:],
      JSON.object(["answers": filing.answers]).bytes
    )
    #expect(kept.json["attachments"]?.items?.count == filing.materials.count)
    #expect(try await lin.get("/drafts").json["items"]?.items?.count == 1)

    let filed = try await lin.post("/cases", ["draft": .string(draft)], key: "file-1")
    #expect(filed.status == 201)
    let number = try #require(filed.json["number"]?.text)
    #expect(filed.header("location") == "/api/v1/cases/\(number)")
    let again = try await lin.post("/cases", ["draft": .string(draft)], key: "file-1")
    #expect(again.json["number"]?.text == number && again.json["is_repeat"]?.yes == true)
    #expect(try await lin.get("/drafts").json["items"]?.items?.isEmpty == true)

    let stranger = try await visit.program(of: nil)
    let code = try #require(filed.json["query_code"]?.text)
    let progress = try await stranger.post(
      "/progress",
      ["number": .string(number), "code": .string(code)]
    )
    #expect(progress.json["state"]?.text == "received" && progress.json["applicant"] == nil)
    return number
  }

  /// One notice, one correction of what it names, and of nothing else.
  private func correctOnce(
    _ visit: WebVisit,
    _ number: String,
    _ lin: Program,
    _ zhao: Program
  ) async throws {
    let task = try await zhao.get("/worklist").json["items"]?.items?.first
    #expect(task?["number"]?.text == number && task?["act"]?.text == "accept")
    let material = try #require(
      try await zhao.get("/cases/\(number)/attachments").json["items"]?.items?.first
    )
    let named = try #require(material["material"])
    let notice: JSON = ["defects": [["material": named, "code": "B01", "note": "看不清"]]]
    let seen = try #require(try await zhao.get("/cases/\(number)").json["version"]?.int)
    #expect(
      try await zhao.post("/cases/\(number)/correction-notices", notice, seen: 1).status == 412
    )
    let asked = try await zhao.post("/cases/\(number)/correction-notices", notice, seen: seen)
    #expect(asked.status == 201 && asked.header("etag") == "\"\(asked.json["version"]?.int ?? 0)\"")

    let told = try await lin.get("/cases/\(number)").json
    #expect(told["state"]?.text == "correction" && told["defects"]?.items?.count == 1)
    let unnamed = try await lin.post(
      "/cases/\(number)/corrections",
      ["answers": ["floor_area": "300"]]
    )
    #expect(unnamed.code == "not_reopened")
    let better: JSON = [
      "material": named, "name": "better.png", "content": .string(Picture.base64("better")),
    ]
    let corrected = try await lin.post(
      "/cases/\(number)/corrections",
      ["materials": [better]],
      key: "correct-1"
    )
    #expect(corrected.status == 201, "\(corrected.text)")
    let again = try await lin.post(
      "/cases/\(number)/corrections",
      ["materials": [better]],
      key: "correct-1"
    )
    #expect(again.json["is_repeat"]?.yes == true)
    let files = try await lin.get("/cases/\(number)/attachments").json["items"]?.items ?? []
    let names = files.filter { $0["material"] == named }.compactMap { $0["name"]?.text }
    #expect(names == ["better.png"])
  }

  /// Reviews side by side, then one visit of the two departments that inspect, at least two staff of each.
  private func visitTogether(
    _ visit: WebVisit,
    _ number: String,
    _ units: [String]
  ) async throws {
    for (index, unit) in units.enumerated() {
      let officer = try await visit.program(of: "\(unit)/case officer")
      try await officer.done("/cases/\(number)/branches/0\(index + 1)/review", ["passes": true])
    }
    let han = try await visit.program(of: "fire-rescue/case officer")
    func present(_ branch: String, _ staff: [JSON]) -> JSON {
      ["branch": .string(branch), "staff": .array(staff), "passes": true]
    }
    let inspecting = units.indices.filter { units[$0] != "city-management" }
    let path = "/cases/\(number)/branches/0\(inspecting[1] + 1)/inspection"
    let alone: JSON = ["present": [present("0\(inspecting[1] + 1)", ["韩", "吴"])], "record": "查过"]
    #expect(try await han.post(path, alone).code == "others_not_ready")
    let thin = inspecting.map { present("0\($0 + 1)", ["韩"]) }
    let few = try await han.post(path, ["present": .array(thin), "record": "查过"])
    #expect(few.code == "too_few_inspectors" && few.json["article"]?.text == "行政许可法 §34")
    let full = inspecting.map { present("0\($0 + 1)", ["韩", "吴"]) }
    try await han.done(path, ["present": .array(full), "record": "查过，合格"])
  }

  private func decide(
    _ visit: WebVisit,
    _ number: String,
    _ branch: String,
    unit: String
  ) async throws {
    let place = "/cases/\(number)/branches/\(branch)"
    if unit != "city-management" {
      let head = try await visit.program(of: "\(unit)/section head")
      try await head.done("\(place)/check", ["passes": true])
    }
    let decider = try await visit.program(of: "\(unit)/licensing officer")
    try await decider.done("\(place)/decision", ["ruling": "grant"])
    #expect(try await decider.post("\(place)/decision", ["ruling": "grant"]).status == 409)
    let desk = try await visit.program(of: "\(unit)/front desk")
    try await desk.done("\(place)/delivery", ["manner": "electronic"])
  }

  /// The applicant's papers and files, byte for byte and inert.
  private func takeHome(_ visit: WebVisit, _ number: String, _ lin: Program) async throws {
    let early = try await lin.get("/cases/\(number)/papers/1")
    #expect(early.code == "not_ready" && early.header("retry-after") == "1")
    try await visit.hall.hall.makePapers()
    let papers = try await lin.get("/cases/\(number)/papers").json["items"]?.items ?? []
    #expect(papers.filter { $0["kind"]?.text == "certificate" }.count == 3)
    for paper in papers {
      let place = try #require(paper["paper"]?.int)
      let fetched = try await lin.get("/cases/\(number)/papers/\(place)")
      #expect(fetched.status == 200 && fetched.text.contains("<!doctype html>"))
      #expect(fetched.header("content-security-policy")?.contains("script") == false)
      let tag = try #require(fetched.header("etag"))
      let held = try await lin.get("/cases/\(number)/papers/\(place)", [.ifNoneMatch: tag])
      #expect(held.status == 304)
    }
    for file in try await lin.get("/cases/\(number)/attachments").json["items"]?.items ?? [] {
      let digest = try #require(file["sha256"]?.text)
      let fetched = try await lin.get("/cases/\(number)/attachments/\(digest)")
      #expect(fetched.status == 200 && fetched.body.starts(with: [0x89, 0x50]))
      #expect(fetched.header("content-type") == "image/png")
    }
    let events = try await lin.get("/cases/\(number)/events").json["items"]?.items ?? []
    let names = events.compactMap { $0["event"]?.text }
    #expect(names.contains("certificate_issued"))
  }
}
