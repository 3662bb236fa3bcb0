import Casework
import Definitions

/// What the applicant is told of a licence after it was given: a check to come, something to put right, its end.
extension CaseStory {
  var afterwards: CaseAnswer? { ended ?? toPutRight ?? asked ?? toBeChecked ?? renewedOrChanged }

  /// Something may be changed again: on the spot, as a revision, or in a licence.
  var reopened: CaseAnswer? {
    guard let open = file.reopening else { return nil }
    let count = open.defects.count
    switch open.kind {
    case .onTheSpot:
      return CaseAnswer(
        tone: .warn,
        now: pick(
          "轮到您了：有 \(count) 处可以当场更正。",
          "Your turn: \(count) thing(s) to put right on the spot."
        ),
        then: pick("改好提交即可，收件日期不变。", "Send them corrected; the day of receipt stays.")
      )
    case .revision:
      return CaseAnswer(
        tone: .warn,
        now: pick(
          "轮到您了：部门请您修改 \(count) 处。",
          "Your turn: a department asks you to revise \(count) thing(s)."
        ),
        then: pick("办理期限照常计算，请尽快提交。", "The limits go on meanwhile, so please be quick.")
      )
    case .change:
      let due = file.runningClocks.last { $0.isForChange && $0.branch == open.branch }?.due
      return CaseAnswer(
        tone: .warn,
        now: pick("变更申请还差一步：填写变更内容。", "One step more: fill in what changes."),
        then: pick("提交后部门才开始办理。", "The department begins once it is handed in.")
          + (due.map { day in
            pick(
              "\(formats.day(day))前不提交，这次申请不再等待，以后可以重新申请。",
              " Not handed in by \(formats.day(day)) it is waited for no more; you may ask again."
            )
          } ?? "")
      )
    }
  }

  private var asked: CaseAnswer? {
    let open = file.branches.lazy.compactMap { branch in branch.openRequest.map { (branch, $0) } }
    guard let (branch, request) = open.first,
      let clock = file.clocks.last(where: {
        $0.isRunning && $0.branch == branch.id
          && $0.kind == (request.kind == .renewal ? .renewal : .change)
      })
    else { return nil }
    let isRenewal = request.kind == .renewal
    return CaseAnswer(
      tone: .plain,
      now: pick(
        "\(request.kind.words.zh)申请正在办理。",
        "Your request (\(request.kind.words.en.lowercased())) is being answered."
      ),
      then: isRenewal
        ? pick(
          "\(formats.day(clock))前答复；到期不答复，依法视为准予延续。",
          "Answered by \(formats.day(clock)); silence counts as renewal by law."
        ) : pick("\(formats.day(clock))前答复。", "Answered by \(formats.day(clock)).")
    )
  }

  private var renewedOrChanged: CaseAnswer? {
    let answered = file.branches.compactMap { branch in branch.answer.map { (branch, $0) } }
    guard let (branch, answer) = answered.max(by: { $0.1.on < $1.1.on }) else { return nil }
    guard answer.ruling == .grant else {
      return CaseAnswer(
        tone: .bad,
        now: pick(
          "\(answer.kind.words.zh)申请不予准许。",
          "Not granted: \(answer.kind.words.en.lowercased())."
        ),
        then: pick(
          "原证件继续有效；理由和救济途径写在决定书里。",
          "The licence stays as it was; reasons and remedies stand in the decision."
        )
      )
    }
    let until = branch.validUntil.map {
      pick("有效期至 \(formats.full($0))。", "Valid until \(formats.full($0)).")
    }
    return CaseAnswer(
      tone: .good,
      now: answer.isDeemed
        ? pick("视为准予延续。", "Deemed renewed.")
        : pick(
          "已准予\(answer.kind.words.zh)，新的证件在“文书”里。",
          "Granted: the new certificate stands under “Papers”."
        ),
      then: until ?? ""
    )
  }

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
        "\(formats.day(clock))前会有两名以上工作人员上门核查，请保持现场与承诺一致。",
        "Two or more staff come to check by \(formats.day(clock)); keep the place as you promised."
      )
    )
  }
}
