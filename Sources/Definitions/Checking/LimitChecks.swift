import Deadlines

extension Checking {
  mutating func checkLimits(of procedure: Procedure, _ path: String) {
    let limits = procedure.limits
    let decision = "\(path)/limits/decision"
    if let promised = limits.promised?.limit, let statutory = limits.statutory?.limit {
      checkPromise(promised, within: statutory, of: procedure, "\(decision)/promised")
    }
    for (index, way) in procedure.paths.enumerated() {
      guard let promised = way.promised?.limit, let statutory = way.statutory?.limit else {
        continue
      }
      let place = "\(path)/paths/\(index)/decision/promised"
      checkPromise(promised, within: statutory, of: procedure, place)
    }
    // The law's own ceiling, whatever else is cited.
    checkCeiling(limits.notice.limit, .workdays(5), "行政许可法 §32(4)", "\(path)/limits/notice/within")
    for (limit, place) in procedure.citingLimits(path) { checkBasis(of: limit, place) }
    if let more = limits.ownExtension, more.basis.law == "行政许可法" {
      let most = more.basis.text.contains("②") ? 15 : 10
      let place = "\(decision)/extension/within"
      checkCeiling(more.limit, .workdays(most), more.basis.text, place)
    }
    if limits.delivery.licensingLawSource == nil, limits.delivery.limit.unit == .workday {
      checkCeiling(
        limits.delivery.limit,
        .workdays(10),
        "行政许可法 §44",
        "\(path)/limits/delivery/within"
      )
    }
    checkSum(of: procedure, path)
    for (index, step) in procedure.steps.enumerated() {
      guard let within = step.within?.limit else { continue }
      let stepPath = "\(path)/steps/\(index)/within"
      switch step.act.name {
      case .accept: checkStep(within, limits.notice.limit, "收件告知", "notice", stepPath)
      case .deliver: checkStep(within, limits.delivery.limit, "送达", "delivery", stepPath)
      case .preliminary: checkCeiling(within, .workdays(20), "行政许可法 §43", stepPath)
      case .copy, .members, .opinions, .review, .inspect, .check, .decide, .issue, .extend,
        .hear:
        break
      }
    }
  }

  private mutating func checkPromise(
    _ promised: TimeLimit,
    within law: TimeLimit,
    of procedure: Procedure,
    _ path: String
  ) {
    if promised.unit == law.unit {
      guard promised.amount > law.amount else { return }
      flaw(
        path,
        "承诺 \(promised.text(.zh)) 晚于法定 \(law.text(.zh))",
        "promised \(promised.text(.en)) is later than the statutory \(law.text(.en))"
      )
    } else if let worst = worstStart(of: promised, against: law, procedure) {
      warn(
        path,
        "承诺 \(promised.text(.zh)) 有时晚于法定 \(law.text(.zh))：自 \(worst.start) 起算晚\(worst.excess.zh)",
        "promised \(promised.text(.en)) can be later than the statutory \(law.text(.en)): "
          + "counted from \(worst.start), by \(worst.excess.en)"
      )
    }
  }

  /// From where the first limit ends latest after the second, on the calendar of the unit; nil: nowhere.
  func worstStart(
    of first: TimeLimit,
    against second: TimeLimit,
    _ procedure: Procedure
  ) -> WorstStart? {
    worstStart(procedure) { calendar, start in
      calendar.due(first, from: start)
    } against: { calendar, start in
      calendar.due(second, from: start)
    }
  }

  private func worstStart(
    _ procedure: Procedure,
    _ first: (WorkCalendar, Moment) -> DueMoment,
    against second: (WorkCalendar, Moment) -> DueMoment
  ) -> WorstStart? {
    let calendar = catalogue.calendar(of: procedure)
    // Where no year is published, two that are counted by the fixed holidays alone.
    guard let from = Day(year: calendar.years.keys.min() ?? 2025, month: 1, day: 1),
      let last = Day(year: calendar.years.keys.max() ?? 2026, month: 12, day: 31)
    else { return nil }
    var worst: WorstStart?
    for number in from.number...max(from.number, last.number) {
      guard let day = Day(number: number) else { continue }
      // The latest that a limit may begin on a day: hours then run from the next.
      let start = Moment(endOf: day, in: calendar.utcOffset)
      let (end, ceiling) = (first(calendar, start).moment, second(calendar, start).moment)
      // Beyond the years published nothing is sure.
      guard end > ceiling, end.day(in: calendar.utcOffset) <= last else { continue }
      let days =
        end.day(in: calendar.utcOffset).number - ceiling.day(in: calendar.utcOffset).number
      if days > worst?.days ?? -1 { worst = WorstStart(start: day, days: days) }
    }
    return worst
  }

  /// The start day on which a limit is latest, and by how many days; 0: by hours of one day.
  struct WorstStart {
    var start: Day
    var days: Int

    var excess: Words {
      switch days {
      case 0: Words(zh: "几小时", en: "some hours")
      case 1: Words(zh: " 1 天", en: "1 day")
      default: Words(zh: " \(days) 天", en: "\(days) days")
      }
    }
  }

  private mutating func checkCeiling(
    _ limit: TimeLimit,
    _ ceiling: TimeLimit,
    _ source: String,
    _ path: String
  ) {
    if limit.unit != .workday {
      flaw(
        path,
        "\(limit.text(.zh)) 不以工作日计；\(source) 的期限以工作日计算（行政许可法 §82）",
        "\(limit.text(.en)) is not in workdays; the limits of \(source) are (行政许可法 §82)"
      )
    } else if limit.amount > ceiling.amount {
      flaw(
        path,
        "\(limit.text(.zh)) 超过 \(source) 规定的 \(ceiling.text(.zh))",
        "\(limit.text(.en)) is longer than the \(ceiling.text(.en)) of \(source)"
      )
    }
  }

  /// A limit that rests on the licensing law alone is in workdays and no longer than the article gives.
  ///
  /// Where another law stands beside it, that one may give more, in its own unit.
  private mutating func checkBasis(of limit: LegalLimit, _ path: String) {
    guard let (source, ceiling) = limit.licensingLawSource else { return }
    checkCeiling(limit.limit, ceiling, source, path)
  }

  private mutating func checkStep(
    _ limit: TimeLimit,
    _ whole: TimeLimit,
    _ zh: String,
    _ en: String,
    _ path: String
  ) {
    guard limit.unit == whole.unit, limit.amount > whole.amount else { return }
    flaw(
      path,
      "这一步 \(limit.text(.zh))，超过“\(zh)”时限 \(whole.text(.zh))",
      "this step's \(limit.text(.en)) is longer than the limit '\(en)' of \(whole.text(.en))"
    )
  }

  /// From the copies to the decision all steps fit into the promise.
  ///
  /// Source: `domain.md` §5.16.
  private mutating func checkSum(of procedure: Procedure, _ path: String) {
    guard let promised = procedure.limits.promised?.limit else { return }
    if procedure.handling == .parallel {
      checkMembersSum(of: procedure, promised, path)
      return
    }
    checkPathSums(of: procedure, path)
    guard let (sum, index) = work(of: procedure, in: promised.unit), sum > promised.amount else {
      checkChain(of: procedure, promised, "\(path)/steps")
      return
    }
    let total = TimeLimit(amount: sum, unit: promised.unit) ?? promised
    flaw(
      "\(path)/steps/\(index)/within",
      "到这一步各步时限合计 \(total.text(.zh))，超过承诺 \(promised.text(.zh))",
      "the steps up to here add up to \(total.text(.en)), past the promise of \(promised.text(.en))"
    )
  }

  /// The same along each path that says what its steps take.
  private mutating func checkPathSums(of procedure: Procedure, _ path: String) {
    for (index, way) in procedure.paths.enumerated() where !way.within.isEmpty {
      var along = procedure
      along.steps = procedure.steps.filter { !way.leavesOut.contains($0.act.name) }
      for place in along.steps.indices {
        if let limit = way.within[along.steps[place].act.name] { along.steps[place].within = limit }
      }
      guard let promised = way.promised?.limit,
        let (sum, _) = work(of: along, in: promised.unit), sum > promised.amount
      else { continue }
      let total = TimeLimit(amount: sum, unit: promised.unit) ?? promised
      flaw(
        "\(path)/paths/\(index)/steps",
        "这条路径各步时限合计 \(total.text(.zh))，超过承诺 \(promised.text(.zh))",
        "the steps of this path add up to \(total.text(.en)), past its promise of \(promised.text(.en))"
      )
    }
  }

  private mutating func checkMembersSum(
    of theme: Procedure,
    _ promised: TimeLimit,
    _ path: String
  ) {
    for (index, member) in theme.members.enumerated() {
      guard let name = member.part.matter,
        let matter = catalogue.procedure(named: name, on: theme.id.inForce)
      else { continue }
      guard let (sum, _) = work(of: matter, in: promised.unit), sum > promised.amount else {
        checkChain(of: matter, promised, "\(path)/members/\(index)", isMember: true)
        continue
      }
      let total = TimeLimit(amount: sum, unit: promised.unit) ?? promised
      flaw(
        "\(path)/members/\(index)/matter",
        "成员“\(name)”各步时限合计 \(total.text(.zh))，超过整体承诺 \(promised.text(.zh))",
        "the steps of the member '\(name)' add up to \(total.text(.en)), "
          + "past the theme's promise of \(promised.text(.en))"
      )
    }
  }

  /// Steps in several units, or in another than the promise: counted one after another from the worst start day.
  private mutating func checkChain(
    of procedure: Procedure,
    _ promised: TimeLimit,
    _ path: String,
    isMember: Bool = false
  ) {
    let steps = procedure.steps.filter(\.isWork)
    guard let last = procedure.steps.lastIndex(where: \.isWork),
      steps.contains(where: { $0.within?.limit.unit != promised.unit }),
      let worst = worstStart(
        procedure,
        { end(of: steps, procedure, $0, from: $1) },
        against: { $0.due(promised, from: $1) }
      )
    else { return }
    let name = procedure.id.name
    warn(
      isMember ? "\(path)/matter" : "\(path)/\(last)/within",
      "\(isMember ? "成员“\(name)”" : "")各步时限依次数下来，有时晚于承诺 \(promised.text(.zh))：自 \(worst.start) 起算晚\(worst.excess.zh)",
      "the steps \(isMember ? "of the member '\(name)' " : "")one after another can be later than the "
        + "promise of \(promised.text(.en)): counted from \(worst.start), by \(worst.excess.en)"
    )
  }

  /// Where the last step ends; opinions and the lead's own review run side by side.
  private func end(
    of steps: [Step],
    _ procedure: Procedure,
    _ calendar: WorkCalendar,
    from start: Moment
  ) -> DueMoment {
    var begin = start
    var wasBeside = false
    var end = calendar.due(.hours(0), from: start)
    for step in steps {
      guard let limit = step.within?.limit else { continue }
      let isBeside =
        procedure.handling == .opinion
        && (step.act.name == .opinions || step.act.name == .review)
      if !isBeside || !wasBeside { begin = end.moment }
      wasBeside = isBeside
      let next = calendar.due(limit, from: begin)
      end = next.moment > end.moment ? next : end
    }
    return end
  }

  /// What the steps between acceptance and issue take, and the last of them.
  ///
  /// Opinions and the lead's own
  /// review run side by side: the longer counts. Steps in other units are not added.
  private func work(of procedure: Procedure, in unit: TimeLimit.Unit) -> (sum: Int, last: Int)? {
    var sum = 0
    var last: Int?
    var sideBySide = 0
    for (index, step) in procedure.steps.enumerated() {
      guard let limit = step.within?.limit, limit.unit == unit else { continue }
      switch step.act.name {
      case .accept, .preliminary, .copy, .members, .issue, .deliver, .extend, .hear: continue
      case .opinions, .review:
        sum += max(0, limit.amount - sideBySide)
        sideBySide = procedure.handling == .opinion ? max(sideBySide, limit.amount) : 0
      case .inspect, .check, .decide: sum += limit.amount
      }
      last = index
    }
    return last.map { (sum, $0) }
  }
}

extension Step {
  /// Between acceptance and issue, with a limit of its own.
  fileprivate var isWork: Bool {
    switch act.name {
    case .accept, .preliminary, .copy, .members, .issue, .deliver, .extend, .hear: false
    case .opinions, .review, .inspect, .check, .decide: within != nil
    }
  }
}

extension Procedure {
  /// Limits that may cite a law, each with its place.
  fileprivate func citingLimits(_ path: String) -> [(LegalLimit, String)] {
    var all: [(LegalLimit?, String)] = [
      (limits.statutory, "\(path)/limits/decision/statutory"),
      (limits.delivery, "\(path)/limits/delivery/within"),
      (limits.correction, "\(path)/limits/correction/within"),
      (limits.copySignature, "\(path)/limits/copy/within"),
    ]
    for (index, way) in paths.enumerated() {
      all.append((way.statutory, "\(path)/paths/\(index)/decision/statutory"))
      all.append((way.postCheck?.within, "\(path)/paths/\(index)/post_check/within"))
    }
    for (index, step) in steps.enumerated() {
      all.append((step.within, "\(path)/steps/\(index)/within"))
      all.append((step.sentWithin, "\(path)/steps/\(index)/sent_within/within"))
    }
    return all.compactMap { limit, place in limit.map { ($0, place) } }
  }
}

extension LegalLimit {
  /// The article of the licensing law that it rests on, and what that gives; nil: it rests on another law too, or
  /// on an article that sets no time.
  fileprivate var licensingLawSource: (source: String, ceiling: TimeLimit)? {
    guard basis.allSatisfy({ $0.law == "行政许可法" }) else { return nil }
    let given = basis.flatMap { citation in
      citation.articles.compactMap { article in
        citation.workdays(ofArticle: article).map { (citation.text, TimeLimit.workdays($0)) }
      }
    }
    return given.max { $0.1.amount < $1.1.amount }
  }
}

extension Citation {
  /// The workdays that an article of the licensing law gives. Source: 行政许可法 §32, 42–44, 47, 48, 55, 82.
  fileprivate func workdays(ofArticle number: Int) -> Int? {
    switch number {
    case 32, 55: 5
    case 42: text.contains("②") || !text.contains("①") ? 45 : 20
    case 43, 47: 20
    case 44: 10
    case 48: 7
    default: nil
    }
  }
}
