import Casework
import Crypto
import Database
import Deadlines
import DefinitionFiles
import Definitions
import Foundation
import Rehearsal
import TestPostgres
import Testing

@testable import Hall

let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

/// What the repository ships, read once.
let published: ServedDefinitions = {
  do { return try ServedDefinitions(folders: ["\(root)/Forms", "\(root)/Procedures"]) } catch {
    preconditionFailure("the published definitions have flaws: \(error)")
  }
}()

func at(_ text: String) -> Moment {
  Moment(iso: text + ":00+08:00") ?? Moment(microseconds: 0)
}

/// A hall on a database file of its own, with the cast and one person on every post.
struct TestHall {
  let hall: Hall
  let engine: any Engine
  /// For a second process on the same data.
  let database: TestDatabase
  let folder: String

  init(
    at start: Moment = at("2026-09-18T22:10"),
    mostPages: Int? = nil,
    definitions: ServedDefinitions = published,
    on given: TestDatabase? = nil
  ) async throws {
    folder = NSTemporaryDirectory() + "hall-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if let given {
      database = given
    } else {
      database = try await EngineScope.make(in: folder, mostPages: mostPages, template: .hall)
    }
    engine = try database.open()
    hall = try await Hall.open(Self.settings(engine, folder, start, definitions))
    try await addPeople()
  }

  static func settings(
    _ engine: any Engine,
    _ folder: String,
    _ start: Moment,
    _ definitions: ServedDefinitions = published,
    paperHead: String = "of today"
  ) -> HallSettings {
    HallSettings(
      engine: engine,
      migrations: "\(root)/Migrations",
      definitions: definitions,
      clock: .held(at: start),
      key: Array(repeating: 7, count: 32),
      letters: "\(folder)/letters",
      paperTexts: ["head": paperHead],
      makerOfPapers: { texts in
        let head = texts["head"] ?? ""
        return { MadePaper(type: "text/plain", bytes: Array("\(head) \($0.paper.number)".utf8)) }
      }
    )
  }

  /// The same database under a hall that has just been started.
  func reopened() async throws -> Hall {
    try await Hall.open(Self.settings(engine, folder, hall.clock.now()))
  }

  /// Accounts by SQL: a password costs more than all the rest of a test.
  private func addPeople() async throws {
    var people: [(id: String, kind: String, isSupervisor: Bool, post: PostRef?)] = [
      ("lin", "applicant", false, nil), ("other", "applicant", false, nil),
      ("wu", "staff", true, nil),
    ]
    for unit in hall.catalogue.units.values {
      for post in unit.posts {
        people.append(("\(unit.id)/\(post.name)", "staff", false, PostRef(unit.id, post.name)))
      }
    }
    let rows = people.map { person -> [SQLValue] in
      [
        .text(person.id), .text(person.kind), .text("\(person.id) 的姓名"), .text(person.id),
        .yes(person.isSupervisor), .text("210100"),
      ]
    }
    let posts = people.compactMap { person in
      person.post.map { [SQLValue.text(person.id), .text($0.unit), .text($0.post)] }
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
        forEach: posts
      )
    }
  }

  /// A filing of the form's own examples, its files on hand.
  func filing(
    _ procedure: String = "tobacco-retail",
    _ typed: [String: [String]] = [:],
    applicant: AccountID = "lin"
  ) async throws -> Filing {
    let run = try #require(
      CaseRun(of: procedure, filedAt: hall.clock.now(), in: hall.catalogue)
    )
    var filing = run.filing(typed)
    filing.applicant = applicant
    filing.materials = filing.materials.mapValues { files in
      files.map { Attachment(digest: sha256($0.digest), type: $0.type, bytes: $0.bytes) }
    }
    let rows = filing.materials.values.joined().map {
      [SQLValue.text($0.digest), .text($0.type), .integer($0.bytes)]
    }
    try await engine.write { connection in
      _ = try connection.run(
        """
        INSERT INTO content (digest, type, bytes, added_at) VALUES ($1, $2, $3, 0)
        ON CONFLICT (digest) DO NOTHING
        """,
        forEach: rows
      )
    }
    return filing
  }

  func envelope(
    _ id: String,
    _ command: Command,
    from: Party = .applicant("lin"),
    on number: CaseNumber? = nil,
    seen: Int? = nil
  ) -> Envelope {
    Envelope(
      id: id,
      from: from,
      channel: from.unit == nil ? .web : .counter,
      receivedAt: hall.clock.now(),
      caseNumber: number,
      command: command,
      seenVersion: seen
    )
  }

  /// Files a case and says its number.
  @discardableResult
  func file(
    _ procedure: String = "tobacco-retail",
    _ typed: [String: [String]] = [:],
    id: String = "file",
    applicant: AccountID = "lin"
  ) async throws -> CaseNumber {
    var filing = try await filing(procedure, typed, applicant: applicant)
    filing.acknowledgesLikeCase = true
    let outcome = try await hall.handle(
      envelope(id, .submit(filing), from: .applicant(applicant))
    )
    return try recorded(outcome).number
  }

  /// The same filing once more, the applicant knowing that one is open.
  func likeFiling() async throws -> Filing {
    var filing = try await filing()
    filing.acknowledgesLikeCase = true
    return filing
  }

  func count(_ table: SQL) async throws -> Int {
    try await engine.read { try $0.rows(table).count }
  }

  func sql(_ statement: SQL, _ values: [SQLValue] = []) async throws {
    try await engine.write { _ = try $0.run(statement, values) }
  }

  /// Of the links of a case, in their order.
  func versions(of number: CaseNumber) async throws -> [Int] {
    try await engine.read { connection in
      try CaseRecord.links(of: number, connection).map { try $0.int("version") }
    }
  }
}

func recorded(_ outcome: Outcome) throws -> Recorded {
  guard case .recorded(let recorded) = outcome else {
    Issue.record("not recorded: \(outcome)")
    throw NotRecorded()
  }
  return recorded
}

struct NotRecorded: Error {}

func sha256(_ text: String) -> String {
  SHA256.hash(data: Array(text.utf8)).map { byte in
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }.joined()
}

func clerk(_ unit: UnitID, _ post: PostName) -> Party { CaseRun.person(on: PostRef(unit, post)) }

extension TestTemplate {
  /// The schema of the hall, without a row.
  static let hall = TestTemplate("hall") { engine in
    _ = try await Hall.migrator("\(root)/Migrations").run(on: engine, now: 0)
  }
}
