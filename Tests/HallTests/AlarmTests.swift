import Casework
import Database
import Deadlines
import Definitions
import Foundation
import TestPostgres
import Testing

@testable import Hall

@Suite(.eachEngine) struct `What the hall does by itself` {
  // S41 in part: copies leave the same day, whoever did not click.
  @Test func `silence accepts a theme, and the hall sends the copies`() async throws {
    let test = try await TestHall(at: at("2026-04-28T10:00"))
    let restaurant = ["floor_area": ["320"], "public_venue": ["yes"], "has_signboard": ["yes"]]
    let number = try await test.file("catering-opening", restaurant)
    #expect(try await test.hall.ringDue() == 0)
    test.hall.clock.move(to: at("2026-05-09T00:00"))
    #expect(try await test.hall.ringDue() == 1)
    #expect(try await test.hall.ringDue() == 0, "late, early or twice, it does no harm")
    let reading = try #require(
      try await test.hall.caseReading(number, for: Viewer(.applicant("lin")))
    )
    #expect(reading.file.isDeemedAccepted && reading.file.copies.count == 3)
    #expect(try await test.hall.replay().differences.isEmpty)
    let fire = clerk("fire-rescue", "case officer")
    let copied = try #require(try await test.hall.caseReading(number, for: Viewer(fire)))
    #expect(copied.answers?.values["floor_area"] != nil)
    #expect(copied.attachments.allSatisfy { copied.access.materials.contains($0.material) })
  }

  @Test func `a server whose clock is minutes ahead rings nothing`() async throws {
    guard EngineScope.kind == .postgres else { return }
    let test = try await TestHall(at: at("2026-04-28T10:00"))
    let number = try await test.file("catering-opening")
    var settings = TestHall.settings(test.engine, test.folder, test.hall.clock.now())
    settings.clock = .system(off: 360_000_000)
    let ahead = try await Hall.open(settings)
    #expect(try await ahead.ringDue() == 0)
    let viewer = Viewer(.applicant("lin"))
    #expect(try await ahead.caseReading(number, for: viewer)?.file.acceptedOn == nil)
    settings.clock = .system(off: 200_000)
    let right = try await Hall.open(settings)
    #expect(try await right.ringDue() == 1)
    #expect(try await right.caseReading(number, for: viewer)?.file.isDeemedAccepted == true)
  }

  // S37 in part: a message is sent.
  @Test func `papers are made once, and each notice leaves as a letter`() async throws {
    let test = try await TestHall()
    let number = try await test.file()
    #expect(try await test.hall.makePapers() == 1)
    #expect(try await test.hall.makePapers() == 0)
    #expect(try await test.hall.postLetters() == 1)
    #expect(try await test.hall.postLetters() == 0)
    let day = test.hall.clock.now().day(in: .china)
    let mailbox = try String(
      contentsOfFile: "\(test.folder)/letters/\(day).mbox",
      encoding: .utf8
    )
    #expect(mailbox.split(separator: "\n").filter { $0.hasPrefix("From ") }.count == 1)
    #expect(mailbox.contains("\nMessage-ID: <\(number)-1@hall>\n"))
    let paper = try #require(
      try await test.hall.paper(1, of: number, for: Viewer(.applicant("lin")))
    )
    #expect(try await String(decoding: paper.whole(), as: UTF8.self).contains("收字〔2026〕1号"))
    #expect(try await test.hall.paper(1, of: number, for: Viewer(.applicant("other")))?.name == nil)
  }

  @Test func `a paper drawn under one text is never made from a later one`() async throws {
    let test = try await TestHall()
    let first = try await test.file()
    let later = try await Hall.open(
      TestHall.settings(test.engine, test.folder, test.hall.clock.now(), paperHead: "of tomorrow")
    )
    let second = try recorded(
      try await later.handle(
        test.envelope("second", .submit(try await test.likeFiling()))
      )
    ).number
    #expect(try await later.makePapers() == 2)
    for (number, head) in [(first, "of today"), (second, "of tomorrow")] {
      let paper = try #require(try await later.paper(1, of: number, for: Viewer(.applicant("lin"))))
      #expect(try await String(decoding: paper.whole(), as: UTF8.self).hasPrefix(head))
    }
  }

  // S41 in part: each copy has its number.
  @Test func `copies are numbered by the department that sends them`() async throws {
    let test = try await TestHall(at: at("2026-04-28T10:00"))
    let restaurant = ["floor_area": ["320"], "public_venue": ["yes"], "has_signboard": ["yes"]]
    let number = try await test.file("catering-opening", restaurant)
    test.hall.clock.move(to: at("2026-05-09T00:00"))
    try await test.hall.ringDue()
    let lead = Viewer(clerk("market-regulation", "front desk"))
    let copies = try #require(try await test.hall.caseReading(number, for: lead)).file.papers
      .filter { $0.kind == .copyNotice }
    #expect(Set(copies.map(\.unit)).count == 3)
    #expect(copies.map(\.number) == (1...3).map { "沈市监抄字〔2026〕\($0)号" })
  }

  @Test func `a letter that cannot be posted is tried again later, and each attempt is on record`()
    async throws
  {
    struct Broken: Postbox {
      func send(_ letters: [OutgoingLetter]) -> [String?] { letters.map { _ in "closed" } }
    }
    let test = try await TestHall()
    try await test.file()
    try await test.hall.makePapers()
    #expect(try await test.hall.postLetters(through: Broken()) == 0)
    #expect(try await test.count("SELECT note FROM delivery WHERE outcome = 'failed'") == 1)
    #expect(try await test.hall.postLetters() == 0, "not before its time")
    test.hall.clock.move(to: test.hall.clock.now().adding(minutes: 2))
    #expect(try await test.hall.postLetters() == 1)
  }

  @Test func `a case is found by number, name, code, phone and a part of its address`() async throws
  {
    let test = try await TestHall()
    let number = try await test.file()
    let zhao = Viewer(clerk("tobacco", "front desk"))
    for text in [number.text, "林记", "92210100MADEM00152", "138-0000", "演示大道 8 号", "lin 的姓名"] {
      #expect(try await test.hall.search(text, for: zhao).map(\.number) == [number], "\(text)")
    }
    let han = Viewer(clerk("fire-rescue", "case officer"))
    #expect(try await test.hall.search("林记", for: han).isEmpty)
    #expect(try await test.hall.search("王记", for: zhao).isEmpty)
  }

  // S36 in part: by number and query code, without trying out.
  @Test func `ten wrong query codes close that way for a day`() async throws {
    let test = try await TestHall()
    let number = try await test.file()
    let code = test.hall.queryCode(for: number)
    #expect(code.utf8.count == 8)
    for _ in 0..<10 {
      let answer = try await test.hall.publicProgress(
        number: number.text,
        code: "00000000",
        address: "127.0.0.1"
      )
      guard case .wrong = answer else {
        Issue.record("\(answer)")
        return
      }
    }
    let locked = try await test.hall.publicProgress(
      number: number.text,
      code: code,
      address: "127.0.0.2"
    )
    guard case .locked = locked else {
      Issue.record("not locked: \(locked)")
      return
    }
    test.hall.clock.move(to: test.hall.clock.now().adding(seconds: 86_401))
    let open = try await test.hall.publicProgress(
      number: number.text,
      code: code,
      address: "127.0.0.2"
    )
    guard case .found(let progress) = open else {
      Issue.record("\(open)")
      return
    }
    #expect(progress.file.submission?.applicant == "")
  }
}
