import Deadlines
import Definitions

/// A matter as one card of a list: its name, how long it takes, where its guide is.
struct MatterCard: Sendable, Hashable {
  var href: Href
  var title: String
  var line: String

  var html: HTML {
    "<li class=\"card\"><h3><a href=\"\(href)\">\(title)</a></h3><p>\(line)</p></li>"
  }
}

/// The matters that can be applied for on a day, in one language.
struct MatterList: Sendable {
  let catalogue: Catalogue
  let day: Day
  let language: Language

  init(_ catalogue: Catalogue, on day: Day, _ language: Language) {
    self.catalogue = catalogue
    self.day = day
    self.language = language
  }

  /// Each matter in the version in force, in the order of their names in the files.
  var procedures: [Procedure] {
    Set(catalogue.procedures.keys.map(\.name)).sorted()
      .compactMap { catalogue.procedure(named: $0, on: day) }
  }

  var themes: [Procedure] { procedures.filter { $0.handling == .parallel } }

  func matters(of unit: UnitID) -> [Procedure] {
    procedures.filter { units(of: $0).contains(unit) }
  }

  /// Every unit that takes part, the one that answers for the matter first.
  func units(of procedure: Procedure) -> [UnitID] {
    var units = [procedure.department]
    for member in procedure.members {
      switch member.part {
      case .department(let unit): units.append(unit)
      case .matter(let name):
        if let matter = catalogue.procedure(named: name, on: day) {
          units.append(matter.department)
        }
      }
    }
    return units.enumerated().filter { !units[..<$0.offset].contains($0.element) }.map(\.element)
  }

  func card(_ procedure: Procedure) -> MatterCard {
    MatterCard(
      href: .guide(procedure.id.name),
      title: procedure.title[language],
      line: line(procedure)
    )
  }

  /// «3 个部门一起办 · 承诺 10 个工作日».
  func line(_ procedure: Procedure) -> String {
    [hands(procedure), time(procedure)].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func hands(_ procedure: Procedure) -> String {
    let count = units(of: procedure).count
    guard count > 1 else {
      return catalogue.units[procedure.department]?.title[language] ?? ""
    }
    return language == .zh ? "\(count) 个部门一起办" : "\(count) departments, one application"
  }

  private func time(_ procedure: Procedure) -> String {
    if let promised = procedure.limits.promised {
      let text = promised.limit.text(language)
      return language == .zh ? "承诺 \(text)" : "promised in \(text)"
    }
    guard let statutory = procedure.limits.statutory else { return "" }
    let text = statutory.limit.text(language)
    return language == .zh ? "法定 \(text)" : "\(text) by law"
  }

  /// Matters that a person may have meant: every word in the title, the summary or the keywords.
  func search(_ text: String) -> [Procedure] {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    guard !words.isEmpty else { return procedures }
    let scored = procedures.map { (procedure: $0, score: score($0, words)) }.filter { $0.score > 0 }
    return scored.sorted { ($1.score, $0.procedure.id.name) < ($0.score, $1.procedure.id.name) }
      .map(\.procedure)
  }

  /// A word of Chinese holds no spaces, so two of its characters next to each other count too.
  private func score(_ procedure: Procedure, _ words: [String]) -> Int {
    let title = (procedure.title.zh + " " + procedure.title.en).lowercased()
    let rest = ([procedure.summary.zh, procedure.summary.en] + procedure.guide.keywords)
      .joined(separator: " ").lowercased()
    return words.reduce(0) { sum, word in
      if title.contains(word) { return sum + 20 }
      if rest.contains(word) { return sum + 10 }
      let pairs = zip(word, word.dropFirst()).filter { !$0.0.isASCII }.map { "\($0)\($1)" }
      return sum + pairs.reduce(0) { $0 + (title.contains($1) ? 3 : rest.contains($1) ? 1 : 0) }
    }
  }
}
