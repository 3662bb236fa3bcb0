package import Casework
package import Deadlines
import Definitions
package import Hall

/// Fills a hall with the cases of its scenes, by real commands, so replay and audit hold for them.
///
/// The hall's clock is turned by hand from the first filing to now.
package actor Demonstration {
  /// A scene on its way: the case as its recorded events make it.
  private struct Play {
    let scene: Scene
    var file: CaseFile
    let filedOn: Day
    /// As the applicant typed it.
    let input: [String: [String]]
  }

  private let hall: Hall
  private let now: Moment
  private var holders: [PostRef: AccountID]
  private var applicants: [AccountID]
  private var plays: [Play] = []
  private var sent = 0
  /// What went another way than its scene says; empty when all is well.
  package private(set) var surprises: [String] = []

  /// The hall is opened on a clock that can be moved; it stands at `now` afterwards.
  /// - Parameters:
  ///   - holders: who sits on each post, where people are there already.
  ///   - applicants: three of them then; empty: the cast is registered, which its passwords make slow.
  package init(
    on hall: Hall,
    until now: Moment,
    holders: [PostRef: AccountID] = [:],
    applicants: [AccountID] = []
  ) {
    self.hall = hall
    self.now = now
    self.holders = holders
    self.applicants = applicants
  }

  private var calendar: WorkCalendar { hall.catalogue.calendar }
  private var offset: UTCOffset { calendar.utcOffset }
  private var today: Day { now.day(in: offset) }

  /// - Parameter progress: hears after each day how many days of how many are played.
  package func play(
    _ scenes: [Scene] = Scene.all,
    progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws {
    if applicants.isEmpty { try await makeAccounts() }
    let filings = Dictionary(grouping: scenes) { calendar.workday(after: today, count: -$0.filed) }
    guard let first = filings.keys.min() else { return }
    let days = today.number - first.number + 1
    for place in 0..<max(0, days) {
      let day = first.adding(days: place)
      try await live(day, filing: filings[day] ?? [])
      progress(place + 1, days)
    }
    hall.clock.move(to: now)
    await hall.work()
  }

  // MARK: One day

  private func live(_ day: Day, filing scenes: [Scene]) async throws {
    turn(to: day, minutes: 8 * 60)
    try await sendAll { $0.file.hasPassedClock(on: day) ? (.hall, .ring) : nil }
    // People file at any hour of any day; the office works on workdays.
    turn(to: day, minutes: 9 * 60)
    for scene in scenes { try await file(scene, on: day) }
    guard calendar.isWorkday(day) else { return }
    turn(to: day, minutes: 10 * 60)
    // Rounds of one act a case: a case's own acts come one after another.
    var round = 0
    while try await sendAll({ act(of: $0, on: day, after: round) }) { round += 1 }
    turn(to: day, minutes: 15 * 60)
    try await applicantsAct(on: day)
  }

  /// Today nothing happens later than now.
  private func turn(to day: Day, minutes: Int) {
    let moment = Moment(startOf: day, in: offset).adding(minutes: minutes)
    hall.clock.move(to: min(moment, now.adding(minutes: -30)))
  }

  /// The first act that somebody owes this case since yesterday or longer.
  private func act(of play: Play, on day: Day, after round: Int) -> (Party, Command)? {
    let owed = play.file.assignments.filter { $0.since < day }
    guard round < 12, let rules = hall.rulebook.rules(for: play.file) else { return nil }
    for turn in owed {
      guard
        let command = play.scene.command(for: turn, in: play.file, under: rules, on: day),
        let account = holders[PostRef(turn.unit, turn.post)]
      else { continue }
      if case .inspect = command,
        play.file.waitsForOthers(turn, on: day, play.scene.plot.asleep, rules)
      {
        continue
      }
      return (.clerk(account, unit: turn.unit, post: turn.post), command)
    }
    return nil
  }

  private func applicantsAct(on day: Day) async throws {
    for index in plays.indices {
      let play = plays[index]
      let applicant = applicants[play.scene.applicant]
      switch play.scene.plot.ending {
      case .withdrawn(let after)
      where !play.file.isClosed && calendar.workdays(after: play.filedOn, through: day) == after:
        let reason = Secret(text: "店铺位置有变，以后再办。")
        let envelope = envelope(play.file.number, .applicant(applicant), .withdraw(reason.sealed))
        take(try await hall.handle(envelope, enclosing: Enclosure(secrets: [reason])), into: index)
      case .rated(let level) where play.file.isDelivered && play.file.rating == nil:
        let envelope = envelope(
          play.file.number,
          .applicant(applicant),
          .rate(Rating(level: level))
        )
        take(try await hall.handle(envelope), into: index)
      case .open, .delivered, .withdrawn, .rated:
        try await correct(play, on: day, into: index)
      }
      if let command = plays[index].scene.applicantsAct(
        on: plays[index].file,
        after: calendar.workdays(after: play.filedOn, through: day)
      ) {
        let sending = envelope(play.file.number, .applicant(applicant), command)
        take(try await hall.handle(sending), into: index)
      }
    }
  }

  /// Hands in again what the notice asked for, a new scan of it, so many workdays after the notice.
  private func correct(_ play: Play, on day: Day, into index: Int) async throws {
    guard let wait = play.scene.plot.correctedAfter, play.file.state == .correction,
      let notice = play.file.notices.last,
      calendar.workdays(after: notice.on, through: day) >= wait
    else { return }
    let applicant = applicants[play.scene.applicant]
    let draft = try await hall.startCorrection(
      of: play.file.number,
      by: Viewer(.applicant(applicant), region: nil),
      input: play.input
    )
    guard let draft, let rules = hall.rulebook.rules(for: play.file) else { return }
    for case .material(let material) in notice.defects.map(\.subject) {
      _ = try await hall.addAttachment(
        to: draft,
        material: material,
        name: "重新拍摄.pdf",
        from: SamplePaper.stream(again: true)
      )
    }
    guard let full = try await hall.draft(draft.id, of: applicant) else { return }
    let reading = FormReading.read(
      play.input,
      as: rules.form,
      parameters: rules.procedure.parameters
    )
    take(
      try await hall.submit(
        full,
        answers: reading.answers,
        terms: SubmissionTerms(envelope: draft.id, from: .applicant(applicant), channel: .web)
      ),
      into: index
    )
  }

  // MARK: Sending

  /// Sends at most one command a case, all of them together; false when there was none.
  @discardableResult
  private func sendAll(
    _ command: (Play) -> (party: Party, command: Command)?
  ) async throws -> Bool {
    let chosen = plays.indices.compactMap { index in
      plays[index].file.isSettled ? nil : command(plays[index]).map { (index, $0) }
    }
    guard !chosen.isEmpty else { return false }
    let outcomes = try await hall.handle(
      chosen.map { index, sending in
        envelope(plays[index].file.number, sending.party, sending.command)
      }
    )
    for ((index, _), outcome) in zip(chosen, outcomes) { take(outcome, into: index) }
    return true
  }

  private func envelope(_ number: CaseNumber?, _ party: Party, _ command: Command) -> Envelope {
    sent += 1
    return Envelope(
      id: "demonstration-\(sent)",
      from: party,
      channel: party.unit == nil ? .web : .counter,
      receivedAt: hall.clock.now(),
      caseNumber: number,
      command: command
    )
  }

  private func take(_ outcome: Outcome, into index: Int) {
    guard case .recorded(let recorded) = outcome else {
      surprises.append("\(plays[index].scene.subject): \(outcome)")
      // Whatever stopped it would stop it again in the next round.
      plays[index].file.assignments = []
      return
    }
    let moment = hall.clock.now()
    plays[index].file = recorded.events.reduce(plays[index].file) { evolve($0, $1, at: moment) }
  }

  // MARK: Filing

  private func file(_ scene: Scene, on day: Day) async throws {
    let applicant = applicants[scene.applicant]
    guard
      let draft = try await hall.startDraft(scene.matter, by: applicant, for: applicant),
      let rules = hall.rulebook.rules(for: draft.procedure, on: day)
    else {
      surprises.append("\(scene.subject): no procedure \(scene.matter) on \(day)")
      return
    }
    let input = rules.form.sample(
      scene.answers.merging([rules.form.subject: [scene.subject]]) { one, _ in one }
        .merging(scene.dates.map { ($0, [day.adding(days: $1).description]) }) { one, _ in one }
    )
    let reading = FormReading.read(
      input,
      as: rules.form,
      parameters: rules.procedure.parameters
    )
    let missing = rules.form.missingMaterials(
      reading.answers,
      parameters: rules.procedure.parameters,
      handedIn: [String: [Attachment]]()
    )
    for material in missing {
      let title = rules.form.materials.first { $0.id == material }?.title.zh ?? material
      _ = try await hall.addAttachment(
        to: draft,
        material: material,
        name: title + ".pdf",
        from: SamplePaper.stream()
      )
    }
    guard let full = try await hall.draft(draft.id, of: applicant) else { return }
    let outcome = try await hall.submit(
      full,
      answers: reading.answers,
      terms: SubmissionTerms(
        envelope: draft.id,
        from: .applicant(applicant),
        channel: .web,
        acknowledgesLikeCase: true
      )
    )
    guard case .recorded(let recorded) = outcome else {
      surprises.append("\(scene.subject): \(outcome)")
      return
    }
    let moment = hall.clock.now()
    let empty = CaseFile(number: recorded.number, at: moment)
    let file = recorded.events.reduce(empty) { evolve($0, $1, at: moment) }
    plays.append(Play(scene: scene, file: file, filedOn: day, input: input))
  }

  // MARK: People

  private func makeAccounts() async throws {
    for applicant in Cast.applicants {
      let account = try await hall.register(
        Registration(
          name: applicant.name,
          login: applicant.login,
          password: Cast.password,
          citizenID: applicant.citizenID,
          phone: applicant.login
        )
      )
      applicants.append(account.id)
    }
    for clerk in Cast.clerks(of: hall.catalogue.units) {
      let post = PostRef(clerk.unit, clerk.post)
      holders[post] = try await hall.createStaff(
        StaffRegistration(
          name: clerk.name,
          login: clerk.login,
          password: Cast.password,
          posts: [post]
        )
      ).id
    }
    _ = try await hall.createStaff(
      StaffRegistration(
        name: Cast.supervisor.name,
        login: Cast.supervisor.login,
        password: Cast.password,
        isSupervisor: true
      )
    )
  }
}

extension CaseFile {
  /// Nothing more can happen to it but a delivery or a rating.
  fileprivate var isSettled: Bool { isClosed && runningClocks.isEmpty && assignments.isEmpty }

  fileprivate var isDelivered: Bool {
    isClosed && !branches.isEmpty && branches.allSatisfy { $0.delivery != nil || !$0.isDecided }
      && branches.contains { $0.delivery != nil }
  }

  fileprivate func hasPassedClock(on day: Day) -> Bool {
    runningClocks.contains { clock in
      (clock.due < day && !clock.isPassed)
        || (!clock.isWarned && clock.warnOn.map { $0 <= day } ?? false)
    }
  }

  /// A joint visit waits for a department that is not ready, until its limit's last day.
  fileprivate func waitsForOthers(
    _ turn: Assignment,
    on day: Day,
    _ asleep: Set<UnitID>,
    _ rules: Rules
  ) -> Bool {
    let asked = turn.branch.flatMap(branch).map { company(on: $0, under: rules) } ?? []
    if let own = turn.clock.flatMap(clock), day < own.due, !asleep.isDisjoint(with: asked) {
      return true
    }
    guard
      let joint = clocks.first(where: { $0.act == .inspect && $0.branch == nil && $0.isRunning })
    else { return false }
    let visiting = branches.filter { $0.acts.contains(.inspect) && $0.visit == nil && !$0.isEnded }
    let ready = assignments.filter { $0.act == .inspect && !asleep.contains($0.unit) }
    return day < joint.due && ready.count < visiting.count
  }
}

extension SamplePaper {
  // `again`: a second scan, which is another file.
  fileprivate static func stream(again: Bool = false) -> AsyncThrowingStream<[UInt8], any Error> {
    AsyncThrowingStream { continuation in
      continuation.yield(again ? bytes + Array("% again\n".utf8) : bytes)
      continuation.finish()
    }
  }
}
