import Database
import Foundation
import Testing

@testable import Hall

@Suite struct `The schema` {
  @Test func `every table is listed in ARCHITECTURE as truth or as derived`() async throws {
    let test = try await TestHall()
    let page = try String(contentsOfFile: "\(root)/ARCHITECTURE.md", encoding: .utf8)
    let tables = try await test.engine.read { connection in
      try connection.rows(
        """
        SELECT name FROM sqlite_schema
        WHERE type = 'table' AND name <> 'migration' AND name NOT LIKE 'sqlite_%' ORDER BY name
        """
      ).map { try $0.text("name") }
    }
    #expect(tables.filter { !page.contains("`\($0)`") } == [])
  }

  @Test func `every unique key of a case's own tables begins with the case number`() async throws {
    let test = try await TestHall()
    // A draft is no case yet, and an envelope is its sender's.
    let odd = try await test.engine.read { connection in
      try connection.rows(
        """
        SELECT t.name AS name FROM sqlite_schema AS t, pragma_index_list(t.name) AS i,
          pragma_index_info(i.name) AS c
        WHERE t.type = 'table' AND i."unique" = 1 AND c.seqno = 0 AND c.name <> 'case_number'
          AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'case_number')
        ORDER BY t.name
        """
      ).map { try $0.text("name") }
    }
    #expect(Set(odd) == ["draft", "idempotency"])
  }
}
