import Casework
import Database
import Deadlines
import Definitions
import Rehearsal
import Testing

@testable import Hall

/// What `hall serve --demo` shows: a surprise there is a case that went another way than its scene says.
@Suite struct `The demonstration` {
  @Test(arguments: [
    "catering-opening", "completion-acceptance", "drawing-review", "planning-permit",
    "business-opening", "pharmacy-opening", "large-event", "foreign-investment",
    "enterprise-approval", "tobacco-retail", "export-inspection", "fire-safety-check",
  ])
  func `shows each of the twelve procedures`(name: String) {
    #expect(Scene.all.contains { $0.matter == name })
  }

  @Test(arguments: ["2026-09-28T08:30", "2026-11-30T09:00"])
  func `goes as its scenes say, and shows what may become of a case`(now: String) async throws {
    let test = try await TestHall(at: at(now))
    let (hall, engine) = (test.hall, test.engine)
    let posts = hall.catalogue.units.values.flatMap { unit in
      unit.posts.map { PostRef(unit.id, $0.name) }
    }
    let demonstration = Demonstration(
      on: hall,
      until: at(now),
      holders: Dictionary(uniqueKeysWithValues: posts.map { ($0, "\($0.unit)/\($0.post)") }),
      applicants: ["lin", "other", "lin"]
    )
    try await demonstration.play()
    let surprises = await demonstration.surprises
    #expect(surprises == [])

    let files = try await engine.read { connection in
      let numbers = try connection.rows("SELECT case_number FROM case_file", [])
        .compactMap { CaseNumber(try $0.text("case_number")) }
      return try CaseRecord.read(Set(numbers), connection).values.map(\.file)
    }
    #expect(files.count == Scene.all.count)
    let branches = files.flatMap(\.branches)
    #expect(files.contains { !$0.deferrals.isEmpty }, "容缺")
    #expect(
      branches.contains { $0.hearing?.requestedOn != nil && !$0.isEnded },
      "a hearing to come"
    )
    #expect(branches.contains { $0.hearing != nil && $0.decision != nil }, "one held")
    #expect(files.contains { $0.thirdParties.contains { $0.reply != nil } }, "a third party")
    #expect(branches.contains { $0.openRequest?.kind == .change }, "a change asked for")
    #expect(branches.contains { $0.end?.cause == .brokenCommitment }, "a revocation")
    #expect(files.contains { $0.announcements.contains { $0.kind == .publicNotice } }, "公示")
  }
}
