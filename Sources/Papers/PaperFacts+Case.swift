package import Casework
import Deadlines
package import Definitions

/// What a paper needs and the case does not hold.
package struct PaperNames: Sendable {
  package var applicant: String
  package var subject: String
  /// Eight digits, for the receipt alone.
  package var queryCode: String

  package init(applicant: String, subject: String, queryCode: String) {
    self.applicant = applicant
    self.subject = subject
    self.queryCode = queryCode
  }
}

extension PaperFacts {
  /// Words what the case says for one of its papers. Pure: the same arguments, the same document.
  package init(
    of paper: Paper,
    in file: CaseFile,
    under rules: Rules,
    answers: Answers,
    names: PaperNames
  ) {
    let reading = PaperReading(
      paper: paper,
      file: file,
      rules: rules,
      answers: answers,
      names: names
    )
    self.init(
      kind: paper.kind,
      words: reading.common.merging(reading.words) { $1 },
      lists: reading.lists
    )
  }
}

/// One case read for one paper.
struct PaperReading {
  let paper: Paper
  let file: CaseFile
  let rules: Rules
  let answers: Answers
  let names: PaperNames
  let branch: Branch?
  let matter: Procedure
  private let issuer: Unit?

  init(paper: Paper, file: CaseFile, rules: Rules, answers: Answers, names: PaperNames) {
    (self.paper, self.file, self.rules) = (paper, file, rules)
    (self.answers, self.names) = (answers, names)
    branch = paper.branch.flatMap(file.branch)
    matter = branch.map(rules.matter(of:)) ?? rules.procedure
    issuer = rules.issuer(of: paper)
  }

  var lead: UnitID { file.submission?.lead ?? rules.procedure.department }

  var common: [String: String] {
    let hasBranches =
      file.branches.count > 1 || file.branches.first.map { $0.id != .whole } ?? false
    let number = [file.number.text, hasBranches ? paper.branch?.text : nil].compactMap(\.self)
    return [
      "number": paper.number, "date": paper.on.inChinese, "unit": issuer?.title.zh ?? "",
      "address": issuer?.address.zh ?? "", "hours": issuer?.hours.zh ?? "",
      "phone": issuer?.phone ?? "", "case_number": number.joined(separator: "-"),
      "procedure": matter.title.zh, "applicant": names.applicant, "subject": names.subject,
      "received_on": (file.submission?.on).inChinese,
      "basis": matter.basis.map(\.text.asLaw).joined(separator: "、"),
      "behalf": file.submission?.behalf == .agent ? "委托代理人提交" : "",
    ]
  }

  var words: [String: String] {
    switch paper.kind {
    case .receipt:
      ["notice_due": due(.receipt, of: nil), "query_code": names.queryCode]
    case .correctionNotice: ["correction_due": due(.correction, of: nil)]
    case .acceptance: acceptance
    case .acceptanceRefusal, .notCompetent: remedies
    case .copyNotice, .opinionRequest: copy
    case .grant:
      ["accepted_on": file.acceptedOn.inChinese, "delivery_due": due(.delivery, of: paper.branch)]
    case .denial: remedies.merging(["accepted_on": file.acceptedOn.inChinese]) { $1 }
    case .certificate:
      [
        "result": resultTitle(paper.result ?? ""),
        "valid_until": certificate?.validUntil.inChinese ?? "",
      ]
    case .deferral: [:]
    case .thirdPartyNotice:
      [
        "to": file.thirdParties.last?.who ?? "", "interest": file.thirdParties.last?.interest ?? "",
        "speak_due": due(.thirdParty, of: paper.branch),
      ]
    case .returnNotice:
      ["article": rules.procedure.limits.returnsIncomplete?.text.asLaw ?? ""]
    case .termination:
      [
        "deferred_until": (file.clocks.last { $0.kind == .deferral && $0.isPassed }?.due).inChinese,
        "correction_on": (file.notices.last?.on).inChinese,
        "correction_due": due(.correction, of: nil),
      ].merging(remedies) { $1 }
    case .extension: longer
    case .specialNotice: special
    case .hearingRight, .hearingNotice, .hearingRecord: hearing
    case .commitment: commitment
    case .rectification: rectification
    case .revocation: revocation
    case .spotCorrection: [:]
    case .revisionNotice:
      [
        "accepted_on": file.acceptedOn.inChinese,
        "statutory_due": due(.statutory, of: paper.branch, orWhole: true),
      ]
    case .opinionSheet: opinionSheet
    case .visitRecord: ["record": visit?.record ?? ""]
    case .visitNotice:
      [
        "day": (file.announcements.last?.day).inChinese,
        "text": file.announcements.last?.text ?? "",
      ]
    case .publicNotice: publicNotice
    case .feeNotice: ["amount": branch?.charge?.fen.yuan ?? ""]
    case .refundNotice: refund
    case .forwarding: forwarding
    case .renewal, .change, .requestDenial: request
    case .deliveryReceipt: service
    case .archiveIndex:
      [
        "closed_as": file.outcome?.words.zh ?? "",
        "keep_until": (file.archive?.keepUntil).inChinese,
      ]
    case .urge:
      ["to": addressee, "text": file.urges.last?.urge.text ?? ""].merging(
        limit(file.urges.last.map { $0.urge.answerClock ?? $0.urge.clock })
      ) { $1 }
    case .yellowCard, .redCard: card
    case .recommendation:
      ["to": addressee, "text": file.recommendations.last?.text ?? ""]
    }
  }

  /// Everybody reads it: who applies shows the family name alone.
  private var publicNotice: [String: String] {
    let told = file.announcements.last
    let day = (told?.day).inChinese
    return [
      "applicant": names.applicant.masked, "subject": names.subject.hiding(names.applicant),
      "text": (told?.text ?? "").hiding(names.applicant), "day": day,
      "hearing_on": told?.kind == .hearing ? day : "",
    ]
  }

  var addressee: String { rules.units[paper.unit]?.title.zh ?? paper.unit }
  var visit: Visit? { branch?.visit }

  private var opinionSheet: [String: String] {
    let opinion = file.advisers.first { $0.unit == paper.unit }?.opinion
    let asked =
      file.advisers.first { $0.unit == paper.unit }?.added?.asked
      ?? rules.procedure.members.first { $0.part == .department(paper.unit) }?.asked?.zh
    return [
      "to": rules.units[lead]?.title.zh ?? lead, "asked": asked ?? "",
      "verdict": opinion?.verdict == .objection ? "有意见" : "无意见", "text": opinion?.text ?? "",
      "late": opinion?.isLate ?? false ? "逾期反馈" : "",
    ]
  }

  /// Nobody signs for what is served electronically: the time at which it could be read stands there instead.
  private var service: [String: String] {
    let handover = branch?.delivery?.handover
    let time = file.lastEventAt.iso(in: rules.calendar.utcOffset).dropFirst(11).prefix(5)
    return [
      "manner": handover?.manner.words.zh ?? "", "note": handover?.note ?? "",
      "served_at": handover?.manner == .electronic ? String(time) : "",
    ]
  }

  private var refund: [String: String] {
    let rules = (branch?.charge?.fees ?? []).compactMap { due in
      matter.fees.first { $0.id == due.fee }?.refund?.text.asLaw
    }
    return [
      "amount": branch?.refund?.fen.yuan ?? "", "receipt": branch?.refund?.receipt ?? "",
      "paid_on": (branch?.payment?.on).inChinese, "article": rules.joined(separator: "、"),
    ]
  }

  private var forwarding: [String: String] {
    let finding = branch?.preliminary?.finding
    return [
      "to": branch.flatMap { rules.units[$0.unit]?.title.zh } ?? "",
      "accepted_on": file.acceptedOn.inChinese,
      "finding": finding?.passes ?? false ? "符合条件，建议准予" : "不符合条件",
      "text": finding?.text ?? "",
    ]
  }

  private var request: [String: String] {
    [
      "requested_on": (branch?.answered?.request.on).inChinese,
      "request": branch?.answered?.request.kind.words.zh ?? "",
      "valid_until": (branch?.validUntil).inChinese,
      "deemed": branch?.answered?.answer.isDeemed ?? false ? "逾期未作决定，视为准予延续" : "",
    ].merging(remedies) { $1 }
  }

  private var card: [String: String] {
    let signal = file.signal(of: paper)
    return [
      "to": addressee, "rule": signal?.code.rawValue ?? "", "facts": signal?.code.facts ?? "",
    ].merging(limit(signal?.clock)) { $1 }
  }

  private func limit(_ clock: Int?) -> [String: String] {
    guard let clock = clock.flatMap(file.clock) else { return [:] }
    return ["limit": clock.kind.words.zh, "limit_due": end(of: clock)]
  }

  private var special: [String: String] {
    guard let notice = branch?.suspension else { return [:] }
    let title = matter.stoppingProcedures.first { $0.id == notice.cause }?.title.zh
    return [
      "accepted_on": file.acceptedOn.inChinese, "special": title ?? notice.cause,
      "expected": notice.expected.text(.zh), "reason": notice.reason,
      "article": notice.basis.text.asLaw,
    ]
  }

  private var commitment: [String: String] {
    let way = branch.flatMap(rules.path)
    return [
      "path": way?.title.zh ?? "",
      "check_within": way?.postCheck?.within.limit.text(.zh) ?? "",
      "article": way?.postCheck?.within.basis.first?.text.asLaw ?? "",
    ]
  }

  private var rectification: [String: String] {
    let order = branch?.rectification
    return [
      "checked_on": (branch?.postCheck?.on).inChinese,
      "found": branch?.postCheck?.finding.text ?? "",
      "demands": order?.text ?? "", "until": (order?.until).inChinese,
    ].merging(remedies) { $1 }
  }

  private var revocation: [String: String] {
    let end = branch?.end
    return [
      "decided_on": (branch?.decision?.on).inChinese, "end": end?.cause.words.zh ?? "",
      "reason": end?.text ?? "", "article": end?.cause.basis.text.asLaw ?? "",
    ].merging(remedies) { $1 }
  }

  private var hearing: [String: String] {
    let hearing = branch?.hearing
    return [
      "accepted_on": file.acceptedOn.inChinese, "reason": hearing?.offer?.reason ?? "",
      "request_due": due(.hearingRequest, of: paper.branch),
      "requested_on": (hearing?.requestedOn).inChinese,
      "hearing_on": (hearing?.notice?.day).inChinese, "place": hearing?.notice?.place ?? "",
      "record": hearing?.record?.text ?? "",
    ]
  }

  private var longer: [String: String] {
    let more = branch?.extension
    return [
      "accepted_on": file.acceptedOn.inChinese, "extension": more?.limit.text(.zh) ?? "",
      "reason": more?.reason ?? "", "article": more?.basis.text.asLaw ?? "",
      "statutory_due": due(.statutory, of: paper.branch),
      "promised_due": due(.promised, of: paper.branch),
    ]
  }

  private var acceptance: [String: String] {
    [
      "accepted_on": file.acceptedOn.inChinese,
      "promised_due": due(.promised, of: nil, orWhole: true),
      "statutory_due": due(.statutory, of: .whole),
      "deemed": file.isDeemedAccepted ? "视为受理" : "",
    ]
  }

  private var remedies: [String: String] {
    [
      "reconsideration": issuer?.remedies.reconsideration.zh ?? "",
      "court": issuer?.remedies.court.zh ?? "",
    ]
  }

  /// The member's matter, or what an adviser is asked; by when it signs, and by when it answers.
  private var copy: [String: String] {
    let to = file.copies.first { $0.notice.branch == paper.branch }?.notice.unit ?? paper.unit
    let added = (branch?.added ?? file.advisers.first { $0.unit == to }?.added)?.asked
    let asked =
      added ?? rules.procedure.members.first { $0.part == .department(to) }?.asked?.zh
    let opinion = file.clocks.last { $0.act == .opinions && $0.branch == paper.branch }
    return [
      "to": rules.units[to]?.title.zh ?? "", "accepted_on": file.acceptedOn.inChinese,
      "procedure": rules.procedure.title.zh, "matter": branch == nil ? "" : matter.title.zh,
      "asked": asked ?? "", "sign_due": due(.copySignature, of: paper.branch),
      "answer_due": opinion.map(end) ?? "", "statutory_due": due(.statutory, of: paper.branch),
      "deemed": file.isDeemedAccepted ? "视为受理" : "",
    ]
  }

  private var certificate: Certificate? {
    branch?.certificates.last { $0.result == paper.result }
  }

  func resultTitle(_ id: String) -> String {
    matter.results.first { $0.id == id }?.title.zh ?? id
  }

  /// The due day of the latest clock of a kind that had begun when the paper was drawn.
  func due(_ kind: Clock.Kind, of branch: BranchID?, orWhole: Bool = false) -> String {
    let clocks = file.clocks.filter { $0.kind == kind && $0.start <= paper.on }
    let own = clocks.last { $0.branch == branch }
    let clock = own ?? (orWhole ? clocks.last { $0.branch == .whole } : nil)
    guard let clock else { return "" }
    return end(of: clock)
  }

  /// The last day; with its time of day for hours, and marked where a year's holidays are not published.
  private func end(of clock: Clock) -> String {
    let time = clock.dueAt?.clockText(in: rules.calendar.utcOffset) ?? ""
    return clock.due.inChinese + time + (clock.isProvisional ? "（暂定）" : "")
  }
}

extension Day {
  /// As official documents write a date: 2026年9月28日. Source: GB/T 9704 §7.3.5.
  var inChinese: String { "\(year)年\(month)月\(day)日" }
}

extension Day? {
  var inChinese: String { map(\.inChinese) ?? "" }
}

extension String {
  /// `行政许可法 §32(4)` as a document cites it: 《行政许可法》第32条第(4)项.
  var asLaw: String {
    // Byte by byte: each paper cites a few.
    guard let space = utf8.firstIndex(of: UInt8(ascii: " ")), self[space...].hasPrefix(" §") else {
      return isEmpty ? self : "《\(self)》"
    }
    let article = self[space...].dropFirst(2)
    let number = article.utf8.prefix { (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    let rest = article[number.endIndex...]
    let item = rest.utf8.first == UInt8(ascii: "(") ? "第\(rest)项" : String(rest)
    return "《\(self[..<space])》第\(Substring(number))条\(item)"
  }
}

extension Signal.Code {
  /// What happened, as a card says it. Source: `domain.md` §3.2.
  fileprivate var facts: String {
    switch self {
    case .Y1: "临近承诺时限"
    case .Y2: "超过承诺时限、环节时限或者签收期限"
    case .Y3: "再次要求补正首次审查时可见的内容"
    case .Y4: "特别程序超过告知的所需时间"
    case .Y7: "作出决定后未在期限内送达"
    case .R1: "超过法定时限"
    case .R2: "收件后未在法定期限内答复，视为受理"
    }
  }
}
