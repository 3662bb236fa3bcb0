import Deadlines
import Definitions

/// The front door: what do you want done, what is at hand, where is my case.
struct HomePage: Sendable {
  let frame: PageFrame
  var often: [(Href, String)]
  var themes: [MatterCard]
  /// Matters that are no part of a theme, the next thing one looks for.
  var others: [MatterCard]
  var departments: [MatterCard]
  let figures: FiguresPart

  init(_ frame: PageFrame, _ list: MatterList, _ figures: FiguresPart) {
    self.frame = frame
    self.figures = figures
    let inThemes = Set(
      list.themes.flatMap { list.catalogue.matters(of: $0, on: list.day) }.map(\.id)
    )
    let single = list.procedures.filter { $0.handling != .parallel && !inThemes.contains($0.id) }
    often = (list.themes + single).prefix(4).map { (.guide($0.id.name), $0.title[frame.language]) }
    themes = list.themes.map(list.card)
    // What is kept to show older times is found by search and by department.
    others = single.filter { !$0.isHistorical }.map(list.card)
    departments = list.catalogue.units.values.sorted { $0.id < $1.id }.compactMap { unit in
      let matters = list.matters(of: unit.id)
      guard !matters.isEmpty else { return nil }
      return MatterCard(
        href: .department(unit.id),
        title: unit.title[frame.language],
        line: Self.count(matters.count, frame.language)
      )
    }
  }

  private static func count(_ count: Int, _ language: Language) -> String {
    language == .zh ? "\(count) 项" : count == 1 ? "1 service" : "\(count) services"
  }

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      current: .home,
      band: band,
      body: """
        <div class="home">
        <div class="main-part">
        <section aria-labelledby="themes"><h2 id="themes">\(Say.themes, frame.language)</h2>\(cards(themes, Say.noThemes))</section>
        \(othersHTML)<section class="compact" aria-labelledby="departments"><h2 id="departments">\(Say.departments, frame.language)</h2>\(cards(departments, Say.noDepartments))</section>
        <p><a href="\(Href.search)">\(Say.all, frame.language)</a></p>
        </div>
        <div class="side-part">
        <section aria-labelledby="check"><h2 id="check">\(Say.progress, frame.language)</h2><div class="card">\(ProgressForm(frame).html)</div></section>
        <section class="figures" aria-labelledby="figures"><h2 id="figures">\(Say.figures, frame.language)</h2>\(figures.html)<p class="small"><a href="\(Href.results())">\(Say.results, frame.language)</a> · <a href="\(Href.notices())">\(NoticesPage.Say.title, frame.language)</a></p></section>
        </div></div>
        """
    ).html
  }

  private var band: HTML {
    """
    <section class="hero" aria-labelledby="ask"><div class="wide"><h1 id="ask"><label for="q">\(Say.title, frame.language)</label></h1>
    <form class="search" role="search" action="\(Href.search)"><input id="q" name="q" type="search" maxlength="100" placeholder="\(Say.example, frame.language)" data-key="/"><button class="button go">\(Say.find, frame.language)</button></form>
    \(oftenLine)</div></section>
    """
  }

  private var oftenLine: HTML? {
    guard !often.isEmpty else { return nil }
    let links: [HTML] = often.map { "<a href=\"\($0.0)\">\($0.1)</a>" }
    return "<p>\(Say.often, frame.language)\(links.joined(by: " · "))</p>"
  }

  private var othersHTML: HTML? {
    guard !others.isEmpty else { return nil }
    return """
      <section aria-labelledby="others"><h2 id="others">\(Say.others, frame.language)</h2><ul class="grid">\(others.map(\.html))</ul></section>
      """
  }

  private func cards(_ cards: [MatterCard], _ none: Words) -> HTML {
    cards.isEmpty
      ? "<p class=\"empty\">\(none, frame.language)</p>"
      : "<ul class=\"grid\">\(cards.map(\.html))</ul>"
  }

  private enum Say {
    static let title = Words(zh: "您要办什么事？", en: "What do you need to get done?")
    static let example = Words(
      zh: "例如：开饭店、烟草证、规划许可",
      en: "e.g. open a restaurant, tobacco licence"
    )
    static let find = Words(zh: "查找", en: "Search")
    static let often = Words(zh: "常办：", en: "Often asked for: ")
    static let themes = Words(zh: "一件事一次办", en: "One visit for the whole matter")
    static let others = Words(zh: "单独办理", en: "One matter at a time")
    static let all = Words(zh: "全部事项", en: "All services")
    static let departments = Words(zh: "按部门", en: "By department")
    static let progress = Words(zh: "查进度", en: "Check progress")
    static let results = Words(zh: "许可结果公示", en: "Licences granted")
    static let figures = Words(zh: "我们守时吗", en: "Do we keep our word?")
    static let noThemes = Words(
      zh: "还没有“一件事”。发布后会列在这里；现在可以按部门查找。",
      en: "Integrated matters will be listed here once published. Look by department meanwhile."
    )
    static let noDepartments = Words(
      zh: "还没有部门发布事项。",
      en: "No department has published a matter yet."
    )
  }
}
