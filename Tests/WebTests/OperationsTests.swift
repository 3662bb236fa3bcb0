import Database
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import TestPostgres
import Testing

@testable import Web

@Suite(.eachEngine) struct `What an operator's programs ask` {
  @Test func `a hall lives, and is ready as long as its database answers`() async throws {
    let hall = try await WebHall()
    try await hall.serve { visit in
      #expect(try await visit.send(.get, "/healthz").status == 200)
      #expect(try await visit.send(.get, "/readyz").status == 200)
      hall.engine.close()
      #expect(try await visit.send(.get, "/healthz").status == 200)
      let answer = try await visit.send(.get, "/readyz")
      #expect(answer.status == 503 && answer.header("retry-after") == "5")
    }
  }

  @Test func `the figures of a filing stand in a form that Prometheus takes`() async throws {
    let hall = try await WebHall()
    var settings = hall.settings
    settings.metricsToken = "a token of the monitoring"
    let router = buildRouter(hall: hall.hall, settings: settings)
    try await Application(router: router, logger: .quiet).test(.router) { client in
      let visit = WebVisit(hall: hall, client: client)
      let lin = try await visit.program(of: "lin")
      let number = try await lin.done(
        "/cases",
        ProgramFiling("tobacco-retail", in: hall.hall).whole()
      ).json["number"]?.text
      _ = try await lin.get("/cases/\(number ?? "")")
      _ = try await visit.send(.get, "/nowhere?name=nobody")
      #expect(try await visit.send(.get, "/metrics").status == 401)
      let token: HTTPFields = [.authorization: "Bearer a token of the monitoring"]
      // While the database is too busy to answer, what it would say is left out.
      let start = ContinuousClock.now
      var text = ""
      while !text.contains("hall_open_cases"), start.duration(to: .now) < .seconds(60) {
        text = try await visit.send(.get, "/metrics", token).text
      }
      try Promtool.check(text)
      for line in [
        #"hall_http_requests_total{method="POST",route="/api/v1/cases",status="201"} 1"#,
        #"hall_http_requests_total{method="GET",route="/api/v1/cases/{number}",status="200"} 1"#,
        #"hall_http_requests_total{method="GET",route="NotFound",status="404"} 1"#,
        #"hall_http_request_duration_seconds_count{route="/api/v1/cases"} 1"#,
        #"hall_acts_total{command="submit",outcome="recorded"} 1"#,
        "hall_ledger_batch_acts_count 1", "hall_ledger_waiting_acts 0", "hall_open_cases 1",
        "hall_passed_clocks 0",
      ] { #expect(text.contains(line + "\n"), "\(line)") }
      #expect(text.contains("process_resident_memory_bytes "))
      #expect(text.contains("hall_database_waiting_jobs") == (EngineScope.kind == .postgres))
      #expect(!text.contains("nobody") && !text.contains(number ?? "nowhere"))
    }
  }

  @Test func `without a token this machine alone may ask, and nobody through a proxy`() async throws
  {
    let hall = try await WebHall()
    let app = Application(
      router: buildRouter(hall: hall.hall, settings: hall.settings),
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      logger: .quiet
    )
    try await app.test(.live) { client in
      #expect(try await client.execute(uri: "/metrics", method: .get).status == .ok)
      let name = try #require(HTTPField.Name("X-Forwarded-For"))
      let passedOn = try await client.execute(
        uri: "/metrics",
        method: .get,
        headers: [name: "192.0.2.1"]
      )
      #expect(passedOn.status == .forbidden)
    }
  }
}

/// Prometheus' own program, which `Tests/Tools/prepare.sh` fetches.
private enum Promtool {
  static func check(_ metrics: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let process = Process()
    process.executableURL = root.appending(path: ".build-tools/promtool")
    process.arguments = ["check", "metrics"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardError = output
    try #require(
      (try? process.run()) != nil,
      "no promtool: run 'sh Tests/Tools/prepare.sh test', which fetches it"
    )
    input.fileHandleForWriting.write(Data(metrics.utf8))
    try input.fileHandleForWriting.close()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && said.isEmpty, "\(said)")
  }
}
