import Deadlines

/// Whom a procedure concerns, what it asks, what happens, and what comes out of it.
extension LawLines {
  mutating func writeMembers() {
    for (index, member) in procedure.members.enumerated() {
      let place = "members/\(index)"
      let name = title(of: member)
      let when = member.condition.map { (zh: zh.read($0), en: en.read($0)) }
      let limit = member.limit
      add(
        .members,
        name.zh + (when.map { "：当\($0.zh)时" } ?? "")
          + (limit.map { "，\($0.limit.text(.zh))内反馈" } ?? ""),
        name.en + (when.map { ": when \($0.en)" } ?? "")
          + (limit.map { ", answers within \($0.limit.text(.en))" } ?? ""),
        limit?.basis ?? [],
        law: ["行政许可法 §26②"],
        mark: limit?.mark,
        at: place
      )
      guard let silence = member.silence else { continue }
      add(
        .members,
        "\(name.zh)：逾期不反馈的，视为无意见",
        "\(name.en): silence counts as no objection",
        [silence],
        at: "\(place)/silence/basis"
      )
    }
  }

  mutating func writeMaterials() {
    for (index, material) in (form?.materials ?? []).enumerated() {
      lines.append(
        LawLine(
          part: .materials,
          text: material.title,
          basis: [material.basis].compactMap(\.self),
          law: material.basis == nil ? [Citation("行政许可法 §31")] : [],
          path: "form:\(form?.id ?? "")/materials/\(index)/basis"
        )
      )
    }
  }

  // MARK: what happens

  mutating func writeSteps() {
    add(
      .steps,
      "网上提交的，进入本系统的时间为收到时间",
      "What is filed online has arrived when it enters the system",
      law: ["行政许可法 §29", "电子签名法 §11"],
      at: "steps"
    )
    for (index, step) in procedure.steps.enumerated() {
      let place = "steps/\(index)"
      let who = step.post.map { title(ofPost: $0) }
      let limit = step.within
      var name = Words(zh: step.act.name.zh, en: step.act.name.en)
      if let condition = step.condition {
        name.zh += "（当\(zh.read(condition))时）"
        name.en += " (when \(en.read(condition)))"
      }
      if case .inspect(let staff) = step.act {
        name.zh += "，每个部门 \(staff) 人以上"
        name.en += ", at least \(staff) people of each department"
      }
      add(
        .steps,
        name.zh + (who.map { "：\($0.zh)" } ?? "")
          + (limit.map { "，\($0.limit.text(.zh))内" } ?? ""),
        name.en + (who.map { ": \($0.en)" } ?? "")
          + (limit.map { " within \($0.limit.text(.en))" } ?? ""),
        limit?.basis ?? [],
        law: step.act.law,
        mark: limit?.mark,
        at: place
      )
      if let sent = step.sentWithin {
        add(
          .steps,
          "受理后 \(sent.limit.text(.zh))内指派人员",
          "People are sent within \(sent.limit.text(.en)) of acceptance",
          sent.basis,
          mark: sent.mark,
          at: "\(place)/sent_within/basis"
        )
      }
      if let sameHand = step.sameHand {
        add(
          .steps,
          "\(step.act.name.zh)：可以与前面的环节由同一人办理",
          "\(step.act.name.en): whoever did an earlier step may do it too",
          [sameHand],
          at: "\(place)/same_hand"
        )
      }
    }
  }

  // MARK: what comes out

  mutating func writeResults() {
    for (index, fee) in procedure.fees.enumerated() {
      add(.results, fee.title.zh, fee.title.en, [fee.basis], at: "fees/\(index)/basis")
      guard let refund = fee.refund else { continue }
      add(
        .results,
        "\(fee.title.zh)：未作出决定即终结的，退还",
        "\(fee.title.en): given back where nothing is decided",
        [refund],
        at: "fees/\(index)/refund"
      )
    }
    if procedure.fees.isEmpty {
      add(.results, "不收费", "Free of charge", law: ["行政许可法 §58"], at: "fees")
    }
    for (index, result) in procedure.results.enumerated() {
      let when = result.condition.map { (zh: "（当\(zh.read($0))时）", en: " (when \(en.read($0)))") }
      let validity = result.validity?.limit
      add(
        .results,
        result.title.zh + (when?.zh ?? "") + (validity.map { "，有效期 \($0.text(.zh))" } ?? ""),
        result.title.en + (when?.en ?? "") + (validity.map { ", valid for \($0.text(.en))" } ?? ""),
        [result.basis].compactMap(\.self),
        law: result.basis == nil ? ["行政许可法 §39"] : [],
        mark: result.validity?.mark,
        at: "results/\(index)/basis"
      )
    }
  }

  mutating func writeReasons() {
    for (index, reason) in procedure.correctionReasons.enumerated() {
      add(
        .corrections,
        "\(reason.code) \(reason.text.zh)",
        "\(reason.code) \(reason.text.en)",
        [reason.basis].compactMap(\.self),
        law: reason.basis == nil ? ["行政许可法 §32(4)"] : [],
        at: "corrections/\(index)/basis"
      )
    }
    for (index, reason) in procedure.refusalReasons.enumerated() {
      add(
        .refusals,
        "\(reason.code) \(reason.text.zh)",
        "\(reason.code) \(reason.text.en)",
        [reason.basis].compactMap(\.self),
        law: reason.basis == nil ? ["行政许可法 §38"] : [],
        at: "refusals/\(index)/basis"
      )
    }
    add(
      .refusals,
      "不予许可的，说明理由，告知六十日内复议、六个月内诉讼",
      "A denial gives reasons, and tells of sixty days for reconsideration and six months for a suit",
      law: ["行政许可法 §38", "行政复议法 §20", "行政诉讼法 §46"],
      at: "refusals"
    )
  }
}

extension Step.Act {
  /// What the licensing law says of such a step.
  fileprivate var law: [String] {
    switch self {
    case .accept: ["行政许可法 §32"]
    case .preliminary: ["行政许可法 §35", "行政许可法 §43"]
    case .copyToMembers, .members, .opinions: ["行政许可法 §26②"]
    case .review: ["行政许可法 §34"]
    // A visit is not in §45: it consumes time.
    case .inspect: ["行政许可法 §34③", "行政许可法 §45"]
    case .check: ["行政许可法 §37"]
    case .decide: ["行政许可法 §37", "行政许可法 §38"]
    case .issue: ["行政许可法 §39"]
    case .deliver: ["行政许可法 §44"]
    }
  }
}
