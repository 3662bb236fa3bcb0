import Casework
import Deadlines
import Definitions
import Hummingbird
import Rehearsal
import TestPostgres
import Testing

@testable import Web

@Suite(.eachEngine) struct `The API` {
  @Test func `what is routed is in the document, and what is in the document is routed`()
    async throws
  {
    let hall = try await WebHall()
    let routed = buildRouter(hall: hall.hall, settings: hall.settings).routes
      .map { "\($0.method) \($0.path)" }.filter { $0.contains("/api/") }
      .map { $0.replacing(#/[:{]([a-z0-9]+)\}?/#) { "{\($0.output.1)}" } }
    let paths = try #require(OpenAPI.document["paths"]?.members)
    let written = paths.flatMap { path, methods in
      methods.members.keys.map { "\($0.uppercased()) \(APIPages.root)\(path)" }
    }
    #expect(Set(routed) == Set(written))
    for act in APIRoute.acts {
      #expect(written.contains("POST \(APIPages.root)/cases/{number}/\(act.noun)"))
    }
  }

  @Test func `operation ids are unique`() {
    let paths = OpenAPI.document["paths"]?.members.values.flatMap { $0.members.values } ?? []
    let ids = paths.compactMap { $0["operationId"]?.text }
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: [
    ("{}", "/ruling"), ("{\"ruling\":\"maybe\"}", "/ruling"), ("{\"ruling\":1}", "/ruling"),
    ("{\"ruling\":\"grant\",\"extra\":1}", "/extra"),
    ("{\"ruling\":\"deny\",\"reasons\":[{}]}", "/reasons/0/code"),
  ])
  func `a flaw of a body is named by its place`(flaw: (body: String, place: String)) throws {
    let act = try #require(APIRoute.acts.first { $0.noun == "decision" })
    let body = try #require(JSON(bytes: flaw.body.utf8))
    #expect(Schema.object(act.body).flaws(in: body).map(\.pointer) == [flaw.place])
  }

  @Test func `a denial is read with its reasons`() throws {
    let act = try #require(APIRoute.acts.first { $0.noun == "decision" })
    let body = try #require(
      JSON(bytes: "{\"ruling\":\"deny\",\"reasons\":[{\"code\":\"N02\",\"note\":\"x\"}]}".utf8)
    )
    let acting = APIActing(
      file: try Office.restaurant().file,
      branch: BranchID(index: 2),
      unit: nil,
      body: body
    )
    let command = try act.command(acting)
    #expect(command == .decide(BranchID(index: 2), .deny([ReasonGiven(code: "N02", note: "x")])))
  }

  @Test func `an obstacle keeps its code, its sentence and its article`() {
    let problem = APIProblem(.sameHand(did: .review)).json(.en, instance: "/api/v1/cases/1")
    #expect(problem["code"] == "same_hand" && problem["status"] == 409)
    #expect(problem["type"] == "urn:service-hall:problem:same_hand")
    let late = APIProblem(.visibleTheFirstTime(["x"])).json(.en, instance: "/")
    #expect(late["article"]?.text == "行政许可法 §32")
  }

  @Test func `the same value is the same bytes`() throws {
    let one = try #require(JSON(bytes: "{\"b\": 0.1, \"a\": [true, null]}".utf8))
    #expect(String(decoding: one.bytes, as: UTF8.self) == "{\"a\":[true,null],\"b\":0.1}")
  }
}
