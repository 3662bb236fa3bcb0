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
    #expect(try await test.hall.publishedResults().results.isEmpty)
    for id in 1...3 { try await grant(try await test.file(id: "\(id)"), in: test) }
    _ = try await test.file(id: "open")
    let first = try await test.hall.publishedResults(most: 2)
    #expect(first.results.count == 2)
    let second = try await test.hall.publishedResults(after: first.next, most: 2)
    #expect(second.results.count == 1 && second.next == nil)
    for result in first.results + second.results {
      #expect(result.title.zh == "烟草专卖零售许可证核发" && result.outcome == .granted)
      #expect(result.holder.dropFirst().allSatisfy { $0 == "*" } && result.holder.count > 1)
    }
    // What is no place begins at the beginning.
    let anew = try await test.hall.publishedResults(after: "'; DROP TABLE case_file", most: 2)
    #expect(anew.results == first.results)
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

  private func act(
    _ number: CaseNumber,
    _ command: Command,
    _ post: PostName,
    in test: TestHall
  ) async throws {
    let party = clerk("tobacco", post)
    let id = "\(number) \(command.name)"
    _ = try recorded(await test.hall.handle(test.envelope(id, command, from: party, on: number)))
  }
}
