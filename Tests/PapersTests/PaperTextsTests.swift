import Casework
import Definitions
import Testing

@testable import Papers

@Suite struct `Texts of the papers` {
  @Test func `every shipped text is free of flaws`() {
    let (texts, problems) = PaperTexts.load(from: Cast.folder)
    #expect(problems == [])
    #expect(texts != nil)
  }

  @Test(arguments: Paper.Kind.allCases)
  func `a list's own names never hide behind the paper's`(kind: Paper.Kind) {
    let words = PaperVocabulary.of(kind)
    for item in words.lists.values {
      #expect(item.sometimes.isDisjoint(with: words.always.union(words.sometimes)))
    }
  }

  @Test(arguments: [
    ("{{defect}}", "unknown name"), ("{{promised}}", "no name of this paper"),
    ("<p class=\"{{unit}}\">", "in a tag"), ("{{{unit}}}", "unescaped"), ("{{&unit}}", "unescaped"),
    ("{{#defects}}{{place}}", "never ends"), ("{{/defects}}", "not begun"),
    ("{{#defects}}{{note}}{{/defects}}", "sometimes absent"), ("{{>nowhere}}", "no file"),
    ("{{unit", "not closed"), ("<script>alert(1)</script>", "script"),
    ("{{>correction-notice}}", "includes itself"), ("{{=<% %>=}}", "delimiters"),
  ])
  func `a flaw is found with its file and line`(flaw: (text: String, why: String)) throws {
    var texts = try Cast.shippedTexts()
    texts["correction-notice"] = "<h1>一次性补正告知书</h1>\n" + flaw.text
    let (loaded, problems) = PaperTexts.check(texts)
    #expect(loaded == nil)
    let problem = try #require(problems.first)
    #expect(problem.place.file == "Forms/papers/correction-notice.mustache")
    #expect(problem.place.line == 2)
    #expect(!problem.message.zh.isEmpty && !problem.message.en.isEmpty)
  }

  @Test(arguments: ["{{correction_due}}", "{{#unit}}{{unit}}{{/unit}}"])
  func `a text of an older program still reads, though a fact comes and goes since`(
    text: String
  ) throws {
    var texts = try Cast.shippedTexts()
    texts["termination"] = text
    #expect(PaperTexts.check(texts).0 == nil)
    let (loaded, problems) = PaperTexts.check(texts, asOnceServed: true)
    #expect(problems == [] && loaded != nil)
  }

  @Test func `a missing file is named`() throws {
    var texts = try Cast.shippedTexts()
    texts["denial"] = nil
    let (_, problems) = PaperTexts.check(texts)
    #expect(problems.map(\.place.file) == ["Forms/papers/denial.mustache"])
  }

  @Test
  func `marks are filled in as Mustache has it, and one alone on its line takes the line along`() {
    let texts = [
      "receipt": """
      {{! what the office says }}
      <p>{{unit}}{{^late}} in time{{/late}}</p>
      {{#materials}}
      <li>{{title}}: {{files}} of {{unit}}</li>
      {{/materials}}
      {{>end}}
      """,
      "end": "{{#reasons}}{{code}}{{/reasons}}{{^reasons}}none{{/reasons}}\n",
    ]
    let facts = PaperFacts(
      kind: .receipt,
      words: ["unit": "A & <B>"],
      lists: ["materials": [["title": "one", "files": "1"], ["title": "two", "files": "2"]]]
    )
    var bytes: [UInt8] = []
    PaperText("receipt", among: texts).write(facts, to: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        <p>A &amp; &lt;B&gt; in time</p>
        <li>one: 1 of A &amp; &lt;B&gt;</li>
        <li>two: 2 of A &amp; &lt;B&gt;</li>
        none

        """
    )
  }
}
