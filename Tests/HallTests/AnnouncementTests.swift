import Casework
import Database
import TestPostgres
import Testing

@testable import Hall

@Suite(.eachEngine) struct `Pages that are open` {
  @Test func `an applicant hears of his own case, a clerk of his unit's, and nobody of another's`()
    async throws
  {
    let test = try await TestHall()
    var lin = try await test.listener("lin")
    var other = try await test.listener("other")
    var tobacco = try await test.listener("tobacco/front desk")
    var fire = try await test.listener("fire-rescue/case officer")
    let number = try await test.file()
    #expect(await lin.next() == .changed([number]))
    #expect(await tobacco.next() == .changed([number]))
    test.hall.announcements.tellAll(.still)
    #expect(await other.next() == .still)
    #expect(await fire.next() == .still)
  }

  @Test func `nobody has more lines than a few, and one that is dropped makes room`() async throws {
    let test = try await TestHall()
    let lin = try #require(
      try await test.hall.read { try Account.read("lin", $0, at: at("2026-09-18T22:10")) }
    )
    var lines = (0..<Announcements.mostOfOne).compactMap { _ in test.hall.announcements.listen(lin)
    }
    #expect(lines.count == Announcements.mostOfOne)
    #expect(test.hall.announcements.listen(lin) == nil)
    lines.removeLast()
    #expect(test.hall.announcements.listen(lin) != nil)
  }
}

@Suite struct `Pages at another hall` {
  @Test func `hear what this one wrote, also after their line to the server was cut`() async throws
  {
    let server = try TestServer()
    let database = TestDatabase.postgres(server.url("postgres"))
    let here = try await TestHall(on: database)
    let there = try await Hall.open(
      TestHall.settings(database.open(), here.folder, here.hall.clock.now())
    )
    let lin = try #require(
      try await there.read { try Account.read("lin", $0, at: at("2026-09-18T22:10")) }
    )
    var news = try #require(there.announcements.listen(lin)).makeAsyncIterator()
    let hearing = Task { await there.hearOthers() }
    #expect(await news.next() == .anything, "it listens now")
    let first = try await here.file(id: "first")
    try await here.hall.tellOthers()
    #expect(await news.next() == .changed([first]))
    _ = try await here.hall.engine.read { connection in
      try connection.rows(
        """
        SELECT CAST(count(pg_terminate_backend(pid)) AS BIGINT) AS ended FROM pg_stat_activity
        WHERE query = 'LISTEN hall'
        """
      )
    }
    #expect(await news.next() == .anything, "it listens again, and may have missed something")
    let second = try await here.file(id: "second")
    try await here.hall.tellOthers()
    #expect(await news.next() == .changed([second]))
    there.close()
    await hearing.value
  }
}

extension TestHall {
  fileprivate func listener(_ id: AccountID) async throws -> AsyncStream<News>.Iterator {
    let account = try #require(
      try await hall.read { try Account.read(id, $0, at: at("2026-09-18T22:10")) }
    )
    return try #require(hall.announcements.listen(account)).makeAsyncIterator()
  }
}
