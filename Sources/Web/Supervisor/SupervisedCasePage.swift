/// A case as a supervisor reads it: the file, its clocks, what was urged and answered, and the urge.
package struct SupervisedCasePage: Sendable {
  package struct Clock: Sendable {
    package var id: Int
    package var text: String
    package var isPicked: Bool
  }

  package struct Said: Sendable {
    package var when: String
    package var text: String
    package var answer: String?
    package var awaited: String
  }

  /// What a supervisor does now and then: folded, a text and perhaps a unit.
  package struct Seldom: Sendable {
    package var id: String
    /// Which unit it goes to; empty: the case says it.
    package var unitLabel = ""
    package var units: [(value: String, text: String)] = []
    package var action: Href
    package var title: String
    package var label: String
    package var help: String
    package var send: String
  }

  package let frame: PageFrame
  package let entries: [TopBar.Entry]
  package let file: FilePane
  package let urgesTitle: String
  package let said: [Said]
  package let noneYet: String
  package let action: Href
  package let hidden: [(name: String, value: String)]
  package let formTitle: String
  package let clockLabel: String
  package let clocks: [Clock]
  package let textLabel: String
  package let textHelp: String
  package let typed: String
  package let problems: [String]
  package let send: String
  package let seldom: [Seldom]

  package var html: HTML {
    Document(
      frame,
      .supervisor,
      title: file.title,
      width: .full,
      sheets: [.deskStyle, .boardStyle],
      entries: entries,
      body: """
        <div class="panes watched">\(file.html)<aside class="pane acts"><div class="stay"><h2>\(urgesTitle)</h2>
        \(said.isEmpty ? "<p class=\"empty\">\(noneYet)</p>" : .empty as HTML)\(said.map(saying))
        \(clocks.isEmpty ? nil : form)\(seldom.map(seldomForm))</div></aside></div>
        """
    ).html
  }

  private func saying(_ said: Said) -> HTML {
    """
    <div class="message"><p class="soft small">\(said.when)</p><p>\(said.text)</p>
    \(said.answer.map { "<p class=\"tint\">\($0)</p>" as HTML } ?? "<p>\(Light.soon.html(said.awaited))</p>")</div>
    """
  }

  private var problemList: HTML {
    "<div class=\"problems\" tabindex=\"-1\"><ul>\(problems.map { "<li>\($0)</li>" })</ul></div>"
  }

  private func seldomForm(_ form: Seldom) -> HTML {
    let units: HTML? =
      form.units.isEmpty
      ? nil
      : """
      <p class="field"><label for="\(form.id)-unit">\(form.unitLabel)</label><select id="\(form.id)-unit" name="unit">\(form.units.map { "<option value=\"\($0.value)\">\($0.text)</option>" })</select></p>
      """
    return """
      <details class="seldom"><summary>\(form.title)</summary><form method="post" action="\(form.action)" class="act-form">\(frame.csrfField)\(hidden.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)-\(form.id)\">" })
      \(units)<p class="field"><label for="\(form.id)">\(form.label)</label><span class="help" id="\(form.id)-help">\(form.help)</span>
      <textarea id="\(form.id)" name="text" rows="3" aria-describedby="\(form.id)-help"></textarea></p>
      <p class="actions"><button class="button">\(form.send)</button></p></form></details>
      """
  }

  private var form: HTML {
    """
    <form method="post" action="\(action)" class="act-form" id="urge">\(frame.csrfField)\(hidden.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })
    <h2>\(formTitle)</h2>
    \(problems.isEmpty ? .empty : problemList)
    <p class="field"><label for="clock">\(clockLabel)</label><select id="clock" name="clock">\(clocks.map { "<option value=\"\($0.id)\"\(" selected", if: $0.isPicked)>\($0.text)</option>" })</select></p>
    <p class="field"><label for="text">\(textLabel)</label><span class="help" id="text-help">\(textHelp)</span>
    <textarea id="text" name="text" rows="4" aria-describedby="text-help">\(typed)</textarea></p>
    <p class="actions"><button class="button">\(send)</button></p></form>
    """
  }
}
