import Casework
import Deadlines
import DefinitionFiles
import Definitions
import Foundation
import Rehearsal
import Testing

/// The definitions that the repository ships, read once.
let published: Catalogue = {
  let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let reading = readDefinitions(at: [
    root.appending(path: "Forms").path, root.appending(path: "Procedures").path,
  ])
  guard let catalogue = reading.catalogue else {
    preconditionFailure("the published definitions have flaws: \(reading.problems)")
  }
  return catalogue
}()

/// A time in the office, e.g. `at("2026-09-18T22:10")`.
func at(_ text: String) -> Moment {
  Moment(iso: text + ":00+08:00") ?? Moment(microseconds: 0)
}

func day(_ text: String) -> Day { Day(text) ?? .first }

/// The one cast: citizen Lin, counter clerk Zhao, fire officer Han, supervisor Wu; one person a post.
enum Cast {
  static let lin = Party.applicant(CaseRun.applicant)
  static let wu = Party.supervisor(CaseRun.supervisor)
  static let zhao = CaseRun.person(on: PostRef("market-regulation", "front desk"))
  static let han = CaseRun.person(on: PostRef("fire-rescue", "case officer"))

  static func officer(_ unit: UnitID) -> Party { on(unit, "case officer") }
  static func head(_ unit: UnitID) -> Party { on(unit, "section head") }
  static func decider(_ unit: UnitID) -> Party { on(unit, "licensing officer") }
  static func counter(_ unit: UnitID) -> Party { on(unit, "front desk") }
  static func chief(_ unit: UnitID) -> Party { on(unit, "agency chief") }
  static let mayor = CaseRun.person(on: PostRef("government", "government chief"))

  private static func on(_ unit: UnitID, _ post: PostName) -> Party {
    CaseRun.person(on: PostRef(unit, post))
  }
}

/// A restaurant of 320 ㎡, open to the public, with a signboard: all three members.
let largeRestaurant: [String: [String]] = [
  "floor_area": ["320"], "public_venue": ["yes"], "entertainment_venue": ["no"],
  "has_signboard": ["yes"],
]

extension CaseRun {
  /// A restaurant filed by Lin on Friday evening, 18 September 2026.
  static func restaurant(
    _ typed: [String: [String]] = largeRestaurant,
    filed: String = "2026-09-18T22:10",
    by party: Party = Cast.lin
  ) throws -> CaseRun {
    var run = try #require(CaseRun(of: "catering-opening", filedAt: at(filed), in: published))
    try run.send(.submit(run.filing(typed)), from: party, at: at(filed))
    return run
  }

  /// …and accepted on the Monday.
  static func acceptedRestaurant() throws -> CaseRun {
    var run = try restaurant()
    try run.send(.accept, from: Cast.zhao, at: at("2026-09-21T09:00"))
    return run
  }

  func branch(of matter: String) -> BranchID {
    file.branches.first { $0.matter.name == matter }?.id ?? .whole
  }

  func due(_ kind: Clock.Kind, _ branch: BranchID? = nil, _ act: Step.Act.Name? = nil) -> Day? {
    file.clocks.last { $0.kind == kind && $0.branch == branch && $0.act == act }?.due
  }

  /// Takes a branch from where it stands to its decision, an hour a step.
  mutating func answer(
    _ matter: String,
    _ ruling: Ruling,
    from start: String = "2026-09-30T09:00",
    decides: Bool = true
  ) throws {
    let id = branch(of: matter)
    let unit = file.branch(id)?.unit ?? ""
    let fine = Finding(passes: true)
    var moment = at(start)
    for act in file.branch(id)?.acts ?? [] {
      switch act {
      case .review: try send(.review(id, fine), from: Cast.officer(unit), at: moment)
      case .inspect:
        let report = VisitReport(
          present: [.init(branch: id, staff: ["韩磊", "孙平"], finding: fine)],
          record: "相符"
        )
        // Alone, an officer visits on the last day of the joint limit.
        if let joint = file.clocks.first(where: { $0.act == .inspect && $0.branch == nil }),
          joint.isRunning
        {
          moment = max(moment, at("\(joint.due)T09:00"))
        }
        try send(.inspect(report), from: Cast.officer(unit), at: moment)
      case .check: try send(.check(id, fine), from: Cast.head(unit), at: moment)
      case .decide where !decides: break
      case .decide: try send(.decide(id, ruling), from: Cast.decider(unit), at: moment)
      case .accept, .preliminary, .copy, .members, .opinions, .issue, .deliver, .extend, .hear:
        break
      }
      moment = moment.adding(minutes: 60)
    }
  }
}

func stops(_ expected: Obstacle, _ act: () throws -> Void) {
  #expect(throws: expected, performing: act)
}
