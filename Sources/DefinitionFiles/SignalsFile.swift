import Definitions

/// Reads `Procedures/signals.yaml`: when supervision warns. Source: `domain.md` §3.2.
struct SignalsFile {
  let notes: Notes

  func signals(_ root: Node) -> SignalRules? {
    guard let table = Table(root, at: "signals", keys: ["signals"], notes: notes),
      let node = table.need("signals"),
      let signals = Table(node, at: "signals/signals", keys: ["warn"], notes: notes),
      let warn = signals.need("warn").flatMap({ node in
        Table(
          node, at: "signals/warn", keys: ["percent_used", "workdays_left", "basis"], notes: notes)
      })
    else { return nil }
    _ = warn.need("percent_used")
    _ = warn.need("workdays_left")
    let usual = SignalRules()
    return SignalRules(
      warnAtPercentUsed: warn.number("percent_used", in: 1...100) ?? usual.warnAtPercentUsed,
      warnAtWorkdaysLeft: warn.number("workdays_left", in: 0...30) ?? usual.warnAtWorkdaysLeft)
  }
}
