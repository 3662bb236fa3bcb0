import Deadlines
import Definitions

/// The guide of a matter: whether, how, what to bring, whom to ask; printable as it stands.
struct GuidePage: Sendable {
  let frame: PageFrame
  let name: String
  let title: String
  let summary: String
  let answer: String
  let whether: [Fact]
  let how: [Fact]
  let help: [Fact]
  let materials: [MaterialRow]
  let steps: StepsPicture
  let questions: [(String, String)]

  init(_ frame: PageFrame, _ reading: GuideReading) {
    self.frame = frame
    let procedure = reading.procedure
    let language = frame.language
    name = procedure.id.name
    title = procedure.title[language]
    summary = procedure.summary[language]
    answer = reading.list.line(procedure)
    whether = reading.whether
    how = reading.how
    help = reading.help
    materials = reading.materials
    steps = StepsPicture(reading.steps) { _ in "" }
    questions = procedure.guide.questions.map { ($0.ask[language], $0.answer[language]) }
  }

  var html: HTML {
    Document(
      frame,
      title: title,
      current: .home,
      body: """
        <div class="stack">
        \(PageHead(.init(frame(Say.matters), .home), .init(frame(Say.guide)), title: title, line: summary).html)
        <div class="answer"><p>\(answer)</p>
        <form method="post" action="\(Href.drafts(name))" class="no-print">\(frame.csrfField)<button class="button">\(Say.apply, frame.language)</button></form></div>
        <p class="row no-print"><a href="\(Href.blankForm(name))">\(Say.blank, frame.language)</a> <a href="\(Href.sampleForm(name))">\(Say.sample, frame.language)</a> <button class="link" type="button" data-print hidden>\(Say.print, frame.language)</button></p>
        <h2>\(Say.materials, frame.language)</h2>\(materialsHTML)
        <h2>\(Say.process, frame.language)</h2>\(steps.html)
        <h2>\(Say.how, frame.language)</h2><div class="card">\(how.html)</div>
        <h2>\(Say.whether, frame.language)</h2><div class="card">\(whether.html)</div>
        <h2>\(Say.help, frame.language)</h2><div class="card">\(help.html)</div>
        \(questionsHTML)</div>
        """
    ).html
  }

  private var materialsHTML: HTML {
    guard !materials.isEmpty else {
      return "<p class=\"empty\">\(Say.noMaterials, frame.language)</p>"
    }
    let brought = materials.filter { !$0.isFetched }
    let fetched = materials.filter(\.isFetched)
    let rest: HTML? =
      fetched.isEmpty
      ? nil
      : "<h3>\(Say.fetched, frame.language)</h3><ul class=\"card bring\">\(fetched.map(row))</ul>"
    return "<ul class=\"card bring\">\(brought.map(row))</ul>\(rest)"
  }

  private func row(_ row: MaterialRow) -> HTML {
    """
    <li><b>\(row.title)</b>\(row.help.isEmpty ? nil : "<p>\(row.help)</p>" as HTML?)<p class="soft small">\([row.necessity, row.form, row.source].joined(separator: " · "))</p><p class="soft small">\(row.basis)</p></li>
    """
  }

  private var questionsHTML: HTML? {
    guard !questions.isEmpty else { return nil }
    let items: [HTML] = questions.map {
      "<details class=\"card\"><summary>\($0.0)</summary><p>\($0.1)</p></details>"
    }
    return "<h2>\(Say.questions, frame.language)</h2>\(items)"
  }

  private enum Say {
    static let matters = Words(zh: "办事", en: "Services")
    static let guide = Words(zh: "办事指南", en: "Service guide")
    static let apply = Words(zh: "在线办理", en: "Apply online")
    static let blank = Words(zh: "空白表", en: "Blank form")
    static let sample = Words(zh: "填写样例", en: "Filled-in sample")
    static let print = Words(zh: "打印指南", en: "Print this guide")
    static let materials = Words(zh: "要带什么", en: "What to bring")
    static let noMaterials = Words(zh: "这个事项不用交材料。", en: "Nothing has to be handed in.")
    static let fetched = Words(zh: "这些由我们取得，您不用带", en: "We fetch these ourselves")
    static let process = Words(zh: "怎么走", en: "Its way")
    static let how = Words(zh: "多久、多少钱、拿到什么", en: "How long, how much, what you get")
    static let whether = Words(zh: "谁能办、凭什么", en: "Who may apply, and why")
    static let help = Words(zh: "找谁问", en: "Whom to ask")
    static let questions = Words(zh: "常见问题", en: "Common questions")
  }
}
