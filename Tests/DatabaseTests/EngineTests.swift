import Database
import Foundation
import TestPostgres
import Testing

/// An engine on a database of its own, with one table.
func engineWithThings(mostPages: Int? = nil) async throws -> any Engine {
  let folder = NSTemporaryDirectory() + "engine-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  let engine = try await EngineScope.make(in: folder, mostPages: mostPages).open()
  let isPostgres = EngineScope.kind == .postgres
  let bytes = isPostgres ? "BYTEA" : "BLOB"
  try await engine.write {
    try $0.script(
      """
      CREATE TABLE thing (name TEXT NOT NULL PRIMARY KEY, body \(bytes), size BIGINT);
      CREATE INDEX thing_by_size ON thing (size);
      """
    )
    if isPostgres {
      try $0.script(
        """
        CREATE FUNCTION full_disk() RETURNS text LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END $$;
        """
      )
    }
  }
  return engine
}

@Suite(.eachEngine) struct `The seam over both engines` {
  @Test func `values are bound by name, whatever their order in the text`() async throws {
    let engine = try await engineWithThings()
    try await engine.write { connection in
      try connection.run(
        "INSERT INTO thing (name, size) VALUES ($1, $2)",
        forEach: [
          [.text("a"), .integer(1)], [.text("b"), .integer(2)],
        ]
      )
      let changed = try connection.run(
        "UPDATE thing SET size = $2 WHERE name = $1",
        [.text("a"), .integer(9)]
      )
      #expect(changed == 1)
    }
    let rows = try await engine.read { try $0.rows("SELECT name, size FROM thing ORDER BY name") }
    #expect(try rows.map { try $0.int("size") } == [9, 2])
  }

  @Test func `many keys are read at once, quotes and all`() async throws {
    let engine = try await engineWithThings()
    let names = ["it's", "\"quoted\"", "受理", "a\\b", "\u{1f}"]
    try await engine.write { connection in
      _ = try connection.run(
        "INSERT INTO thing (name) VALUES ($1)",
        forEach: names.map { [.text($0)] }
      )
    }
    let found = try await engine.read { connection in
      try connection.rows(
        SQL(
          sqlite: "SELECT name FROM thing WHERE name IN (SELECT value FROM json_each($1))",
          postgres: "SELECT name FROM thing WHERE name = ANY($1::text[])"
        ),
        [.texts(names + ["absent"])]
      ).map { try $0.text("name") }
    }
    #expect(Set(found) == Set(names))
  }

  @Test func `a transaction that throws leaves nothing`() async throws {
    let engine = try await engineWithThings()
    await #expect(throws: StorageFault.self) {
      try await engine.write { connection in
        try connection.run("INSERT INTO thing (name) VALUES ($1)", [.text("a")])
        try connection.run("INSERT INTO thing (name) VALUES ($1)", [.text("a")])
      }
    }
    #expect(try await engine.read { try $0.rows("SELECT name FROM thing").count } == 0)
  }

  @Test func `a full disk and a broken key are told apart`() async throws {
    let engine = try await engineWithThings(mostPages: 20)
    await #expect(throws: StorageFault.full) {
      try await engine.write { connection in
        // Nobody fills a server's disk for a test: it says what it would say.
        _ = try connection.run(
          SQL(
            sqlite: "INSERT INTO thing (name, body) VALUES ($1, $2)",
            postgres: """
              WITH given AS (SELECT $1::text, $2::bytea)
              SELECT full_disk() FROM given
              """
          ),
          [.text("large"), .bytes(Array(repeating: 1, count: 200_000))]
        )
      }
    }
    do throws(StorageFault) {
      try await engine.write { connection in
        _ = try connection.run("INSERT INTO thing (name) VALUES ($1)", [.null])
      }
      Issue.record("a NULL was taken")
    } catch {
      guard case .constraint = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test func `a column of another type is a sentence and no crash`() async throws {
    let engine = try await engineWithThings()
    try await engine.write { _ = try $0.run("INSERT INTO thing (name) VALUES ('a')") }
    let row = try #require(
      try await engine.read { try $0.row("SELECT name, size FROM thing", []) }
    )
    #expect(throws: StorageFault.self) { _ = try row.integer("name") }
    #expect(throws: StorageFault.self) { _ = try row.integer("size") }
    #expect(throws: StorageFault.self) { _ = try row.text("absent") }
    #expect(try row.optionalInteger("size") == nil)
  }
}

@Suite(.eachEngine) struct `Migrations` {
  private func folder(_ files: [String: String]) throws -> String {
    let folder = NSTemporaryDirectory() + "migrations-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: "\(folder)/\(EngineScope.kind)",
      withIntermediateDirectories: true
    )
    for (name, text) in files {
      try text.write(
        toFile: "\(folder)/\(EngineScope.kind)/\(name)",
        atomically: true,
        encoding: .utf8
      )
    }
    return folder
  }

  private func migrator(_ folder: String) -> Migrator {
    Migrator(
      folder: folder,
      checksum: { "\($0.utf8.count) \($0.utf8.reduce(0) { $0 &* 31 &+ Int($1) })" }
    )
  }

  @Test func `each file is applied once, in the order of the names`() async throws {
    let engine = try await engineWithThings()
    let files = [
      "0002-second.sql": "ALTER TABLE one ADD COLUMN b TEXT;",
      "0001-first.sql": "CREATE TABLE one (a TEXT);\nCREATE INDEX one_a ON one (a);",
    ]
    let folder = try folder(files)
    #expect(try await migrator(folder).run(on: engine, now: 1) == files.keys.sorted())
    #expect(try await migrator(folder).run(on: engine, now: 2).isEmpty)
  }

  @Test func `a file changed or gone after it was applied stops with a sentence`() async throws {
    let engine = try await engineWithThings()
    let first = "CREATE TABLE one (a TEXT);"
    let applied = try folder([
      "0001-first.sql": first, "0002-second.sql": "CREATE TABLE two (a TEXT);",
    ])
    _ = try await migrator(applied).run(on: engine, now: 1)
    let changed = try folder([
      "0001-first.sql": first + " ", "0002-second.sql": "CREATE TABLE two (a TEXT);",
    ])
    await #expect(throws: MigrationProblem.changed("0001-first.sql")) {
      _ = try await migrator(changed).run(on: engine, now: 2)
    }
    let older = try folder(["0001-first.sql": first])
    await #expect(throws: MigrationProblem.newerDatabase("0002-second.sql")) {
      _ = try await migrator(older).run(on: engine, now: 2)
    }
  }

  @Test func `a file that fails is not half applied`() async throws {
    let engine = try await engineWithThings()
    let folder = try folder([
      "0001-first.sql": "CREATE TABLE one (a TEXT);\nCREATE TABLE one (b TEXT);"
    ])
    await #expect(throws: MigrationProblem.self) {
      _ = try await migrator(folder).run(on: engine, now: 1)
    }
    let tables = try await engine.read {
      try $0.rows(
        SQL(
          sqlite: "SELECT name FROM sqlite_schema WHERE name = 'one'",
          postgres: "SELECT tablename FROM pg_tables WHERE tablename = 'one'"
        )
      ).count
    }
    #expect(tables == 0)
  }
}
