import Casework
import Deadlines
import Definitions

/// The cards of a case's branches and advisers: who has it, what is being done, how its time stands.
extension CaseStory {
  /// What its steps and its decision are due by.
  func clocks(of branch: Branch) -> [Clock] {
    let kinds: [Clock.Kind] = [.step, .copySignature, .promised, .statutory]
    return file.runningClocks.filter { $0.branch == branch.id && kinds.contains($0.kind) }
  }

  func card(_ branch: Branch) -> StepsPicture.Branch {
    let name = isParallel ? rules.matter(of: branch).title[language] : title
    guard !branch.isEnded else { return endedCard(branch, name) }
    guard file.acceptedOn != nil else {
      return StepsPicture.Branch(
        name: name,
        light: nil,
        state: branch.state.words[language],
        holder: unit(branch.unit)
      )
    }
    if let first = branch.after, branch.state == .waiting {
      let title = rules.matters.values.first { $0.id.name == first }?.title[language] ?? first
      return StepsPicture.Branch(
        name: name,
        light: nil,
        state: pick("等“\(title)”准予后开始", "begins once “\(title)” is granted"),
        holder: unit(branch.unit)
      )
    }
    let turn = file.assignments.first { $0.branch == branch.id }
    let doing =
      turn.map { pick("待\($0.act.words.zh)", "to \($0.act.words.en)") }
      ?? branch.state.words[language]
    let told = toldClock(of: branch)
    return StepsPicture.Branch(
      name: name,
      light: told.map(light),
      state: told.map { formats.left(of: $0, on: rules.calendar) }
        ?? branch.state.words[language],
      holder: "\(unit(branch.unit)) · \(doing)",
      note: branch.suspension.map(standing) ?? lateStep(of: branch),
      bar: bar(branch, told)
    )
  }

  /// What is waited for while the clock stands, and since when.
  func standing(_ notice: SuspensionNotice) -> String {
    pick(
      "正在进行\(special(notice).zh)，\(formats.short(notice.on))起暂停计时，预计 \(notice.expected.text(.zh))。",
      "\(special(notice).en): the clock stands since \(formats.short(notice.on)), expected for \(notice.expected.text(.en))."
    )
  }

  func special(_ notice: SuspensionNotice) -> Words {
    let matter = file.branch(notice.branch).map(rules.matter(of:)) ?? rules.procedure
    let title = matter.stoppingProcedures.first { $0.id == notice.cause }?.title
    return title ?? Words(zh: notice.cause, en: notice.cause)
  }

  /// The limit that a card is told by: the promise, as in the first sentence of the page; the law's own limit
  /// once that has passed, or where nothing was promised.
  private func toldClock(of branch: Branch) -> Clock? {
    let whole = limits(of: branch)
    let statutory = whole.filter { $0.kind == .statutory }.min { $0.due < $1.due }
    let promised = whole.filter { $0.kind == .promised }.min { $0.due < $1.due }
    if let statutory, statutory.due < today { return statutory }
    return promised ?? statutory
  }

  private func limits(of branch: Branch) -> [Clock] {
    file.runningClocks.filter {
      ($0.branch == branch.id || $0.branch == nil)
        && ($0.kind == .promised || $0.kind == .statutory)
    }
  }

  /// An inner step may be late while the promise still holds: said, but not as if the whole were late.
  private func lateStep(of branch: Branch) -> String {
    let late = clocks(of: branch).filter { clock in
      (clock.kind == .step || clock.kind == .copySignature)
        && (clock.due < today || clock.isPassed)
    }.min { $0.due < $1.due }
    guard let late else { return "" }
    return pick(
      "这一步应在 \(formats.short(late))前做完，已晚，监察系统已记录。",
      "This step was due by \(formats.short(late)); its lateness is on record."
    )
  }

  private func endedCard(_ branch: Branch, _ name: String) -> StepsPicture.Branch {
    let state =
      branch.state == .granted
      ? pick("已办结：准予", "Done: granted")
      : branch.state == .withdrawn ? pick("已撤回", "Withdrawn") : pick("已决定：不予许可", "Decided: denied")
    return StepsPicture.Branch(
      name: name,
      light: branch.state == .withdrawn ? .stopped : .done,
      state: state,
      holder: [unit(branch.unit), branch.decision.map { formats.short($0.on) }].compactMap(\.self)
        .joined(separator: " · ")
    )
  }

  func adviserCard(_ adviser: Adviser) -> StepsPicture.Branch {
    if let opinion = adviser.opinion {
      return StepsPicture.Branch(
        name: unit(adviser.unit),
        light: .done,
        state: opinion.deemedBy == nil
          ? pick("已反馈", "Answered") : pick("逾期视为无意见", "Silent: no objection"),
        holder: formats.short(opinion.on)
      )
    }
    let clock = file.runningClocks.first { $0.unit == adviser.unit && $0.kind == .step }
    return StepsPicture.Branch(
      name: unit(adviser.unit),
      light: clock.map { light($0) } ?? .onTime,
      state: clock.map { formats.left(of: $0, on: rules.calendar) }
        ?? pick("等待反馈", "Awaited"),
      holder: pick("征求意见", "asked for its opinion")
    )
  }

  private func light(_ clock: Clock) -> Light {
    Light(of: clock, today: today, calendar: rules.calendar)
  }

  /// From acceptance to the later of both limits; marks for the promised and the statutory day.
  private func bar(_ branch: Branch, _ told: Clock?) -> ClockBar? {
    let whole = limits(of: branch).filter { !$0.isPaused }
    guard let start = whole.map(\.start).min(), let last = whole.map(\.due).max() else {
      return nil
    }
    let span = max(1, max(last, today).number - start.number)
    let edge = last >= today ? 92 : 100
    func place(_ day: Day) -> Int { min(100, max(0, (day.number - start.number) * edge / span)) }
    let next =
      whole.filter { $0.due >= today }.min { $0.due < $1.due } ?? whole.max { $0.due < $1.due }
    let texts = whole.map { "\($0.kind.words[language]) \(formats.short($0))" }
    return ClockBar(
      light: told.map(light) ?? .onTime,
      filled: max(4, place(today)),
      marks: whole.map { clock in
        ClockBar.Mark(
          place: place(clock.due),
          text: clock == next ? "\(clock.kind.words[language]) \(formats.short(clock))" : ""
        )
      },
      sentence: pick("时限：", "Limits: ") + Formats.joined(texts, language)
    )
  }
}
