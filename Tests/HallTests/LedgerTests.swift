import Casework
import Database
import Deadlines
import Definitions
import TestPostgres
import Testing

@testable import Hall

@Suite(.eachEngine) struct `The ledger` {
  private let zhao = clerk("tobacco", "front desk")

  @Test func `a filing gets its number, its paper's number and its place in the worklist`()
    async throws
  {
    let test = try await TestHall()
    let number = try await test.file()
    #expect(
      number == CaseNumber(region: "210100", day: try #require(Day("2026-09-18")), sequence: 1)
    )
    let reading = try #require(
      try await test.hall.caseReading(number, for: Viewer(.applicant("lin")))
    )
    #expect(reading.papers.map(\.paper.number).allSatisfy { $0.hasSuffix("收字〔2026〕1号") })
    #expect(reading.subject == "林记便利店")
    let list = try await test.hall.worklist(of: [PostRef("tobacco", "front desk")]).rows
    #expect(list.map(\.number) == [number])
    #expect(list.first?.holder == "tobacco/front desk")
  }

  @Test func `the same envelope twice gets the same answer, another body under its id none`()
    async throws
  {
    let test = try await TestHall()
    let filing = try await test.filing()
    let first = try recorded(await test.hall.handle(test.envelope("a", .submit(filing))))
    let again = try recorded(await test.hall.handle(test.envelope("a", .submit(filing))))
    #expect(again.isRepeat && again.number == first.number && again.events == first.events)
    let other = try await test.hall.handle(
      test.envelope("a", .withdraw(.open), on: first.number)
    )
    #expect(other == .otherBody)
    #expect(try await test.count("SELECT case_number FROM case_file") == 1)
  }

  @Test func `a draft filed twice, as by a double click, makes one case and goes`() async throws {
    let test = try await TestHall()
    let filing = try await test.filing()
    let draft = try #require(
      try await test.hall.startDraft("tobacco-retail", by: "lin", for: "lin")
    )
    let again = try #require(
      try await test.hall.startDraft("tobacco-retail", by: "lin", for: "lin")
    )
    for (index, id) in [draft.id, again.id].enumerated() {
      let outcome = try await test.hall.handle(
        test.envelope("click", .submit(filing)),
        enclosing: Enclosure(draft: id)
      )
      #expect(try recorded(outcome).isRepeat == (index == 1))
    }
    #expect(try await test.hall.drafts(of: "lin").isEmpty)
    let known = try await test.hall.recorded(under: "click", by: "lin")
    #expect(known?.version == known?.events.count)
    #expect(try await test.hall.recorded(under: "click", by: "other")?.number == nil)
  }

  @Test func `many at once are each answered, and the same one among them once`() async throws {
    let test = try await TestHall()
    var filing = try await test.filing()
    filing.acknowledgesLikeCase = true
    let envelopes = (0..<40).map { test.envelope("e\($0 % 20)", .submit(filing)) }
    let outcomes = try await test.hall.handle(envelopes).map { try recorded($0) }
    #expect(Set(outcomes.map(\.number)).count == 20)
    #expect(outcomes.filter(\.isRepeat).count == 20)
    let numbers = Set(outcomes.map(\.number.text)).sorted()
    #expect(numbers.last?.contains("-00020-") == true, "numbers have no gap: \(numbers)")
  }

  @Test func `two acts on one case in one batch: the second meets the first's result`() async throws
  {
    let test = try await TestHall()
    let number = try await test.file()
    let outcomes = try await test.hall.handle([
      test.envelope("1", .accept, from: zhao, on: number),
      test.envelope("2", .accept, from: zhao, on: number),
    ])
    let accepted = outcomes.filter { if case .recorded = $0 { true } else { false } }
    #expect(accepted.count == 1)
    #expect(outcomes.contains(.stopped(.alreadyAccepted)))
  }

  @Test func `a person meets a conflict only when the step changed since the page`() async throws {
    let test = try await TestHall()
    let number = try await test.file()
    let page = try #require(try await test.hall.caseReading(number, for: Viewer(zhao))).file.version
    _ = try recorded(
      await test.hall.handle(test.envelope("1", .accept, from: zhao, on: number, seen: page))
    )
    let late = try await test.hall.handle(
      test.envelope("2", .accept, from: zhao, on: number, seen: page)
    )
    guard case .conflict = late else {
      Issue.record("expected a conflict, found \(late)")
      return
    }
  }

  @Test func `two halls on one database take turns, and no act is lost or done twice`() async throws
  {
    let test = try await TestHall()
    let other = try await Hall.open(
      TestHall.settings(test.database.open(), test.folder, test.hall.clock.now())
    )
    let number = try await test.file()
    var filing = try await test.filing()
    filing.acknowledgesLikeCase = true
    let envelopes = (0..<30).map { test.envelope("e\($0)", .submit(filing)) }
    let accept = test.envelope("accept", .accept, from: zhao, on: number)
    async let here = test.hall.handle(envelopes + [accept])
    async let there = other.handle(envelopes.reversed() + [accept])
    let outcomes = try await (here + there).map { try recorded($0) }
    #expect(Set(outcomes.map(\.number)).count == 31)
    #expect(outcomes.filter(\.isRepeat).count == 31)
    #expect(try await test.hall.audit().breaks.isEmpty)
    #expect(try await test.hall.replay().differences.isEmpty)
  }

  @Test func `an obstacle changes no case, takes no number and stands in the audit table`()
    async throws
  {
    let test = try await TestHall()
    var blank = try await test.filing()
    blank.answers = Answers()
    let outcome = try await test.hall.handle(test.envelope("a", .submit(blank)))
    guard case .stopped = outcome else {
      Issue.record("expected an obstacle")
      return
    }
    #expect(try await test.count("SELECT act FROM audit WHERE act = 'submit'") == 1)
    #expect(try await test.count("SELECT name FROM counter") == 0)
    #expect(try await test.file().text.contains("-00001-"))
  }

  @Test func `a like open case of one applicant, matter and place is warned of, even in one batch`()
    async throws
  {
    let test = try await TestHall()
    let filing = try await test.filing()
    let outcomes = try await test.hall.handle([
      test.envelope("1", .submit(filing)), test.envelope("2", .submit(filing)),
    ])
    let stopped = outcomes.filter { if case .stopped(.likeCaseOpen) = $0 { true } else { false } }
    #expect(stopped.count == 1)
  }

  @Test func `a file that was never handed in is not filed`() async throws {
    let test = try await TestHall()
    var filing = try await test.filing()
    let material = try #require(filing.materials.keys.sorted().first)
    filing.materials[material] = [
      Attachment(digest: sha256("somebody else's"), type: "image/png", bytes: 1)
    ]
    let outcome = try await test.hall.handle(test.envelope("a", .submit(filing)))
    #expect(outcome == .stopped(.materialMissing([material])))
  }

  @Test func `clocks that differ by more than five minutes stop an act`() async throws {
    let test = try await TestHall(at: at("2026-09-18T10:00"))
    let number = try await test.file()
    test.hall.clock.move(to: at("2026-09-18T09:56"))
    _ = try recorded(await test.hall.handle(test.envelope("1", .accept, from: zhao, on: number)))
    test.hall.clock.move(to: at("2026-09-18T09:54"))
    let outcome = try await test.hall.handle(
      test.envelope("2", .sign, from: zhao, on: number)
    )
    #expect(outcome == .stopped(.clocksDiffer(seconds: 360)))
  }

  // SQLite is a file of this machine: there is one clock.
  @Test(arguments: [(0.2, nil), (-0.2, nil), (240, nil), (-240, nil), (310, 310), (-310, 310)])
  func `two servers may differ by milliseconds; by minutes, not even a filing is taken`(
    off: Double,
    refusal: Int?
  ) async throws {
    guard EngineScope.kind == .postgres else { return }
    let test = try await TestHall()
    var settings = TestHall.settings(test.engine, test.folder, test.hall.clock.now())
    settings.clock = .system(off: Int64(off * 1_000_000))
    let hall = try await Hall.open(settings)
    var envelope = test.envelope("a", .submit(try await test.filing()))
    envelope.receivedAt = hall.clock.now()
    let outcome = try await hall.handle(envelope)
    guard let refusal else {
      _ = try recorded(outcome)
      return
    }
    guard case .stopped(.clocksDiffer(let seconds)) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    // A slow test makes a clock that is behind farther behind.
    #expect((refusal - 60...refusal + 60).contains(seconds))
    #expect(try await test.count("SELECT 1 AS one FROM case_file") == 0)
  }

  @Test func `a full disk is said, and half a case is never written`() async throws {
    // Only a file can be kept from growing; what PostgreSQL says then, `EngineTests` has.
    guard EngineScope.kind == .sqlite else { return }
    let test = try await TestHall(mostPages: 250)
    var faults = 0
    for index in 0..<200 where faults == 0 {
      do throws(LedgerFault) {
        let filing = try await filing(test)
        _ = try await test.hall.handle(test.envelope("\(index)", .submit(filing)))
      } catch {
        #expect(error == .full)
        faults += 1
      }
    }
    #expect(faults == 1)
    let files = try await test.count("SELECT case_number FROM case_file")
    let begun = try await test.count("SELECT DISTINCT case_number FROM case_event")
    #expect(files == begun && files > 0)
    #expect(try await test.hall.audit().breaks.isEmpty)
  }

  private func filing(_ test: TestHall) async throws(LedgerFault) -> Filing {
    do {
      var filing = try await test.filing()
      filing.acknowledgesLikeCase = true
      return filing
    } catch let fault as StorageFault { throw LedgerFault(fault) } catch {
      throw .broken("\(error)")
    }
  }

  @Test func `another department, applicant or nobody finds nothing to act on`() async throws {
    let test = try await TestHall()
    let number = try await test.file()
    for party in [Party.applicant("other"), clerk("fire-rescue", "front desk")] {
      let reading = try await test.hall.caseReading(number, for: Viewer(party))
      #expect(reading?.subject == nil)
      let outcome = try await test.hall.handle(
        test.envelope("x\(party)", .accept, from: party, on: number)
      )
      #expect(outcome == .unknownCase)
    }
  }
}

extension Command {
  /// Any act that a case after acceptance knows.
  fileprivate static var sign: Command { .signCopy(.whole) }
}
