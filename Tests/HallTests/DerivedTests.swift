import Casework
import Database
import Deadlines
import Definitions
import TestPostgres
import Testing

@testable import Hall

@Suite(.eachEngine) struct `What is derived` {
  @Test func `a program of another shape folds every case anew as it opens`() async throws {
    let test = try await TestHall()
    let number = try await test.file()
    try await test.engine.write { connection in
      try connection.run("UPDATE derived SET shape = 1")
      try connection.run("UPDATE case_file SET state = '', lead = '', next_due_on = NULL")
      try connection.run("DELETE FROM tally")
    }
    let hall = try await test.reopened()
    let list = try await hall.cases(of: "lin")
    #expect(list.cases.map(\.number) == [number] && list.cases.first?.state == .received)
    #expect(list.cases.first?.due != nil)
    #expect(try await hall.dashboard(region: "21").cases.open == 1)
    #expect(try await hall.replay().differences == [])
  }

  @Test func `a tally that is wrong is named and counted anew`() async throws {
    let test = try await TestHall()
    try await test.file()
    try await test.engine.write { connection in
      _ = try connection.run("UPDATE tally SET number = number + 3 WHERE what = 'receipt'")
    }
    let differences = try await test.hall.replay().differences
    #expect(differences.count == 1 && differences.first?.table.hasPrefix("tally tobacco") == true)
    #expect(try await test.hall.replay().differences == [])
    #expect(try await test.hall.dashboard(region: "21").count(.receipt, .onTime) <= 1)
  }

  @Test func `an applicant's open cases stand on the first page, closed ones page by page`()
    async throws
  {
    let test = try await TestHall()
    var closed: [CaseNumber] = []
    let open = try await test.file(id: "open")
    for place in 1...5 {
      let number = try await test.file(id: "\(place)")
      let secret = Secret(text: "不办了")
      let envelope = test.envelope(
        "w\(place)",
        .withdraw(secret.sealed),
        from: .applicant("lin"),
        on: number
      )
      _ = try recorded(
        await test.hall.handle(envelope, enclosing: Enclosure(secrets: [secret]))
      )
      closed.append(number)
    }
    let first = try await test.hall.cases(of: "lin", most: 2)
    #expect(first.cases.map(\.number) == [open] + closed.suffix(2).reversed())
    let second = try await test.hall.cases(of: "lin", after: first.next, most: 2)
    let third = try await test.hall.cases(of: "lin", after: second.next, most: 2)
    #expect((second.cases + third.cases).map(\.number) == closed.prefix(3).reversed())
    #expect(second.next != nil && third.next == nil)
  }
}

@Suite struct `Files at hand` {
  private func file(_ place: Int) throws -> CaseFile {
    let number = try CaseNumber(region: "210100", day: #require(Day("2026-09-18")), sequence: place)
    return CaseFile(number: number, at: Moment(microseconds: 0))
  }

  @Test func `those asked for lately stay, and the others are let go`() throws {
    let files = HotFiles(mostBytes: 1_000)
    let first = try file(1)
    for place in 1...40 {
      files.keep(try file(place), hash: [], bytes: 100)
      _ = files.file(first.number)
    }
    #expect(files.file(first.number) != nil)
    #expect(files.file(try file(2).number) == nil)
    let kept = try (1...40).filter { files.file(try file($0).number) != nil }
    #expect(kept.count <= 20)
  }

  @Test func `a slow reader never puts an older file over a newer one`() throws {
    let files = HotFiles()
    var newer = try file(1)
    newer.version = 7
    files.keep(newer, hash: [7], bytes: 100)
    var older = newer
    older.version = 3
    files.keep(older, hash: [3], bytes: 100)
    #expect(files.file(newer.number)?.file.version == 7)
    #expect(files.file(newer.number)?.hash == [7])
  }
}

@Suite struct `A case's story` {
  @Test func `leaves out the hall's own bookkeeping alone, told by its stored bytes`() async throws
  {
    let test = try await TestHall()
    let number = try await test.file("catering-opening", id: #"x"event":{"clockStarted"#)
    let whole = try await test.engine.read { try Hall.entries(of: number, $0).map(\.1) }
    for entry in whole {
      let isNote =
        switch entry.event {
        case .clockStarted, .clockStopped, .assigned, .signalRaised, .paperDrawn: true
        default: false
        }
      #expect(Entry.isBookkeeping(StoredJSON.bytes(entry)) == isNote)
    }
    let desk = Viewer(clerk("market-regulation", "front desk"))
    for _ in 1...2 {
      let told = try await test.hall.caseReading(number, for: desk, with: .story)?.timeline ?? []
      #expect(told.map(\.version) == [1])
    }
    let accept = test.envelope("a", .accept, from: desk.party, on: number)
    _ = try recorded(await test.hall.handle(accept))
    let later = try await test.hall.caseReading(number, for: desk, with: .story)?.timeline ?? []
    let all = try await test.hall.caseReading(number, for: desk, with: .whole)?.timeline ?? []
    #expect(later.count > 1 && later.count < all.count)
    #expect(later == all.filter { told in later.contains { $0.version == told.version } })
    let first = try await test.hall.caseReading(number, for: desk, with: .beginning)?.timeline
    #expect(first == Array(all.prefix(1)))
  }
}
