import Casework
import Database
import Deadlines
import Definitions
import TestPostgres
import Testing

@testable import Hall

@Suite(.eachEngine) struct `What strangers learn` {
  // S37 in part: the certificate can be verified.
  @Test func `a certificate is verified by its number and code, its holder hidden`() async throws {
    let test = try await TestHall()
    let number = try await test.file()
    try await grant(number, in: test)
    let reading = try #require(
      try await test.hall.caseReading(number, for: Viewer(.applicant("lin")))
    )
    let paper = try #require(reading.papers.first { $0.paper.kind == .certificate }).paper
    let code = test.hall.verificationCode(for: paper.number)
    let right = try await test.hall.checkCertificate(
      number: " \(paper.number)",
      code: code.lowercased(),
      address: "1"
    )
    guard case .found(let issued) = right else {
      Issue.record("\(right)")
      return
    }
    #expect(issued.number == paper.number && issued.title.zh == "烟草专卖零售许可证")
    #expect(issued.holder.dropFirst().allSatisfy { $0 == "*" } && issued.holder.count > 1)
    #expect(issued.issuedOn == paper.on && issued.validUntil != nil)
    // Another paper of the case has a number too, and no code that verifies it as a certificate.
    let other = try #require(reading.papers.first).paper.number
    for (number, code) in [
      (paper.number, "0000000000"), ("", code), ("没有", test.hall.verificationCode(for: "没有")),
      (other, test.hall.verificationCode(for: other)),
    ] {
      let answer = try await test.hall.checkCertificate(number: number, code: code, address: "1")
      guard case .wrong = answer else {
        Issue.record("\(number): \(answer)")
        return
      }
    }
  }

  @Test func `what was granted is public, and names are masked`() async throws {
    let test = try await TestHall()
    #expect(try await test.hall.publishedResults().items.isEmpty)
    for id in 1...3 { try await grant(try await test.file(id: "\(id)"), in: test) }
    _ = try await test.file(id: "open")
    let first = try await test.hall.publishedResults(most: 2)
    #expect(first.items.count == 2)
    let second = try await test.hall.publishedResults(after: first.next, most: 2)
    #expect(second.items.count == 1 && second.next == nil)
    for result in first.items + second.items {
      #expect(result.title.zh == "烟草专卖零售许可证核发" && result.end == nil)
      #expect(result.holder.dropFirst().allSatisfy { $0 == "*" } && result.holder.count > 1)
    }
    // What is no place begins at the beginning.
    let anew = try await test.hall.publishedResults(after: "'; DROP TABLE case_file", most: 2)
    #expect(anew.items == first.items)
  }

  // §40: each member's licence is public when it is granted, whatever the others still do.
  @Test func `a member's licence is public while its theme is open, and says when it ended`()
    async throws
  {
    let test = try await TestHall()
    let number = try await test.file("catering-opening", Self.restaurant)
    try await act(number, .accept, "front desk", of: "market-regulation", in: test)
    let sign = try #require(try await branch(of: "signboard-record", number, in: test))
    let fine = Finding(passes: true, text: "符合条件。")
    try await act(number, .review(sign, fine), "case officer", of: "city-management", in: test)
    try await act(
      number,
      .decide(sign, .grant),
      "licensing officer",
      of: "city-management",
      in: test
    )
    let open = try await test.hall.publishedResults().items
    #expect(open.count == 1 && open.first?.end == nil)
    #expect(open.first?.unit.zh.contains("城市管理") == true)
    let revoke = Command.endLicence(sign, .wronglyGranted, text: "位置不符")
    try await act(number, revoke, "licensing officer", of: "city-management", in: test)
    let ended = try await test.hall.publishedResults().items
    #expect(ended.count == 1 && ended.first?.end?.cause == .wronglyGranted)
    #expect(try await test.hall.replay().differences.isEmpty)
  }

  // §5, §46: what is on public notice is public, the applicant's name hidden.
  @Test func `a public notice stands in the public list from its day, past its last day too`()
    async throws
  {
    let test = try await TestHall()
    let number = try await test.file()
    try await act(number, .accept, "front desk", in: test)
    #expect(try await test.hall.publishedNotices().items.isEmpty)
    let last = test.hall.today().adding(days: 7)
    let visit = Command.announce(.whole, .visit, on: last, text: "到店查看")
    try await act(number, visit, "case officer", in: test)
    let name = try #require(try await test.hall.names(of: ["lin"])["lin"])
    let notice = Command.announce(.whole, .publicNotice, on: last, text: "\(name)拟设零售点")
    _ = try recorded(
      await test.hall.handle(
        test.envelope("notice", notice, from: clerk("tobacco", "case officer"), on: number)
      )
    )
    let list = try await test.hall.publishedNotices().items
    #expect(list.count == 1)
    let told = try #require(list.first)
    #expect(told.kind == .publicNotice && told.lastOn == last && told.unit?.id == "tobacco")
    #expect(!told.text.contains(name) && told.text.hasSuffix("拟设零售点"))
    #expect(told.applicant == name.masked && told.applicant != name)
    #expect(try await test.hall.replay().differences.isEmpty)
  }

  // §49, §50: 原证件停止使用.
  @Test(arguments: [LicenceRequest.Kind.renewal, .change])
  func `a certificate that was replaced no longer holds, and says by which`(
    kind: LicenceRequest.Kind
  ) async throws {
    let test = try await TestHall()
    let number = try await test.file()
    try await grant(number, in: test)
    let old = try #require(try await certificates(number, in: test).first)
    let before = try #require(try await check(old, in: test))
    #expect(before.replaced == nil && before.holds(on: test.hall.today()))
    _ = try recorded(
      await test.hall.handle(
        test.envelope(
          "ask",
          .requestLicence(.whole, kind, text: "情况"),
          from: .applicant("lin"),
          on: number
        )
      )
    )
    if kind == .change {
      let changed = try await test.filing("tobacco-retail", ["address": ["演示市演示区演示路 9 号"]])
      _ = try recorded(await test.hall.handle(test.envelope("in", .correct(changed), on: number)))
    }
    try await act(number, .answerRequest(.whole, .grant), "licensing officer", in: test)
    let new = try #require(try await certificates(number, in: test).last)
    #expect(new != old)
    let replaced = try #require(try await check(old, in: test))
    #expect(replaced.replaced == .init(on: test.hall.today(), by: new))
    #expect(!replaced.holds(on: test.hall.today()) && replaced.validUntil == before.validUntil)
    let present = try #require(try await check(new, in: test))
    #expect(present.replaced == nil && present.holds(on: test.hall.today()))
  }

  @Test func `the last place goes to whom was accepted first, §57`() async throws {
    let test = try await TestHall()
    let (first, second) = (try await test.file(id: "1"), try await test.file(id: "2"))
    for number in [first, second] { try await work(number, in: test) }
    let area = try await test.engine.read { connection in
      try connection.row("SELECT area FROM claim ORDER BY case_number LIMIT 1", [])?.text("area")
    }
    // The plan has 400 places in the centre: all but one are taken.
    for place in 1..<400 {
      try await test.sql(
        "INSERT INTO claim (case_number, branch, matter, area, rank, is_taken) VALUES ($1, '00', 'tobacco-retail', $2, '', 1)",
        [.text("taken \(place)"), .text(area ?? "")]
      )
    }
    // A licence that has run out holds none.
    try await test.sql(
      "INSERT INTO claim (case_number, branch, matter, area, rank, is_taken, until_on) VALUES ('run out', '00', 'tobacco-retail', $1, '', 1, '2020-01-01')",
      [.text(area ?? "")]
    )
    let decider = clerk("tobacco", "licensing officer")
    func grant(_ number: CaseNumber, _ id: String) async throws -> Outcome {
      try await test.hall.handle(
        test.envelope(id, .decide(.whole, .grant), from: decider, on: number)
      )
    }
    #expect(try await grant(second, "1") == .stopped(.othersComeFirst(count: 1)))
    _ = try recorded(try await grant(first, "2"))
    #expect(try await grant(second, "3") == .stopped(.noPlaceLeft(most: 400)))
    #expect(try await test.hall.replay().differences.isEmpty)
  }

  @Test func `who tries codes is shut out, and only he`() async throws {
    let test = try await TestHall()
    for _ in 0..<30 {
      _ = try await test.hall.checkCertificate(number: "沈", code: "1", address: "thief")
    }
    let thief = try await test.hall.checkCertificate(number: "沈", code: "1", address: "thief")
    guard case .locked = thief else {
      Issue.record("\(thief)")
      return
    }
    let other = try await test.hall.checkCertificate(number: "沈", code: "1", address: "other")
    guard case .wrong = other else {
      Issue.record("\(other)")
      return
    }
  }

  @Test func `public progress says that the clock stands, not why`() async throws {
    let test = try await TestHall()
    let number = try await test.file()
    try await act(number, .accept, "front desk", in: test)
    let suspend = Command.suspend(
      .whole,
      cause: "testing",
      expected: .workdays(5),
      reason: "林小禾的样品"
    )
    try await act(number, suspend, "case officer", in: test)
    let found = try await test.hall.publicProgress(
      number: number.text,
      code: test.hall.queryCode(for: number),
      address: "1"
    )
    guard case .found(let progress) = found else {
      Issue.record("\(found)")
      return
    }
    #expect(progress.file.branch(.whole)?.suspension?.cause == "testing")
    #expect(!String(describing: progress.file).contains("林小禾"))
    #expect(try await test.hall.replay().differences.isEmpty)
  }

  private func grant(_ number: CaseNumber, in test: TestHall) async throws {
    try await work(number, in: test)
    try await act(number, .decide(.whole, .grant), "licensing officer", in: test)
  }

  /// Up to the decision.
  private func work(_ number: CaseNumber, in test: TestHall) async throws {
    let fine = Finding(passes: true, text: "符合条件。")
    let report = VisitReport(
      present: [.init(branch: .whole, staff: ["甲", "乙"], finding: fine)],
      record: "一致。"
    )
    try await act(number, .accept, "front desk", in: test)
    try await act(number, .review(.whole, fine), "case officer", in: test)
    try await act(number, .inspect(report), "case officer", in: test)
    try await act(number, .check(.whole, fine), "section head", in: test)
  }

  private static let restaurant: [String: [String]] = [
    "floor_area": ["320"], "public_venue": ["yes"], "has_signboard": ["yes"],
  ]

  private func certificates(_ number: CaseNumber, in test: TestHall) async throws -> [String] {
    let reading = try await test.hall.caseReading(number, for: Viewer(.applicant("lin")))
    return (reading?.papers ?? []).map(\.paper).filter { $0.kind == .certificate }.map(\.number)
  }

  private func check(
    _ certificate: String,
    in test: TestHall
  ) async throws -> CertificateCheck.Issued? {
    let found = try await test.hall.checkCertificate(
      number: certificate,
      code: test.hall.verificationCode(for: certificate),
      address: "1"
    )
    if case .found(let issued) = found { return issued }
    return nil
  }

  private func branch(
    of matter: String,
    _ number: CaseNumber,
    in test: TestHall
  ) async throws -> BranchID? {
    let reading = try await test.hall.caseReading(number, for: Viewer(.applicant("lin")))
    return reading?.file.branches.first { $0.matter.name == matter }?.id
  }

  private func act(
    _ number: CaseNumber,
    _ command: Command,
    _ post: PostName,
    of unit: UnitID = "tobacco",
    in test: TestHall
  ) async throws {
    let party = clerk(unit, post)
    let id = "\(number) \(command.name)"
    _ = try recorded(await test.hall.handle(test.envelope(id, command, from: party, on: number)))
  }
}
