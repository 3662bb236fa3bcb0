import HTTPTypes
import Testing

@testable import Web

/// Bodies that no page would send: each gets a sentence that names the place, and changes nothing.
@Suite struct `Bad input, bodies` {
  struct Body: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let status: Int
    /// The problem's code, or the place of one of its flaws.
    let told: String

    init(_ name: String, _ text: String, _ status: Int, _ told: String) {
      (testDescription, bytes, self.status, self.told) = (name, Array(text.utf8), status, told)
    }
  }

  private static let head = "{\"procedure\":\"tobacco-retail\",\"answers\":{"

  @Test(arguments: [
    Body("no JSON at all", "<xml/>", 400, "not_json"),
    Body("cut off", "{\"procedure\":\"tobacco", 400, "not_json"),
    Body("two values", "{} {}", 400, "not_json"),
    Body("a trailing comma", "{\"procedure\":\"x\",}", 400, "not_json"),
    Body("a number that is none", "{\"answers\":{\"a\":01}}", 400, "not_json"),
    Body("half a pair", "{\"procedure\":\"\\ud83d\"}", 400, "not_json"),
    Body("an invisible end of text", "{\"procedure\":\"a\\u0000b\"}", 400, "not_json"),
    Body(
      "more digits than any decimal",
      "{\"answers\":{\"a\":\(String(repeating: "9", count: 60))}}",
      400,
      "not_json"
    ),
    Body(
      "nested a hundred thousand deep",
      String(repeating: "[", count: 100_000),
      400,
      "too_deep"
    ),
    Body(
      "objects nested a hundred thousand deep",
      String(repeating: "{\"a\":", count: 100_000),
      400,
      "too_deep"
    ),
    Body("a name twice", "{\"procedure\":\"x\",\"procedure\":\"y\"}", 422, "/procedure"),
    Body("a name twice, once escaped", "{\"answers\":{\"a\":1,\"\\u0061\":2}}", 422, "/answers/a"),
    Body("a list where an object belongs", "[]", 422, ""),
    Body("a name nobody knows", "{\"procedure\":\"x\",\"shape\":1}", 422, "/shape"),
    Body("answers that are no object", "{\"procedure\":\"x\",\"answers\":[1]}", 422, "/answers"),
    Body("no matter of that name", "{\"procedure\":\"moon-landing\"}", 404, "unknown_procedure"),
    Body("no matter at all", "{}", 404, "unknown_procedure"),
    Body("answers missing", head + "}}", 422, "/answers/business_name"),
    Body(
      "an answer of another kind",
      head + "\"business_name\":{\"a\":1}}}",
      422,
      "/answers/business_name"
    ),
    Body("a list in a list", head + "\"business_name\":[[1]]}}", 422, "/answers/business_name"),
    Body(
      "an answer too long",
      head + "\"business_name\":\"\(String(repeating: "长", count: 5_000))\"}}",
      422,
      "/answers/business_name"
    ),
    Body(
      "another form's question",
      head + "\"floor_height\":\"3\"}}",
      422,
      "/answers/floor_height"
    ),
    Body("a row's field by its address", head + "\"a.0.b\":\"3\"}}", 422, "/answers/a.0.b"),
    Body(
      "a file that is not base64",
      "{\"procedure\":\"tobacco-retail\",\"answers\":{},\"materials\":[{\"material\":\"id-card\",\"name\":\"a\",\"content\":\"§§\"}]}",
      422,
      "/materials/0/content"
    ),
    Body(
      "a material nobody asks for",
      "{\"procedure\":\"tobacco-retail\",\"answers\":{},\"materials\":[{\"material\":\"moon-rock\",\"name\":\"a\",\"content\":\"AAAA\"}]}",
      422,
      "/materials/0"
    ),
  ])
  func `a filing is refused with its place and its sentence`(body: Body) async throws {
    try await WebHall().serve { visit in
      let lin = try await visit.program(of: "lin")
      let answer = try await lin.send(.post, "/cases", [:], body.bytes)
      #expect(answer.status == body.status, "\(answer.text.prefix(300))")
      let places = answer.json["errors"]?.items?.compactMap { $0["pointer"]?.text } ?? []
      #expect(([answer.code ?? ""] + places).contains(body.told), "\(answer.text.prefix(300))")
      #expect(answer.json["detail"]?.text?.isEmpty == false)
      let cases = try await lin.get("/cases").json["items"]?.items
      let drafts = try await lin.get("/drafts").json["items"]?.items
      #expect(cases?.isEmpty == true && drafts?.isEmpty == true)
    }
  }

  @Test func `what is no JSON by its type, or too much of it, is not read`() async throws {
    try await WebHall().serve { visit in
      let lin = try await visit.program(of: "lin")
      let typed = try await lin.send(.post, "/cases", [:], Array("a=1".utf8), type: "text/plain")
      #expect(typed.status == 415 && typed.code == "not_json_type")
      let long = [UInt8](repeating: 32, count: APIPages.mostBytes + 1)
      #expect(try await lin.send(.post, "/cases", [:], long).status == 413)
      let nobody = try await visit.program(of: nil)
      #expect(try await nobody.send(.post, "/cases", [:], long).status == 401)
    }
  }

  @Test(arguments: [
    "1", "zzz", "210100-20260921-00001", "210100-20260921-00001-0", "210100-20260921-00001-99",
    "%E5%8A%9E%E4%BB%B6", "..%2F..%2Fetc%2Fpasswd", "'%20OR%201=1--", "%00",
    String(repeating: "9", count: 3_000),
  ])
  func `a number that is none is like a case that is not there`(number: String) async throws {
    try await WebHall().serve { visit in
      let desk = try await visit.program(of: "tobacco/front desk")
      #expect(try await desk.get("/cases/\(number)").status == 404)
      #expect(try await desk.post("/cases/\(number)/acceptance").status == 404)
      let clerk = try await Browser(visit, of: "tobacco/front desk")
      #expect(try await clerk.get("/cases/\(number)").status == 404)
      #expect(try await clerk.get("/desk/cases/\(number)").status == 404)
      let posted = try await clerk.post("/desk/cases/\(number)/acceptance")
      #expect(posted.status == 404, "\(posted.status)")
    }
  }

  @Test func `headers that make no sense are told apart from the act`() async throws {
    try await WebHall().serve { visit in
      let lin = try await visit.program(of: "lin")
      let filing = try ProgramFiling("tobacco-retail", in: visit.hall.hall)
      let long = String(repeating: "k", count: 101)
      #expect(try await lin.post("/cases", filing.whole(), key: long).status == 422)
      let number = try await lin.done("/cases", filing.whole()).json["number"]?.text ?? ""
      let path = "/cases/\(number)/withdrawal"
      let match = try await lin.send(.post, path, [.ifMatch: "\"soon\""])
      #expect(match.status == 422)
      #expect(try await lin.post(path, post: "tobacco/front desk").status == 403)
      #expect(try await lin.post(path, post: "nonsense").status == 403)
      #expect(try await lin.send(.patch, path).status == 405)
      #expect(try await lin.send(.get, "/nowhere").status == 404)
      #expect(try await lin.post("/cases/\(number)/papers").header("allow") == "GET")
    }
  }
}
