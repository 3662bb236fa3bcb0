import Casework
import Database
import Deadlines
import Definitions
import TestPostgres
import Testing

@testable import Hall

/// One of the three matters, and the units that have to do with it.
struct SharedMatter: Sendable, CustomTestStringConvertible {
  let procedure: String
  let typed: [String: [String]]
  let lead: UnitID
  let members: [UnitID]
  let outsider: UnitID

  var testDescription: String { procedure }

  static let all = [
    SharedMatter(
      procedure: "catering-opening",
      typed: ["floor_area": ["320"], "public_venue": ["yes"], "has_signboard": ["yes"]],
      lead: "market-regulation",
      members: ["fire-rescue", "city-management"],
      outsider: "tobacco"
    ),
    SharedMatter(
      procedure: "planning-permit",
      typed: [:],
      lead: "natural-resources",
      members: ["civil-defence"],
      outsider: "tobacco"
    ),
    SharedMatter(
      procedure: "tobacco-retail",
      typed: [:],
      lead: "tobacco",
      members: [],
      outsider: "fire-rescue"
    ),
  ]
}

/// Who may see what: role × page and act × role, for all three matters.
@Suite(.eachEngine) struct `Who may see what` {
  private let lin = Viewer(.applicant("lin"))
  private let strangers = [
    Viewer(.applicant("other")), Viewer(.supervisor("wu"), region: "210200"),
    Viewer(.supervisor("wu")), Viewer(.clerk("nobody", unit: "", post: "")),
  ]
  private let wu = Viewer(.supervisor("wu"), region: "210100")

  private func desk(_ unit: UnitID) -> Viewer {
    Viewer(clerk(unit, "front desk"), region: "210100")
  }
  private func officer(_ unit: UnitID) -> Viewer {
    Viewer(clerk(unit, "case officer"), region: "210100")
  }

  // S3 in part, S44: rights go by unit; a department sees its task and what is shared with it.
  @Test(arguments: SharedMatter.all)
  func `before the copies go out, the lead alone; then each member its part; others never`(
    matter: SharedMatter
  ) async throws {
    let test = try await TestHall()
    let number = try await test.file(matter.procedure, matter.typed)
    let members = matter.members.map(officer)
    try await expect(
      test,
      number,
      seen: [lin, desk(matter.lead), wu],
      hidden: members + outsiders(matter)
    )
    _ = try recorded(
      await test.hall.handle(
        test.envelope("accept", .accept, from: desk(matter.lead).party, on: number)
      )
    )
    try await expect(
      test,
      number,
      seen: [lin, desk(matter.lead), wu] + members,
      hidden: outsiders(matter)
    )
  }

  @Test(arguments: SharedMatter.all)
  func `whoever may not see a case may not act on it, nor learn that it is there`(
    matter: SharedMatter
  ) async throws {
    let test = try await TestHall()
    let number = try await test.file(matter.procedure, matter.typed)
    let absent = try #require(CaseNumber("210100-20260918-00099-\(checkDigit)"))
    let acts: [Command] = [
      .accept, .askCorrection([Defect(.field("phone"), code: "B01")]),
      .refuseAcceptance([ReasonGiven(code: "R01")]), .signCopy(BranchID(index: 1)),
      .review(BranchID(index: 1), Finding(passes: true)), .decide(.whole, .grant),
      .withdraw(.open), .rate(Rating(level: 1)), .urge(clock: 1, text: "快"),
    ]
    for (place, act) in acts.enumerated() {
      for (index, viewer) in outsiders(matter).enumerated() where viewer.party.unit != "" {
        // A supervisor's region is the account's own, whatever a page says.
        if case .supervisor = viewer.party { continue }
        for target in [number, absent] {
          let envelope = test.envelope(
            "\(place) \(index) \(target)",
            act,
            from: viewer.party,
            on: target
          )
          #expect(try await test.hall.handle(envelope) == .unknownCase, "\(viewer.party) \(act)")
        }
      }
    }
  }

  @Test func `a supervisor reads and urges, and changes nothing`() async throws {
    let test = try await TestHall()
    let number = try await test.file()
    let acts: [Command] = [
      .accept, .decide(.whole, .grant), .withdraw(.open), .rate(Rating(level: 1)),
      .deliver(.whole, Handover(.counter)),
    ]
    for (place, act) in acts.enumerated() {
      let outcome = try await test.hall.handle(
        test.envelope("\(place)", act, from: wu.party, on: number)
      )
      guard case .stopped = outcome else {
        Issue.record("\(act): \(outcome)")
        continue
      }
    }
    let urged = try await test.hall.handle(
      test.envelope("urge", .urge(clock: 1, text: "请尽快"), from: wu.party, on: number)
    )
    _ = try recorded(urged)
  }

  // S44 in part: the shared file, and no more of it.
  @Test func `a member reads the answers asked for its matter, and no others`() async throws {
    let test = try await TestHall()
    let matter = SharedMatter.all[0]
    let number = try await test.file(matter.procedure, matter.typed)
    _ = try recorded(
      await test.hall.handle(
        test.envelope("accept", .accept, from: desk(matter.lead).party, on: number)
      )
    )
    let whole = try #require(try await test.hall.caseReading(number, for: lin))
    for unit in matter.members {
      let reading = try #require(try await test.hall.caseReading(number, for: officer(unit)))
      let names = Set(reading.file.branches.filter { $0.unit == unit }.map(\.matter.name))
      let answers = try #require(reading.answers)
      for field in whole.form.fields where whole.answers?.values[field.id] != nil {
        let isShared = !names.isDisjoint(with: field.receivers)
        #expect((answers.values[field.id] != nil) == isShared, "\(unit) \(field.id)")
      }
      #expect(answers.values.count < whole.answers?.values.count ?? 0)
      #expect(reading.papers.allSatisfy { $0.paper.unit == unit })
      for file in whole.attachments where !reading.access.materials.contains(file.material) {
        let other = try await test.hall.attachment(file.digest, of: number, for: officer(unit))
        let isSharedElsewhere = reading.attachments.contains { $0.digest == file.digest }
        #expect(other?.digest == nil || isSharedElsewhere)
      }
    }
  }

  private func outsiders(_ matter: SharedMatter) -> [Viewer] {
    strangers + [desk(matter.outsider), officer(matter.outsider)]
  }

  private func expect(
    _ test: TestHall,
    _ number: CaseNumber,
    seen: [Viewer],
    hidden: [Viewer]
  ) async throws {
    for viewer in seen {
      #expect(try await test.hall.caseReading(number, for: viewer)?.file.number == number)
      let found = try await test.hall.search(number.text, for: viewer)
      #expect(found.map(\.number) == [number], "\(viewer)")
    }
    let file = try #require(try await test.hall.caseReading(number, for: lin)).attachments.first
    for viewer in hidden {
      let who = Comment(rawValue: "\(viewer)")
      #expect(try await test.hall.caseReading(number, for: viewer)?.file.number == nil, who)
      #expect(try await test.hall.paper(1, of: number, for: viewer)?.name == nil, who)
      let attachment = try await test.hall.attachment(file?.digest ?? "", of: number, for: viewer)
      #expect(attachment?.name == nil, who)
      #expect(try await test.hall.search(number.text, for: viewer).isEmpty, who)
    }
  }

  /// Of a number that was never given.
  private var checkDigit: String {
    let number = CaseNumber(region: "210100", day: Day("2026-09-18") ?? .first, sequence: 99)
    return String(number.text.suffix(1))
  }
}
