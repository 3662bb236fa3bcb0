package import Deadlines

/// A procedure as prose that an official can approve line by line.
///
/// Who, why, how long, what is asked, what happens; `hall explain` prints it.
package func explain(
  _ procedure: Procedure,
  in catalogue: Catalogue,
  _ language: Language
) -> String {
  var prose = Prose(procedure, catalogue, language)
  prose.write()
  return prose.lines.joined(separator: "\n") + "\n"
}

/// Lines being written, in one language; one claim a line.
struct Prose {
  let procedure: Procedure
  let catalogue: Catalogue
  let language: Language
  let form: Form?
  let aloud: ReadAloud
  private(set) var lines: [String] = []
  private var marks: Set<SourceMark> = []
  private var told: Set<String> = []

  init(_ procedure: Procedure, _ catalogue: Catalogue, _ language: Language) {
    self.procedure = procedure
    self.catalogue = catalogue
    self.language = language
    form = catalogue.form(for: procedure, on: procedure.id.inForce)
    let matters = catalogue.matters(of: procedure, on: procedure.id.inForce)
    aloud = ReadAloud(
      form: form,
      parameters: ([procedure] + matters).flatMap(\.parameters),
      language: language
    )
  }

  mutating func write() {
    let name = "\(procedure.id.name)"
    say(
      "\(procedure.title.zh)（\(name)，自 \(procedure.id.inForce) 起施行）",
      "\(procedure.title.en) (\(name), in force from \(procedure.id.inForce))"
    )
    line(procedure.summary[language])
    writeWho()
    writeWhy()
    writeHowLong()
    writeAsked()
    writeSteps()
    writeEnds()
    writeLegend()
  }

  mutating func line(_ text: String) { lines.append(text) }

  mutating func say(_ zh: String, _ en: String) { line(pick(zh, en)) }

  mutating func heading(_ zh: String, _ en: String) {
    line("")
    say("【\(zh)】", "[\(en)]")
  }

  func pick(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  func title(ofUnit id: UnitID) -> String { catalogue.units[id]?.title[language] ?? id }

  func title(ofMatter name: String) -> String {
    catalogue.procedure(named: name, on: procedure.id.inForce)?.title[language] ?? name
  }

  // MARK: law

  /// Whether it has not been told yet; from now on it has.
  mutating func isNews(_ name: String) -> Bool { told.insert(name).inserted }

  mutating func text(_ citation: Citation) -> String {
    guard let mark = citation.mark else { return citation.text }
    marks.insert(mark)
    return "\(citation.text) [\(mark.rawValue)]"
  }

  /// `[T]`, to be explained in the legend.
  mutating func bracketed(mark: SourceMark) -> String {
    marks.insert(mark)
    return "[\(mark.rawValue)]"
  }

  /// `（行政许可法 §44）`, or nothing.
  mutating func bracketed(_ citations: [Citation]) -> String {
    guard !citations.isEmpty else { return "" }
    let texts = citations.map { text($0) }.joined(separator: pick("；", "; "))
    return pick("（\(texts)）", " (\(texts))")
  }

  /// Where a limit comes from: its mark and its law, to stand at the end of the sentence.
  mutating func source(_ limit: LegalLimit) -> String {
    let mark = limit.mark.map { mark in
      marks.insert(mark)
      return " [\(mark.rawValue)]"
    }
    return (mark ?? "") + bracketed(limit.basis)
  }

  func amount(_ limit: LegalLimit) -> String { limit.limit.text(language) }

  mutating func writeLegend() {
    guard !marks.isEmpty else { return }
    line("")
    if marks.contains(.typical) {
      say(
        "[T] 通行做法，没有法律出处，由本地自定。",
        "[T] Common practice without a source in law: the office sets its own."
      )
    }
    if marks.contains(.known) {
      say("[K] 已知的法律或标准，引用时没有重读原文。", "[K] A known law or standard, cited without reading it again.")
    }
  }
}
