import Deadlines

extension Checking {
  mutating func checkLimits(of procedure: Procedure, _ path: String) {
    let limits = procedure.limits
    let decision = "\(path)/limits/decision"
    if let promised = limits.promised?.limit, let statutory = limits.statutory?.limit {
      checkPromise(promised, within: statutory, "\(decision)/promised")
    }
    for (index, way) in procedure.paths.enumerated() {
      guard let promised = way.promised?.limit, let statutory = way.statutory?.limit else {
        continue
      }
      checkPromise(promised, within: statutory, "\(path)/paths/\(index)/decision/promised")
    }
    // Both are the law's own ceilings.
    checkCeiling(limits.notice.limit, .workdays(5), "行政许可法 §32(4)", "\(path)/limits/notice/within")
    checkCeiling(
      limits.delivery.limit,
      .workdays(10),
      "行政许可法 §44",
      "\(path)/limits/delivery/within"
    )
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

  private mutating func checkPromise(_ promised: TimeLimit, within law: TimeLimit, _ path: String) {
    if promised.unit == law.unit {
      guard promised.amount > law.amount else { return }
      flaw(
        path,
        "承诺 \(promised.text(.zh)) 晚于法定 \(law.text(.zh))",
        "promised \(promised.text(.en)) is later than the statutory \(law.text(.en))"
      )
    } else if let day = worstDay(promised, law) {
      warn(
        path,
        "承诺 \(promised.text(.zh)) 有时晚于法定 \(law.text(.zh))：自 \(day) 起算即如此",
        "promised \(promised.text(.en)) can be later than the statutory \(law.text(.en)), "
          + "as counted from \(day)"
      )
    }
  }

  /// A start day from which the first limit ends later than the second, among the years published.
  private func worstDay(_ first: TimeLimit, _ second: TimeLimit) -> Day? {
    let year = catalogue.calendar.years.keys.max() ?? 2026
    guard let start = Day(year: year - 1, month: 1, day: 1) else { return nil }
    return (0..<365).lazy.map { start.adding(days: $0) }.first {
      catalogue.calendar.due(first, from: $0).day > catalogue.calendar.due(second, from: $0).day
    }
  }

  private mutating func checkCeiling(
    _ limit: TimeLimit,
    _ ceiling: TimeLimit,
    _ source: String,
    _ path: String
  ) {
    guard limit.unit == ceiling.unit, limit.amount > ceiling.amount else { return }
    flaw(
      path,
      "\(limit.text(.zh)) 超过 \(source) 规定的 \(ceiling.text(.zh))",
      "\(limit.text(.en)) is longer than the \(ceiling.text(.en)) of \(source)"
    )
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
    guard let (sum, index) = work(of: procedure, in: promised.unit), sum > promised.amount else {
      return
    }
    let total = TimeLimit(amount: sum, unit: promised.unit) ?? promised
    flaw(
      "\(path)/steps/\(index)/within",
      "到这一步各步时限合计 \(total.text(.zh))，超过承诺 \(promised.text(.zh))",
      "the steps up to here add up to \(total.text(.en)), past the promise of \(promised.text(.en))"
    )
  }

  private mutating func checkMembersSum(
    of theme: Procedure,
    _ promised: TimeLimit,
    _ path: String
  ) {
    for (index, member) in theme.members.enumerated() {
      guard let name = member.part.matter,
        let matter = catalogue.procedure(named: name, on: theme.id.inForce),
        let (sum, _) = work(of: matter, in: promised.unit), sum > promised.amount
      else { continue }
      let total = TimeLimit(amount: sum, unit: promised.unit) ?? promised
      flaw(
        "\(path)/members/\(index)/matter",
        "成员“\(name)”各步时限合计 \(total.text(.zh))，超过整体承诺 \(promised.text(.zh))",
        "the steps of the member '\(name)' add up to \(total.text(.en)), "
          + "past the theme's promise of \(promised.text(.en))"
      )
    }
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
