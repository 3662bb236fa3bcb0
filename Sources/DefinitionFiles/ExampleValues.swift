import Deadlines
import Definitions

/// Times and answers, as the examples write them.
extension Table {
  func moment(_ key: String) -> Moment? {
    guard let node = need(key) else { return nil }
    if let text = node.scalar, let moment = Moment(iso: text, in: .china) {
      return moment
    }
    expected("时间，例如 2026-09-18T22:10", "a time such as 2026-09-18T22:10", at: node)
    return nil
  }

  /// Answers as a browser would send them; rows of a repeated section as `buildings.0.height`.
  func answers(_ key: String) -> [String: [String]] {
    guard let node = self[key] else { return [:] }
    guard case .map(let entries) = node.content else {
      expected("字段和回答", "fields and answers", at: node)
      return [:]
    }
    return entries.reduce(into: [:]) { answers, entry in
      add(entry.value, to: &answers, at: entry.key)
    }
  }

  private func add(_ node: Node, to answers: inout [String: [String]], at address: String) {
    switch node.content {
    case .blank: answers[address] = []
    case .scalar(let text): answers[address] = Keywords.spells(text, "blank") ? [] : [text]
    case .list(let nodes):
      let texts = nodes.compactMap(\.scalar)
      guard texts.count != nodes.count else {
        answers[address] = texts
        return
      }
      for (index, row) in nodes.enumerated() { add(row, to: &answers, at: "\(address).\(index)") }
    case .map(let entries):
      for entry in entries { add(entry.value, to: &answers, at: "\(address).\(entry.key)") }
    }
  }
}
