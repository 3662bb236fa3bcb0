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
    historical: Bool = false
  ) -> String {
    var files = Cast.files
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
    for (name, text) in Cast.files where text.hasPrefix("procedure:") {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      files[name] = lines.map { line in
        if line.hasPrefix("basis:") {
          return "basis: ['\(citation)']" + (historical ? "\nhistorical: yes" : "")
        }
        return String(line)
      }.joined(separator: "\n").replacing("basis: 地方规定 }", with: "basis: '地方规定 [T]' }")
    }
    return checkReport(readDefinitions(files).problems, .en)
  }
}
