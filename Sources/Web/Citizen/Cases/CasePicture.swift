import Casework
import Deadlines
import Definitions

/// The steps of a case as a line, with the cards of its branches, out of its procedure and its file.
extension CaseStory {
  var picture: StepsPicture {
    let language = language
    return StepsPicture(filed + rules.procedure.steps.flatMap(step) + handedOver + ending) {
      place in
      PictureWords.spoken(place)[language]
    }
  }

  private var filed: [StepsPicture.Step] {
    [
      StepsPicture.Step(
        file.submission == nil ? .now : .past,
        say(PictureWords.filed),
        detail: file.submission.map { formats.short($0.on) } ?? ""
      )
    ]
  }

  /// A case that ended before its way did: how, as its last step.
  private var ending: [StepsPicture.Step] {
    guard let outcome = file.outcome, ![.granted, .partlyGranted].contains(outcome) else {
      return []
    }
    return [StepsPicture.Step(.ended, outcome.words[language])]
  }

  /// Members deliver their own results: a theme's file has no such step, its picture has one.
  private var handedOver: [StepsPicture.Step] {
    isParallel ? [deliver(Step.Act.Name.deliver.words[language])] : []
  }

  private func step(_ step: Step) -> [StepsPicture.Step] {
    let name = step.act.name
    let words = name.words[language]
    switch step.act {
    case .accept: return [accept(words)]
    case .copyToMembers:
      let count = file.copies.count
      let text =
        count > 0
        ? pick(
          "抄告 \(count) 个部门",
          count == 1 ? "1 department informed" : "\(count) departments informed"
        ) : words
      return [
        StepsPicture.Step(
          place(isDone: count > 0, isNow: false),
          text,
          detail: file.copies.first.map { formats.short($0.notice.on) } ?? ""
        )
      ]
    case .members:
      let isDone = !file.branches.isEmpty && file.branches.allSatisfy(\.isEnded)
      return [
        StepsPicture.Step(
          place(isDone: isDone, isNow: file.state == .inReview),
          words,
          branches: file.branches.map(card)
        )
      ]
    case .opinions: return [opinions(words)]
    case .preliminary, .review, .inspect, .check, .decide: return branchStep(name, words)
    case .issue: return []
    case .deliver: return [deliver(words)]
    }
  }

  private func place(isDone: Bool, isNow: Bool) -> StepsPicture.Place {
    if isDone { return .past }
    return isNow && !file.isClosed ? .now : .ahead
  }

  private func accept(_ words: String) -> StepsPicture.Step {
    let isNow = file.state == .received || file.state == .correction
    let detail: String =
      if let day = file.acceptedOn {
        formats.short(day) + " · "
          + (file.isDeemedAccepted
            ? say(PictureWords.deemed)
            : unit(rules.procedure.lowerUnit ?? rules.procedure.department))
      } else if file.state == .correction {
        say(PictureWords.correcting)
      } else {
        unit(rules.procedure.lowerUnit ?? rules.procedure.department)
      }
    return StepsPicture.Step(
      place(isDone: file.acceptedOn != nil, isNow: isNow),
      words,
      detail: detail
    )
  }

  private func opinions(_ words: String) -> StepsPicture.Step {
    let given = file.advisers.count { $0.opinion != nil }
    let isDecided = file.branches.contains(where: \.isDecided)
    return StepsPicture.Step(
      place(
        isDone: isDecided || (given == file.advisers.count && given > 0),
        isNow: file.state == .inReview
      ),
      words,
      detail: pick(
        "\(given) / \(file.advisers.count) 个部门已反馈",
        "\(given) of \(file.advisers.count) have answered"
      ),
      branches: file.acceptedOn == nil ? [] : file.advisers.map(adviserCard)
    )
  }

  /// Steps of a case decided as a whole; a parallel case shows its branches' on their cards.
  private func branchStep(_ name: Step.Act.Name, _ words: String) -> [StepsPicture.Step] {
    guard let branch = file.branches.first else {
      return [StepsPicture.Step(.ahead, words)]
    }
    // On another path some steps do not happen.
    guard branch.acts.contains(name) else { return [] }
    let doneOn: Day? =
      switch name {
      case .preliminary: branch.preliminary?.on
      case .review: branch.review?.on
      case .inspect: branch.visit?.on
      case .check: branch.check?.on
      default: branch.decision?.on
      }
    if name == .inspect, doneOn == nil, branch.isDecided { return [] }
    let isNow = file.assignments.contains {
      $0.branch == branch.id && $0.act.rawValue == name.rawValue
    }
    let clock = isNow ? clocks(of: branch).min { $0.due < $1.due } : nil
    let when =
      doneOn.map(formats.short) ?? clock.map { formats.left(of: $0, on: rules.calendar) }
    // Every step of such a case is one department's: it is named where it is at work, and not again.
    let worker = name == .preliminary ? branch.lower ?? branch.unit : branch.unit
    let holder = isNow ? unit(worker) : nil
    let isDecision = name == .decide && !isParallel
    let ruling = isDecision && branch.isDecided ? branch.state.words[language] : nil
    return [
      StepsPicture.Step(
        place(isDone: doneOn != nil, isNow: isNow),
        words,
        detail: [when, holder, ruling].compactMap(\.self).joined(separator: " · "),
        branches: isDecision && file.acceptedOn != nil && !branch.isEnded ? [card(branch)] : []
      )
    ]
  }

  private func deliver(_ words: String) -> StepsPicture.Step {
    let deliveries = file.branches.compactMap(\.delivery)
    let needing = file.branches.filter(\.isDecided)
    let isDone =
      !needing.isEmpty && deliveries.count == needing.count && file.branches.allSatisfy(\.isEnded)
    let limit = rules.procedure.limits.delivery.limit.text(language)
    let detail =
      isDone
      ? deliveries.map(\.on).max().map(formats.short) ?? ""
      : pick("（决定后 \(limit)内）", "(within \(limit) of the decision)")
    return StepsPicture.Step(
      place(isDone: isDone, isNow: !needing.isEmpty && file.branches.allSatisfy(\.isEnded)),
      words,
      detail: detail
    )
  }
}

enum PictureWords {
  static let filed = Words(zh: "提交", en: "Filed")
  static let deemed = Words(zh: "到期未答复，依法视为受理", en: "deemed accepted by law, for want of an answer")
  static let correcting = Words(zh: "等您补正", en: "waiting for your correction")

  static func spoken(_ place: StepsPicture.Place) -> Words {
    switch place {
    case .past: Words(zh: "已完成：", en: "Done: ")
    case .now: Words(zh: "正在进行：", en: "Now: ")
    case .ahead: Words(zh: "还没到：", en: "Still to come: ")
    case .ended: Words(zh: "到此结束：", en: "Ended: ")
    }
  }
}
