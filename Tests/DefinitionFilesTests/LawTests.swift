import Deadlines
import DefinitionFiles
import Definitions
import Testing

@Suite struct `Laws that procedures rest on` {
  @Test(arguments: [
    ("行政许可法 §32(4)", "行政许可法", [32]), ("优化营商环境条例 §41–42", "优化营商环境条例", [41, 42]),
    ("食品安全法 §33(一)–(四)", "食品安全法", [33]), ("质量管理条例 §16,17,49", "质量管理条例", [16, 17, 49]),
    ("行政许可法 §42①", "行政许可法", [42]), ("国发〔2024〕3号", "国发〔2024〕3号", []),
    ("§", "", []), ("甲 §99999999999999999999", "甲", []), ("甲 §5–3", "甲", [5, 3]),
  ])
  func `a citation is a law and its articles`(text: String, law: String, articles: [Int]) {
    #expect(Citation(text).law == law)
    #expect(Citation(text).articles == articles)
  }

  @Test func `what is on file may be cited`() {
    #expect(report() == "")
  }

  @Test func `an unknown law is told with the nearest`() {
    let found = report(citing: "食品安权法 §35")
    #expect(found.contains("unknown law '食品安权法'; did you mean '食品安全法'?"))
  }

  @Test func `an article that is not on file is a flaw`() {
    #expect(report(citing: "食品安全法 §36").contains("article 36 of '食品安全法' is not on file"))
  }

  @Test func `practice has no source, and is not asked for one`() {
    #expect(report(citing: "当地通行做法 [T]") == "")
  }

  @Test func `a law on file is no practice, whatever its mark`() {
    #expect(report(citing: "食品安全法 §36 [T]").contains("article 36 of '食品安全法' is not on file"))
    let repealed = law.replacing(
      "in_force: 2015-10-01",
      with: "in_force: 1990-01-01\nrepealed: 2020-01-01"
    )
    #expect(report(citing: "食品安全法 §35 [T]", law: repealed).contains("was repealed on 2020-01-01"))
  }

  @Test func `a law that is not yet in force founds nothing`() {
    let coming = law.replacing("in_force: 2015-10-01", with: "in_force: 2026-01-02")
    #expect(
      report(law: coming).contains(
        "is in force only from 2026-01-02, this procedure from 2026-01-01"
      )
    )
    #expect(report(law: coming.replacing("2026-01-02", with: "2026-01-01")) == "")
  }

  @Test func `the basis of an instant grant is looked up`() {
    let instant = "\ninstant: { by: front desk, basis: 食品安全法 §99 }"
    #expect(report(adding: instant).contains("article 99 of '食品安全法' is not on file"))
  }

  @Test func `practice alone makes nobody's silence mean no objection, and stops no clock`() {
    func permit(_ basis: String) -> String {
      let silence = "within: 7 workdays, silence: { means: no objection, basis: \(basis) } }"
      return report(changing: "permit.yaml", "within: 7 workdays }", to: silence)
    }
    #expect(permit("'当地做法 [T]'").contains("that silence is no objection rests on a local rule"))
    #expect(permit("食品安全法 §35") == "")
    func special(_ basis: String) -> String {
      report(
        adding: "\nspecial: [ { id: rest, title: { zh: 停, en: Rest }, basis: \(basis) } ]"
      )
    }
    #expect(special("'当地做法 [T]'").contains("that 'Rest' is not counted rests on a rule"))
    #expect(special("食品安全法 §35") == "")
  }

  // A version that was served once is read, though today's rule would refuse it.
  @Test func `what was served before may rest on practice still`() {
    let rest = "\nspecial: [ { id: rest, title: { zh: 停, en: Rest }, basis: '当地做法 [T]' } ]\n"
    var files = Cast.files
    files["food.yaml"] = Cast.food + rest
    #expect(readServed(files).problems.isEmpty)
  }

  @Test func `a paper's own citations are looked up`() throws {
    let licensing = Law(
      name: "行政许可法",
      title: Words(zh: "中华人民共和国行政许可法", en: "Licensing Law"),
      number: "29",
      version: .first,
      inForce: .first,
      articles: [32, 42].map { Law.Article(number: $0, says: Words(zh: "条", en: "article")) }
    )
    var catalogue = try #require(readDefinitions(Cast.files).catalogue)
    catalogue.laws = [licensing.name: licensing]
    let text = """
      <p>依照《行政许可法》第三十二条第一款第（四）项、第四十二条，《申请表》已收。</p>
      <p>依据：《行政许可法》第四十二条、第八十二条；《中华人民共和国行政许可法》第四十条；《邮政法》第一百零三条。</p>
      """
    let problems = catalogue.lawProblems(in: text, of: "Forms/papers/a.mustache")
    #expect(problems.map(\.place.line) == [2, 2, 2])
    #expect(
      problems.map(\.message.en) == [
        "article 82 of '行政许可法' is not on file in Procedures/laws",
        "article 40 of '行政许可法' is not on file in Procedures/laws",
        "'邮政法' is not on file in Procedures/laws",
      ]
    )
  }

  @Test func `a repealed law is for historical demonstrations only`() {
    let repealed = law.replacing(
      "in_force: 2015-10-01",
      with: "in_force: 1990-01-01\nrepealed: 2020-01-01"
    )
    #expect(report(law: repealed).contains("was repealed on 2020-01-01"))
    #expect(report(law: repealed, historical: true) == "")
  }

  private let law = """
    law: 食品安全法
    title: { zh: 中华人民共和国食品安全法, en: Food Safety Law }
    number: 主席令第81号
    version: 2021-04-29
    in_force: 2015-10-01
    articles:
      - { article: 35, says: { zh: 许可制度, en: Licences } }
    """

  private func report(
    citing citation: String = "食品安全法 §35",
    law: String? = nil,
    historical: Bool = false,
    adding more: String = "",
    changing file: String = "food.yaml",
    _ text: String = "",
    to other: String = ""
  ) -> String {
    var files = Cast.files
    files[file] = files[file]?.replacing(text, with: other, maxReplacements: 1)
    files["law.yaml"] = law ?? self.law
    files["licensing.yaml"] = """
      law: 行政许可法
      title: { zh: 行政许可法, en: Licensing Law }
      number: 主席令第29号
      version: 2019-04-23
      in_force: 2004-07-01
      articles:
      \((1...83).map { "  - { article: \($0), says: { zh: 条, en: an article } }" }.joined(separator: "\n"))
      """
    for (name, text) in files where text.hasPrefix("procedure:") {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      files[name] = lines.map { line in
        if line.hasPrefix("basis:") {
          let more = name == "food.yaml" ? more : ""
          return "basis: ['\(citation)']" + (historical ? "\nhistorical: yes" : "") + more
        }
        return String(line)
      }.joined(separator: "\n").replacing("basis: 地方规定 }", with: "basis: '地方规定 [T]' }")
    }
    return checkReport(readDefinitions(files).problems, .en)
  }
}
