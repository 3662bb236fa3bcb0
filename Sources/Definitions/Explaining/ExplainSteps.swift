import Deadlines

extension Prose {
  mutating func writeSteps() {
    heading("怎么办", "What happens")
    for (index, step) in procedure.steps.enumerated() { line("\(index + 1). " + text(step)) }
  }

  private mutating func text(_ step: Step) -> String {
    let when = step.condition.map { pick("当\(aloud.read($0))时，", "when \(aloud.read($0)), ") } ?? ""
    return when + sentence(step) + later(step)
  }

  /// What the step says of its time and its people beside the usual.
  private mutating func later(_ step: Step) -> String {
    let sent =
      step.sentWithin.map { limit in
        pick(
          "受理后\(amount(limit))内指派人员\(source(limit))。",
          " People are sent within \(amount(limit)) of acceptance\(source(limit))."
        )
      } ?? ""
    let same =
      step.sameHand.map { basis in
        pick(
          "可以与前面的环节由同一人办理\(bracketed([basis]))。",
          " Whoever did an earlier step may do it too\(bracketed([basis]))."
        )
      } ?? ""
    let company =
      step.withMembers
      ? pick(
        "征求意见的各部门同时到场，共用一份记录。",
        " The departments asked for their opinion come too; all keep one record."
      ) : ""
    return company + sent + same
  }

  private mutating func sentence(_ step: Step) -> String {
    let within =
      step.within.map { limit in
        pick("，\(amount(limit))内\(source(limit))", " within \(amount(limit))\(source(limit))")
      } ?? ""
    let who = step.post.map { title(ofPost: $0) } ?? ""
    switch step.act {
    case .accept: return pick("受理：\(who)\(within)。", "Acceptance by the \(who)\(within).")
    case .preliminary(let unit):
      return pick(
        "初审：\(title(ofUnit: unit))审查\(within)，连同全部材料上报；不要求申请人重新提供。",
        "First review by \(title(ofUnit: unit))\(within), sent up with the whole file; nothing is asked twice."
      )
    case .copyToMembers:
      return pick(
        "抄告：受理当日抄告各成员。",
        "Copies: sent to the members concerned on the day of acceptance."
      )
    case .members(let together):
      let joint = together.map { pick($0.zh, $0.en) }.joined(separator: pick("、", ", "))
      return pick(
        "会办：各成员同时办理，互不等待，\(step.joining.zh)" + (joint.isEmpty ? "。" : "；\(joint)一次同行。"),
        "Members work side by side and wait for nobody, \(step.joining.en)"
          + (joint.isEmpty ? "." : "; \(joint): in one visit.")
      )
    case .opinions:
      return pick(
        "征求意见：各部门反馈\(within)；逾期不答不影响决定，但要记录。",
        "Opinions: each department answers\(within); silence blocks nothing but is recorded."
      )
    case .review: return pick("审查：\(who)\(within)。", "Review by the \(who)\(within).")
    case .inspect(let staff):
      return pick(
        "核查：\(who)现场核查，每个部门 \(staff) 人以上\(within)；计入时限。",
        "Inspection on site by the \(who), at least \(staff) people of each department\(within); "
          + "it counts towards the limit."
      )
    case .check: return pick("审核：\(who)\(within)。", "Check by the \(who)\(within).")
    case .decide:
      return pick(
        "决定：\(who)\(within)；审查的人不作决定。",
        "Decision by the \(who)\(within); who reviewed does not decide."
      )
    case .issue(let names):
      let papers = names.map { name in
        procedure.results.first { $0.id == name }?.title[language] ?? name
      }.joined(separator: pick("、", ", "))
      return pick("出证：\(papers)。", "Issue: \(papers).")
    case .deliver: return pick("送达：\(who)\(within)。", "Delivery by the \(who)\(within).")
    }
  }

  private func title(ofPost name: PostName) -> String {
    let post = catalogue.units[procedure.department]?.posts.first { $0.name == name }
    guard let title = post?.title[language] else { return name }
    return language == .zh ? title : title.lowercased()
  }

  mutating func writeEnds() {
    heading("收费和结果", "Fees and results")
    if procedure.fees.isEmpty { say("不收费。", "No fee.") }
    for fee in procedure.fees {
      let amount = aloud.read(fee.amountFen)
      line(
        "· \(fee.title[language])\(pick("：", ": "))\(amount)\(pick("（分）", " (fen)"))\(bracketed([fee.basis]))"
      )
      if let refund = fee.refund {
        say(
          "未作出决定即终结的，退还。\(bracketed([refund]))",
          "Given back where nothing is decided.\(bracketed([refund]))"
        )
      }
    }
    for result in procedure.results {
      let when =
        result.condition.map { pick("当\(aloud.read($0))时：", "when \(aloud.read($0)): ") } ?? ""
      let validity = result.validity.map { validity in
        pick("，有效期 ", ", valid for ") + amount(validity) + source(validity)
      }
      line(
        "· \(when)\(result.title[language])\(validity ?? "")\(bracketed(result.basis.map { [$0] } ?? []))"
      )
    }
    write(procedure.correctionReasons, "补正理由", "Reasons for a correction")
    write(procedure.refusalReasons, "不予理由", "Reasons for a refusal")
  }

  private mutating func write(_ reasons: [Reason], _ zh: String, _ en: String) {
    guard !reasons.isEmpty else { return }
    heading(zh, en)
    for reason in reasons {
      line("· \(reason.code) \(reason.text[language])\(bracketed(reason.basis.map { [$0] } ?? []))")
    }
  }
}

extension Step.Joining {
  fileprivate var zh: String {
    switch self {
    case .all: "全部办完为止"
    case .any: "有一个准予即止"
    case .atLeast(let count): "有 \(count) 个准予即止"
    case .firstRefusalEnds: "有一个不予即止"
    }
  }

  fileprivate var en: String {
    switch self {
    case .all: "until all are done"
    case .any: "until one is granted"
    case .atLeast(let count): "until \(count) are granted"
    case .firstRefusalEnds: "until one is denied"
    }
  }
}
