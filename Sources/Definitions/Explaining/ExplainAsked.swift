package import Deadlines

extension Prose {
  mutating func writeAsked() {
    guard let form else { return }
    heading("问什么", "What is asked")
    if procedure.handling == .parallel {
      say(
        "表单和材料由各成员合并而成，同一问题只问一次。",
        "The form and the materials are computed from the members; what two ask is asked once."
      )
    }
    for section in form.sections { write(section) }
    heading("要什么材料", "Which materials")
    for material in form.materials { write(material) }
    if form.materials.isEmpty { say("不要材料。", "None.") }
  }

  private mutating func write(_ section: Section) {
    let rows = section.repeats.map { repeats in
      pick(
        "，每\(repeats.row.zh)填一次，\(repeats.least) 到 \(repeats.most) 次",
        ", once for each \(repeats.row.en), \(repeats.least) to \(repeats.most) times"
      )
    }
    line("\(section.title[language])\(rows ?? "")\(when(section.condition))")
    for field in section.fields { write(field) }
  }

  private mutating func write(_ field: Field) {
    var parts = [field.kind.text(language, unit: field.unit)]
    if let computed = field.computed {
      let value = aloud.read(computed)
      parts.append(pick("自动计算：\(value)", "computed: \(value)"))
    } else {
      parts.append(need(field.need))
    }
    if field.isPersonal { parts.append(pick("个人信息", "personal")) }
    if procedure.handling == .parallel {
      parts.append(pick("送", "goes to ") + text(receivers: field.receivers))
    }
    let detail = parts.joined(separator: pick("，", ", "))
    line("· \(field.label[language])\(pick("（\(detail)）", " (\(detail))"))\(when(field.condition))")
    for check in field.checks {
      let condition = aloud.read(check.condition)
      say(
        "  须：\(condition)；否则提示“\(check.message.zh)”",
        "  must hold: \(condition); else \"\(check.message.en)\""
      )
    }
  }

  private func need(_ need: Field.Need) -> String {
    switch need {
    case .required: pick("必填", "required")
    case .optional: pick("选填", "optional")
    case .requiredWhen(let condition):
      pick("当\(aloud.read(condition))时必填", "required when \(aloud.read(condition))")
    }
  }

  private mutating func write(_ material: Material) {
    let basis = bracketed(material.basis.map { [$0] } ?? [])
    let detail = [
      material.necessity.text(language), material.form.text(language),
      material.source.text(language)
        + (material.sourceNote.map { pick("：", ": ") + $0[language] } ?? ""),
    ].joined(separator: pick("，", ", "))
    line(
      "· \(material.title[language])\(pick("（\(detail)）", " (\(detail))"))"
        + "\(when(material.condition))\(basis)"
    )
  }

  private func when(_ condition: Condition?) -> String {
    guard let condition else { return "" }
    let text = aloud.read(condition)
    return pick("——当\(text)时", " — when \(text)")
  }

  private func text(receivers: [String]) -> String {
    let all = procedure.members.map(\.part.name)
    let names = all.filter(receivers.contains)
    guard names != all else { return pick("全部成员", "all members") }
    return names.map { title(ofMatter: $0) }.joined(separator: pick("、", ", "))
  }
}

extension Field.Kind {
  /// The kind as the form's reader knows it: `数字，1 到 100000 平方米`.
  fileprivate func text(_ language: Language, unit: Words?) -> String {
    let isChinese = language == .zh
    switch self {
    case .text(let most):
      return isChinese ? "文字，最多 \(most) 字" : "text of at most \(most) characters"
    case .story(let most):
      return isChinese ? "长文，最多 \(most) 字" : "long text of at most \(most) characters"
    case .number(let least, let most, _):
      let word = isChinese ? "数字" : "a number"
      let unit = unit.map { " " + $0[language] } ?? ""
      switch (least, most) {
      case (let least?, let most?):
        return word + (isChinese ? "，\(least) 到 \(most)" : " from \(least) to \(most)") + unit
      case (let least?, nil):
        return word + (isChinese ? "，至少 \(least)" : ", at least \(least)") + unit
      case (nil, let most?): return word + (isChinese ? "，最多 \(most)" : ", at most \(most)") + unit
      case (nil, nil): return word + unit
      }
    case .yesNo: return isChinese ? "是或否" : "yes or no"
    case .day: return isChinese ? "日期" : "a date"
    case .choice(let options), .choices(let options):
      let labels = options.map { $0.label[language] }.joined(separator: isChinese ? "、" : ", ")
      if case .choice = self { return (isChinese ? "选一项：" : "one of: ") + labels }
      return (isChinese ? "可多选：" : "any of: ") + labels
    case .phone: return isChinese ? "电话" : "telephone number"
    case .citizenID: return isChinese ? "18 位号码" : "18 characters"
    case .creditCode: return isChinese ? "18 位代码" : "18 characters"
    case .email: return isChinese ? "邮箱" : "e-mail address"
    }
  }
}

extension Material.Necessity {
  package func text(_ language: Language) -> String {
    switch self {
    case .required: language == .zh ? "必要" : "required"
    case .optional: language == .zh ? "非必要" : "optional"
    case .deferrable: language == .zh ? "容缺后补" : "may follow later"
    }
  }
}

extension Material.Form {
  package func text(_ language: Language) -> String {
    switch self {
    case .paper: language == .zh ? "纸质" : "paper"
    case .electronic: language == .zh ? "电子" : "electronic"
    case .either: language == .zh ? "纸质、电子均可" : "paper or electronic"
    }
  }
}

extension Material.Source {
  package func text(_ language: Language) -> String {
    switch self {
    case .applicant: language == .zh ? "申请人自备" : "made by the applicant"
    case .government: language == .zh ? "政府部门核发" : "issued by a government department"
    case .intermediary: language == .zh ? "中介机构出具" : "made by an intermediary"
    case .shared: language == .zh ? "数据共享取得，不用交" : "fetched by data sharing, not asked for"
    }
  }
}
