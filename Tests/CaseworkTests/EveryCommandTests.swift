import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

/// Every command in every kind of state of every procedure, sent by every post of every unit of the case, by the
/// applicant, by another one, and by the supervisor.
@Suite struct `Every command, every role` {
  /// Each procedure; where the applicant chooses how fire safety is checked, each way.
  private static let ways: [(String, String)] = Set(published.procedures.keys.map(\.name)).sorted()
    .flatMap { name in
      let run = CaseRun(of: name, filedAt: at("2026-09-07T09:00"), in: published)
      let isChosen = run?.rules.form.fields.contains { $0.id == "fire_way" } ?? false
      return (isChosen ? ["inspection", "commitment"] : ["inspection"]).map { (name, $0) }
    }

  @Test(arguments: ways)
  func `whom the rules name succeeds, every other hears who is needed`(
    procedure: String,
    fireWay: String
  ) throws {
    var played: [Command.Name: Int] = [:]
    for state in try states(of: procedure, fireWay) {
      let everybody = state.run.everybody
      for command in state.run.samples(at: state.now) {
        let place = "\(command) of \(procedure), \(state.name)"
        let able = state.run.able(command)
        let answers = Dictionary(
          uniqueKeysWithValues: able.map { ($0, state.answer(command, from: $0)) }
        )
        let succeed = Set(answers.filter { $0.value == nil }.keys)
        // Where the case is not ready for it, it is not ready for anybody: the first few others show it.
        let others = everybody.filter { !able.contains($0) }
        guard !succeed.isEmpty else {
          for party in others.prefix(3) {
            #expect(state.answer(command, from: party) != nil, "\(party) succeeds: \(place)")
          }
          continue
        }
        played[command.name, default: 0] += 1
        #expect(succeed == able, "\(place)")
        // What may be done nearly everywhere is refused to everybody in four states, to some in the others.
        let isOften = played[command.name, default: 0] > 4
        for party in isOften ? others.prefix(5) : others[...] {
          let obstacle = state.answer(command, from: party)
          #expect(
            obstacle?.names(able, to: party) ?? false,
            "\(party) hears \(String(describing: obstacle)): \(place)"
          )
        }
      }
    }
    let least: Set<Command.Name> = [
      .accept, .askCorrection, .correct, .refuseAcceptance, .withdraw, .decide, .deliver,
      .rate, .urge, .answerUrge, .recommend, .recuse, .offerHearing, .requestHearing,
      .conveneHearing, .holdHearing, .tellThirdParty, .enterStatement, .reply, .suspend, .resume,
      .askRevision, .requestLicence, .answerRequest, .endLicence,
    ]
    let missing = least.subtracting(played.keys)
    #expect(missing.isEmpty, "\(missing) of \(procedure)")
  }

  @Test func `somewhere among the procedures every command succeeds`() throws {
    var played: Set<Command.Name> = []
    for procedure in [
      "fire-safety-check", "planning-permit", "catering-opening", "lawyer-practice",
      "export-inspection", "large-event",
    ] {
      for state in try states(of: procedure, "commitment") {
        for command in state.run.samples(at: state.now) where !played.contains(command.name) {
          let succeeds = state.run.able(command).contains {
            state.answer(command, from: $0) == nil
          }
          if succeeds { played.insert(command.name) }
        }
      }
    }
    // The hall's own bell and its recount have no role; a case is submitted once.
    let others = Set(Command.Name.allCases).subtracting([.ring, .recountDates, .submit])
    #expect(others.subtracting(played).isEmpty, "\(others.subtracting(played))")
  }

  // MARK: States

  private struct State {
    var name: String
    var run: CaseRun
    var now: Moment

    /// Nil: it was recorded.
    func answer(_ command: Command, from party: Party) -> Obstacle? {
      var trial = run
      do throws(Obstacle) {
        try trial.send(command, from: party, at: now)
        return nil
      } catch { return error }
    }

    /// The state after one more act; nil: nobody may do that here.
    func after(_ name: Command.Name, days: Int = 0) -> State? {
      for command in run.samples(at: now) where command.name == name {
        for party in run.able(command) {
          var next = self
          do throws(Obstacle) { try next.run.send(command, from: party, at: now) } catch {
            continue
          }
          next.name += ", \(name.rawValue)"
          next.now = now.adding(minutes: 5 + days * 24 * 60)
          return next
        }
      }
      return nil
    }

    /// The commitment was not kept.
    func failing(_ turn: Assignment) -> State? {
      var next = self
      let finding = Finding(passes: false, text: "与承诺不符")
      let check = Command.postCheck(turn.branch ?? .whole, staff: ["甲", "乙"], finding)
      let officer = CaseRun.person(on: PostRef(turn.unit, turn.post))
      do throws(Obstacle) { try next.run.send(check, from: officer, at: now) } catch { return nil }
      next.name += ", check failed"
      next.now = now.adding(minutes: 5)
      return next
    }

    /// After each of these acts, one after another.
    func each(_ names: Command.Name...) -> [State] {
      var states: [State] = []
      var last: State? = self
      for name in names {
        last = last?.after(name)
        states += [last].compactMap(\.self)
      }
      return states
    }
  }

  /// Every kind of turn on the straight way, and what may happen beside it.
  private func states(of procedure: String, _ fireWay: String) throws -> [State] {
    let filed = at("2026-09-07T09:00")
    var run = try #require(CaseRun(of: procedure, filedAt: filed, in: published))
    let typed = largeRestaurant.merging(["fire_way": [fireWay]]) { $1 }
    try run.send(.submit(run.filing(typed)), from: Cast.lin, at: filed)
    var state = State(name: "filed", run: run, now: filed.adding(minutes: 5))
    var all = [state]
    all += state.each(.askFormalChecks) + state.each(.correctOnTheSpot)
    all += state.each(.askCorrection, .correct, .allowSecondNotice)
    var seen: Set<Set<Assignment.Act>> = []
    var isBesides = false
    while let turn = state.run.file.assignments.first, all.count < 100 {
      if state.run.file.state == .inReview, !isBesides, state.run.isAtWork {
        isBesides = true
        all += besides(state)
      }
      if seen.insert(Set(state.run.file.assignments.map(\.act))).inserted { all.append(state) }
      if turn.act == .postCheck { all += [state.failing(turn)].compactMap(\.self) }
      state.now = state.run.moment(for: turn, after: state.now)
      let command = state.run.straightCommand(for: turn)
      let party = try #require(
        state.run.able(command).first { state.answer(command, from: $0) == nil }
      )
      try state.run.send(command, from: party, at: state.now)
      state.now = state.now.adding(minutes: 5)
    }
    try #require(state.run.file.isClosed, "\(procedure) ends")
    state.name = "closed"
    all.append(state)
    for request in [LicenceRequest.Kind.renewal, .change] {
      for branch in state.run.file.branches.map(\.id) {
        var asked = state
        do throws(Obstacle) {
          try asked.run.send(
            .requestLicence(branch, request, text: "申请"),
            from: Cast.lin,
            at: asked.now
          )
        } catch { continue }
        asked.name = "\(request) asked"
        all.append(asked)
        if request == .change { all += asked.each(.correct) }
        break
      }
    }
    return all
  }

  private func besides(_ state: State) -> [State] {
    state.each(.askExtension) + state.each(.suspend) + state.each(.askRevision)
      + state.each(.urge) + state.each(.tellThirdParty, .enterStatement)
      + state.each(.offerHearing, .requestHearing) + heard(state)
      + state.each(.withdraw) + state.each(.recordPayment, .withdraw)
  }

  /// On the day of a hearing.
  private func heard(_ state: State) -> [State] {
    let asked = state.after(.offerHearing)?.after(.requestHearing)
    return [asked?.after(.conveneHearing, days: 30)].compactMap(\.self)
  }
}

extension CaseRun {
  fileprivate var isAtWork: Bool {
    file.assignments.contains {
      [.preliminary, .review, .inspect, .check, .decide].contains($0.act)
    }
  }

  fileprivate var units: [UnitID] {
    let stranger = rules.units.keys.sorted().first { unit in
      !file.branches.contains { $0.unit == unit || $0.lower == unit }
        && !file.advisers.contains { $0.unit == unit } && unit != rules.procedure.department
    }
    let all =
      [rules.procedure.department]
      + file.branches.flatMap { [$0.unit, $0.lower] }.compactMap(\.self)
      + file.advisers.map(\.unit) + file.assignments.map(\.unit) + [stranger].compactMap(\.self)
    var known: Set<UnitID> = []
    return all.filter { known.insert($0).inserted }
  }

  fileprivate var everybody: [Party] {
    [Cast.wu, .applicant("somebody else"), Cast.lin]
      + units.flatMap { unit in
        (rules.units[unit]?.posts ?? []).map { CaseRun.person(on: PostRef(unit, $0.name)) }
      }
  }

  fileprivate func posts(
    of unit: UnitID?,
    _ duties: Set<Step.Act.Name> = Set(Step.Act.Name.allCases)
  ) -> Set<Party> {
    guard let unit else { return [] }
    let posts = (rules.units[unit]?.posts ?? []).filter { !$0.duties.isDisjoint(with: duties) }
    return Set(posts.map { CaseRun.person(on: PostRef(unit, $0.name)) })
  }

  private func holders(_ act: Assignment.Act, _ branch: BranchID?) -> Set<Party> {
    Set(
      file.assignments.filter { $0.act == act && $0.branch == branch }
        .map { CaseRun.person(on: PostRef($0.unit, $0.post)) }
    )
  }

  private var frontDesks: Set<Party> {
    let accepting = rules.procedure.lowerUnit ?? rules.procedure.department
    return posts(of: accepting, [.accept]).union(posts(of: rules.procedure.department, [.accept]))
  }

  /// Anybody whose duty it is to work on the branch: below, until it is sent up.
  private func workers(on id: BranchID) -> Set<Party> {
    guard let branch = file.branch(id) else { return [] }
    if let lower = branch.lower, branch.preliminary == nil {
      return posts(of: lower, [.preliminary])
    }
    return posts(of: branch.unit, [.review, .inspect, .check, .decide])
  }

  /// Who may send a command, as `domain.md` §6 and the licensing law have it; what the case says to it is another matter.
  fileprivate func able(_ command: Command) -> Set<Party> {
    switch command {
    case .submit, .rate: return [Cast.lin]
    case .ring, .recountDates: return [.hall]
    case .accept, .askCorrection, .refuseAcceptance, .askFormalChecks, .correctOnTheSpot:
      return frontDesks
    case .correct, .withdraw, .requestHearing, .requestLicence:
      return frontDesks.union([Cast.lin])
    case .urge, .allowSecondNotice, .recommend: return [Cast.wu]
    case .signCopy(let id):
      return posts(of: file.copies.first { $0.notice.branch == id }?.notice.unit)
    case .answerUrge(let id, _): return posts(of: file.urges.first { $0.urge.id == id }?.urge.unit)
    case .giveOpinion(let unit, _, _):
      let turns = file.assignments.filter { $0.act == .opine && $0.unit == unit }
      return Set(turns.map { CaseRun.person(on: PostRef($0.unit, $0.post)) })
    case .review(let id, _): return holders(.review, id)
    case .inspect(let report):
      return report.present.reduce(into: []) { $0.formUnion(holders(.inspect, $1.branch)) }
    case .check(let id, _): return holders(.check, id)
    case .decide(let id, _):
      if file.state == .received, let instant = rules.procedure.instant {
        return [CaseRun.person(on: PostRef(rules.procedure.department, instant.post))]
      }
      return holders(.decide, id)
    case .deliver(let id, _):
      let counter = rules.procedure.lowerUnit ?? rules.procedure.department
      return holders(.deliver, id).union(posts(of: counter, [.deliver]))
    case .askExtension(let id, _):
      let turns = file.assignments.filter { $0.branch == id && $0.unit == file.branch(id)?.unit }
      return Set(turns.map { CaseRun.person(on: PostRef($0.unit, $0.post)) })
    case .answerExtension(let id, _, _): return holders(.extend, id)
    case .suspend(let id, _, _, _), .resume(let id, _), .offerHearing(let id, _),
      .askRevision(let id, _), .tellThirdParty(let id, _, _), .announce(let id, _, _, _):
      return workers(on: id)
    case .addMember: return workers(on: .whole)
    case .enterStatement(let id, _):
      return workers(on: file.thirdParties.first { $0.id == id }?.branch ?? .whole)
    case .reply(let id, _):
      return workers(on: file.thirdParties.first { $0.id == id }?.branch ?? .whole)
        .union([Cast.lin])
    case .conveneHearing(let id, _, _), .holdHearing(let id, _): return holders(.hear, id)
    case .postCheck(let id, _, _): return holders(.postCheck, id)
    case .orderRectification(let id, _, _): return holders(.orderRectification, id)
    case .endLicence(let id, _, _): return posts(of: file.branch(id)?.unit, [.decide])
    case .recuse(let post, _):
      return posts(of: post.unit, [.extend]).union([CaseRun.person(on: post)])
    case .checkFormally: return holders(.checkFormally, nil)
    case .forward(let id, _): return holders(.preliminary, id)
    case .answerRequest(let id, _): return holders(.answerRequest, id)
    case .recordPayment(let id, _, _): return holders(.collect, id)
    case .recordRefund(let id, _, _): return holders(.refund, id)
    }
  }

  /// One command of each name that is worth trying here, with what would make it succeed.
  fileprivate func samples(at now: Moment) -> [Command] {
    let today = now.day(in: rules.calendar.utcOffset)
    let turns = file.assignments.reduce(into: [Assignment]()) { kept, turn in
      if !kept.contains(where: { $0.act == turn.act }) { kept.append(turn) }
    }
    let field = rules.form.fields.first?.id ?? ""
    let code = rules.correctionReasons.first?.code ?? ""
    let defect = Defect(.field(field), code: code, isNew: !file.notices.isEmpty)
    let id =
      file.branches.first { $0.state == .working }?.id ?? file.branches.first?.id ?? .whole
    let unit = file.branch(id)?.unit ?? ""
    let stranger = rules.units.keys.sorted().first { other in
      other != unit && !file.advisers.contains { $0.unit == other } && rules.canAdvise(other)
    }
    var all: [Command] = turns.map { turn in
      turn.act == .hear && file.branch(turn.branch ?? .whole)?.hearing?.notice == nil
        ? .conveneHearing(
          turn.branch ?? .whole,
          on: rules.calendar.workday(after: today, count: 8),
          place: "第一听证室"
        ) : turn.act == .inspect ? visitOfAll : straightCommand(for: turn)
    }
    all += [
      .askCorrection([defect]), .correctOnTheSpot([defect]), .askFormalChecks,
      .refuseAcceptance([ReasonGiven(code: rules.refusalReasons.first?.code ?? "", note: "某局")]),
      .correct(changed), .withdraw(Sealed(digest: "w")), .rate(Rating(level: 1)),
      .allowSecondNotice(reason: "漏看"), .recommend(unit, text: "改进"),
      .askExtension(id, reason: "复杂"), .offerHearing(id, reason: "重大利益"),
      .requestHearing(id), .askRevision(id, [defect]),
      .suspend(id, cause: "appraisal", expected: .workdays(5), reason: "鉴定"),
      .tellThirdParty(id, who: "邻居", interest: "采光"), .enterStatement(1, text: "反对"),
      .reply(1, text: "已退让"), .announce(id, .publicNotice, on: today.adding(days: 7), text: "公示"),
      .addMember(stranger ?? "", asked: "是否涉及", within: .workdays(2)),
      .requestLicence(id, .change, text: "改名"), .endLicence(id, .cancelled, text: "注销"),
      .answerUrge(urge: file.urges.count, text: "已办"),
      .recordRefund(id, fen: file.branch(id)?.charge?.givenBackFen ?? 0, receipt: "退"),
    ]
    all += file.runningClocks.first.map { [.urge(clock: $0.id, text: "请办理")] } ?? []
    all += turns.first.map { [.recuse(PostRef($0.unit, $0.post), reason: "亲属")] } ?? []
    all += rules.procedure.instant == nil ? [] : [.decide(.whole, .grant)]
    return all
  }

  /// What is on file, with what was opened written otherwise.
  private var changed: Filing {
    var filing = lastFiling
    guard let open = file.reopening else { return filing }
    for case .field(let id) in open.defects.map(\.subject) {
      guard case .text(let text)? = filing.answers.values[id] else { continue }
      filing.answers.values[id] = .text(text + "甲")
      break
    }
    return filing
  }

  /// A joint visit waits for the others until its last day.
  fileprivate func moment(for turn: Assignment, after now: Moment) -> Moment {
    guard turn.act == .inspect, let clock = turn.clock.flatMap(file.clock), clock.branch == nil
    else { return now }
    return max(now, at("\(clock.due)T09:00"))
  }
}

extension Obstacle {
  /// It tells this party whom the act needs, in both languages; or that the case is another's.
  fileprivate func names(_ able: Set<Party>, to party: Party) -> Bool {
    switch self {
    case .notYourCase: party.seat == nil || able == [Cast.lin]
    case .notYourTurn(let needs?):
      able.contains { $0.seat == needs } && sentence.zh.contains(needs.unit)
        && sentence.zh.contains(needs.post) && sentence.en.contains(needs.unit)
        && sentence.en.contains(needs.post) && !needs.post.isEmpty
    // Only a supervisor: no post of any unit may.
    case .notYourTurn(nil): able == [Cast.wu]
    default: false
    }
  }
}
