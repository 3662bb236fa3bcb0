import Deadlines
import Definitions

/// Reads the clocks of a procedure.
///
/// Source: 行政许可法 §32, §42, §44.
struct LimitsPart {
  let notes: Notes

  func limits(_ procedure: Table, _ handling: Handling) -> Limits {
    let keys = ["notice", "decision", "promised", "delivery", "correction", "copy", "incomplete"]
    guard let node = procedure.need("limits"),
      let table = Table(node, at: "\(procedure.path)/limits", keys: keys, notes: notes)
    else { return LimitsPart.usual }
    var limits = LimitsPart.usual
    limits.notice = table.need("notice").flatMap { notice($0, of: table) } ?? limits.notice
    decision(table, handling, into: &limits)
    // A theme's members each deliver by their own clock.
    let delivery = handling == .parallel ? table["delivery"] : table.need("delivery")
    limits.delivery = delivery.flatMap { limit($0, "delivery", of: table) } ?? limits.delivery
    limits.correction =
      table["correction"].flatMap { limit($0, "correction", of: table) } ?? limits.correction
    if let node = table["incomplete"],
      let incomplete = Table(
        node,
        at: "\(procedure.path)/limits/incomplete",
        keys: ["then", "basis"],
        notes: notes
      )
    {
      _ = incomplete.need("then").flatMap { incomplete.word($0, among: ["returned"]) }
      limits.returnsIncomplete = incomplete.need("basis").flatMap { _ in
        incomplete.citation("basis")
      }
    }
    limits.copySignature =
      table["copy"].flatMap { limit($0, "copy", of: table) } ?? limits.copySignature
    return limits
  }

  /// What a file that is silent gets: 30 days to correct and a workday to sign, both common practice.
  private static let usual = Limits(
    notice: LegalLimit(.workdays(5), basis: [Citation("行政许可法 §32(4)")]),
    statutory: nil,
    promised: nil,
    delivery: LegalLimit(.workdays(10), basis: [Citation("行政许可法 §44")]),
    correction: LegalLimit(.days(30), mark: .typical),
    copySignature: LegalLimit(.workdays(1), mark: .typical)
  )

  private func notice(_ node: Node, of limits: Table) -> LegalLimit? {
    let path = "\(limits.path)/notice"
    guard let table = Table(node, at: path, keys: ["within", "then", "basis"], notes: notes) else {
      return nil
    }
    // The consequence is the law's; a file says it aloud and cannot choose another.
    _ = table.need("then").flatMap { table.word($0, among: ["deemed accepted"]) }
    return table.need("within").flatMap { table.limit($0, basis: table.citations("basis")) }
  }

  private func decision(_ table: Table, _ handling: Handling, into limits: inout Limits) {
    if handling == .parallel {
      if let node = table["decision"] {
        notes.add(
          node.place,
          Words(
            zh: "并联事项的法定时限由各成员自己规定，这里只写“承诺”（promised）",
            en: "a theme's members have their own statutory limits; give 'promised' here"
          )
        )
      }
      limits.promised = table.need("promised").flatMap { table.limit($0) }
      return
    }
    if let node = table["promised"] {
      notes.add(
        node.place,
        Words(
          zh: "“承诺”写在“决定”（decision）里",
          en: "'promised' belongs inside 'decision'"
        )
      )
    }
    let keys = ["statutory", "promised", "basis", "extension"]
    guard let node = table.need("decision"),
      let decision = Table(node, at: "\(table.path)/decision", keys: keys, notes: notes)
    else { return }
    _ = decision.need("basis")
    limits.statutory = decision.need("statutory")
      .flatMap { decision.limit($0, basis: decision.citations("basis")) }
    limits.promised = decision.need("promised").flatMap { decision.limit($0) }
    limits.ownExtension = decision["extension"].flatMap { ownExtension($0, decision.path) }
  }

  /// What the matter's own law allows once, by whom.
  private func ownExtension(_ node: Node, _ path: String) -> LimitExtension? {
    let keys = ["within", "by", "basis"]
    guard let table = Table(node, at: "\(path)/extension", keys: keys, notes: notes),
      let limit = table.need("within").flatMap({ table.limit($0, basis: []) }),
      let basis = table.need("basis").flatMap({ _ in table.citation("basis") }),
      let approver = table.need("by")
        .flatMap({ table.word($0, among: ["agency head", "government head"]) })
    else { return nil }
    return LimitExtension(
      limit: limit.limit,
      approver: approver == "agency head" ? .agencyHead : .governmentHead,
      basis: basis
    )
  }

  private func limit(_ node: Node, _ key: String, of limits: Table) -> LegalLimit? {
    if node.scalar != nil { return limits.limit(node) }
    let path = "\(limits.path)/\(key)"
    guard let table = Table(node, at: path, keys: ["within", "basis"], notes: notes) else {
      return nil
    }
    return table.need("within").flatMap { table.limit($0, basis: table.citations("basis")) }
  }
}
