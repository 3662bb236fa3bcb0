import Casework
import Database
import Deadlines
import Definitions
import Foundation
import HTTPTypes
import Hall
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Papers
import TestPostgres
import Testing

@testable import Web

/// A whole hall behind its real router, on a database of its own, with the cast and one person on every post.
struct WebHall {
  let hall: Hall
  let engine: any Engine
  let settings: WebSettings = {
    var settings = WebSettings(secret: Array(repeating: 7, count: 32))
    // Tests share two cores among many halls.
    settings.readyWithin = .seconds(30)
    return settings
  }()

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  private static let published: ServedDefinitions = {
    do { return try ServedDefinitions(folders: ["\(root)/Forms", "\(root)/Procedures"]) } catch {
      preconditionFailure("the published definitions have flaws: \(error)")
    }
  }()

  /// The tobacco bureau of another city, for the tests of who may see what.
  static let otherCounty = "tobacco-dalian"

  /// The published definitions, and one unit more that lives elsewhere.
  private static let withOtherCounty: ServedDefinitions = {
    let folder = NSTemporaryDirectory() + "procedures-\(UUID().uuidString)"
    do {
      try FileManager.default.copyItem(atPath: "\(root)/Procedures", toPath: folder)
      let path = "\(folder)/units.yaml"
      let units = try String(contentsOfFile: path, encoding: .utf8)
      let start = try #require(units.range(of: "  - unit: tobacco\n"))
      let unit = units[start.lowerBound...].replacing("unit: tobacco", with: "unit: \(otherCounty)")
        .replacing("'210100'", with: "'210200'").replacing("沈烟专", with: "连烟专")
      try (units + "\n" + unit).write(toFile: path, atomically: true, encoding: .utf8)
      return try ServedDefinitions(folders: ["\(root)/Forms", folder])
    } catch { preconditionFailure("another county's definitions have flaws: \(error)") }
  }()

  /// - Parameters:
  ///   - mostPages: the database may not grow past so many pages: a disk that fills up.
  ///   - otherCounty: with a department of another city.
  init(
    at start: String = "2026-09-21T09:00",
    mostPages: Int? = nil,
    otherCounty: Bool = false
  ) async throws {
    let folder = NSTemporaryDirectory() + "web-hall-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let template = TestTemplate("web_hall") { engine in
      _ = try await Hall.migrator("\(Self.root)/Migrations").run(on: engine, now: 0)
    }
    engine = try await EngineScope.make(in: folder, mostPages: mostPages, template: template).open()
    let texts = try #require(PaperTexts.load(from: "\(Self.root)/Forms/papers").0)
    hall = try await Hall.open(
      HallSettings(
        engine: engine,
        migrations: "\(Self.root)/Migrations",
        definitions: otherCounty ? Self.withOtherCounty : Self.published,
        clock: .held(at: Office.at(start)),
        key: Array(repeating: 7, count: 32),
        letters: "\(folder)/letters",
        paperTexts: texts.texts,
        makerOfPapers: PaperTexts.maker
      )
    )
    try await addPeople()
  }

  /// Accounts by SQL: a password costs more than all the rest of a test. Each one's login is its id.
  private func addPeople() async throws {
    var people: [(id: String, kind: String, isSupervisor: Bool, region: String)] = [
      ("lin", "applicant", false, "210100"), ("other", "applicant", false, "210100"),
      ("wu", "staff", true, "210100"), ("dalian-wu", "staff", true, "210200"),
      ("idle", "staff", false, "210100"),
    ]
    var posts: [PostRef] = []
    for unit in hall.catalogue.units.values {
      for post in unit.posts {
        posts.append(PostRef(unit.id, post.name))
        people.append(("\(unit.id)/\(post.name)", "staff", false, unit.region))
      }
    }
    let rows = people.map { person -> [SQLValue] in
      [
        .text(person.id), .text(person.kind), .text("\(person.id) 的姓名"), .text(person.id),
        .yes(person.isSupervisor), .text(person.region),
      ]
    }
    let held = posts.map {
      [SQLValue.text("\($0.unit)/\($0.post)"), .text($0.unit), .text($0.post)]
    }
    try await engine.write { connection in
      try connection.run(
        """
        INSERT INTO account (account_id, kind, name, login, is_supervisor, region, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, 0)
        """,
        forEach: rows
      )
      try connection.run(
        "INSERT INTO account_post (account_id, unit, post) VALUES ($1, $2, $3)",
        forEach: held
      )
    }
  }

  /// Serves it to a test, without a network in between.
  func serve<Value>(
    _ test: @Sendable @escaping (WebVisit) async throws -> Value
  ) async throws -> Value {
    let app = Application(router: buildRouter(hall: hall, settings: settings), logger: .quiet)
    return try await app.test(.router) { client in
      try await test(WebVisit(hall: self, client: client))
    }
  }
}

extension Logger {
  /// Thousands of requests are no news.
  static let quiet: Logger = {
    var logger = Logger(label: "test")
    logger.logLevel = .warning
    return logger
  }()
}

/// A test's way into a served hall.
struct WebVisit: Sendable {
  let hall: WebHall
  let client: any TestClientProtocol

  /// A program with a token, made as `hall account token` makes it; nil: one without.
  func program(of login: String?) async throws -> Program {
    guard let login else { return Program(client: client, token: nil) }
    let token = try #require(try await hall.hall.makeToken(forLogin: login, label: "test"))
    return Program(client: client, token: token)
  }

  func send(
    _ method: HTTPRequest.Method,
    _ uri: String,
    _ headers: HTTPFields = [:],
    _ body: [UInt8] = []
  ) async throws -> WebAnswer {
    let response = try await client.execute(
      uri: uri,
      method: method,
      headers: headers,
      body: body.isEmpty ? nil : ByteBuffer(bytes: body)
    )
    return WebAnswer(response)
  }
}

struct WebAnswer: Sendable {
  let status: Int
  let headers: HTTPFields
  let body: [UInt8]

  init(_ response: TestResponse) {
    status = response.status.code
    headers = response.headers
    body = Array(response.body.readableBytesView)
  }

  var json: JSON { JSON(bytes: body) ?? .null }
  var text: String { String(decoding: body, as: UTF8.self) }
  var code: String? { json["code"]?.text }

  func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}
