import Casework
package import Deadlines
package import Definitions

/// Makes the board. Pure: figures, names, the moment.
package struct BoardScreen {
  let figures: BoardFigures
  let units: [UnitID: Unit]
  let calendar: WorkCalendar
  let frame: PageFrame
  let formats: Formats
  let now: Moment
  private var language: Language { frame.language }

  package init(
    figures: BoardFigures,
    units: [UnitID: Unit],
    calendar: WorkCalendar,
    frame: PageFrame,
    formats: Formats,
    now: Moment
  ) {
    self.figures = figures
    self.units = units
    self.calendar = calendar
    self.frame = frame
    self.formats = formats
    self.now = now
  }

  package var page: BoardPage {
    BoardPage(
      frame: frame,
      title: frame(Say.title),
      now: formats.day(formats.today) + " " + formats.clock(now),
      entries: entries,
      cards: cards,
      tableTitle: frame(Say.table),
      columns: columns,
      rows: figures.units.filter { !$0.isIdle }.map(row),
      idle: idle,
      legend: legend,
      chartTitle: frame(Say.chart),
      chart: chart,
      urgentTitle: frame(Say.urgent),
      urgent: HeldRows(units: units, calendar: calendar, frame: frame, formats: formats)
        .list(figures.urgent)
    )
  }

  private var entries: [TopBar.Entry] { Self.entries(frame) }

  static func entries(_ frame: PageFrame) -> [TopBar.Entry] {
    [
      TopBar.Entry(.board, frame(Words(zh: "时限", en: "Limits"))),
      TopBar.Entry(.clocks(standing: .passed), frame(Words(zh: "逾期", en: "Late"))),
    ]
  }

  private var cards: [BoardPage.Card] {
    let cases = figures.cases
    return [
      card(.clocks(), cases.open, Say.open, nil),
      card(.clocks(standing: .today), cases.today, Say.today, .soon),
      card(.clocks(kind: .promised, standing: .passed), cases.pastPromise, Say.pastPromise, .late),
      card(.clocks(kind: .statutory, standing: .passed), cases.pastLaw, Say.pastLaw, .unlawful),
      card(.clocks(kind: .receipt, standing: .today), cases.deemedTonight, Say.deemed, .unlawful),
    ]
  }

  private func card(_ href: Href, _ count: Int, _ label: Words, _ light: Light?) -> BoardPage.Card {
    BoardPage.Card(
      href: href,
      figure: Self.grouped(count),
      label: frame(label),
      light: count == 0 ? nil : light
    )
  }

  /// 1284 as people read it: 1,284.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(max(0, number)))
    return digits.enumerated().reduce("") { text, digit in
      let left = digits.count - digit.offset
      return text + (digit.offset > 0 && left % 3 == 0 ? "," : "") + String(digit.element)
    }
  }

  private var columns: [String] {
    [frame(Say.unit)] + BoardFigures.kinds.map { $0.words[language] } + [frame(Say.composition)]
  }

  /// Units with no clock are named in one line: a row of dashes each would hide those that hold something.
  private var idle: String? {
    let names = figures.units.filter(\.isIdle).map { name($0.unit) }
    guard !names.isEmpty else { return nil }
    let separator = frame(Words(zh: "、", en: ", "))
    return "\(frame(Say.idle)) (\(names.count)): \(names.joined(separator: separator))"
  }

  private func row(_ row: BoardFigures.UnitRow) -> BoardPage.Row {
    BoardPage.Row(
      unit: name(row.unit),
      cells: BoardFigures.kinds.map { cell($0, in: row) },
      bar: bar(row)
    )
  }

  private func name(_ unit: UnitID) -> String { units[unit]?.title[language] ?? unit }

  private func cell(_ kind: Clock.Kind, in row: BoardFigures.UnitRow) -> BoardPage.Cell {
    let counts = row.cells[kind] ?? [:]
    let order: [BoardFigures.Standing] = [.passed, .today, .week, .onTime]
    let found = order.filter { counts[$0] ?? 0 > 0 }.map {
      figure($0, counts[$0] ?? 0, kind, row.unit)
    }
    return BoardPage.Cell(main: found.first, others: Array(found.dropFirst()))
  }

  private func figure(
    _ standing: BoardFigures.Standing,
    _ count: Int,
    _ kind: Clock.Kind,
    _ unit: UnitID
  ) -> BoardPage.Figure {
    let word = frame(standing.words)
    return BoardPage.Figure(
      href: .clocks(unit: unit, kind: kind, standing: standing),
      light: standing.light(of: kind),
      text: standing == .passed || standing == .today ? "\(count)" : "\(word) \(count)",
      label: "\(name(unit)), \(kind.words[language]), \(word): \(count)"
    )
  }

  private func bar(_ row: BoardFigures.UnitRow) -> CompositionBar {
    var counts: [(light: Light, words: Words, count: Int)] = [
      (.onTime, BoardFigures.Standing.onTime.words, 0),
      (.soon, BoardFigures.Standing.today.words, 0),
      (.late, Say.late, 0), (.unlawful, Say.unlawful, 0),
    ]
    for (kind, cell) in row.cells {
      counts[0].count += (cell[.onTime] ?? 0) + (cell[.week] ?? 0)
      counts[1].count += cell[.today] ?? 0
      counts[kind.isSetByLaw ? 3 : 2].count += cell[.passed] ?? 0
    }
    let whole = counts.reduce(0) { $0 + $1.count }
    let label = counts.map { "\(frame($0.words)) \($0.count)" }.joined(separator: ", ")
    guard whole > 0 else { return CompositionBar(parts: [], label: label) }
    return CompositionBar(
      parts: counts.filter { $0.count > 0 }.map { ($0.light, Double($0.count) / Double(whole)) },
      label: label
    )
  }

  private var legend: [HTML] {
    [
      Light.onTime.html(frame(BoardFigures.Standing.onTime.words)),
      Light.soon.html(frame(BoardFigures.Standing.today.words)), Light.late.html(frame(Say.late)),
      Light.unlawful.html(frame(Say.unlawful)),
    ]
  }

  private var chart: DayChart {
    let days = figures.comingDays.map { coming in
      let weekend = coming.day.weekday > 5
      let name = coming.day.weekday == 6 ? "Sat" : "Sun"
      let mark = weekend ? (language == .zh ? " 补班" : " " + name) : ""
      return (label: "\(coming.day.month)-\(coming.day.day)\(mark)", count: coming.count)
    }
    let label = figures.comingDays.map { "\(formats.short($0.day)): \($0.count)" }
    return DayChart(title: frame(Say.chart), days: days, label: label.joined(separator: ", "))
  }
}

extension BoardScreen {
  private enum Say {
    static let title = Words(zh: "时限监察", en: "Deadlines")
    static let table = Words(zh: "部门 × 时限", en: "Departments × clocks")
    static let chart = Words(zh: "未来十个工作日到期", en: "Due in the ten coming workdays")
    static let urgent = Words(zh: "谁手里最急", en: "Most urgent, and in whose hands")
    static let unit = Words(zh: "部门", en: "Department")
    static let idle = Words(zh: "没有时限在走的部门", en: "Departments with no clock running")
    static let composition = Words(zh: "在办构成", en: "Composition")
    static let open = Words(zh: "在办件", en: "Open cases")
    static let today = Words(zh: "今天到期的办件", en: "Cases due today")
    static let pastPromise = Words(zh: "超过承诺的办件", en: "Cases past the promise")
    static let pastLaw = Words(zh: "超过法定的办件", en: "Cases past the law")
    static let deemed = Words(zh: "今晚将视为受理", en: "Deemed accepted tonight")
    static let late = Words(zh: "超过环节、签收或承诺", en: "Past a step, signature or promise")
    static let unlawful = Words(zh: "超过法律的期限", en: "Past a limit of the law")
  }
}

extension BoardFigures.Standing {
  var words: Words {
    switch self {
    case .onTime: Words(zh: "按时", en: "On time")
    case .today: Words(zh: "今天到期", en: "Due today")
    case .week: Words(zh: "本周", en: "This week")
    case .passed: Words(zh: "已过期", en: "Passed")
    }
  }

  /// Nil: nothing presses, the figure stands plain.
  func light(of kind: Clock.Kind) -> Light? {
    switch self {
    case .onTime, .week: nil
    case .today: .soon
    case .passed: kind.isSetByLaw ? .unlawful : .late
    }
  }
}
