/// The form of one act begun: what it will do, what it asks, the button that does it.
package struct ActForm: Sendable {
  package enum Field: Sendable {
    case radios(name: String, label: String, options: [Option])
    case story(name: String, label: String, help: String?, value: String)
    case text(name: String, label: String, help: String?, value: String)
    case day(name: String, label: String, help: String?, value: String)
    case reasons(label: String, [Reason])
    case defects(Defects)
    case group(label: String, fields: [Field])
    /// What was asked, to be read before the answer.
    case said([String])
  }

  package struct Option: Sendable {
    package var value: String
    package var text: String
    package var isPicked: Bool
  }

  /// One reason of the procedure's list, and the facts of this case beside it.
  package struct Reason: Sendable {
    package var code: String
    package var text: String
    package var isPicked: Bool
    package var note: String
  }

  package struct Defects: Sendable {
    package var rows: [Row]
    package var subjects: [(group: String, options: [(value: String, text: String)])]
    package var codes: [(value: String, text: String)]
    package var help: String
    package var place: String
    package var reason: String
    package var note: String
    /// Nil at the first notice: everything is new then.
    package var isNew: String?

    package struct Row: Sendable {
      package var title: String
      package var subject: String
      package var code: String
      package var note: String
      package var isNew: Bool
    }
  }

  package var action: Href
  package var csrf: HTML
  package var hidden: [(name: String, value: String)]
  package var title: String
  package var effect: [String]
  package var problemsTitle: String
  package var problems: [String]
  package var noteLabel: String
  package var fields: [Field]
  package var confirm: String
  package var isGrave: Bool
  package var cancel: Href
  package var cancelText: String
  /// Asks for more rows with everything typed kept; after the button that sends, which Enter must find first.
  package var more: String?
  /// Nothing is asked: Enter does it. Inside fields it takes Ctrl and Enter.
  package var isAtOnce: Bool

  /// More than these would fill the page: then it is a list that opens, and a first letter jumps in it.
  private static let mostRadios = 8

  package var html: HTML {
    """
    <form method="post" action="\(action)" class="act-form" novalidate data-send>\(csrf)\(hidden.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })
    <h2>\(title)</h2>
    \(problems.isEmpty ? nil : problemList)
    \(effect.isEmpty ? .empty : effects)
    \(fields.enumerated().map { field($1, isFirst: $0 == 0 && problems.isEmpty) })
    <p class="actions"><button class="button\(isGrave ? " danger" : "")"\(" autofocus", if: fields.isEmpty)>\(confirm) <kbd>\(isAtOnce ? "Enter" : "Ctrl Enter")</kbd></button>
    <a href="\(cancel)" data-key="Escape">\(cancelText) <kbd>Esc</kbd></a>\(more.map { " <button class=\"link last\" name=\"more\" value=\"1\">\($0)</button>" as HTML })</p></form>
    """
  }

  private var effects: HTML {
    "<div class=\"tint\">\(effect.map { "<p>\($0)</p>" })</div>"
  }

  private func help(_ text: String, of name: String) -> HTML {
    "<span class=\"help\" id=\"\(name)-help\">\(text)</span>"
  }

  private var problemList: HTML {
    """
    <div class="problems" tabindex="-1"><h2>\(problemsTitle)</h2><ul>\(problems.map { "<li>\($0)</li>" })</ul></div>
    """
  }

  private func field(_ field: Field, isFirst: Bool) -> HTML {
    switch field {
    case .radios(let name, let label, let options) where options.count > Self.mostRadios:
      return """
        <p class="field"><label for="\(name)">\(label)</label>
        <select id="\(name)" name="\(name)"\(" autofocus", if: isFirst)><option value="">—</option>\(options.map { "<option value=\"\($0.value)\"\(" selected", if: $0.isPicked)>\($0.text)</option>" as HTML })</select></p>
        """
    case .radios(let name, let label, let options):
      return """
        <fieldset class="field radios"><legend>\(label)</legend>\(options.enumerated().map { radio(name, $1, at: $0, isFirst: isFirst && $0 == 0) })</fieldset>
        """
    case .story(let name, let label, let help, let value):
      return """
        <p class="field"><label for="\(name)">\(label)</label>\(help.map { self.help($0, of: name) })
        <textarea id="\(name)" name="\(name)" rows="4"\(help == nil ? .empty : " aria-describedby=\"\(name)-help\"" as HTML)\(" autofocus", if: isFirst)>\(value)</textarea></p>
        """
    case .text(let name, let label, let help, let value):
      return line("text", (name, label, help, value), isFirst: isFirst)
    case .day(let name, let label, let help, let value):
      return line("date", (name, label, help, value), isFirst: isFirst)
    case .reasons(let label, let reasons):
      return """
        <fieldset class="field reasons"><legend>\(label)</legend>\(reasons.enumerated().map { reason($1, isFirst: isFirst && $0 == 0) })</fieldset>
        """
    case .defects(let defects): return self.defects(defects, isFirst: isFirst)
    case .said(let lines): return "\(lines.map { "<p class=\"effect\">\($0)</p>" as HTML })"
    case .group(let label, let fields):
      return
        "<fieldset class=\"group\"><legend>\(label)</legend>\(fields.map { self.field($0, isFirst: false) })</fieldset>"
    }
  }

  private func line(
    _ type: String,
    _ field: (name: String, label: String, help: String?, value: String),
    isFirst: Bool
  ) -> HTML {
    let described: HTML =
      field.help == nil ? .empty : " aria-describedby=\"\(field.name)-help\""
    return """
      <p class="field"><label for="\(field.name)">\(field.label)</label>\(field.help.map { help($0, of: field.name) })
      <input type="\(type)" id="\(field.name)" name="\(field.name)" value="\(field.value)"\(described)\(" autofocus", if: isFirst)></p>
      """
  }

  private func radio(_ name: String, _ option: Option, at place: Int, isFirst: Bool) -> HTML {
    """
    <span class="choice"><input type="radio" id="\(name)-\(place)" name="\(name)" value="\(option.value)"\(" checked", if: option.isPicked)\(" autofocus", if: isFirst)>
    <label for="\(name)-\(place)">\(option.text)</label></span>
    """
  }

  private func reason(_ reason: Reason, isFirst: Bool) -> HTML {
    """
    <div class="reason"><span class="choice"><input type="checkbox" id="reason-\(reason.code)" name="reason" value="\(reason.code)"\(" checked", if: reason.isPicked)\(" autofocus", if: isFirst)>
    <label for="reason-\(reason.code)"><b>\(reason.code)</b> \(reason.text)</label></span>
    <label class="hidden" for="note-\(reason.code)">\(noteLabel) \(reason.code)</label>
    <input type="text" id="note-\(reason.code)" name="note.\(reason.code)" value="\(reason.note)" placeholder="\(noteLabel)"></div>
    """
  }

  private func defects(_ defects: Defects, isFirst: Bool) -> HTML {
    HTML.empty
      + "<p class=\"help\">\(defects.help)</p><div class=\"defects\">\(defects.rows.enumerated().map { defect($1, at: $0, of: defects, isFirst: isFirst && $0 == 0) })</div>"
  }

  private func defect(_ row: Defects.Row, at place: Int, of defects: Defects, isFirst: Bool) -> HTML
  {
    """
    <fieldset class="defect"><legend>\(row.title)</legend>
    <label for="subject-\(place)" class="hidden">\(defects.place)</label>
    <select id="subject-\(place)" name="subject.\(place)"\(" autofocus", if: isFirst)><option value="">\(defects.place)</option>\(defects.subjects.map { subjects($0, picked: row.subject) })</select>
    <label for="code-\(place)" class="hidden">\(defects.reason)</label>
    <select id="code-\(place)" name="code.\(place)"><option value="">\(defects.reason)</option>\(defects.codes.map { option($0, picked: row.code) })</select>
    <label for="note-\(place)" class="hidden">\(defects.note)</label>
    <input type="text" id="note-\(place)" name="note.\(place)" value="\(row.note)" placeholder="\(defects.note)">
    \(defects.isNew.map { "<span class=\"choice\"><input type=\"checkbox\" id=\"new-\(place)\" name=\"new.\(place)\" value=\"1\"\(" checked", if: row.isNew)><label for=\"new-\(place)\">\($0)</label></span>" as HTML })
    </fieldset>
    """
  }

  private func subjects(
    _ group: (group: String, options: [(value: String, text: String)]),
    picked: String
  ) -> HTML {
    "<optgroup label=\"\(group.group)\">\(group.options.map { option($0, picked: picked) })</optgroup>"
  }

  private func option(_ option: (value: String, text: String), picked: String) -> HTML {
    "<option value=\"\(option.value)\"\(" selected", if: option.value == picked)>\(option.text)</option>"
  }
}
