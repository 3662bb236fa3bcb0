import Casework
import Deadlines
import Foundation
import Testing

@testable import Papers

@Suite struct `Legal documents` {
  @Test func `a notice names every defect once and escapes what was typed`() throws {
    let texts = try #require(PaperTexts.load(from: Cast.folder).0)
    let facts = PaperFacts(
      kind: .correctionNotice,
      words: Cast.common.merging(["correction_due": "2026年10月24日"]) { $1 },
      lists: ["defects": Cast.defects]
    )
    let html = String(decoding: try texts.render(facts), as: UTF8.self)
    #expect(html.contains("林记&lt;小吃店&gt;"))
    #expect(!html.contains("林记<小吃店>"))
    #expect(html.contains("B03") && html.contains("缺清洗消毒间<br>见图纸左下"))
    #expect(html.contains("（首次审查时不可见）"))
    #expect(html.hasPrefix("<!doctype html>") && !html.contains("{{"))
  }

  @Test func `a value that is missing stops the paper instead of leaving a hole`() throws {
    let texts = try #require(PaperTexts.load(from: Cast.folder).0)
    let facts = PaperFacts(kind: .correctionNotice, words: Cast.common)
    #expect(throws: PaperFault.missing("correction_due", in: .correctionNotice)) {
      try texts.render(facts)
    }
  }

  @Test(arguments: [
    ("行政许可法 §32(4)", "《行政许可法》第32条第(4)项"), ("消防法 §15", "《消防法》第15条"),
    ("公众聚集场所投入使用、营业消防安全检查规则", "《公众聚集场所投入使用、营业消防安全检查规则》"),
  ])
  func `a citation reads as documents write it`(pair: (short: String, full: String)) {
    #expect(pair.short.asLaw == pair.full)
  }
}
