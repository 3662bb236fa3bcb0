import Casework
import Deadlines
import Definitions
import Hall

/// A draft on its way through its pages: its form, the pages there are, and what a correction reopened.
struct OpenDraft: Sendable {
  let draft: Draft
  let rules: Rules
  let form: DraftForm
  /// Nil for a first filing: everything is open.
  let notice: CorrectionNotice?
  let frame: PageFrame
  let formats: Formats

  init(
    _ draft: Draft,
    under rules: Rules,
    notice: CorrectionNotice? = nil,
    input: [String: [String]]? = nil,
    frame: PageFrame,
    formats: Formats
  ) {
    self.draft = draft
    self.rules = rules
    self.notice = notice
    self.frame = frame
    self.formats = formats
    form = DraftForm(input ?? draft.input, form: rules.form, parameters: rules.parameters)
  }

  /// The same draft with what was typed now; `draft`: as it stands since it was saved.
  func typed(_ form: DraftForm, of draft: Draft? = nil) -> OpenDraft {
    OpenDraft(
      draft ?? self.draft,
      under: rules,
      notice: notice,
      input: form.raw,
      frame: frame,
      formats: formats
    )
  }

  /// A field may be changed: always at first, later only where the notice names it or it is newly asked.
  func isOpen(_ field: Field, of section: Section) -> Bool {
    guard let notice else { return true }
    let named = notice.defects.contains { defect in
      guard case .field(let id) = defect.subject else { return false }
      return id == field.id || id == section.id
        || (section.repeats != nil && section.fields.contains { $0.id == id })
    }
    return named || (section.repeats == nil && form.reading.answers.values[field.id] == nil)
  }

  /// The section with the fields that may be changed.
  func open(_ section: Section) -> Section {
    var open = section
    open.fields = section.fields.filter { isOpen($0, of: section) }
    return open
  }

  /// Pages to fill in, each with something that may be changed.
  var sections: [Section] {
    form.sections.map(open).filter { section in
      section.repeats != nil ? !section.fields.isEmpty : !form.fields(of: section).isEmpty
    }
  }

  var materials: [Material] {
    guard let notice else { return form.materials }
    let named = notice.defects.compactMap { defect -> String? in
      if case .material(let id) = defect.subject { id } else { nil }
    }
    return form.materials.filter { material in
      named.contains(material.id) || !draft.attachments.contains { $0.material == material.id }
    }
  }

  /// The form's pages, the materials, the review.
  var pageCount: Int { sections.count + 2 }

  func section(_ id: String) -> (place: Int, section: Section)? {
    sections.enumerated().first { $0.element.id == id }.map { ($0.offset, $0.element) }
  }

  /// Where one goes after a page: the next section, then the materials.
  func after(_ place: Int) -> Href {
    let next = sections.dropFirst(place + 1).first
    return next.map { .section(draft.id, $0.id) } ?? .materials(draft.id)
  }

  func before(_ place: Int) -> Href? {
    guard place > 0 else { return nil }
    return sections.prefix(place).last.map { .section(draft.id, $0.id) }
  }

  func shell(_ place: Int, _ heading: String) -> DraftShell {
    let saved = formats.clock(draft.savedAt)
    return DraftShell(
      frame: frame,
      title: rules.procedure.title[frame.language],
      applicant: draft.account == draft.applicant ? nil : draft.applicantName,
      step: place + 1,
      steps: pageCount,
      heading: heading,
      saved: frame.language == .zh ? "已保存 \(saved)" : "Saved \(saved)"
    )
  }

  /// What the notice says of a field, to be shown beside it until it is changed.
  func defects(in section: Section) -> [FieldProblem] {
    (notice?.defects ?? []).compactMap { defect in
      guard case .field(let id) = defect.subject,
        section.id == id || section.fields.contains(where: { $0.id == id })
      else { return nil }
      return FieldProblem(id, sentence(defect))
    }
  }

  func defect(of material: Material) -> String? {
    let named = notice?.defects.first { $0.subject == .material(material.id) }
    let text = named.map { sentence($0)[frame.language] } ?? ""
    // What is to follow was never wrong.
    return text.isEmpty ? nil : text
  }

  /// By when a material that is not here yet must come, and what happens until then; nil where it may not follow.
  func follows(_ material: Material) -> String? {
    let isChinese = frame.language == .zh
    let when: String
    switch material.followUp {
    case .within(let limit):
      when =
        isChinese
        ? "可以在提交后 \(limit.text(.zh))内补交"
        : "may follow within \(limit.text(.en)) of filing"
    case .ahead(let days, let field):
      let name = rules.form.fields.first { $0.id == field }?.label[frame.language] ?? field
      when =
        isChinese
        ? "可以最迟在“\(name)”的 \(days) 日前补交" : "may follow until \(days) days before “\(name)”"
    case nil: return nil
    }
    return when + (isChinese ? "；补齐前不作准予的决定" : "; nothing is granted before it has come")
  }

  private func sentence(_ defect: Defect) -> Words {
    let reason = rules.correctionReasons.first { $0.code == defect.code }?.text
    let note = defect.note.isEmpty ? nil : defect.note
    return Words(
      zh: [reason?.zh, note].compactMap(\.self).joined(separator: "；"),
      en: [reason?.en, note].compactMap(\.self).joined(separator: "; ")
    )
  }
}

extension Href {
  static func materials(_ draft: String) -> Href { Href("drafts", draft, "materials") }
  static func fileRemoval(_ draft: String) -> Href { Href("drafts", draft, "uploads", "removal") }
}
