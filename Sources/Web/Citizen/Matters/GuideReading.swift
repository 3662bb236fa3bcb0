import Deadlines
import Definitions

/// What the guide of a matter says, element by element, out of its definition. Source: GB/T 36114;
/// `domain.md` §4.1.
struct GuideReading: Sendable {
  let procedure: Procedure
  /// The matter itself, or a theme's members in the order of the file.
  let matters: [Procedure]
  let form: Form?
  let list: MatterList

  init(_ procedure: Procedure, _ list: MatterList) {
    self.procedure = procedure
    self.list = list
    let members = list.catalogue.matters(of: procedure, on: list.day)
    matters = members.isEmpty ? [procedure] : members
    form = list.catalogue.form(for: procedure, on: list.day)
  }

  private var language: Language { list.language }
  private var guide: Guide { procedure.guide }
  private var isTheme: Bool { procedure.handling == .parallel }

  /// Who may ask, on what ground, under which conditions.
  var whether: [Fact] {
    [
      Fact(say(Say.scope), guide.scope?[language] ?? procedure.summary[language]),
      Fact(say(Say.audience), guide.audience.map { say(Say.audience($0)) }.joined(separator: "、")),
      Fact(say(Say.basis), basis),
      Fact(say(Say.accepts), unit(procedure.department)),
      Fact(say(Say.decides), deciders),
      Fact(say(Say.handling), say(Say.handling(procedure.handling))),
      Fact(say(Say.conditions), guide.conditions.map { $0[language] }),
      Fact(say(Say.prohibitions), guide.prohibitions.map { $0[language] }),
      Fact(say(Say.quantity), guide.quantityLimit?[language] ?? say(Say.noQuantity)),
    ]
  }

  /// How long, how much, what one gets.
  var how: [Fact] {
    [
      Fact(say(Say.channels), guide.channels.map { $0[language] }),
      Fact(say(Say.visits), visits),
      Fact(say(Say.receipt), limit(procedure.limits.notice)),
      Fact(say(Say.statutory), perMatter { $0.limits.statutory }),
      Fact(say(Say.promised), promised),
      Fact(say(Say.delivery), perMatter { $0.limits.delivery }),
      Fact(say(Say.fees), fees),
      Fact(say(Say.results), results),
    ]
  }

  /// Rights, and whom to ask.
  var help: [Fact] {
    let unit = list.catalogue.units[procedure.department]
    return [
      Fact(say(Say.consult), guide.consult?[language] ?? unit?.phone ?? ""),
      Fact(say(Say.complaint), guide.complaint?[language] ?? ""),
      Fact(say(Say.place), unit.map { "\($0.address[language]) · \($0.hours[language])" } ?? ""),
      Fact(say(Say.rights), rights(unit)),
      Fact(say(Say.progress), say(Say.progressHow)),
    ]
  }

  var materials: [MaterialRow] {
    (form?.materials ?? []).map { material in
      MaterialRow(
        title: material.title[language],
        help: material.help?[language] ?? "",
        necessity: material.necessity.words[language],
        form: material.form.words[language],
        source: [material.source.words[language], material.sourceNote?[language] ?? ""]
          .filter { !$0.isEmpty }.joined(separator: language == .zh ? "：" : ": ")
          + (material.condition == nil ? "" : say(Say.ifAsked)),
        basis: material.basis.map { cited($0) } ?? "",
        isFetched: material.source == .shared
      )
    }
  }

  var steps: [StepsPicture.Step] {
    var all = [StepsPicture.Step(.ahead, say(Say.file))]
    for step in procedure.steps {
      let within = step.within.map { limit($0.limit) } ?? ""
      switch step.act {
      case .members:
        all.append(
          StepsPicture.Step(.ahead, step.act.name.words[language], branches: matters.map(branch))
        )
      case .opinions:
        let asked = procedure.members.compactMap { member -> String? in
          if case .department(let id) = member.part { unit(id) } else { nil }
        }
        all.append(
          StepsPicture.Step(
            .ahead,
            step.act.name.words[language],
            detail: [within, asked.joined(separator: "、")].filter { !$0.isEmpty }.joined(
              separator: " · "
            )
          )
        )
      default: all.append(StepsPicture.Step(.ahead, step.act.name.words[language], detail: within))
      }
    }
    // Members deliver their own results: a theme's file has no such step.
    if isTheme { all.append(StepsPicture.Step(.ahead, Step.Act.Name.deliver.words[language])) }
    return all
  }

  private func branch(_ matter: Procedure) -> StepsPicture.Branch {
    StepsPicture.Branch(
      name: matter.title[language],
      light: nil,
      state: matter.steps.filter { ![.accept, .issue].contains($0.act.name) }
        .map { $0.act.name.words[language] }.joined(separator: " → "),
      holder: unit(matter.department)
    )
  }

  private var basis: [String] {
    let all = procedure.basis + (isTheme ? matters.flatMap(\.basis) : [])
    let texts = all.map { cited($0) }
    return texts.enumerated().filter { !texts[..<$0.offset].contains($0.element) }.map(\.element)
  }

  private var deciders: [String] {
    isTheme
      ? matters.map { "\($0.title[language])：\(unit($0.department))" }
      : [unit(procedure.department)]
  }

  private var visits: String {
    guide.visits == 0 ? say(Say.noVisit) : "\(guide.visits)"
  }

  private var promised: [String] {
    if let whole = procedure.limits.promised { return [limit(whole)] }
    return perMatter { $0.limits.promised }
  }

  private func perMatter(_ part: (Procedure) -> LegalLimit?) -> [String] {
    matters.compactMap { matter in
      guard let found = part(matter) else { return nil }
      return isTheme ? "\(matter.title[language])：\(limit(found))" : limit(found)
    }
  }

  private var fees: [String] {
    let fees = matters.flatMap(\.fees)
    guard !fees.isEmpty else { return [say(Say.free)] }
    return fees.map { fee in
      let back = fee.refund == nil ? "" : say(Say.givenBack)
      return "\(fee.title[language])（\(cited(fee.basis))）\(back)"
    }
  }

  private var results: [String] {
    matters.flatMap(\.results).map { result in
      guard let validity = result.validity?.limit else { return result.title[language] }
      return language == .zh
        ? "\(result.title.zh)，有效期 \(validity.text(.zh))"
        : "\(result.title.en), valid \(validity.text(.en))"
    }
  }

  private func rights(_ unit: Unit?) -> [String] {
    guard let remedies = unit?.remedies else { return [] }
    return [
      say(Say.reconsideration) + remedies.reconsideration[language],
      say(Say.court) + remedies.court[language],
    ]
  }

  private func unit(_ id: UnitID) -> String { list.catalogue.units[id]?.title[language] ?? id }

  /// «5 个工作日（行政许可法 §32(4)）».
  private func limit(_ limit: LegalLimit) -> String {
    let basis = limit.basis.map { cited($0) }.joined(separator: "；")
    let mark = limit.mark.map { $0.words[language] } ?? ""
    let note = [basis, mark].filter { !$0.isEmpty }.joined(separator: "；")
    let text = self.limit(limit.limit)
    return note.isEmpty ? text : language == .zh ? "\(text)（\(note)）" : "\(text) (\(note))"
  }

  private func limit(_ limit: TimeLimit) -> String { limit.text(language) }

  private func cited(_ citation: Citation) -> String {
    citation.text + (citation.mark.map { " [" + $0.words[language] + "]" } ?? "")
  }

  private func say(_ words: Words) -> String { words[language] }

  private typealias Say = GuideWords
}

/// One row of the list of materials.
struct MaterialRow: Sendable, Hashable {
  var title: String
  var help: String
  var necessity: String
  var form: String
  var source: String
  var basis: String
  /// The hall fetches it from a register; nobody brings it.
  var isFetched: Bool
}
