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
    heading("依据", "Why it may")
    for citation in procedure.basis { beside(nil, [citation]) }
    writeLimitsBesideLaw()
    writeMaterialsBesideLaw()
    writeEndsBesideLaw()
  }

  private mutating func writeLimitsBesideLaw() {
    heading("多长时间", "How long")
    let limits = procedure.limits
    let lines: [(Words, LegalLimit?)] = [
      (Words(zh: "收件后一次告知", en: "Told once after receipt"), limits.notice),
      (Words(zh: "法定办结", en: "Decided, by law"), limits.statutory),
      (Words(zh: "承诺办结", en: "Decided, as promised"), limits.promised),
      (Words(zh: "送达", en: "Delivered"), limits.delivery),
      (Words(zh: "申请人补正", en: "The applicant corrects"), limits.correction),
    ]
    for case (let name, let limit?) in lines {
      let mark = limit.mark.map { " [\($0.rawValue)]" } ?? ""
      beside("\(name[language]) \(amount(limit))\(mark)", limit.basis)
    }
    if let more = limits.lawfulExtension {
      beside(pick("可以延长一次 ", "Extended once by ") + more.limit.text(language), [more.basis])
    }
    let own = procedure.special
    let byLaw = SpecialProcedure.byLaw.filter { law in !own.contains { $0.id == law.id } }
    let names = byLaw.map { $0.title[language] }.joined(separator: pick("；", "; "))
    beside(pick("不计入：", "Not counted: ") + names, byLaw.prefix(1).map(\.basis))
    for way in procedure.paths {
      if let limit = way.statutory {
        beside(
          pick("\(way.title.zh)：法定 ", "\(way.title.en): by law ") + limit.limit.text(language),
          limit.basis
        )
      }
      if let check = way.postCheck {
        beside(
          pick("\(way.title.zh)：事后核查 ", "\(way.title.en): checked within ")
            + check.within.limit.text(language),
          check.within.basis
        )
      }
    }
    for special in own {
      let most = special.most.map { pick("，最多 ", ", at most ") + $0.text(language) } ?? ""
      beside(pick("不计入：", "Not counted: ") + special.title[language] + most, [special.basis])
    }
  }

  private mutating func writeMaterialsBesideLaw() {
    let materials = (form?.materials ?? []).filter { $0.basis != nil }
    guard !materials.isEmpty else { return }
    heading("材料", "Materials")
    for material in materials {
      beside(material.title[language], [material.basis].compactMap(\.self))
    }
  }

  private mutating func writeEndsBesideLaw() {
    heading("结果与不予理由", "Results and reasons")
    for fee in procedure.fees {
      beside(fee.title[language], [fee.basis, fee.refund].compactMap(\.self))
    }
    if procedure.fees.isEmpty { beside(pick("不收费", "Free of charge"), [Citation("行政许可法 §58")]) }
    for result in procedure.results {
      beside(result.title[language], [result.basis].compactMap(\.self))
    }
    for reason in procedure.refusalReasons {
      beside("\(reason.code) \(reason.text[language])", [reason.basis].compactMap(\.self))
    }
  }

  /// A line of the procedure, and below it what its articles say: each law and article is told once.
  private mutating func beside(_ text: String?, _ citations: [Citation]) {
    if let text { line("· " + text) }
    for citation in citations {
      let shown = self.text(citation)
      guard let law = catalogue.laws[citation.law], isNews(law.name) else {
        line((text == nil ? "· " : "    ") + shown)
        tellArticles(of: citation)
        continue
      }
      let title = law.title[language]
      let ended = law.repealed.map { pick("，\($0) 废止", ", repealed on \($0)") } ?? ""
      line(
        (text == nil ? "· " : "    ")
          + pick(
            "\(shown)——《\(title)》\(law.number)，\(law.version) 文本，\(law.inForce) 起施行\(ended)",
            "\(shown): \(title), \(law.number), text of \(law.version), in force from \(law.inForce)\(ended)"
          )
      )
      tellArticles(of: citation)
    }
  }

  private mutating func tellArticles(of citation: Citation) {
    guard let law = catalogue.laws[citation.law] else { return }
    for number in citation.articles where isNews("\(law.name) §\(number)") {
      guard let article = law.article(number) else { continue }
      let says = article.says[language]
      line("        " + pick("第 \(number) 条大意：", "§\(number) in short: ") + says)
    }
  }
}
