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
  /// A case of so many links of some hundred bytes each.
  private func folded(_ place: Int, links: Int = 1) throws -> FoldedCase {
    let day = try #require(Day("2026-09-18"))
    let number = CaseNumber(region: "210100", day: day, sequence: place)
    var folded = FoldedCase(number: number, at: Moment(microseconds: 0))
    for _ in 1...links {
      let entry = Entry(
        at: Moment(microseconds: 0),
        by: .hall,
        channel: .api,
        envelope: "e",
        events: [.deemedAccepted(on: day)]
      )
      folded.take(entry, Link(entry, after: folded))
    }
    return folded
  }

  @Test func `those asked for lately stay, and the others are let go`() throws {
    let size = try folded(1).bytes
    let files = HotFiles(mostBytes: 10 * size)
    let all = try (1...40).map { try folded($0) }
    for one in all {
      files.keep(one)
      _ = files[all[0].file.number]
    }
    #expect(files[all[0].file.number] != nil)
    #expect(files[all[1].file.number] == nil)
    #expect(all.count { files[$0.file.number] != nil } <= 20)
  }

  @Test func `a slow reader never puts an older file over a newer one`() throws {
    let files = HotFiles()
    let newer = try folded(1, links: 7)
    files.keep(newer)
    files.keep(try folded(1, links: 3))
    #expect(files[newer.file.number]?.file.version == 7)
    #expect(files[newer.file.number]?.hash == newer.hash)
  }
}

@Suite struct `A case's story` {
  @Test func `leaves out the hall's own bookkeeping alone`() async throws {
    let test = try await TestHall()
    let number = try await test.file("catering-opening")
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
