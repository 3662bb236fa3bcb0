import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

// 行政许可法 §58, §59; `domain.md` §5.17 scenario 10: what was paid goes back by its rule.
@Suite struct `Fees` {
  private let desk = Cast.counter("inspection-quarantine")
  private let paying = Command.recordPayment(.whole, fen: 6000, receipt: "F-1")

  private func accepted() throws -> CaseRun {
    let filed = at("2026-07-06T09:00")
    var run = try #require(CaseRun(of: "export-inspection", filedAt: filed, in: published))
    try run.send(.submit(run.filing(["needs_lab": ["no"]])), from: Cast.lin, at: filed)
    try run.send(.accept, from: desk, at: at("2026-07-06T10:00"))
    return run
  }

  @Test func `a fee is fixed from what was filed, and asked on acceptance with a paper`() throws {
    let run = try accepted()
    let charge = try #require(run.file.branch(.whole)?.charge)
    #expect(charge.fen == 6000 && charge.givenBackFen == 6000)
    #expect(run.file.papers.contains { $0.kind == .feeNotice && $0.toApplicant })
    #expect(run.file.assignments.contains { $0.act == .collect && $0.post == "front desk" })
  }

  @Test func `it is paid once, and what was not paid does not go back`() throws {
    var run = try accepted()
    try run.send(paying, from: desk, at: at("2026-07-06T10:10"))
    stops(.nothingToPay) { try run.send(paying, from: desk, at: at("2026-07-06T10:20")) }
    stops(.stepNotOpen(.refund)) {
      try run.send(
        .recordRefund(.whole, fen: 6000, receipt: "T-1"),
        from: desk,
        at: at("2026-07-06T10:30")
      )
    }
  }

  @Test func `whoever withdraws unpaid owes nothing, and the file is closed`() throws {
    var run = try accepted()
    try run.send(.withdraw(Sealed(digest: "…")), from: Cast.lin, at: at("2026-07-07T09:00"))
    #expect(run.file.assignments.isEmpty && run.file.archive != nil)
  }

  @Test func `a matter without a fee asks for none`() throws {
    #expect(try CaseRun.acceptedRestaurant().file.branches.allSatisfy { $0.charge == nil })
  }

  @Test(
    arguments: [
      ("60", 6000), ("60.5", 6050), ("60.05", 6005), ("0.01", 1), ("", nil), ("-60", nil),
      ("60.005", nil), ("１", nil), ("9999999999999", nil), ("6o", nil), (".", nil),
    ] as [(String, Int?)]
  )
  func `yuan are read to the fen, and nothing else is`(text: String, fen: Int?) {
    #expect(Int(yuan: text) == fen)
    if let fen { #expect(Int(yuan: fen.yuan) == fen) }
  }
}
