import Deadlines

/// Writes the lines of one procedure, in the order in which an official reads it.
struct LawLines {
  let procedure: Procedure
  let form: Form?
  let catalogue: Catalogue
  let path: String
  let zh: ReadAloud
  let en: ReadAloud
  var lines: [LawLine] = []

  init(procedure: Procedure, form: Form?, catalogue: Catalogue) {
    self.procedure = procedure
    self.form = form
    self.catalogue = catalogue
    path = "procedure:\(procedure.id)"
    let asked = form ?? catalogue.form(for: procedure, on: procedure.id.inForce)
    let matters = catalogue.matters(of: procedure, on: procedure.id.inForce)
    let parameters = ([procedure] + matters).flatMap(\.parameters)
    zh = ReadAloud(form: asked, parameters: parameters, language: .zh)
    en = ReadAloud(form: asked, parameters: parameters, language: .en)
  }

  mutating func add(
    _ part: LawLine.Part,
    _ zh: String,
    _ en: String,
    _ basis: [Citation] = [],
    law: [String] = [],
    mark: SourceMark? = nil,
    at place: String
  ) {
    lines.append(
      LawLine(
        part: part,
        text: Words(zh: zh, en: en),
        mark: mark,
        basis: basis,
        law: law.map { Citation($0) },
        path: "\(path)/\(place)"
      )
    )
  }

  // MARK: why it may

  mutating func writeBasis() {
    add(.basis, "设定和实施的依据", "What it is founded on", procedure.basis, at: "basis")
    let unit = title(of: procedure.department)
    switch procedure.handling {
    case .single: break
    case .parallel:
      add(
        .basis,
        "由\(unit.zh)牵头一次受理，各成员各自决定",
        "\(unit.en) leads and accepts once; each member decides its own matter",
        law: ["行政许可法 §26②"],
        at: "handling"
      )
    case .opinion:
      add(
        .basis,
        "由\(unit.zh)征求意见后作出一个决定",
        "\(unit.en) hears the departments and decides once",
        law: ["行政许可法 §26②"],
        at: "handling"
      )
    }
    for parameter in procedure.parameters {
      add(
        .basis,
        "\(parameter.name) = \(zh.text(parameter.value))",
        "\(parameter.name) = \(en.text(parameter.value))",
        [parameter.basis].compactMap(\.self),
        at: "parameters/\(parameter.name)/basis"
      )
    }
    if let quota = procedure.quota {
      let places = quota.places.sorted { $0.key < $1.key }
        .map { (Self.option($0.key, of: quota.field, form), $0.value) }
      add(
        .basis,
        "名额有限：" + places.map { "\($0.0.zh) \($0.1)" }.joined(separator: "、"),
        "Places are limited: " + places.map { "\($0.0.en) \($0.1)" }.joined(separator: ", "),
        [quota.basis],
        law: ["行政许可法 §57"],
        at: "quota/basis"
      )
    }
    if procedure.isPublicSafety {
      add(
        .basis,
        "直接关系公共安全、健康：虚假材料一年、骗取许可三年内不得再次申请",
        "Concerns public safety or health: false materials bar for a year, fraud for three",
        law: ["行政许可法 §78", "行政许可法 §79"],
        at: "public_safety"
      )
    }
    if let instant = procedure.instant {
      let post = title(ofPost: instant.post)
      add(
        .basis,
        "材料齐全的，\(post.zh)当场受理并准予",
        "Complete papers are accepted and granted on the spot by the \(post.en)",
        [instant.basis],
        law: ["行政许可法 §34"],
        at: "instant/basis"
      )
    }
  }

  // MARK: how long

  mutating func writeLimits() {
    let limits = procedure.limits
    add("收件后一次告知", "Told once after receipt", limits.notice, "notice", law: ["行政许可法 §32"])
    for (index, check) in procedure.preChecks.enumerated() {
      let day = Self.label(check.field, form)
      add(
        .limits,
        "在“\(day.zh)”的 \(check.ahead) 日前提出申请",
        "Applied for at least \(check.ahead) days before “\(day.en)”",
        [check.basis],
        at: "prechecks/\(index)/basis"
      )
    }
    if let limit = limits.statutory {
      add("法定办结", "Decided, by law", limit, "decision")
    }
    if let limit = limits.promised {
      // A promise that is no practice is the law's own time.
      let law = limit.mark == nil ? limits.statutory?.basis.map(\.text) ?? [] : []
      add("承诺办结", "Decided, as promised", limit, "decision/promised", law: law)
    }
    if let more = limits.lawfulExtension {
      let isOwn = limits.ownExtension != nil
      let by =
        more.approver == .agencyHead
        ? Words(zh: "本机关负责人", en: "the head of the agency")
        : Words(zh: "本级人民政府负责人", en: "the head of the local government")
      add(
        .limits,
        "经\(by.zh)批准，可以延长一次，至多 \(more.limit.text(.zh))，告知理由",
        "Extended once by at most \(more.limit.text(.en)) by \(by.en), with reasons told",
        isOwn ? [more.basis] : [],
        law: isOwn ? [] : [more.basis.text],
        at: "limits/decision/extension/basis"
      )
    }
    add("送达", "Delivered", limits.delivery, "delivery", law: ["行政许可法 §44"])
    if let basis = limits.returnsIncomplete {
      add(
        .limits,
        "材料不齐的，一次告知后退还，备齐再提交",
        "Papers that are not complete are handed back, to be filed anew",
        [basis],
        at: "limits/incomplete/basis"
      )
    } else {
      add("申请人补正", "The applicant corrects", limits.correction, "correction")
    }
    if procedure.handling != .single {
      add("抄告单签收", "A copy is signed for", limits.copySignature, "copy")
    }
    if let kept = procedure.retention {
      add(
        .limits,
        "归档后保存 \(kept.limit.text(.zh))",
        "The closed file is kept for \(kept.limit.text(.en))",
        kept.basis,
        mark: kept.mark,
        at: "kept"
      )
    }
    add(
      .limits,
      "期限以工作日计；起算日不计入；自然日、月的末日遇休息日顺延",
      "Limits of the licensing law count workdays, the starting day does not count, "
        + "and the last of natural days or months moves on from a day of rest",
      law: ["行政许可法 §82", "民法典 §201–203"],
      at: "limits"
    )
  }

  private mutating func add(
    _ zh: String,
    _ en: String,
    _ limit: LegalLimit,
    _ key: String,
    law: [String] = []
  ) {
    add(
      .limits,
      "\(zh) \(limit.limit.text(.zh))",
      "\(en) \(limit.limit.text(.en))",
      limit.basis,
      law: limit.basis.isEmpty ? law : [],
      mark: limit.mark,
      at: "limits/\(key)/basis"
    )
  }

  mutating func writePaths() {
    for (index, way) in procedure.paths.enumerated() {
      let when = (zh: zh.read(way.condition), en: en.read(way.condition))
      let place = "paths/\(index)"
      if let limit = way.statutory {
        add(
          .limits,
          "\(way.title.zh)（当\(when.zh)时）：法定 \(limit.limit.text(.zh))",
          "\(way.title.en) (when \(when.en)): by law \(limit.limit.text(.en))",
          limit.basis,
          mark: limit.mark,
          at: "\(place)/decision/basis"
        )
      }
      if let limit = way.promised {
        add(
          .limits,
          "\(way.title.zh)：承诺 \(limit.limit.text(.zh))",
          "\(way.title.en): promised \(limit.limit.text(.en))",
          limit.basis,
          law: limit.mark == nil ? way.statutory?.basis.map(\.text) ?? [] : [],
          mark: limit.mark,
          at: "\(place)/decision/promised"
        )
      }
      if !way.leavesOut.isEmpty {
        add(
          .limits,
          "\(way.title.zh)：不经" + way.leavesOut.map(\.zh).joined(separator: "、"),
          "\(way.title.en): without " + way.leavesOut.map(\.en).joined(separator: ", "),
          (way.statutory ?? way.postCheck?.within)?.basis ?? [],
          at: "\(place)/leaves_out"
        )
      }
      for (act, limit) in way.within.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        add(
          .limits,
          "\(way.title.zh)：\(act.zh) \(limit.limit.text(.zh))",
          "\(way.title.en): \(act.en) \(limit.limit.text(.en))",
          limit.basis,
          mark: limit.mark,
          at: "\(place)/steps/\(act.rawValue)"
        )
      }
      guard let check = way.postCheck else { continue }
      let parts = [
        (check.within, "决定后核查", "checked within"),
        (check.order, "责令限期改正", "put right, ordered within"),
        (check.recheck, "期满后复查", "checked again within"),
      ]
      for (limit, zh, en) in parts {
        add(
          .limits,
          "\(way.title.zh)：\(zh) \(limit.limit.text(.zh))",
          "\(way.title.en): \(en) \(limit.limit.text(.en))",
          limit.basis,
          mark: limit.mark,
          at: "\(place)/post_check/basis"
        )
      }
    }
  }

  mutating func writeSpecial() {
    for (index, special) in procedure.special.enumerated() {
      let most = special.most?.limit
      add(
        .limits,
        "不计入：\(special.title.zh)" + (most.map { "，最多 \($0.text(.zh))" } ?? ""),
        "Not counted: \(special.title.en)" + (most.map { ", at most \($0.text(.en))" } ?? ""),
        [special.basis],
        mark: special.most?.mark,
        at: "special/\(index)/basis"
      )
    }
    let own = Set(procedure.special.map(\.id))
    let byLaw = SpecialProcedure.byLaw.filter { !own.contains($0.id) }
    add(
      .limits,
      "不计入：" + byLaw.map(\.title.zh).joined(separator: "；"),
      "Not counted: " + byLaw.map(\.title.en).joined(separator: "; "),
      law: ["行政许可法 §45"],
      at: "special"
    )
  }

  // MARK: names

  func title(of unit: UnitID) -> Words {
    catalogue.units[unit]?.title ?? Words(zh: unit, en: unit)
  }

  func title(of member: Member) -> Words {
    switch member.part {
    case .matter(let name):
      catalogue.procedure(named: name, on: procedure.id.inForce)?.title
        ?? Words(zh: name, en: name)
    case .department(let unit): title(of: unit)
    }
  }

  func title(ofPost name: PostName) -> Words {
    let units = [procedure.department, procedure.lowerUnit].compactMap { $0 }
    let posts = units.compactMap { catalogue.units[$0] }.flatMap(\.posts)
    return posts.first { $0.name == name }?.title ?? Words(zh: name, en: name)
  }

  static func label(_ field: String, _ form: Form?) -> Words {
    form?.fields.first { $0.id == field }?.label ?? Words(zh: field, en: field)
  }

  static func option(_ id: String, of field: String, _ form: Form?) -> Words {
    let field = form?.fields.first { $0.id == field }
    return Words(
      zh: field?.label(ofOption: id, .zh) ?? id,
      en: field?.label(ofOption: id, .en) ?? id
    )
  }
}
