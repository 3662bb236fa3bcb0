import Casework
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
    let fine = Finding(passes: true, text: "符合条件。")
    let report = VisitReport(
      present: [.init(branch: .whole, staff: ["甲", "乙"], finding: fine)],
      record: "一致。"
    )
    try await act(number, .accept, "front desk", in: test)
    try await act(number, .review(.whole, fine), "case officer", in: test)
    try await act(number, .inspect(report), "case officer", in: test)
    try await act(number, .check(.whole, fine), "section head", in: test)
    try await act(number, .decide(.whole, .grant), "licensing officer", in: test)
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
