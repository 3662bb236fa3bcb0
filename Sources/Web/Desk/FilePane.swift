/// The middle pane: the file itself.
package struct FilePane: Sendable {
  package struct Fact: Sendable {
    package var label: String
    package var value: String
    package var consequence: String?
  }

  package struct MaterialRow: Sendable {
    package var title: String
    package var files: [File]
    /// What stands in place of files: shared, or not handed in.
    package var note: String?
    package var light: Light?
    package var remark: String?
  }

  package struct File: Sendable {
    package var href: Href
    package var text: String
    /// 1…9 for the first nine.
    package var key: String?
    /// The photo itself; nil: a file to download.
    package var picture: Href?
    /// The material and the photo's place in it, for the viewer.
    package var caption: String
  }

  package struct Line: Sendable {
    package var title: String
    package var text: String
    package var light: Light?
    /// How a date came about, sentence by sentence.
    package var why: [String] = []
    package var href: Href?
    /// The same as a PDF.
    package var pdf: Href?
  }

  package struct Block: Sendable {
    package var title: String
    package var help: String?
    package var lines: [Line]
  }

  package var number: String
  package var title: String
  package var state: String
  package var facts: [Fact]
  package var materialsTitle: [String]
  package var materials: [MaterialRow]
  package var blocks: [Block]
  package var answersTitle: String
  package var answers: [(section: String, facts: [Fact])]
  package var storyTitle: String
  package var story: [StoryLine]
  package var viewer: PictureViewer?

  package struct StoryLine: Sendable {
    package var when: String
    package var text: String
  }

  package var html: HTML { html(above: nil) }

  /// - Parameter above: what stands under the title, such as a way to the acts.
  package func html(above: HTML?) -> HTML {
    """
    <section class="pane file" data-live="file" data-live-ask>
    <p class="soft small">\(number)</p>
    <h1 id="case" tabindex="-1">\(title)</h1>
    <p class="state">\(state)</p>\(above)\(viewer?.html)
    <dl class="key-facts">\(facts.map(fact))</dl>
    \(materials.isEmpty ? nil : materialTable)
    \(blocks.filter { !$0.lines.isEmpty }.map(block))
    <details><summary data-key="f">\(answersTitle) <kbd>F</kbd></summary>\(answers.map(section))</details>
    <h2>\(storyTitle)</h2>
    <ol class="story">\(story.map { "<li><span class=\"soft\">\($0.when)</span> \($0.text)</li>" })</ol>
    </section>
    """
  }

  private func fact(_ fact: Fact) -> HTML {
    "<div><dt>\(fact.label)</dt><dd>\(fact.value)\(fact.consequence.map { " <span class=\"soft\">→ \($0)</span>" as HTML })</dd></div>"
  }

  private var materialTable: HTML {
    """
    <div class="table"><table><thead><tr>\(materialsTitle.map { "<th scope=\"col\">\($0)</th>" })</tr></thead>
    <tbody>\(materials.map(material))</tbody></table></div>
    """
  }

  private func material(_ row: MaterialRow) -> HTML {
    """
    <tr><th scope="row">\(row.title)</th><td>\(row.files.map(file).joined(by: " "))\(row.note)</td>
    <td>\(row.remark.map { remark in row.light.map { $0.html(remark) } ?? "<span class=\"soft\">\(remark)</span>" as HTML })</td></tr>
    """
  }

  private func file(_ file: File) -> HTML {
    let key = file.key
    let keys = key.map { " data-key=\"\($0)\" accesskey=\"\($0)\"" as HTML }
    let picture = file.picture.map {
      " data-picture=\"\($0)\" data-caption=\"\(file.caption)\"" as HTML
    }
    return """
      <a class="whole" href="\(file.href)"\(keys)\(picture ?? " download")>\(file.text)\(key.map { " <kbd>\($0)</kbd>" as HTML })</a>
      """
  }

  private func block(_ block: Block) -> HTML {
    """
    <h2>\(block.title)</h2>\(block.help.map { "<p class=\"help\">\($0)</p>" as HTML })<ul class="lines">\(block.lines.map(line))</ul>
    """
  }

  private func line(_ line: Line) -> HTML {
    let title: HTML =
      line.href.map { "<a href=\"\($0)\" target=\"_blank\">\(line.title)</a>" }
      ?? "<span>\(line.title)</span>"
    // Typed: in a plain choice the compiler would take the markup for text, and escape it.
    let pdf: HTML? = line.pdf.map {
      " <a href=\"\($0)\" download aria-label=\"\(line.title) \(line.text) PDF\">PDF</a>"
    }
    let text: HTML = line.light.map { $0.html(line.text) } ?? "<span>\(line.text)\(pdf)</span>"
    guard !line.why.isEmpty else { return "<li>\(title) \(text)</li>" }
    return """
      <li class="why"><details><summary>\(title) \(text)</summary>\(line.why.map(paragraph))</details></li>
      """
  }

  private func paragraph(_ text: String) -> HTML { "<p>\(text)</p>" }

  private func section(_ section: (section: String, facts: [Fact])) -> HTML {
    "<h3>\(section.section)</h3><dl class=\"key-facts\">\(section.facts.map(fact))</dl>"
  }
}
