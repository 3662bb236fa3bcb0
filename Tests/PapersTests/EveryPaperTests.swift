import Casework
import DefinitionFiles
import Definitions
import Foundation
import Rehearsal
import Testing

@testable import Papers

/// A paper that lacks a fact is never made, and nobody gets it: so each kind is made here from a whole case.
@Suite struct `Every kind of paper` {
  @Test func `comes out complete wherever an example draws it, and none is left out`() throws {
    let root = URL(filePath: Cast.folder).deletingLastPathComponent().deletingLastPathComponent()
    let (examples, problems) = readExamples(at: [root.appending(path: "Procedures").path])
    #expect(problems.isEmpty && !examples.isEmpty)
    let texts = try #require(PaperTexts.load(from: Cast.folder).0)
    var seen: Set<Paper.Kind> = []
    for example in examples {
      let run = try #require(play(example, in: Office.catalogue).run)
      for drawn in run.drawn {
        seen.insert(drawn.paper.kind)
        let facts = Self.facts(of: drawn, in: run)
        #expect(
          Self.missing(in: facts) == [],
          "\(example.procedure), \(example.name): \(drawn.paper.kind)"
        )
        let html = String(decoding: try texts.render(facts), as: UTF8.self)
        #expect(!html.contains("{{") && html.contains(run.file.number.text))
        if drawn.paper.kind == .publicNotice { #expect(!html.contains("林小雨")) }
      }
    }
    #expect(Set(Paper.Kind.allCases).subtracting(seen) == [])
  }

  private static func facts(of drawn: CaseRun.Drawn, in run: CaseRun) -> PaperFacts {
    var (paper, file) = (drawn.paper, drawn.file)
    paper.number = "演示字〔2026〕1号"
    // Numbers are given when a paper is stored; here nothing is.
    for index in file.papers.indices { file.papers[index].number = "演示字〔2026〕\(index)号" }
    return PaperFacts(
      of: paper,
      in: file,
      under: run.rules,
      answers: drawn.answers,
      names: PaperNames(applicant: "林小雨", subject: "林记小吃店", queryCode: "12345678")
    )
  }

  /// What the text of such a paper counts on and the case does not say, in lists too.
  private static func missing(in facts: PaperFacts) -> [String] {
    let vocabulary = PaperVocabulary.of(facts.kind)
    let words = vocabulary.always.filter { facts.words[$0] == nil }
    let items = vocabulary.lists.flatMap { name, item in
      (facts.lists[name] ?? []).flatMap { one in
        item.always.filter { one[$0] == nil }.map { "\(name).\($0)" }
      }
    }
    return (words + items).sorted()
  }
}
