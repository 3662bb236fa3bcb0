import Deadlines
import FEEL

extension Checking {
  mutating func checkTheme(_ theme: Procedure, _ path: String) {
    if theme.members.count < 2 {
      flaw("\(path)/members", "并联事项至少有两个成员", "a theme has at least two members")
    }
    unique(
      theme.members.enumerated().map { ($1.part.name, "\(path)/members/\($0)/matter") },
      "成员",
      "member"
    )
    for (index, member) in theme.members.enumerated() {
      guard let name = member.part.matter else { continue }
      checkMatter(name, of: theme, "\(path)/members/\(index)/matter")
      checkGate(of: member, at: index, in: theme, "\(path)/members/\(index)/after")
    }
    for step in theme.steps {
      guard case .atLeast(let count) = step.joining, count > theme.members.count else { continue }
      flaw(
        "\(path)/steps",
        "汇合要 \(count) 个成员准予，只有 \(theme.members.count) 个",
        "\(count) members are to be granted, there are \(theme.members.count)"
      )
    }
    checkSharedFields(of: theme)
    checkDeciding(of: theme)
  }

  /// A member waits for one that stands before it, has no condition and waits for nobody: so no gate stays shut for
  /// want of its key.
  private mutating func checkGate(
    of member: Member,
    at index: Int,
    in theme: Procedure,
    _ path: String
  ) {
    guard let first = member.after else { return }
    let before = theme.members.prefix(index).filter { $0.condition == nil && $0.after == nil }
    guard !before.contains(where: { $0.part.matter == first }) else { return }
    flaw(
      path,
      "“先有”要写排在前面、总是办理的成员；“\(first)”不是",
      "'after' names a member before this one that is always concerned; '\(first)' is not"
    )
  }

  private mutating func checkMatter(_ name: String, of theme: Procedure, _ path: String) {
    guard let matter = catalogue.procedure(named: name, on: theme.id.inForce) else {
      let later = catalogue.procedures.keys.filter { $0.name == name }.map(\.inForce).min()
      guard let later else {
        undefined(path, "事项", "matter", name, known: catalogue.procedures.keys.map(\.name))
        return
      }
      flaw(
        path,
        "事项“\(name)”自 \(later) 起施行，晚于本事项的 \(theme.id.inForce)",
        "the matter '\(name)' is in force from \(later), after this theme's \(theme.id.inForce)"
      )
      return
    }
    if matter.handling != .single {
      flaw(
        path,
        "成员“\(name)”自己也有成员；成员只能是单独办理的事项",
        "the member '\(name)' has members itself; a member is a matter handled alone"
      )
    }
    if catalogue.units[matter.department] != nil, !canDo(.copy, matter.department) {
      flaw(
        path,
        "成员“\(name)”的单位“\(matter.department)”没有岗位签收抄告单（职责 签收）",
        "no post of '\(matter.department)', the unit of '\(name)', can sign for a copy (duty 'copy')"
      )
    }
  }

  /// One form of the theme: one data element has one name, and one name one meaning.
  private mutating func checkSharedFields(of theme: Procedure) {
    let forms = catalogue.matters(of: theme, on: theme.id.inForce)
      .compactMap { matter in matter.form.flatMap { catalogue.forms[$0] } }
    let fields = forms.flatMap { form in
      form.sections.flatMap { section in
        section.fields.map { ($0, section, "form:\(form.id)/field:\($0.id)") }
      }
    }
    checkElements(of: fields.map { ($0.0, $0.2) })
    var first: [String: (field: Field, section: Section)] = [:]
    for (field, section, path) in fields {
      guard let earlier = first[field.id] else {
        first[field.id] = (field, section)
        continue
      }
      if earlier.field.element != field.element {
        flaw(
          "\(path)/element",
          "字段“\(field.id)”在“\(theme.id.name)”的成员里是两个数据元：“\(earlier.field.element)”和“\(field.element)”",
          "'\(field.id)' is two data elements in the members of '\(theme.id.name)': "
            + "'\(earlier.field.element)' and '\(field.element)'"
        )
      } else if earlier.field.kind != field.kind
        || isRepeated(earlier.section) != isRepeated(section)
      {
        flaw(
          "\(path)/type",
          "字段“\(field.id)”在“\(theme.id.name)”的成员里类型、范围或选项不同，不能只问一次",
          "'\(field.id)' has another type, range or options in another member of "
            + "'\(theme.id.name)': it cannot be asked once"
        )
      }
    }
  }

  private func isRepeated(_ section: Section) -> Bool { section.repeats != nil }

  /// Whether a member is concerned must be asked by somebody who is: never only by that member itself.
  private mutating func checkDeciding(of theme: Procedure) {
    let always = theme.members.filter { $0.condition == nil }.flatMap { fieldNames(of: $0, theme) }
    for member in theme.members {
      guard let condition = member.condition else { continue }
      let own = fieldNames(of: member, theme).subtracting(always)
      let others = theme.members.filter { $0.part != member.part }
        .reduce(into: Set<String>()) { $0.formUnion(fieldNames(of: $1, theme)) }
      for name in condition.expression.freeNames.sorted()
      where own.contains(name) && !others.contains(name) {
        add(
          Problem(
            at: condition.place,
            Words(
              zh: "“\(name)”只有成员“\(member.part.name)”自己问，要先问了才知道它在不在内；请让必有的成员也问",
              en:
                "only the member '\(member.part.name)' itself asks '\(name)', so whether it belongs "
                + "can never be known; let a member that always belongs ask it too"
            )
          )
        )
      }
    }
  }

  private func fieldNames(of member: Member, _ theme: Procedure) -> Set<String> {
    let matter = member.part.matter.flatMap { catalogue.procedure(named: $0, on: theme.id.inForce) }
    let form = matter?.form.flatMap { catalogue.forms[$0] }
    return Set(form?.fields.map(\.id) ?? [])
  }

  mutating func checkOpinions(_ procedure: Procedure, _ path: String) {
    if procedure.members.isEmpty {
      flaw(
        "\(path)/members",
        "统一办理至少征求一个部门的意见",
        "an opinion procedure hears at least one department"
      )
    }
    unique(
      procedure.members.enumerated().map { ($1.part.name, "\(path)/members/\($0)/department") },
      "成员",
      "member"
    )
    for (index, member) in procedure.members.enumerated() {
      let unit = member.part.name
      let place = "\(path)/members/\(index)"
      guard catalogue.units[unit] != nil else {
        undefined("\(place)/department", "单位", "unit", unit, known: catalogue.units.keys)
        continue
      }
      for duty in [Step.Act.Name.copy, .opinions] where !canDo(duty, unit) {
        flaw(
          "\(place)/department",
          "单位“\(unit)”没有岗位能做“\(duty == .copy ? "签收" : duty.zh)”",
          "no post of the unit '\(unit)' can do '\(duty.rawValue)'"
        )
      }
      checkOpinionLimit(of: member, procedure, "\(place)/within")
    }
  }

  /// A member answers inside the lead's own limit: the promise, and the law's.
  private mutating func checkOpinionLimit(
    of member: Member,
    _ procedure: Procedure,
    _ path: String
  ) {
    guard let own = member.limit?.limit else { return }
    let ceilings = [
      (procedure.limits.promised, "承诺", "promise"),
      (procedure.limits.statutory, "法定时限", "statutory limit"),
    ]
    for (limit, zh, en) in ceilings {
      guard let whole = limit?.limit else { continue }
      if own.unit == whole.unit {
        guard own.amount > whole.amount else { continue }
        flaw(
          path,
          "反馈时限 \(own.text(.zh)) 超过\(zh) \(whole.text(.zh))",
          "the opinion's \(own.text(.en)) is longer than the \(en) of \(whole.text(.en))"
        )
      } else if let worst = worstStart(of: own, against: whole, procedure) {
        warn(
          path,
          "反馈时限 \(own.text(.zh)) 有时晚于\(zh) \(whole.text(.zh))：自 \(worst.start) 起算晚\(worst.excess.zh)",
          "the opinion's \(own.text(.en)) can be later than the \(en) of \(whole.text(.en)): "
            + "counted from \(worst.start), by \(worst.excess.en)"
        )
      }
    }
  }
}
