import Casework
import Deadlines
import Definitions

/// The lists of a paper: materials, defects, reasons, opinions, members, entries.
extension PaperReading {
  var lists: [String: [[String: String]]] {
    switch paper.kind {
    case .receipt: ["materials": materials(file.submission?.materials ?? [:])]
    case .correctionNotice: ["defects": defects]
    case .acceptance: ["members": members]
    case .acceptanceRefusal, .notCompetent: ["reasons": reasons(refusalReasons)]
    case .grant: ["opinions": opinions, "unanswered": unanswered, "results": results]
    case .denial:
      ["opinions": opinions, "unanswered": unanswered, "reasons": reasons(denialReasons)]
    case .certificate: ["entries": entries]
    case .deferral: ["deferred": deferred]
    case .returnNotice: ["defects": defects]
    case .copyNotice, .termination, .extension, .specialNotice, .hearingRight, .hearingNotice,
      .hearingRecord, .commitment, .rectification, .revocation,
      .thirdPartyNotice, .opinionRequest, .opinionSheet, .renewal, .urge, .yellowCard, .redCard,
      .recommendation, .publicNotice, .refundNotice:
      [:]
    case .visitNotice: ["units": visitors]
    case .feeNotice: ["fees": fees]
    case .spotCorrection: ["changed": changed(file.amendments.last?.changed)]
    case .change: ["changed": changed(branch?.answered?.request.amendment?.changed)]
    case .revisionNotice: ["defects": told(file.reopening?.defects)]
    case .visitRecord: ["present": present, "absent": absent]
    case .forwarding: ["materials": materials(file.materials)]
    case .requestDenial: ["reasons": reasons(requestReasons)]
    case .deliveryReceipt: ["handed": handed]
    case .archiveIndex: ["papers": papers, "materials": materials(file.materials)]
    }
  }

  private func materials(_ handedIn: [String: [Attachment]]) -> [[String: String]] {
    rules.form.materials.compactMap { material in
      guard let files = handedIn[material.id], !files.isEmpty else { return nil }
      return ["title": material.title.zh, "files": "\(files.count) 份"]
    }
  }

  private var defects: [[String: String]] {
    told(file.notices.last { $0.on <= paper.on }?.defects)
  }

  private func told(_ defects: [Defect]?) -> [[String: String]] {
    (defects ?? []).map { defect in
      [
        "place": place(of: defect.subject), "code": defect.code, "note": defect.note,
        "reason": rules.correctionReasons.first { $0.code == defect.code }?.text.zh ?? defect.code,
        "new": defect.isNew ? "首次审查时不可见" : "",
      ]
    }
  }

  private func place(of subject: Defect.Subject) -> String {
    switch subject {
    case .field(let id): rules.form.fields.first { $0.id == id }?.label.zh ?? id
    case .material(let id): rules.form.materials.first { $0.id == id }?.title.zh ?? id
    }
  }

  /// What reads otherwise now, by its name on the form.
  private func changed(_ ids: [String]?) -> [[String: String]] {
    (ids ?? []).map { id in
      let title =
        rules.form.fields.first { $0.id == id }?.label
        ?? rules.form.sections.first { $0.id == id }?.title
        ?? rules.form.materials.first { $0.id == id }?.title
      return ["title": title?.zh ?? id]
    }
  }

  private var present: [[String: String]] {
    (visit?.present ?? []).map { presence in
      let unit = file.unit(of: presence) ?? ""
      return [
        "unit": rules.units[unit]?.title.zh ?? unit,
        "staff": presence.staff.joined(separator: "、"),
        "finding": presence.finding.passes ? "符合要求" : "不符合要求", "text": presence.finding.text,
      ]
    }
  }

  private var absent: [[String: String]] {
    (visit?.absent ?? []).map { ["unit": rules.units[$0]?.title.zh ?? $0] }
  }

  /// Whoever is to inspect comes together.
  private var visitors: [[String: String]] {
    (branch.map { file.visitors(of: $0, under: rules) } ?? [])
      .map { ["unit": rules.units[$0]?.title.zh ?? $0] }
  }

  private var fees: [[String: String]] {
    (branch?.charge?.fees ?? []).map { due in
      let fee = matter.fees.first { $0.id == due.fee }
      return [
        "title": fee?.title.zh ?? due.fee, "amount": due.fen.yuan,
        "article": fee?.basis.text.asLaw ?? "",
      ]
    }
  }

  private var handed: [[String: String]] {
    let kinds: Set<Paper.Kind> = [.grant, .denial, .certificate]
    return file.papers.filter { kinds.contains($0.kind) && $0.branch == paper.branch }
      .map { ["title": $0.result.map(resultTitle) ?? $0.kind.title, "paper": $0.number] }
  }

  private var papers: [[String: String]] {
    file.papers.map {
      [
        "title": $0.result.map(resultTitle) ?? $0.kind.title, "paper": $0.number,
        "date": $0.on.inChinese,
      ]
    }
  }

  private var requestReasons: [ReasonGiven] {
    if case .deny(let reasons)? = branch?.answer?.ruling { reasons } else { [] }
  }

  private var deferred: [[String: String]] {
    file.deferrals.map { deferral in
      let title = rules.form.materials.first { $0.id == deferral.material }?.title.zh
      return ["title": title ?? deferral.material, "until": deferral.until.inChinese]
    }
  }

  private var members: [[String: String]] {
    let advisers = file.advisers.map { adviser in
      [
        "unit": rules.units[adviser.unit]?.title.zh ?? adviser.unit, "procedure": "征求意见",
      ]
    }
    let branches = file.branches.filter { $0.id != .whole }.map { branch in
      [
        "unit": rules.units[branch.unit]?.title.zh ?? branch.unit,
        "procedure": rules.matter(of: branch).title.zh,
        "member_number": "\(file.number)-\(branch.id)",
        "member_due": due(.statutory, of: branch.id),
      ]
    }
    return branches + advisers
  }

  private var denialReasons: [ReasonGiven] {
    if case .deny(let reasons)? = branch?.decision?.ruling { reasons } else { [] }
  }

  private var refusalReasons: [ReasonGiven] { file.refusal }

  private func reasons(_ given: [ReasonGiven]) -> [[String: String]] {
    given.map { reason in
      let known = rules.refusalReasons.first { $0.code == reason.code }
      return [
        "code": reason.code, "text": known?.text.zh ?? reason.code, "note": reason.note,
        "article": known?.basis?.text.asLaw ?? "",
      ]
    }
  }

  private var opinions: [[String: String]] {
    guard paper.branch == .whole else { return [] }
    return file.advisers.compactMap(\.opinion).map { opinion in
      [
        "unit": rules.units[opinion.unit]?.title.zh ?? opinion.unit,
        "text": opinion.deemedBy.map { "依据：\($0.text.asLaw)。" } ?? opinion.text,
        "verdict": opinion.deemedBy != nil
          ? "逾期未反馈，视为无意见" : opinion.verdict == .noObjection ? "无意见" : "有意见",
        "date": opinion.on.inChinese,
        "late": opinion.isLate && opinion.deemedBy == nil ? "逾期反馈" : "",
      ]
    }
  }

  private var unanswered: [[String: String]] {
    (branch?.decision?.unanswered ?? []).map { ["unit": rules.units[$0]?.title.zh ?? $0] }
  }

  private var results: [[String: String]] {
    (branch?.certificates ?? []).map {
      ["title": resultTitle($0.result), "valid_until": $0.validUntil.inChinese]
    }
  }

  /// What a certificate states: the answers its matter asked for, none of them personal or long.
  private var entries: [[String: String]] {
    rules.form.fields.compactMap { field in
      let isReceived =
        field.receivers.isEmpty || field.receivers.contains(matter.id.name)
      guard isReceived, !field.isPersonal, let answer = answers.values[field.id],
        let value = field.printed(answer)
      else { return nil }
      return ["label": field.label.zh, "value": value]
    }
  }
}

extension Field {
  /// An answer as a certificate prints it; nil where it does not belong on one.
  func printed(_ answer: AnswerValue) -> String? {
    switch (kind, answer) {
    case (.story, _), (.phone, _), (.citizenID, _), (.email, _): nil
    case (.choice(let options), .text(let id)): options.first { $0.id == id }?.label.zh ?? id
    case (_, .text(let text)): text
    case (_, .number(let number)): [number, unit?.zh].compactMap(\.self).joined(separator: " ")
    case (_, .yesNo(let yes)): yes ? "是" : "否"
    case (_, .day(let day)): day.inChinese
    case (.choices(let options), .choices(let ids)):
      options.filter { ids.contains($0.id) }.map(\.label.zh).joined(separator: "、")
    case (_, .choices(let ids)): ids.joined(separator: "、")
    }
  }
}
