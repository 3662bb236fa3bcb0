import Casework
import Database
import Deadlines
import Definitions
import TestPostgres
import Testing

@testable import Hall

/// What one case does to another is read from the store, at its filing and at its correction.
@Suite(.eachEngine) struct `One case beside another` {
  private let desk = clerk("fire-rescue", "front desk")

  @Test func `a bar that one case stored is met when another is filed, and when one is corrected`()
    async throws
  {
    let test = try await TestHall()
    let caught = try await test.file("fire-safety-check", id: "a")
    let other = try await test.file("fire-safety-check", id: "b")
    let defect = Defect(.field("floor_area"), code: "B02")
    _ = try recorded(
      await test.hall.handle(
        test.envelope("notice", .askCorrection([defect]), from: desk, on: other)
      )
    )
    let isFalse = Command.refuseAcceptance([ReasonGiven(code: "R03", note: "执照系伪造")])
    _ = try recorded(
      await test.hall.handle(test.envelope("refusal", isFalse, from: desk, on: caught))
    )
    #expect(try await test.count("SELECT case_number FROM bar") == 1)

    let again = try await test.reopened()
    var filing = try await test.filing("fire-safety-check")
    filing.acknowledgesLikeCase = true
    let filed = try await again.handle(test.envelope("c", .submit(filing)))
    let corrected = try await again.handle(test.envelope("d", .correct(filing), on: other))
    let until = try #require(Day("2027-09-17"))
    let barred = Outcome.stopped(.barred(.falseMaterials, until: until))
    #expect(filed == barred && corrected == barred)

    let stranger = try await again.handle(
      test.envelope(
        "e",
        .submit(try await test.filing("fire-safety-check", applicant: "other")),
        from: .applicant("other")
      )
    )
    _ = try recorded(stranger)
  }

  @Test
  func `a correction that moves a case to the place of another is warned, and itself is none`()
    async throws
  {
    let test = try await TestHall()
    let first = try await test.file("tobacco-retail", ["address": ["演示路 1 号"]], id: "a")
    let second = try await test.file("tobacco-retail", ["address": ["演示路 2 号"]], id: "b")
    let defect = Defect(.field("address"), code: "B43")
    _ = try recorded(
      await test.hall.handle(
        test.envelope(
          "notice",
          .askCorrection([defect]),
          from: clerk("tobacco", "front desk"),
          on: second
        )
      )
    )
    let moved = try await test.filing("tobacco-retail", ["address": ["演示路 1 号"]])
    let stopped = try await test.hall.handle(test.envelope("c", .correct(moved), on: second))
    #expect(stopped == .stopped(.likeCaseOpen(first)))
    let stays = try await test.filing("tobacco-retail", ["address": ["演示路 2 号"]])
    _ = try recorded(await test.hall.handle(test.envelope("d", .correct(stays), on: second)))
  }
}
