/// The right pane: what I may do, and under each act what it will do.
package struct ActsPane: Sendable {
  package struct Warning: Sendable {
    package var light: Light
    package var title: String
    package var text: String
  }

  package struct Button: Sendable {
    package var href: Href
    package var text: String
    package var key: String?
    package var isFirst: Bool
    package var isGrave: Bool
    /// Folded away behind the others.
    package var isSeldom: Bool
    package var effect: [String]
    /// Why it must wait; then it is no link.
    package var obstacle: String?
  }

  package var heading: String
  package var said: String?
  package var warnings: [Warning]
  package var problems: [String]
  package var buttons: [Button]
  /// The heading of what is seldom needed.
  package var seldom: String
  package var empty: String
  package var form: ActForm?
  /// On a phone the file comes first: the way past it.
  package var toActs: String
  package var keys: [(key: String, text: String)]
  package var keysTitle: String

  package var html: HTML {
    """
    <aside class="pane acts" id="acts" aria-label="\(heading)"><div class="stay">
    \(said.map { "<p class=\"said\" role=\"status\">\(Light.done.html($0))</p>" as HTML })
    \(warnings.map(warning))
    \(form == nil ? list : .empty)\(form?.html)
    <p class="keys-line"><kbd>J</kbd> <kbd>K</kbd> \(keys.first?.text ?? "") · <kbd>1</kbd>–<kbd>9</kbd> \(keys.first { $0.key == "1–9" }?.text ?? "")</p>
    <details class="keys"><summary data-key="?">\(keysTitle) <kbd>?</kbd></summary>
    <ul>\(keys.map { "<li><kbd>\($0.key)</kbd> <span>\($0.text)</span></li>" })</ul></details>
    </div></aside>
    """
  }

  var jump: HTML? {
    form == nil && !buttons.isEmpty
      ? "<p class=\"to-acts\"><a href=\"\(Href(fragment: "acts"))\">\(toActs)</a></p>" : nil
  }

  private func warning(_ warning: Warning) -> HTML {
    "<div class=\"note\"><p>\(warning.light.html(warning.title))</p><p>\(warning.text)</p></div>"
  }

  private var list: HTML {
    let daily = buttons.filter { !$0.isSeldom }
    let rest = buttons.filter(\.isSeldom)
    let first: HTML =
      daily.isEmpty
      ? "<p class=\"empty\">\(empty)</p>" : "<ul class=\"act-list\">\(daily.map(button))</ul>"
    guard !rest.isEmpty else { return first }
    return """
      \(first)<details class="seldom"><summary>\(seldom)</summary><ul class="act-list">\(rest.map(button))</ul></details>
      """
  }

  private func button(_ button: Button) -> HTML {
    let key = button.key.map { "<kbd>\($0.uppercased())</kbd>" as HTML }
    let effect = button.effect.map { "<p class=\"effect\">\($0)</p>" as HTML }
    guard button.obstacle == nil else {
      return
        "<li><span class=\"button plain waiting\">\(button.text)</span><p class=\"effect\">\(button.obstacle ?? "")</p></li>"
    }
    let style = button.isFirst ? "" : button.isGrave ? " danger" : " plain"
    return """
      <li><a class="button\(style)" href="\(button.href)"\(button.key.map { " data-key=\"\($0)\" accesskey=\"\($0)\"" as HTML })><span>\(button.text)</span> \(key)</a>\(effect)</li>
      """
  }
}
