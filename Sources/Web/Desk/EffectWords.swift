import Casework
import Deadlines
import Definitions

/// Says in one or two sentences what an act will do, from the events it would record.
struct EffectWords {
  let hand: CaseInHand
  let formats: Formats
  private var language: Language { formats.language }

  func sentences(_ events: [Event]) -> [String] {
    let sentences = [papers(events), copies(events), turns(events), waits(events), end(events)]
    return sentences.compactMap(\.self)
  }

  private func papers(_ events: [Event]) -> String? {
    let titles = events.compactMap { event -> String? in
      guard case .paperDrawn(let paper) = event, !Self.unsaid.contains(paper.kind) else {
        return nil
      }
      return title(of: paper)
    }
    guard !titles.isEmpty else { return nil }
    let list = language == .zh ? titles.map { "《\($0)》" }.joined() : formats.list(titles)
    return language == .zh ? "出具\(list)。" : "Issues: \(list)."
  }

  /// Said with the copies, or no business of whoever acts.
  private static let unsaid: Set<Paper.Kind> = [.copyNotice, .opinionRequest, .archiveIndex]

  private func title(of paper: Paper) -> String {
    let branch = paper.branch.flatMap(hand.file.branch)
    let results = branch.map(hand.rules.matter(of:))?.results ?? []
    return results.first { $0.id == paper.result }?.title[language] ?? paper.kind.words[language]
  }

  private func copies(_ events: [Event]) -> String? {
    let units = events.compactMap { event -> String? in
      if case .copied(let copy) = event { hand.unit(copy.unit, language) } else { nil }
    }
    guard !units.isEmpty else { return nil }
    return language == .zh
      ? "今天抄告\(formats.list(units))。" : "Copied today to \(formats.list(units))."
  }

  /// Whose turn comes next, and by when.
  private func turns(_ events: [Event]) -> String? {
    let clocks = startedClocks(events)
    let turns = events.compactMap { event -> Assignment? in
      guard case .assigned(let turn) = event, turn.act != .signCopy else { return nil }
      return turn
    }
    let groups = Dictionary(grouping: turns) { turn in
      Turn(act: turn.act, due: turn.clock.flatMap { id in clocks.first { $0.id == id }?.due })
    }
    let sentences = groups.sorted { ($0.key.due ?? .last) < ($1.key.due ?? .last) }.map {
      turn,
      all in
      let units = formats.list(unique(all.map { hand.unit($0.unit, language) }))
      let act = turn.act.words[language]
      let due = turn.due.map(formats.short)
      return language == .zh
        ? "\(units)\(act)\(due.map { "，\($0)到期" } ?? "")"
        : "\(units): \(act)\(due.map { ", due \($0)" } ?? "")"
    }
    guard !sentences.isEmpty else { return nil }
    return (language == .zh ? "接着：" : "Next: ")
      + sentences.joined(separator: language == .zh ? "；" : "; ")
      + (language == .zh ? "。" : ".")
  }

  private struct Turn: Hashable {
    var act: Assignment.Act
    var due: Day?
  }

  private func startedClocks(_ events: [Event]) -> [Clock] {
    hand.file.clocks
      + events.compactMap { if case .clockStarted(let clock) = $0 { clock } else { nil } }
  }

  private func unique(_ names: [String]) -> [String] {
    names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The applicant's own time, where the act begins it.
  private func waits(_ events: [Event]) -> String? {
    for case .clockStarted(let clock) in events where clock.kind == .correction {
      let due = formats.short(clock)
      return language == .zh
        ? "收件时限停止，等申请人补正到 \(due)。"
        : "The receipt clock stops; the applicant has until \(due)."
    }
    return nil
  }

  private func end(_ events: [Event]) -> String? {
    for case .closed(let outcome) in events {
      let word = outcome.words[language]
      return language == .zh ? "全件办结：\(word)。" : "The case closes: \(word)."
    }
    return nil
  }
}
