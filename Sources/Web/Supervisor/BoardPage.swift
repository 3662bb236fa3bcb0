/// The supervisor's board: figures that are links, units × kinds of clock, the coming days, the most urgent.
package struct BoardPage: Sendable {
  package struct Card: Sendable {
    package var href: Href
    package var figure: String
    package var label: String
    package var light: Light?
  }

  package struct Figure: Sendable {
    package var href: Href
    package var light: Light?
    package var text: String
    /// For a screen reader: which unit, which clock, how many, how they stand.
    package var label: String
  }

  package struct Cell: Sendable {
    /// What presses most; nil: nothing of this kind runs here.
    package var main: Figure?
    package var others: [Figure]
  }

  package struct Row: Sendable {
    package var unit: String
    package var cells: [Cell]
    package var bar: CompositionBar
  }

  package let frame: PageFrame
  package let title: String
  package let now: String
  package let entries: [TopBar.Entry]
  package let cards: [Card]
  package let tableTitle: String
  package let columns: [String]
  package let rows: [Row]
  /// The units of which no clock runs; nil: there is none.
  package let idle: String?
  package let legend: [HTML]
  package let chartTitle: String
  package let chart: DayChart
  package let urgentTitle: String
  package let urgent: HeldList

  package var html: HTML {
    Document(
      frame,
      .supervisor,
      title: title,
      width: .full,
      current: .board,
      sheets: [.boardStyle],
      entries: entries,
      body: """
        <div class="board" data-live="board"><h1 class="hidden">\(title)</h1><p class="soft small now">\(now)</p>
        <ul class="board-cards">\(cards.map(card))</ul>
        <div class="board-columns"><div>
        <h2 id="units">\(tableTitle)</h2>
        <div class="table card" role="region" aria-labelledby="units" tabindex="0"><table><thead><tr>\(columns.map { "<th scope=\"col\">\($0)</th>" })</tr></thead>
        <tbody>\(rows.map(row))</tbody></table></div>
        \(idle.map { "<p class=\"idle small soft\">\($0)</p>" as HTML })
        <p class="legend small">\(legend.joined(by: " "))</p>
        <h2>\(chartTitle)</h2>\(chart.html)
        </div><div><h2>\(urgentTitle)</h2>\(urgent.html)</div></div></div>
        """
    ).html
  }

  private func card(_ card: Card) -> HTML {
    """
    <li><a class="card" href="\(card.href)"><b\(card.light.map { " class=\"\($0.rawValue)\"" as HTML })>\(card.figure)</b>
    \(card.light.map { $0.html(card.label) } ?? "<span>\(card.label)</span>")</a></li>
    """
  }

  private func row(_ row: Row) -> HTML {
    "<tr><th scope=\"row\">\(row.unit)</th>\(row.cells.map(cell))<td>\(row.bar.html)</td></tr>"
  }

  private func cell(_ cell: Cell) -> HTML {
    guard let main = cell.main else {
      return "<td class=\"number\"><span aria-hidden=\"true\">–</span></td>"
    }
    return """
      <td class="number">\(figure(main))\(cell.others.isEmpty ? nil : "<span class=\"minors\">\(cell.others.map(figure).joined(by: " · "))</span>" as HTML)</td>
      """
  }

  private func figure(_ figure: Figure) -> HTML {
    """
    <a href="\(figure.href)" aria-label="\(figure.label)"\(figure.light == nil ? " class=\"minor\"" : .empty as HTML)>\(figure.light.map { $0.html(figure.text) } ?? "\(figure.text)")</a>
    """
  }
}

/// How a unit's running clocks stand, as one bar.
package struct CompositionBar: Sendable {
  package var parts: [(light: Light, share: Double)]
  package var label: String

  package var html: HTML {
    var x = 0.0
    let rects = parts.map { part -> HTML in
      defer { x += part.share * 228 }
      return """
        <rect class="fill \(part.light.rawValue)" x="\(tenths(x))" y="0" width="\(tenths(part.share * 228))" height="14"/>
        """
    }
    return """
      <svg class="composition" viewBox="0 0 228 14" preserveAspectRatio="none" role="img" aria-label="\(label)">\(rects)</svg>
      """
  }
}

/// How many clocks run out on each coming workday.
package struct DayChart: Sendable {
  package var title: String
  package var days: [(label: String, count: Int)]
  package var label: String

  package var html: HTML {
    let most = max(1, days.map(\.count).max() ?? 1)
    return """
      <div class="chart" role="region" aria-label="\(title)" tabindex="0"><svg class="day-chart" viewBox="0 0 840 150" role="img" aria-label="\(label)">\(days.enumerated().map { bar($1, at: $0, most: most) })</svg></div>
      """
  }

  private func bar(_ day: (label: String, count: Int), at place: Int, most: Int) -> HTML {
    let height = day.count * 96 / most
    let x = place * 84 + 20
    return """
      <text x="\(x + 22)" y="\(112 - height)">\(day.count)</text><rect x="\(x)" y="\(118 - height)" width="46" height="\(max(1, height))" rx="2"/><text x="\(x + 22)" y="138">\(day.label)</text>
      """
  }
}

/// A number with one decimal, as SVG takes it.
func tenths(_ number: Double) -> String {
  let scaled = Int((number * 10).rounded())
  return "\(scaled / 10).\(abs(scaled % 10))"
}
