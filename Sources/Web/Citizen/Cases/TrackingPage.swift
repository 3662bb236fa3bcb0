import Casework
import Deadlines
import Definitions

/// Where my case is: one sentence, the picture, the reasons, papers, messages, and what I can do.
struct TrackingPage: Sendable {
  struct Paper: Sendable {
    let title: String
    let number: String
    /// Nil while it is being made.
    let href: Href?
    let pdf: Href?
  }

  struct Message: Sendable {
    let from: String
    let text: String
    let when: String
  }

  let frame: PageFrame
  let number: CaseNumber
  let title: String
  /// «林记小吃店 · 2026年9月18日 22:10 提交».
  let subtitle: String
  let answer: CaseAnswer
  /// What is asked of me now, as the one solid button.
  let todo: (href: Href, text: String)?
  let picture: StepsPicture
  let whys: [WhyThisDay]
  let papers: [Paper]
  let messages: [Message]
  let answers: [(title: String, facts: [Fact])]
  let files: [(material: String, files: [HandedFile])]
  /// What is owed, paid or given back; empty: free of charge.
  let fees: [Fact]
  let canWithdraw: Bool
  /// What the holder of a licence may ask for.
  let licences: [(href: Href, text: String)]
  /// Nil: not to be rated yet, or rated already.
  let rating: RatingForm?
  /// What was said of the case once it was over; empty: nothing yet.
  let rated: String

  var html: HTML {
    Document(
      frame,
      title: title,
      current: .myCases,
      body: """
        \(PageHead(.init(frame(Say.myCases), .myCases), .init(number.text), title: title, line: subtitle).html)
        <div data-live="answer">\(AnswerBox(answer, todo: todo).html)</div>
        <div class="columns track" data-live="case"><div class="stack"><section aria-labelledby="steps"><h2 id="steps">\(Say.steps, frame.language)</h2>\(picture.html)\(whys.map(\.html))</section>\(rating?.html)\(ratedLine)\(filed)</div>
        <div class="stack"><section aria-labelledby="papers"><h2 id="papers">\(Say.papers, frame.language)</h2>\(papersHTML)</section>
        <section aria-labelledby="messages"><h2 id="messages">\(Say.messages, frame.language)</h2>\(messagesHTML)</section>
        \(feesHTML)\(licencesHTML)\(withdrawal)</div></div>
        """
    ).html
  }

  private var papersHTML: HTML {
    guard !papers.isEmpty else { return "<p class=\"empty\">\(Say.noPapers, frame.language)</p>" }
    let rows: [HTML] = papers.map { paper in
      let link: HTML =
        paper.href.map { "<a href=\"\($0)\">\(paper.title)</a>" }
        ?? "<span>\(paper.title) (\(Say.making, frame.language))</span>"
      let pdf: HTML? = paper.pdf.map {
        " <a class=\"small\" href=\"\($0)\" aria-label=\"\(paper.title) PDF\">PDF</a>"
      }
      return "<li>\(link)\(pdf)<br><span class=\"soft small\">\(paper.number)</span></li>"
    }
    return "<ul class=\"card papers\">\(rows)</ul>"
  }

  private var messagesHTML: HTML {
    guard !messages.isEmpty else {
      return "<p class=\"empty\">\(Say.noMessages, frame.language)</p>"
    }
    let older = messages.dropFirst(3)
    let rest: HTML? =
      older.isEmpty
      ? nil
      : """
      <details><summary>\(Say.older, frame.language)</summary>\(older.map(message))</details>
      """
    return "<div class=\"card\">\(messages.prefix(3).map(message))\(rest)</div>"
  }

  private func message(_ message: Message) -> HTML {
    """
    <div class="message"><p><b>\(message.from)</b></p><p>\(message.text)</p><p class="soft small">\(message.when)</p></div>
    """
  }

  private var ratedLine: HTML? {
    rated.isEmpty ? nil : "<p class=\"card\">\(Say.rated, frame.language)<b>\(rated)</b></p>"
  }

  private var filed: HTML? {
    guard !answers.isEmpty else { return nil }
    let parts: [HTML] = answers.map { "<h3>\($0.title)</h3>\($0.facts.html)" }
    let handed: [HTML] = files.map { material, files in
      """
      <h3>\(material)</h3><ul class="lines">\(files.map { "<li>\($0.html(frame.language))</li>" })</ul>
      """
    }
    return """
      <details class="card"><summary>\(Say.filed, frame.language)</summary>\(parts)\(handed)</details>
      """
  }

  private var feesHTML: HTML? {
    fees.isEmpty
      ? nil
      : "<section aria-labelledby=\"fees\"><h2 id=\"fees\">\(Say.fees, frame.language)</h2><div class=\"card\">\(fees.html)</div></section>"
  }

  private var licencesHTML: HTML? {
    guard !licences.isEmpty else { return nil }
    let links: [HTML] = licences.map {
      "<a class=\"button plain\" href=\"\($0.href)\">\($0.text)</a>"
    }
    return """
      <section aria-labelledby="licences"><h2 id="licences">\(Say.licences, frame.language)</h2><div class="actions">\(links)</div></section>
      """
  }

  private var withdrawal: HTML? {
    canWithdraw
      ? "<p><a class=\"button plain\" href=\"\(Href.withdrawal(number))\">\(Say.withdraw, frame.language)</a></p>"
      : nil
  }

  private enum Say {
    static let myCases = Words(zh: "我的办件", en: "My cases")
    static let steps = Words(zh: "走到哪一步了", en: "Where it stands")
    static let papers = Words(zh: "文书", en: "Papers")
    static let messages = Words(zh: "消息", en: "Messages")
    static let noPapers = Words(
      zh: "文书做好后会列在这里，可以下载。",
      en: "Papers will be listed here to download."
    )
    static let noMessages = Words(
      zh: "部门有事找您时，消息会在这里。",
      en: "When a department needs you, its message stands here."
    )
    static let older = Words(zh: "更早的消息", en: "Earlier messages")
    static let rated = Words(zh: "谢谢，您的评价：", en: "Thank you. You rated it: ")
    static let making = Words(zh: "正在制作", en: "being made")
    static let filed = Words(zh: "我提交的内容", en: "What I filed")
    static let fees = Words(zh: "费用", en: "Fees")
    static let licences = Words(zh: "证件的变更和延续", en: "Change or renew")
    static let withdraw = Words(zh: "撤回申请", en: "Withdraw")
  }
}

/// The first lines of a case's page, with the one thing to do.
struct AnswerBox: Sendable {
  let answer: CaseAnswer
  let todo: (href: Href, text: String)?

  init(_ answer: CaseAnswer, todo: (href: Href, text: String)? = nil) {
    self.answer = answer
    self.todo = todo
  }

  var html: HTML {
    """
    <div class="answer \(answer.tone.rawValue)"><p>\(answer.now)</p>\(answer.then.isEmpty ? nil : "<p>\(answer.then)</p>" as HTML?)\(todo.map { "<p><a class=\"button\" href=\"\($0.href)\">\($0.text)</a></p>" })</div>
    """
  }
}
