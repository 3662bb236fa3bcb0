package import Deadlines

/// A procedure line by line, each line beside the articles it rests on; `hall explain --law` prints it.
package func explainLaw(
  of procedure: Procedure,
  in catalogue: Catalogue,
  _ language: Language
) -> String {
  var prose = Prose(procedure, catalogue, language)
  prose.writeLaw()
  return prose.lines.joined(separator: "\n") + "\n"
}

extension Prose {
  mutating func writeLaw() {
    say(
      "\(procedure.title.zh)（\(procedure.id.name)，自 \(procedure.id.inForce) 起施行）逐条对照法规",
      "\(procedure.title.en) (\(procedure.id.name), in force from \(procedure.id.inForce)) beside its law"
    )
    if procedure.isHistorical {
      say("历史演示：依据的法规已经废止。", "A historical demonstration: its law has been repealed.")
    }
    let lines = catalogue.lawLines(of: procedure, form: form)
    for part in LawLine.Part.allCases {
      let ofPart = lines.filter { $0.part == part }
      guard !ofPart.isEmpty else { continue }
      heading(part.title.zh, part.title.en)
      for line in ofPart { beside(line) }
    }
    writeLegend()
  }

  /// A line of the procedure, and below it every article with its law's name and what it says, each time anew: nobody
  /// turns back for it.
  private mutating func beside(_ line: LawLine) {
    self.line("· \(line.text[language])" + (line.mark.map { " " + bracketed(mark: $0) } ?? ""))
    for citation in line.basis + line.law { tell(citation) }
  }

  private mutating func tell(_ citation: Citation) {
    let shown = text(citation)
    guard let law = catalogue.laws[citation.law] else {
      line("    " + pick("\(shown)（没有收录）", "\(shown) (not on file)"))
      return
    }
    var source = shown + pick("——《\(law.title.zh)》", ": \(law.title.en)")
    if isNews(law.name) { source += origin(of: law) }
    line("    " + source)
    for number in citation.articles {
      guard let article = law.article(number) else { continue }
      let mark = article.mark.map { " " + bracketed(mark: $0) } ?? ""
      line(
        "        "
          + pick("第 \(number) 条大意：\(article.says.zh)", "§\(number) in short: \(article.says.en)")
          + mark
      )
    }
  }

  /// What a law was published under, which text was read, where and until when it holds; told once.
  private mutating func origin(of law: Law) -> String {
    var origin = pick(
      "\(law.number)，\(law.version) 文本，\(law.inForce) 起施行",
      ", \(law.number), text of \(law.version), in force from \(law.inForce)"
    )
    if let ended = law.repealed { origin += pick("，\(ended) 废止", ", repealed on \(ended)") }
    if let place = law.holdsIn {
      origin += pick("，\(place.zh)地方规定", ", a local rule of \(place.en)")
    }
    if law.isDemonstration {
      origin += pick("，仿照实例编写，仅供演示", ", made up after a real one for demonstration")
    }
    return origin + (law.mark.map { " " + bracketed(mark: $0) } ?? "")
  }
}

extension LawLine.Part {
  var title: Words {
    switch self {
    case .basis: Words(zh: "依据", en: "Why it may")
    case .limits: Words(zh: "多长时间", en: "How long")
    case .members: Words(zh: "由谁参加", en: "Who takes part")
    case .materials: Words(zh: "材料", en: "Materials")
    case .steps: Words(zh: "怎么办", en: "What happens")
    case .results: Words(zh: "收费和结果", en: "Fees and results")
    case .corrections: Words(zh: "补正理由", en: "Reasons for a correction")
    case .refusals: Words(zh: "不予理由", en: "Reasons for a refusal")
    }
  }
}
