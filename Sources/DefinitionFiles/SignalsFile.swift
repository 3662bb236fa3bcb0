import Definitions

/// Reads `Procedures/signals.yaml`: what supervision raises by itself, and at which threshold.
///
/// Source: `domain.md` §3.2.
struct SignalsFile {
  let notes: Notes

  func signals(_ root: Node) -> SignalRules? {
    guard let table = Table(root, at: "signals", keys: ["signals"], notes: notes),
      table.need("signals") != nil
    else { return nil }
    var rules = SignalRules()
    var codes: Set<String> = []
    _ = table.list("signals") { node, path in
      if let code = read(node, path, into: &rules), !codes.insert(code).inserted {
        let name = quoted(code)
        notes.add(
          node.place,
          Words(zh: "信号\(name.zh)出现两次", en: "the signal \(name.en) stands here twice")
        )
      }
      return true
    }
    return rules
  }

  private static let codes = ["Y1", "Y2", "Y3", "Y4", "Y7", "R1", "R2"]

  private func read(_ node: Node, _ path: String, into rules: inout SignalRules) -> String? {
    let keys = [
      "signal", "level", "title", "when", "used_percent", "workdays_left", "urge_workdays", "basis",
    ]
    guard let table = Table(node, at: path, keys: keys, notes: notes),
      let code = table.need("signal").flatMap({ table.word($0, among: SignalsFile.codes) })
    else { return nil }
    _ = table.need("level").flatMap { table.word($0, among: ["yellow", "red"]) }
    _ = table.needWords("title")
    _ = table.needWords("when")
    _ = table.need("basis")
    if code == "Y2" { rules.urgeWorkdays = table.number("urge_workdays", in: 1...30) }
    // Only the early warning has thresholds; the others are a limit that has passed.
    guard code == "Y1" else { return code }
    rules.warnAtPercentUsed =
      table.need("used_percent")
      .flatMap { _ in table.number("used_percent", in: 1...100) } ?? rules.warnAtPercentUsed
    rules.warnAtWorkdaysLeft =
      table.need("workdays_left")
      .flatMap { _ in table.number("workdays_left", in: 0...30) } ?? rules.warnAtWorkdaysLeft
    return code
  }
}
