package import Casework
package import Definitions
import Foundation

/// Why a paper was not made. Each is a flaw of ours or of a changed file: the worker logs it and tries again.
package enum PaperFault: Error, Sendable, Hashable {
  case missing(String, in: Paper.Kind)
  case noText(Paper.Kind)
}

/// The texts of the legal documents: Mustache files in `Forms/papers/` that an office edits without code.
package struct PaperTexts: Sendable {
  /// The files' own texts by name without `.mustache`, for whoever records which text made a paper.
  package let texts: [String: String]
  private let papers: [Paper.Kind: PaperText]

  /// Reads and checks a folder. Texts are nil when there is any problem.
  package static func load(from folder: String) -> (PaperTexts?, [Problem]) {
    var texts: [String: String] = [:]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".mustache") {
      guard let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) else {
        return (nil, [unreadable(name)])
      }
      texts[String(name.dropLast(9))] = text
    }
    return check(texts)
  }

  /// The same for texts in memory.
  /// - Parameter asOnceServed: texts of an older program, which knew fewer kinds of papers and drew no others.
  package static func check(
    _ texts: [String: String],
    asOnceServed: Bool = false
  ) -> (PaperTexts?, [Problem]) {
    let problems = Paper.Kind.allCases.flatMap { kind in
      if texts[kind.textFile] != nil {
        return TextCheck.problems(in: kind, texts: texts, asOnceServed: asOnceServed)
      }
      return asOnceServed ? [] : [missingFile(kind)]
    }
    let unique = problems.reduce(into: [Problem]()) { if !$0.contains($1) { $0.append($1) } }
    return (unique.isEmpty ? PaperTexts(checked: texts) : nil, unique)
  }

  private init(checked texts: [String: String]) {
    self.texts = texts
    let kinds = Paper.Kind.allCases.filter { texts[$0.textFile] != nil }
      .map { ($0, PaperText($0.textFile, among: texts)) }
    papers = Dictionary(uniqueKeysWithValues: kinds)
  }

  /// What the texts cite by themselves and the laws on file do not hold.
  package func lawProblems(in catalogue: Catalogue) -> [Problem] {
    texts.sorted { $0.key < $1.key }.flatMap { name, text in
      catalogue.lawProblems(in: text, of: Self.fileName(name))
    }
  }

  /// The whole document, ready to store: HTML in UTF-8 that needs no other file.
  package func render(_ facts: PaperFacts) throws(PaperFault) -> [UInt8] {
    let vocabulary = PaperVocabulary.of(facts.kind)
    if let name = vocabulary.always.filter({ facts.words[$0] == nil }).min() {
      throw .missing(name, in: facts.kind)
    }
    guard let text = papers[facts.kind] else { throw .noText(facts.kind) }
    return PaperSheet.html(facts) { text.write(facts, to: &$0) }
  }

  static func fileName(_ name: String) -> String { "Forms/papers/\(name).mustache" }

  private static func missingFile(_ kind: Paper.Kind) -> Problem {
    Problem(
      at: Place(file: fileName(kind.textFile), line: 1, column: 1),
      Words(zh: "缺少《\(kind.title)》的文本", en: "the text of the \(kind.textFile) is missing")
    )
  }

  private static func unreadable(_ file: String) -> Problem {
    Problem(
      at: Place(file: file, line: 1, column: 1),
      Words(zh: "读不了这个文件；应为 UTF-8 文本", en: "cannot be read; expected UTF-8 Mustache text")
    )
  }
}
