import Deadlines
import Definitions

/// Reads the paths of a matter: other ways to its decision.
struct PathsPart {
  let notes: Notes

  func paths(_ procedure: Table) -> [HandlingPath] {
    procedure.list("paths") { node, path in
      let keys = [
        "path", "title", "when", "decision", "counted_from", "leaves_out", "steps", "post_check",
      ]
      guard let table = Table(node, at: path, keys: keys, notes: notes),
        let id = table.name("path"),
        let condition = table.need("when").flatMap({ _ in table.condition("when") })
      else { return nil }
      let decision = decision(table, path)
      return HandlingPath(
        id: id,
        title: table.needWords("title"),
        condition: condition,
        statutory: decision.statutory,
        promised: decision.promised,
        leavesOut: table.list("leaves_out") { node, _ in
          table.word(node, among: ["review", "inspect", "check"])
            .flatMap { Step.Act.Name(rawValue: $0) }
        },
        // Limits run from acceptance unless the path says otherwise.
        countsFromReceipt: table["counted_from"].flatMap { table.word($0, among: ["receipt"]) }
          != nil,
        postCheck: postCheck(table, path),
        within: within(table, path)
      )
    }
  }

  /// `steps: { review: 8 workdays [T] }`: what a step takes on this path.
  private func within(_ table: Table, _ path: String) -> [Step.Act.Name: LegalLimit] {
    let acts: [Step.Act.Name] = [.opinions, .review, .inspect, .check, .decide]
    guard let node = table["steps"],
      let steps = Table(node, at: "\(path)/steps", keys: acts.map(\.rawValue), notes: notes)
    else { return [:] }
    return acts.reduce(into: [:]) { limits, act in limits[act] = steps.limit(act.rawValue) }
  }

  private func decision(
    _ table: Table,
    _ path: String
  ) -> (statutory: LegalLimit?, promised: LegalLimit?) {
    let keys = ["statutory", "promised", "basis"]
    guard let node = table["decision"],
      let decision = Table(node, at: "\(path)/decision", keys: keys, notes: notes)
    else { return (nil, nil) }
    _ = decision.need("basis")
    return (
      decision.need("statutory")
        .flatMap { decision.limit($0, basis: decision.citations("basis")) },
      decision.need("promised").flatMap { decision.limit($0) }
    )
  }

  private func postCheck(_ table: Table, _ path: String) -> PostCheckPlan? {
    let keys = ["within", "order", "recheck", "basis"]
    guard let node = table["post_check"],
      let check = Table(node, at: "\(path)/post_check", keys: keys, notes: notes)
    else { return nil }
    _ = check.need("basis")
    let basis = check.citations("basis")
    func limit(_ key: String) -> LegalLimit? {
      check.need(key).flatMap { check.limit($0, basis: basis) }
    }
    guard let within = limit("within"), let order = limit("order"), let recheck = limit("recheck")
    else { return nil }
    return PostCheckPlan(within: within, order: order, recheck: recheck)
  }
}
