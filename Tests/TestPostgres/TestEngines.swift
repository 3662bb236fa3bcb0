package import Database
import Foundation
import LocalPostgres
import Synchronization
package import Testing

/// Which database a test runs on.
package enum EngineKind: String, Sendable, CaseIterable {
  case sqlite, postgres
}

/// The databases of one run of one test; they go when it ends.
package final class EngineScope: Sendable {
  @TaskLocal package static var current: EngineScope?

  package let kind: EngineKind
  private let opened = Mutex<[any Engine]>([])
  private let databases = Mutex<[String]>([])

  init(_ kind: EngineKind) { self.kind = kind }

  /// What the test runs on; SQLite where nobody says.
  package static var kind: EngineKind { current?.kind ?? .sqlite }

  /// A new database.
  /// - Parameters:
  ///   - folder: where the file of an SQLite stands.
  ///   - template: brings a PostgreSQL up to a schema, once for all tests that name it.
  package static func make(
    in folder: String,
    mostPages: Int? = nil,
    template: TestTemplate? = nil
  ) async throws -> TestDatabase {
    guard let scope = current, scope.kind == .postgres else {
      return .sqlite("\(folder)/hall.db", mostPages)
    }
    let name = try await TestDatabases.shared.make(from: template)
    scope.databases.withLock { $0.append(name) }
    return .postgres(try await TestDatabases.shared.url(name))
  }

  fileprivate func note(_ engine: any Engine) { opened.withLock { $0.append(engine) } }

  fileprivate func end() async {
    for engine in opened.withLock({ $0 }) { engine.close() }
    for name in databases.withLock({ $0 }) { try? await TestDatabases.shared.drop(name) }
  }
}

/// A database that engines can be opened on, several if need be.
package enum TestDatabase: Sendable {
  case sqlite(String, Int?)
  case postgres(String)

  package func open() throws -> any Engine {
    let engine: any Engine
    switch self {
    case .sqlite(let path, let mostPages):
      engine = try SQLiteEngine(path: path, mostPages: mostPages)
    case .postgres(let url): engine = try Self.engine(at: url)
    }
    EngineScope.current?.note(engine)
    return engine
  }

  package static func engine(at url: String) throws -> PostgresEngine {
    guard let address = PostgresAddress(url) else {
      throw TestServerProblem(description: "no address: \(url)")
    }
    var limits = PostgresLimits()
    // Hundreds of tests run side by side.
    (limits.readers, limits.writers, limits.waitSeconds) = (2, 1, 60)
    return PostgresEngine(address, limits: limits)
  }
}

/// A schema that is made once and copied for every test.
package struct TestTemplate: Sendable {
  let name: String
  let make: @Sendable (any Engine) async throws -> Void

  package init(_ name: String, make: @escaping @Sendable (any Engine) async throws -> Void) {
    self.name = name
    self.make = make
  }
}

/// The one server of this process, and its databases.
actor TestDatabases {
  static let shared = TestDatabases()

  private var server: Result<TestServer, TestServerProblem>?
  private var templates: [String: Task<Void, any Error>] = [:]
  private var count = 0

  func url(_ name: String) throws -> String { try running().url(name) }

  func make(from template: TestTemplate?) async throws -> String {
    count += 1
    let name = "test_\(count)"
    if let template { try await made(template).value }
    try running().run("CREATE DATABASE \(name) TEMPLATE \(template?.name ?? "template1")")
    return name
  }

  func drop(_ name: String) throws {
    try running().run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
  }

  private func running() throws -> TestServer {
    if let server { return try server.get() }
    let started: Result<TestServer, TestServerProblem>
    do { started = .success(try TestServer()) } catch { started = .failure(error) }
    server = started
    return try started.get()
  }

  private func made(_ template: TestTemplate) throws -> Task<Void, any Error> {
    if let making = templates[template.name] { return making }
    let server = try running()
    let making = Task {
      try server.run("CREATE DATABASE \(template.name)")
      let engine = try TestDatabase.engine(at: server.url(template.name))
      try await template.make(engine)
      engine.close()
      // A template must have no visitors, and the engine's leave when their threads do.
      try server.run("ALTER DATABASE \(template.name) ALLOW_CONNECTIONS false")
      try server.run(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '\(template.name)'"
      )
    }
    templates[template.name] = making
    return making
  }
}

/// Runs each test of a suite once on every engine.
package struct EachEngine: SuiteTrait, TestTrait, TestScoping {
  package let isRecursive = true

  package func provideScope(
    for test: Test,
    testCase: Test.Case?,
    performing function: @Sendable () async throws -> Void
  ) async throws {
    for kind in EngineKind.allCases {
      let scope = EngineScope(kind)
      do {
        try await EngineScope.$current.withValue(scope) { try await function() }
      } catch {
        await scope.end()
        throw error
      }
      await scope.end()
    }
  }
}

extension Trait where Self == EachEngine {
  /// On SQLite, then on a PostgreSQL that the tests start by themselves.
  package static var eachEngine: EachEngine { EachEngine() }
}
