import Deadlines
import Definitions
import Hall

/// One page of a form: the questions of one section.
struct SectionPage: Sendable {
  let shell: DraftShell
  let draft: String
  let help: String
  let problems: ProblemList
  /// Shown where new questions came up, because of an answer.
  let notice: String
  let action: Href
  let autosave: Href
  let fields: [FieldInput]
  /// Rows of a repeated section, each with its questions; empty for others.
  let rows: [Row]
  let addRow: String?
  let back: Href?
  /// Some questions are asked only after certain answers.
  let hasConditions: Bool

  struct Row: Sendable {
    let title: String
    let fields: [FieldInput]
    let removal: String
  }

  private var frame: PageFrame { shell.frame }

  var html: HTML {
    shell.html(
      """
      \(problems.html)\(noticeLine)\(helpLine)
      <form method="post" action="\(action)" novalidate data-autosave="\(autosave.text)">\(frame.csrfField)
      <button class="hidden" tabindex="-1" aria-hidden="true" name="go" value="next">\(Say.next, frame.language)</button>
      \(conditionalLine)\(questions)\(rows.enumerated().map(row))\(addButton)
      <div class="actions"><button class="button" name="go" value="next">\(Say.next, frame.language)</button>\(backLink)
      <button class="link last" name="go" value="later">\(Say.later, frame.language)</button></div></form>
      """
    )
  }

  /// What an answer may have changed, for the script: the questions, the step, when it was saved.
  var part: HTML { "\(shell.savedLine)\(shell.stepLine)\(questions)" }

  private var questions: HTML? {
    fields.isEmpty ? nil : "<div data-questions>\(fields.map(\.html))</div>"
  }

  /// Says how questions come up: at once where the script runs, else after saving.
  private var conditionalLine: HTML? {
    guard hasConditions else { return nil }
    return """
      <p class="hidden" role="status" data-told data-more="\(Say.more, frame.language)" data-less="\(Say.less, frame.language)"></p>
      <noscript><p class="note">\(Say.afterSaving, frame.language)</p></noscript>
      """
  }

  private var noticeLine: HTML? {
    notice.isEmpty ? nil : "<p class=\"note\" role=\"status\">\(notice)</p>"
  }

  private var helpLine: HTML? { help.isEmpty ? nil : "<p class=\"soft\">\(help)</p>" }

  private var backLink: HTML? {
    back.map { "<a href=\"\($0)\">\(Say.back, frame.language)</a>" }
  }

  private func row(_ index: Int, _ row: Row) -> HTML {
    """
    <div class="group" role="group" aria-label="\(row.title)"><div class="row"><h2>\(row.title)</h2><button class="link" name="go" value="remove-\(index)" aria-label="\(row.removal) \(row.title)">\(row.removal)</button></div>\(row.fields.map(\.html))</div>
    """
  }

  private var addButton: HTML? {
    addRow.map {
      "<p class=\"field\"><button class=\"button plain\" name=\"go\" value=\"add\">\($0)</button></p>"
    }
  }

  private enum Say {
    static let next = Words(zh: "保存并继续", en: "Save and continue")
    static let back = Words(zh: "上一步", en: "Back")
    static let later = Words(zh: "以后再填", en: "Finish later")
    static let more = Words(
      zh: "按您的回答，下面多了要填的问题。",
      en: "Because of your answer, more questions are asked below."
    )
    static let less = Words(
      zh: "按您的回答，有的问题不用填了。",
      en: "Because of your answer, fewer questions are asked."
    )
    static let afterSaving = Words(
      zh: "有的问题要看您的回答：先保存，需要再填的会出现在这一页。",
      en:
        "Some questions depend on your answers: save first, and those still to answer appear here."
    )
  }
}

extension SectionPage {
  /// The page of a section. `rows`: how many rows to show of a repeated one; `told`: problems are shown
  /// only after the person has sent the page.
  init(
    _ shell: DraftShell,
    draft id: String,
    _ draft: DraftForm,
    _ section: Section,
    rows count: Int = 0,
    told: [FieldProblem],
    notice: String = "",
    known: [String: KnownAnswer] = [:],
    back: Href?
  ) {
    let frame = shell.frame
    let messages = Dictionary(told.map { ($0.address, $0.message[frame.language]) }) { first, _ in
      first
    }
    self.shell = shell
    self.draft = id
    self.notice = notice
    self.back = back
    help = section.help?[frame.language] ?? ""
    hasConditions =
      section.repeats == nil
      && section.fields.contains { $0.condition != nil || $0.computed != nil }
    action = .section(id, section.id)
    autosave = Href("drafts", id, "sections", section.id, "autosave")
    func input(_ field: Field, _ address: String) -> FieldInput {
      FieldInput(
        field,
        at: address,
        typed: draft.shown(field, at: address, frame),
        problem: messages[address],
        source: known[field.id].flatMap { draft.raw[address] == [$0.text] ? $0.origin : nil },
        frame: frame
      )
    }
    if let repeats = section.repeats {
      fields = []
      let shown = min(max(count, draft.rowCount(section), repeats.least, 1), repeats.most)
      rows = (0..<shown).map { index in
        Row(
          title: "\(repeats.row[frame.language]) \(index + 1)",
          fields: section.fields.map { input($0, "\(section.id).\(index).\($0.id)") },
          removal: frame(Self.remove)
        )
      }
      addRow =
        shown < repeats.most
        ? frame.language == .zh ? "再加\(repeats.row.zh)" : "Add \(repeats.row.en)" : nil
    } else {
      fields = draft.fields(of: section).map { input($0, $0.id) }
      rows = []
      addRow = nil
    }
    let labels = Dictionary((fields + rows.flatMap(\.fields)).map { ($0.address, $0.label) }) {
      first,
      _ in first
    }
    problems = ProblemList(
      items: told.map { problem in
        let message = problem.message[frame.language]
        let label = labels[problem.address]
        return .init(
          anchor: "f-" + problem.address,
          text: label.map { Formats.labelled($0, message, frame.language) } ?? message
        )
      },
      language: frame.language
    )
  }

  private static let remove = Words(zh: "删除", en: "Remove")
}

extension DraftForm {
  /// What stands in a field: as typed, or as computed.
  func shown(_ field: Field, at address: String, _ frame: PageFrame) -> [String] {
    guard field.computed != nil else { return raw[address] ?? [] }
    return reading.answers.values[field.id].map { [AnswerText($0, field, frame.language).text] }
      ?? []
  }
}
