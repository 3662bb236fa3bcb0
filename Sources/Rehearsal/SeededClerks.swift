package import Casework
package import Deadlines
package import Definitions

/// A cast that works cases at random: mostly the right person at the right desk, sometimes late, sometimes
/// the wrong one, sometimes twice.
package struct SeededClerks: Sendable {
  package internal(set) var dice: Dice
  package private(set) var now: Moment

  package init(seed: UInt64, from start: Moment) {
    dice = Dice(seed: seed)
    now = start
  }

  /// The filing of a case of a procedure, with answers that vary who is concerned, and an applicant and an office that
  /// are not always the same.
  package mutating func file(
    _ procedure: String,
    in catalogue: Catalogue
  ) throws(Obstacle) -> CaseRun? {
    guard var run = CaseRun(of: procedure, filedAt: now, in: catalogue) else { return nil }
    let day = now.day(in: run.rules.calendar.utcOffset)
    let mayFollow = run.rules.form.materials.filter { $0.followUp != nil }.map(\.id)
    let without = dice.once(in: 2) ? Set(mayFollow) : []
    let typed = typed(run.rules.form)
    var filing = run.filing(typed, without: without)
    filing.consentsToElectronicService = !dice.once(in: 5)
    if dice.once(in: 3) {
      run.places = Vacancies(taken: dice.roll(8), before: dice.roll(3))
    }
    if dice.once(in: 8) { run.bars = [bar(run, on: day)] }
    if dice.once(in: 4) { run.standsIn = !dice.once(in: 3) }
    let party = dice.once(in: 6) ? person(run.rules.procedure.department, .accept, run) : lin
    do throws(Obstacle) { try run.send(.submit(filing), from: party, at: now) } catch {
      // Who is barred files again when he no longer is, and hands in everything at once.
      run.bars = []
      try run.send(.submit(run.filing(typed)), from: lin, at: now)
    }
    return run
  }

  private mutating func bar(_ run: CaseRun, on day: Day) -> Bar {
    let matters = [run.rules.procedure.id] + run.rules.matters.keys.sorted { $0.name < $1.name }
    let kinds: [Bar.Kind] = [.falseMaterials, .fraud, .brokenCommitment]
    let kind = kinds.randomElement(using: &dice) ?? .fraud
    return Bar(
      kind: kind,
      matter: matters.randomElement(using: &dice)?.name ?? "",
      until: kind == .brokenCommitment ? nil : day.adding(days: dice.roll(60) - 10)
    )
  }

  /// Answers to every question that yes or no, or one of a list, may answer.
  private mutating func typed(_ form: Form) -> [String: [String]] {
    var answers: [String: [String]] = [:]
    for section in form.sections where section.repeats == nil {
      for field in section.fields where field.checks.isEmpty && field.computed == nil {
        switch field.kind {
        case .yesNo: answers[field.id] = [yesNo()]
        case .choice(let options):
          answers[field.id] = options.randomElement(using: &dice).map { [$0.id] }
        default: break
        }
      }
    }
    return answers.merging(typed()) { $1 }
  }

  /// Answers that decide who is concerned.
  package mutating func typed() -> [String: [String]] {
    [
      "floor_area": ["\(290 + dice.roll(400))"], "public_venue": [yesNo()],
      "entertainment_venue": [dice.once(in: 5) ? "yes" : "no"], "has_signboard": [yesNo()],
    ]
  }

  /// One thing that somebody does to a case.
  package struct Move: Sendable {
    package let command: Command
    package let party: Party
    package let at: Moment

    package init(command: Command, party: Party, at moment: Moment) {
      self.command = command
      self.party = party
      at = moment
    }
  }

  /// Lets some time pass, then chooses what somebody does next.
  package mutating func next(_ run: CaseRun) -> Move {
    now = now.adding(minutes: dice.once(in: 6) ? 60 * 24 * (1 + dice.roll(12)) : dice.roll(60 * 30))
    let (command, party) = choose(run)
    return Move(command: command, party: party, at: now)
  }

  /// Lets some time pass, then does one thing to the case. An obstacle is an answer too.
  /// - Returns: what was tried, and whether it was recorded.
  @discardableResult
  package mutating func move(_ run: inout CaseRun) -> (Command.Name, isRecorded: Bool) {
    if dice.once(in: 200) { return (.recountDates, recount(&run)) }
    let move = next(run)
    let isRecorded = send(move, to: &run)
    // The same click twice must find the step already done.
    if dice.once(in: 8) { _ = send(move, to: &run) }
    return (move.command.name, isRecorded)
  }

  private func send(_ move: Move, to run: inout CaseRun) -> Bool {
    do throws(Obstacle) {
      try run.send(move.command, from: move.party, at: move.at)
      return true
    } catch { return false }
  }

  /// A new edition of the calendar comes, with a day of rest more, and the open dates are counted on it.
  private mutating func recount(_ run: inout CaseRun) -> Bool {
    let old = run.rules.calendar
    let day = now.day(in: old.utcOffset).adding(days: 1 + dice.roll(20))
    let year = old.years[day.year]
    let rest = RestBlock(day...day)
    var years = old.years
    years[day.year] = PublishedYear(
      status: year?.status ?? .provisional,
      source: year?.source ?? "",
      rest: (year?.rest ?? []).filter { !$0.days.contains(day) } + [rest],
      work: (year?.work ?? []).filter { $0 != day }
    )
    run.take(
      WorkCalendar(
        region: old.region,
        title: old.title,
        version: old.version + "+",
        utcOffset: old.utcOffset,
        weeklyRest: old.weeklyRest,
        years: years
      )
    )
    return send(Move(command: .recountDates, party: .hall, at: now), to: &run)
  }

  /// Enough of a case that is done.
  package var isTired: Bool {
    mutating get { dice.once(in: 8) }
  }

  private mutating func yesNo() -> String { dice.once(in: 2) ? "yes" : "no" }

  // MARK: Choosing

  private mutating func choose(_ run: CaseRun) -> (Command, Party) {
    if dice.once(in: 12) { return (.ring, .hall) }
    if run.file.openNotice != nil, dice.once(in: 3) { return (.correct(handedIn(run)), lin) }
    let isSeldom = dice.once(in: run.file.state == .inReview ? 2 : 4)
    let names = isSeldom ? Command.Name.allCases : run.file.followUps
    if isSeldom || dice.once(in: 3), let name = names.randomElement(using: &dice),
      let (command, party) = act(name, run)
    {
      // The hall's own bell is nobody else's to ring.
      return (command, party != .hall && dice.once(in: 15) ? stranger(run) : party)
    }
    guard let turn = run.file.assignments.randomElement(using: &dice) else {
      return (.rate(Rating(level: 1 + dice.roll(6))), lin)
    }
    let right = person(on: PostRef(turn.unit, turn.post), run)
    return (command(for: turn, run), dice.once(in: 10) ? stranger(run) : right)
  }

  /// Something of each name that a case may be asked, with whoever would ask it; nil: nothing to say it about.
  package mutating func act(_ name: Command.Name, _ run: CaseRun) -> (Command, Party)? {
    let file = run.file
    guard let branch = file.branches.randomElement(using: &dice) else { return nil }
    let officer = person(branch.unit, .review, run)
    let counter = person(file.submission?.filedBy.unit ?? run.rules.acceptingUnit, .accept, run)
    let applicant = dice.once(in: 4) ? counter : lin
    switch name {
    case .submit: return (.submit(run.lastFiling), lin)
    case .correct: return (.correct(handedIn(run)), applicant)
    case .withdraw: return (.withdraw(Sealed(digest: "w")), applicant)
    case .rate: return (.rate(Rating(level: 1 + dice.roll(6))), lin)
    case .ring: return (.ring, .hall)
    case .recountDates: return (.recountDates, .hall)
    case .accept: return (.accept, counter)
    case .askCorrection: return defect(run).map { (.askCorrection([$0]), counter) }
    case .correctOnTheSpot: return defect(run).map { (.correctOnTheSpot([$0]), counter) }
    case .refuseAcceptance:
      return (.refuseAcceptance([ReasonGiven(code: "N02", note: "向有权机关申请")]), counter)
    case .askFormalChecks: return (.askFormalChecks, counter)
    case .urge:
      let clock = file.runningClocks.randomElement(using: &dice)
      return clock.map { (.urge(clock: $0.id, text: "请尽快办理"), supervisor) }
    case .answerUrge:
      let open = file.urges.filter { $0.answer == nil }.randomElement(using: &dice)
      return open.map {
        (.answerUrge(urge: $0.urge.id, text: "马上办"), person(on: $0.urge.seat, run))
      }
    case .allowSecondNotice: return (.allowSecondNotice(reason: "首次告知遗漏"), supervisor)
    case .recommend: return (.recommend(branch.unit, text: "改进一次性告知"), supervisor)
    case .askExtension: return (.askExtension(branch.id, reason: "情况复杂"), officer)
    case .suspend: return (suspension(of: branch.id, run), officer)
    case .offerHearing: return (.offerHearing(branch.id, reason: "直接关系重大利益"), officer)
    case .requestHearing:
      let told = file.thirdParties.filter { $0.branch == branch.id }.randomElement(using: &dice)
      if let told, dice.once(in: 2) {
        return (.requestHearing(branch.id, thirdParty: told.id), officer)
      }
      return (.requestHearing(branch.id), applicant)
    case .askRevision: return defect(run).map { (.askRevision(branch.id, [$0]), officer) }
    case .tellThirdParty:
      return (.tellThirdParty(branch.id, who: "相邻业主", interest: "采光受影响"), officer)
    case .enterStatement:
      let told = file.thirdParties.randomElement(using: &dice)
      return told.map { (.enterStatement($0.id, text: "不同意"), officer) }
    case .reply:
      let told = file.thirdParties.randomElement(using: &dice)
      return told.map { (.reply($0.id, text: "已退让"), dice.once(in: 2) ? lin : officer) }
    case .recuse: return recusal(run)
    case .addMember:
      let limit = TimeLimit.workdays(1 + dice.roll(8))
      if let matter = run.rules.matters(toAddTo: file).randomElement(using: &dice) {
        let lead = person(run.rules.procedure.department, .review, run)
        return (.addMember(matter.id.name, asked: "经核实涉及本事项", within: limit), lead)
      }
      return (.addMember(anyUnit(run), asked: "是否涉及贵单位", within: limit), officer)
    case .announce:
      let kind: Announcement.Kind = dice.once(in: 2) ? .visit : .publicNotice
      let day = now.day(in: run.rules.calendar.utcOffset).adding(days: 1 + dice.roll(10))
      return (.announce(branch.id, kind, on: day, text: "现场踏勘"), officer)
    case .requestLicence: return request(run).map { ($0, applicant) }
    case .endLicence:
      let held = file.branches.filter { $0.state == .granted }.randomElement(using: &dice)
      let cause = LicenceEnd.Cause.allCases.randomElement(using: &dice) ?? .cancelled
      return held.map {
        (.endLicence($0.id, cause, text: "依法终止"), person($0.unit, .decide, run))
      }
    case .signCopy: return take(.signCopy, run)
    case .giveOpinion: return take(.opine, run)
    case .review: return take(.review, run)
    case .inspect: return take(.inspect, run)
    case .check: return take(.check, run)
    case .decide: return take(.decide, run)
    case .deliver: return take(.deliver, run)
    case .answerExtension: return take(.extend, run)
    case .resume: return take(.resume, run)
    case .conveneHearing, .holdHearing: return take(.hear, run)
    case .postCheck: return take(.postCheck, run)
    case .orderRectification: return take(.orderRectification, run)
    case .checkFormally: return take(.checkFormally, run)
    case .forward: return take(.preliminary, run)
    case .answerRequest: return take(.answerRequest, run)
    case .recordPayment: return take(.collect, run)
    case .recordRefund: return take(.refund, run)
    }
  }

  private mutating func take(_ act: Assignment.Act, _ run: CaseRun) -> (Command, Party)? {
    let turn = run.file.assignments.filter { $0.act == act }.randomElement(using: &dice)
    return turn.map { (command(for: $0, run), person(on: PostRef($0.unit, $0.post), run)) }
  }

  // MARK: Who acts

  private let lin = Party.applicant(CaseRun.applicant)
  private let supervisor = Party.supervisor(CaseRun.supervisor)

  private mutating func person(_ unit: UnitID, _ duty: Step.Act.Name, _ run: CaseRun) -> Party {
    let posts = (run.rules.units[unit]?.posts ?? []).filter { $0.duties.contains(duty) }
    return person(on: PostRef(unit, posts.randomElement(using: &dice)?.name ?? ""), run)
  }

  /// Who sits there; where he stepped aside his colleague, and now and then a deputy.
  private mutating func person(on post: PostRef, _ run: CaseRun) -> Party {
    let holder = run.holder(of: post)
    guard run.standsIn != nil, dice.once(in: 10), let account = holder.account else {
      return holder
    }
    return .deputy("\(account)/B", for: account, unit: post.unit, post: post.post)
  }

  private mutating func stranger(_ run: CaseRun) -> Party {
    let unit = anyUnit(run)
    let post = run.rules.units[unit]?.posts.randomElement(using: &dice)?.name ?? ""
    return CaseRun.person(on: PostRef(unit, post))
  }

  private mutating func anyUnit(_ run: CaseRun) -> UnitID {
    run.rules.units.keys.sorted().randomElement(using: &dice) ?? ""
  }

  /// Of oneself, or by order of the head; two people on a post are as many as there are.
  private mutating func recusal(_ run: CaseRun) -> (Command, Party)? {
    guard run.file.recusals.count < 2,
      let turn = run.file.assignments.randomElement(using: &dice)
    else { return nil }
    let post = PostRef(turn.unit, turn.post)
    let isOrdered = dice.once(in: 3)
    let party = isOrdered ? person(turn.unit, .extend, run) : person(on: post, run)
    return (.recuse(post, reason: "与申请人有利害关系"), party)
  }
}

extension CaseFile {
  /// What somebody who is not waited for may do next, because of what was done before.
  fileprivate var followUps: [Command.Name] {
    var names: [Command.Name] = []
    if hearingToAskFor != nil { names.append(.requestHearing) }
    if thirdParties.contains(where: { $0.statement == nil }) { names.append(.enterStatement) }
    if thirdParties.contains(where: { $0.statement != nil && $0.reply == nil }) {
      names.append(.reply)
    }
    if state == .received, !notices.isEmpty { names.append(.allowSecondNotice) }
    if branches.contains(where: { $0.payment != nil && !$0.isEnded }) { names.append(.withdraw) }
    return names
  }
}

extension CaseRun {
  /// Who sits on a post, or his colleague where he stepped aside from this case.
  func holder(of post: PostRef) -> Party {
    let holder = Self.person(on: post)
    guard file.recusals.contains(where: { $0.account == holder.account }) else { return holder }
    return colleague(on: post)
  }

  /// The second person on a post, or another.
  func colleague(on post: PostRef, number: Int = 2) -> Party {
    .clerk("\(post.unit)/\(post.post)/\(number)", unit: post.unit, post: post.post)
  }
}

extension Rules {
  fileprivate var acceptingUnit: UnitID { procedure.lowerUnit ?? procedure.department }
}

extension Urge {
  fileprivate var seat: PostRef { PostRef(unit, post ?? "") }
}
