import Deadlines

extension Prose {
  mutating func writeWho() {
    heading("由谁办理", "Who")
    let unit = title(ofUnit: procedure.department)
    switch procedure.handling {
    case .single: say("由\(unit)办理并作出决定。", "\(unit) handles it and decides.")
    case .parallel:
      say(
        "由\(unit)牵头，一次受理；各成员同时办理，各自作出决定。",
        "\(unit) leads and accepts once; the members work side by side, and each decides its own matter."
      )
    case .opinion:
      say(
        "由\(unit)牵头，征求各部门意见后作出一个决定。",
        "\(unit) leads, hears the departments and takes one decision."
      )
    }
    for member in procedure.members { line("· " + text(member)) }
  }

  private mutating func text(_ member: Member) -> String {
    switch member.part {
    case .matter(let name): text(matter: name, member.condition, after: member.after)
    case .department(let id): text(department: id, member)
    }
  }

  private mutating func text(
    matter name: String,
    _ condition: Condition?,
    after first: String?
  ) -> String {
    let gate =
      first.map { first in
        pick("，“\(title(ofMatter: first))”准予后开始", ", once “\(title(ofMatter: first))” is granted")
      } ?? ""
    let matter = catalogue.procedure(named: name, on: procedure.id.inForce)
    let unit = matter.map { title(ofUnit: $0.department) } ?? ""
    let when =
      (condition.map { aloud.read($0) }.map { pick("当\($0)时办理", "when \($0)") }
        ?? pick("总是办理", "always")) + gate
    var limits = ""
    if let limit = matter?.limits.statutory {
      limits += pick("；法定 \(amount(limit))", "; by law \(amount(limit))") + source(limit)
    }
    if let limit = matter?.limits.promised {
      limits += pick("；承诺 \(amount(limit))", "; promised \(amount(limit))") + source(limit)
    }
    return pick(
      "\(title(ofMatter: name))（\(unit)）：\(when)\(limits)。",
      "\(title(ofMatter: name)) (\(unit)): \(when)\(limits)."
    )
  }

  private mutating func text(department id: UnitID, _ member: Member) -> String {
    let when =
      member.condition.map { aloud.read($0) }
      .map { pick("当\($0)时，", "when \($0), ") } ?? ""
    let limit = member.limit.map { limit in
      pick(
        "自抄告之日起 \(amount(limit))内反馈\(source(limit))。",
        "answers within \(amount(limit)) of its copy\(source(limit))."
      )
    }
    let asked = member.asked?[language] ?? ""
    let silence = member.silence.map { rule in
      pick(
        "逾期不反馈的，视为无意见\(bracketed([rule]))。",
        " Silence counts as no objection\(bracketed([rule]))."
      )
    }
    return title(ofUnit: id) + pick("：", ": ") + when + (limit ?? "") + pick("", " ") + asked
      + (silence ?? "")
  }

  mutating func writeWhy() {
    heading("依据", "Why it may")
    for citation in procedure.basis { line("· " + text(citation)) }
    for parameter in procedure.parameters {
      let basis = bracketed(parameter.basis.map { [$0] } ?? [])
      line("· \(parameter.name) = \(aloud.text(parameter.value))\(basis)")
    }
  }

  mutating func writeHowLong() {
    heading("多长时间", "How long")
    let limits = procedure.limits
    write(
      limits.notice,
      ("自收件之日起 ", "内一次告知全部补正内容；逾期不告知的，自收件之日起视为受理"),
      (
        "Within ",
        " of receipt all corrections are told at once; else it counts as accepted from receipt"
      )
    )
    if let limit = limits.statutory {
      write(limit, ("法定：自受理之日起 ", "内决定"), ("By law: decided within ", " of acceptance"))
    }
    if let more = limits.lawfulExtension {
      let heads: (zh: String, en: String) =
        switch more.approver {
        case .agencyHead: ("本机关负责人", "the head of the agency")
        case .governmentHead: ("本级人民政府负责人", "the head of the local government")
        }
      say(
        "· 到期前经\(heads.zh)批准，可以延长一次，至多 \(more.limit.text(.zh))，并书面告知理由（\(more.basis.text)）。",
        "· Before it ends, \(heads.en) may extend it once by at most \(more.limit.text(.en)), with written reasons (\(more.basis.text))."
      )
    }
    for special in procedure.special {
      let most = special.most.map { pick("，最多 ", ", at most ") + amount($0) + source($0) } ?? ""
      say(
        "· 不计入期限：\(special.title.zh)\(most)\(bracketed([special.basis]))。",
        "· Not counted: \(special.title.en)\(most)\(bracketed([special.basis]))."
      )
    }
    if let limit = limits.promised {
      write(limit, ("承诺：自受理之日起 ", "内决定"), ("Promised: decided within ", " of acceptance"))
    }
    for way in procedure.paths { write(way) }
    if let quota = procedure.quota {
      let field = procedure.form.flatMap { catalogue.forms[$0] }?.fields.first {
        $0.id == quota.field
      }
      let places = quota.places.sorted { $0.key < $1.key }
        .map { "\(field?.label(ofOption: $0.key, language) ?? $0.key) \($0.value)" }
      say(
        "· 名额有限，按受理先后决定：\(places.joined(separator: "、"))\(bracketed([quota.basis]))。",
        "· Places are limited and given in the order of acceptance: \(places.joined(separator: ", "))\(bracketed([quota.basis]))."
      )
    }
    for check in procedure.preChecks {
      let field = procedure.form.flatMap { catalogue.forms[$0] }?.fields.first {
        $0.id == check.field
      }
      let day = field?.label[language] ?? check.field
      say(
        "· 在“\(day)”的 \(check.ahead) 日前提出申请\(bracketed([check.basis]))。",
        "· Applied for at least \(check.ahead) days before “\(day)”\(bracketed([check.basis]))."
      )
    }
    write(limits.delivery, ("自决定之日起 ", "内送达"), ("Delivered within ", " of the decision"))
    if let basis = limits.returnsIncomplete {
      say(
        "· 材料不齐的，一次告知全部问题后退还，备齐再提交\(bracketed([basis]))。",
        "· Papers that are not complete are handed back with all defects named, to be filed anew\(bracketed([basis]))."
      )
      return writeKept()
    }
    write(
      limits.correction,
      ("申请人自补正通知之日起 ", "内补正，逾期退件"),
      ("The applicant corrects within ", " of the notice; else the case is returned")
    )
    writeKept()
  }

  private mutating func writeKept() {
    if let kept = procedure.retention {
      write(kept, ("归档后保存 ", ""), ("The closed file is kept for ", ""))
    }
    guard procedure.handling != .single else { return }
    write(
      procedure.limits.copySignature,
      ("抄告单 ", "内签收；签收与否，时限都自抄告之日起算"),
      ("A copy is signed for within ", "; signed or not, limits run from the day of the copy")
    )
  }

  private mutating func write(_ way: HandlingPath) {
    let when = aloud.read(way.condition)
    let statutory = way.statutory.map { amount($0) + source($0) } ?? ""
    let promised = way.promised.map { amount($0) + source($0) } ?? ""
    let (zh, en) =
      way.countsFromReceipt ? ("自收件之日起", ", counted from receipt") : ("", "")
    say(
      "· \(way.title.zh)：当\(when)时，\(zh)法定 \(statutory)、承诺 \(promised)内决定。",
      "· \(way.title.en): when \(when), decided within \(statutory) by law, \(promised) as promised\(en)."
    )
    for (act, limit) in way.within.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      say(
        "  · \(act.zh) \(amount(limit))内\(source(limit))。",
        "  · \(act.en) within \(amount(limit))\(source(limit))."
      )
    }
    guard let check = way.postCheck else { return }
    say(
      "· 决定后 \(amount(check.within))内核查；与承诺不符的 \(amount(check.order))内责令限期改正，期满后 \(amount(check.recheck))内复查，仍不符的撤销\(source(check.within))。",
      "· Checked within \(amount(check.within)) of the decision; what differs is ordered put right within \(amount(check.order)), checked again within \(amount(check.recheck)), else revoked\(source(check.within))."
    )
  }

  private mutating func write(
    _ limit: LegalLimit,
    _ zh: (before: String, after: String),
    _ en: (before: String, after: String)
  ) {
    let (amount, source) = (amount(limit), source(limit))
    say(
      "· \(zh.before)\(amount)\(zh.after)\(source)。",
      "· \(en.before)\(amount)\(en.after)\(source)."
    )
  }
}
