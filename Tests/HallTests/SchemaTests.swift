import Database
import Foundation
import TestPostgres
import Testing

@testable import Hall

@Suite(.eachEngine) struct `The schema` {
  @Test func `every table is listed in ARCHITECTURE as truth or as derived`() async throws {
    let test = try await TestHall()
    let page = try String(contentsOfFile: "\(root)/ARCHITECTURE.md", encoding: .utf8)
    let tables = try await test.engine.read { connection in
      try connection.rows(
        SQL(
          sqlite: """
            SELECT name FROM sqlite_schema
            WHERE type = 'table' AND name <> 'migration' AND name NOT LIKE 'sqlite_%' ORDER BY name
            """,
          postgres: """
            SELECT tablename AS name FROM pg_tables
            WHERE schemaname = 'public' AND tablename <> 'migration' ORDER BY tablename
            """
        )
      ).map { try $0.text("name") }
    }
    #expect(tables.filter { !page.contains("`\($0)`") } == [])
  }

  @Test func `every unique key of a case's own tables begins with the case number`() async throws {
    let test = try await TestHall()
    // A draft is no case yet, an envelope is its sender's, and the audit is everybody's.
    let odd = try await test.engine.read { connection in
      try connection.rows(
        SQL(
          sqlite: """
            SELECT t.name AS name FROM sqlite_schema AS t, pragma_index_list(t.name) AS i,
              pragma_index_info(i.name) AS c
            WHERE t.type = 'table' AND i."unique" = 1 AND c.seqno = 0 AND c.name <> 'case_number'
              AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'case_number')
            ORDER BY t.name
            """,
          postgres: """
            SELECT t.relname AS name FROM pg_index AS i JOIN pg_class AS t ON t.oid = i.indrelid
            JOIN pg_attribute AS c ON c.attrelid = t.oid AND c.attnum = i.indkey[0]
            WHERE i.indisunique AND t.relnamespace = 'public'::regnamespace
              AND c.attname <> 'case_number' AND EXISTS (SELECT 1 FROM pg_attribute AS n
                WHERE n.attrelid = t.oid AND n.attname = 'case_number' AND NOT n.attisdropped)
            ORDER BY t.relname
            """
        )
      ).map { try $0.text("name") }
    }
    #expect(Set(odd).subtracting(["audit"]) == ["draft", "idempotency"])
  }
}
