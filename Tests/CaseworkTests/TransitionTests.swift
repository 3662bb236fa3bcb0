import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

/// Every turn of every procedure, tried by every post of every unit, the applicant and the supervisor.
@Suite struct `Every transition, every role` {
  @Test(
    arguments: Set(published.procedures.keys.map(\.name)).sorted(),
    ["inspection", "commitment"]
  )
  func `the post whose turn it is succeeds, every other hears why not`(
    procedure: String,
    fireWay: String
  ) throws {
    var now = at("2026-09-07T09:00")
    var run = try #require(CaseRun(of: procedure, filedAt: now, in: published))
    try run.send(
      .submit(run.filing(largeRestaurant.merging(["fire_way": [fireWay]]) { $1 })),
      from: Cast.lin,
      at: now
    )
    let everybody = run.rules.everybody
    var turns = 0
    while let turn = run.file.assignments.first {
      turns += 1
      guard turns < 100 else {
        Issue.record("\(procedure) goes round in circles at \(turn.act)")
        return
      }
      now = run.moment(for: turn, after: now)
      let command = run.straightCommand(for: turn)
      var able: Set<Party> = []
      for party in everybody {
        var trial = run
        do throws(Obstacle) {
          try trial.send(command, from: party, at: now)
          able.insert(party)
        } catch {
          #expect(error.isOfPerson, "\(party) hears \(error) at \(turn.act) of \(procedure)")
          #expect(!error.sentence.zh.isEmpty && !error.sentence.en.isEmpty)
        }
      }
      #expect(able == run.able(to: turn), "\(turn.act) at \(turn.unit) of \(procedure)")
      try run.send(command, from: try #require(everybody.first(where: able.contains)), at: now)
    }
    #expect(run.file.outcome == .granted, "\(procedure) ends")
    #expect(run.file.branches.allSatisfy { $0.delivery != nil })
  }
}

extension Rules {
  fileprivate var everybody: [Party] {
    let posts = units.values.sorted { $0.id < $1.id }.flatMap { unit in
      unit.posts.map { CaseRun.person(on: PostRef(unit.id, $0.name)) }
    }
    return posts + [Cast.lin, .applicant("somebody else"), Cast.wu]
  }

  fileprivate func posts(of unit: UnitID, with duty: Step.Act.Name) -> [Party] {
    (units[unit]?.posts ?? []).filter { $0.duties.contains(duty) }
      .map { CaseRun.person(on: PostRef(unit, $0.name)) }
  }
}

extension CaseRun {
  /// Who may take a turn, as `domain.md` §6 has it.
  fileprivate func able(to turn: Assignment) -> Set<Party> {
    let holder = CaseRun.person(on: PostRef(turn.unit, turn.post))
    switch turn.act {
    // One counter receives and hands out for all.
    case .accept:
      let units = [rules.procedure.lowerUnit, rules.procedure.department].compactMap(\.self)
      return Set(units.flatMap { rules.posts(of: $0, with: .accept) })
    case .deliver:
      let counter = rules.procedure.lowerUnit ?? rules.procedure.department
      return Set([holder] + rules.posts(of: counter, with: .deliver))
    case .signCopy:
      let posts = rules.units[turn.unit]?.posts ?? []
      return Set(posts.map { CaseRun.person(on: PostRef(turn.unit, $0.name)) })
    case .opine, .review, .inspect, .check, .decide, .answerUrge, .extend, .resume, .hear,
      .postCheck, .orderRectification, .revoke, .checkFormally, .preliminary, .answerRequest,
      .collect, .refund:
      return [holder]
    }
  }

  /// A joint visit waits for the others until its last day.
  fileprivate func moment(for turn: Assignment, after now: Moment) -> Moment {
    let next = now.adding(minutes: 5)
    guard turn.act == .inspect, let clock = turn.clock.flatMap(file.clock), clock.branch == nil
    else { return next }
    return max(next, at("\(clock.due)T09:00"))
  }
}

extension Obstacle {
  /// It says that the person may not, and not that the case is not ready.
  fileprivate var isOfPerson: Bool {
    switch self {
    case .notYourTurn, .notYourCase: true
    default: false
    }
  }
}
