import Definitions

/// The worklist by itself, and what search found: the same rows, over the whole width.
struct DeskListPage {
  let frame: PageFrame
  let units: [UnitID: Unit]
  let pane: WorklistPane
  var typed = ""

  var html: HTML {
    let bar = DeskBar(frame: frame, units: units)
    return Document(
      frame,
      .clerk,
      title: pane.heading,
      width: .full,
      current: typed.isEmpty ? .desk : nil,
      aside: bar.search(typed).html,
      sheets: [.deskStyle],
      scripts: [.deskScript],
      brand: bar.brand,
      entries: bar.entries,
      body:
        "<div class=\"panes only\"><div class=\"pane list\"><h1>\(pane.heading)</h1>\(pane.html)</div></div>"
    ).html
  }
}
