import Deadlines
import DefinitionFiles
import Definitions
import Foundation
import Testing

/// `hall explain --law`: an official checks any procedure file against the statute line by line.
@Suite struct `A procedure beside its law` {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let catalogue = readDefinitions(
    at: ["Forms", "Procedures"].map { root.appendingPathComponent($0).path }
  ).catalogue

  @Test(arguments: Language.allCases)
  func `every citation of every procedure is printed with its law and what its articles say`(
    language: Language
  ) throws {
    let catalogue = try #require(Self.catalogue)
    for procedure in catalogue.procedures.values {
      let form = catalogue.form(for: procedure, on: procedure.id.inForce)
      let cited = citations(in: procedure) + (form?.materials ?? []).compactMap(\.basis)
      #expect(!cited.isEmpty)
      let lines = explainLaw(of: procedure, in: catalogue, language)
        .split(separator: "\n").map(String.init)
      for citation in Set(cited) where !citation.text.isEmpty {
        let name = "\(procedure.id): \(citation.text)"
        let shown = citation.mark.map { "\(citation.text) [\($0.rawValue)]" } ?? citation.text
        let place = try #require(lines.firstIndex { $0.hasPrefix("    " + shown) }, "\(name)")
        guard let law = catalogue.laws[citation.law] else {
          #expect(citation.mark == .typical, "\(name) is not on file")
          continue
        }
        #expect(lines[place].contains(law.title[language]), "\(name)")
        let beside = lines[(place + 1)...].prefix { $0.hasPrefix("        ") }
        for number in citation.articles {
          let says = try #require(law.article(number)?.says[language], "\(name) §\(number)")
          #expect(beside.contains { $0.contains(says) }, "\(name) §\(number)")
        }
      }
    }
  }

  @Test func `each line stands in its file, and each has a source or says that it is practice`()
    throws
  {
    let catalogue = try #require(Self.catalogue)
    for procedure in catalogue.procedures.values {
      let form = catalogue.form(for: procedure, on: procedure.id.inForce)
      let lines = catalogue.lawLines(of: procedure, form: form)
      for line in lines {
        let name = "\(procedure.id): \(line.text.en)"
        #expect(!line.basis.isEmpty || !line.law.isEmpty || line.mark != nil, "\(name)")
        for citation in line.law {
          let law = try #require(catalogue.laws[citation.law], "\(name): \(citation.text)")
          for number in citation.articles {
            #expect(law.article(number) != nil, "\(name): \(citation.text)")
          }
        }
      }
      #expect(lines.filter { $0.part == .steps }.count > procedure.steps.count)
    }
  }

  @Test(arguments: [
    ("tobacco-retail", ["名额有限：", "每个部门 2 人以上"]),
    ("export-inspection", ["受理后 5 个工作日内指派人员", "在“预计出运日期”的 7 日前提出申请", "不计入：检验、检测"]),
    ("fire-safety-check", ["直接关系公共安全、健康", "告知承诺：不经审查、核查、审核", "告知承诺：决定后核查 20 个工作日"]),
    ("business-registration", ["材料齐全的，窗口人员当场受理并准予", "材料不齐的，一次告知后退还"]),
    ("enterprise-approval", ["旅游局：逾期不反馈的，视为无意见", "演示市地方规定，仿照实例编写"]),
    ("completion-acceptance", ["抄告单签收 1 个工作日 [T]", "不计入：建设单位整改，最多 60 个工作日"]),
    ("lawyer-practice", ["归档后保存 360 个月 [T]", "B01 照片或扫描件模糊"]),
    ("catering-opening", ["fire_threshold = 300", "食品经营许可", "主要设备设施布局和操作流程"]),
    ("drawing-review", ["中型及以下：审查 8 个工作日 [T]", "（当“是否特殊建设工程（消防）”答“是”"]),
  ])
  func `what an official looks for is there`(name: String, said: [String]) throws {
    let catalogue = try #require(Self.catalogue)
    let day = try #require(Day("2026-06-01"))
    let found = catalogue.procedure(named: name, on: day)
    let text = explainLaw(of: try #require(found), in: catalogue, .zh)
    for words in said { #expect(text.contains(words), "\(name): \(words)") }
  }

  // What the hall's own papers say of law, and what its code cites, an office can look up too.
  @Test func `what papers cite by themselves is on file`() throws {
    let catalogue = try #require(Self.catalogue)
    let folder = Self.root.appendingPathComponent("Forms/papers")
    var checked = 0
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where file.hasSuffix(".mustache") {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      #expect(catalogue.lawProblems(in: text, of: file) == [])
      if text.contains("》第") { checked += 1 }
    }
    #expect(checked > 10)
  }

  @Test func `what the code cites is on file`() throws {
    let catalogue = try #require(Self.catalogue)
    let sources = Self.root.appendingPathComponent("Sources")
    let names = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String }
    var cited: [Citation] = []
    for name in names ?? [] where name.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appendingPathComponent(name), encoding: .utf8)
      cited += text.matches(of: #/Citation\("([^"\\]+)"\)/#).map { Citation(String($0.1)) }
    }
    #expect(cited.count > 30)
    for citation in cited {
      let law = try #require(catalogue.laws[citation.law], "\(citation.text)")
      for number in citation.articles {
        #expect(law.article(number) != nil, "\(citation.text)")
      }
    }
  }

  /// Every citation that a value holds, however deep: a new part of a procedure is found without being named here.
  private func citations(in value: Any) -> [Citation] {
    if let citation = value as? Citation { return [citation] }
    // A condition cites nothing, and its expression is deep.
    if value is Condition { return [] }
    return Mirror(reflecting: value).children.flatMap { citations(in: $0.value) }
  }
}
