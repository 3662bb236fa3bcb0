import Casework
import Definitions

/// What the applicant is told of a licence after it was given: a check to come, something to put right, its end.
extension CaseStory {
  var afterwards: CaseAnswer? { ended ?? toPutRight ?? toBeChecked }

  private var ended: CaseAnswer? {
    file.branches.lazy.compactMap { branch in branch.end.map { (branch, $0) } }.first
      .map { branch, end in
        CaseAnswer(
          tone: .bad,
          now: pick(
            "\(formats.day(end.on))，\(unit(branch.unit))终止了这项许可（\(end.cause.words.zh)）。",
            "On \(formats.day(end.on)) \(unit(branch.unit)) ended this licence (\(end.cause.words.en))."
          ),
          then: pick(
            "理由和救济途径写在决定书里；不服可以申请行政复议或者起诉。",
            "Reasons and remedies stand in the decision; you may ask for reconsideration or sue."
          )
        )
      }
  }

  private var toPutRight: CaseAnswer? {
    let waiting = file.branches.first { branch in
      branch.rectification != nil
        && file.assignments.contains {
          $0.act == .postCheck && $0.branch == branch.id
        }
    }
    guard let order = waiting?.rectification else { return nil }
    return CaseAnswer(
      tone: .warn,
      now: pick(
        "轮到您了：请在 \(formats.day(order.until))前改正。",
        "Your turn: put it right by \(formats.day(order.until))."
      ),
      then: pick(
        "要改正的写在责令改正通知书里；期满复查，仍不符合的撤销许可。",
        "What to change stands in the order. It is checked again after that day; the licence is revoked if it still fails."
      )
    )
  }

  private var toBeChecked: CaseAnswer? {
    let clock = file.clocks.first { $0.kind == .postCheck && $0.isRunning }
    guard let clock else { return nil }
    return CaseAnswer(
      tone: .good,
      now: pick("已办结：凭您的承诺准予。", "Closed: granted on your word."),
      then: pick(
        "\(formats.day(clock.due))前会有两名以上工作人员上门核查，请保持现场与承诺一致。",
        "Two or more staff come to check by \(formats.day(clock.due)); keep the place as you promised."
      )
    )
  }
}
