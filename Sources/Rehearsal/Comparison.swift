import Casework
import Deadlines
import Definitions

/// What an example promises, beside what came of it.
struct Comparison {
  let example: Example
  private(set) var problems: [Problem] = []

  init(example: Example) { self.example = example }

  mutating func stopped(_ obstacle: Obstacle?, expected code: String?, at place: Place) {
    guard obstacle?.code != code else { return }
    problems.append(
      Problem(
        at: place,
        Words(
          zh:
            "应当\(code.map { "被“\($0)”拦住" } ?? "办成")，结果\(obstacle.map { "被拦住：\($0.sentence.zh)（\($0.code)）" } ?? "办成了")",
          en: "expected \(code ?? "success"), found "
            + (obstacle.map { "\($0.code): \($0.sentence.en)" } ?? "success")
        )
      )
    )
  }

  mutating func compare(_ run: CaseRun) {
    let file = run.file
    let then = example.then
    if let state = then.state { expect("state", state, file.state.rawValue) }
    if let result = then.result { expect("result", result, file.outcome?.rawValue ?? "none") }
    if let members = then.members {
      expect("members", list(members), list(file.members))
    }
    for (name, day) in then.due.sorted(by: { $0.key < $1.key }) {
      expect("due \(name)", day.description, run.clock(named: name)?.due.description ?? "none")
    }
    for (name, moment) in then.dueAt.sorted(by: { $0.key < $1.key }) {
      let offset = run.rules.calendar.utcOffset
      let found = run.clock(named: name)?.dueAt?.iso(in: offset)
      expect("due \(name)", moment.iso(in: offset), found ?? "none")
    }
    for name in then.provisional {
      expect(
        "provisional \(name)",
        "yes",
        run.clock(named: name)?.isProvisional == true ? "yes" : "no"
      )
    }
    for name in then.passed {
      expect("passed \(name)", "yes", run.clock(named: name)?.isPassed == true ? "yes" : "no")
    }
    if let signals = then.signals {
      expect("signals", list(signals), list(file.signals.map(\.code.rawValue)))
    }
    expectSequence(then.events, in: run.events.map(\.name))
  }

  private mutating func expect(_ what: String, _ expected: String, _ found: String) {
    guard expected != found else { return }
    problems.append(
      Problem(
        at: example.place,
        Words(
          zh: "“\(example.name)”：\(what) 应为 \(expected)，得到 \(found)",
          en: "“\(example.name)”: \(what): expected \(expected), found \(found)"
        )
      )
    )
  }

  private mutating func expectSequence(_ expected: [String], in found: [String]) {
    var rest = found[...]
    for name in expected {
      guard let index = rest.firstIndex(of: name) else {
        expect("events", list(expected), list(found))
        return
      }
      rest = rest[rest.index(after: index)...]
    }
  }

  private func list(_ names: [String]) -> String { "[" + names.joined(separator: ", ") + "]" }
}

extension CaseFile {
  fileprivate var members: [String] {
    submission?.handling == .opinion ? advisers.map(\.unit) : branches.map(\.matter.name)
  }
}

extension CaseRun {
  /// The last clock of a name such as `promised`, `accept`, `food-licence statutory`, `water opinions`.
  func clock(named name: String) -> Clock? {
    let words = name.split(separator: " ").map(String.init)
    guard let kind = words.last else { return nil }
    let member = words.count > 1 ? words.first : nil
    return file.clocks.last { clock in
      let isKind = clock.kind == .step ? clock.act?.rawValue == kind : clock.kind.rawValue == kind
      return isKind && self.member(of: clock) == member
    }
  }

  private func member(of clock: Clock) -> String? {
    guard let id = clock.branch, id != .whole else { return nil }
    if file.submission?.handling == .parallel { return file.branch(id)?.matter.name }
    return clock.unit
  }
}

extension Event {
  /// The name an example uses, e.g. `deemedAccepted`.
  package var name: String { String(String(describing: self).prefix { $0 != "(" }) }
}
