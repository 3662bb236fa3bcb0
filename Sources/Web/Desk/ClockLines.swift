import Casework
import Deadlines
import Definitions

/// The running limits of a case, a line each; those that run alike for several members share one.
struct ClockLines {
  let hand: CaseInHand
  let formats: Formats
  private var language: Language { formats.language }

  var lines: [FilePane.Line] {
    let sorted = hand.file.runningClocks.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
    return Dictionary(grouping: sorted, by: Alike.init).values
      .compactMap { clocks in clocks.first.map { (first: $0, all: clocks) } }
      .sorted { ($0.first.due, $0.first.id) < ($1.first.due, $1.first.id) }
      .map { line($0.first, $0.all) }
  }

  /// Clocks of one kind with the same days and the same count: to a reader one limit.
  private struct Alike: Hashable {
    var kind: Clock.Kind
    var act: String?
    var start: Day
    var due: Day
    var dueAt: Moment?
    var limit: TimeLimit
    var extended: TimeLimit?

    init(_ clock: Clock) {
      kind = clock.kind
      act = clock.act.map { "\($0)" }
      start = clock.start
      due = clock.due
      dueAt = clock.dueAt
      limit = clock.limit
      extended = clock.extended
    }
  }

  private func line(_ clock: Clock, _ alike: [Clock]) -> FilePane.Line {
    let calendar = hand.rules.calendar
    let comma = language == .zh ? "，" : ", "
    let why = calendar.explain(clock, language)
    let bases = alike.flatMap { $0.basis.map(\.text) }
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return FilePane.Line(
      title: [kind(of: clock), owners(of: alike)].compactMap(\.self).joined(separator: " · "),
      text: formats.short(clock) + comma + formats.left(of: clock, on: calendar),
      light: Light(of: clock, today: formats.today, calendar: calendar),
      why: why + bases
    )
  }

  /// The kind, or the act of a step.
  private func kind(of clock: Clock) -> String {
    let act = clock.kind == .step ? clock.act.flatMap { Assignment.Act($0) } : nil
    let words = (act?.words ?? clock.kind.words)[language]
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Whose it is; nil: the whole case's alone.
  private func owners(of clocks: [Clock]) -> String? {
    let names = clocks.compactMap { clock -> String? in
      guard let branch = clock.branch, branch != .whole else { return nil }
      let isMember = hand.file.branch(branch) != nil
      return isMember ? hand.matter(branch, language) : hand.unit(clock.unit, language)
    }
    guard !names.isEmpty else { return nil }
    guard names.count < clocks.count else { return Formats.joined(names, language) }
    // The whole's promise and its members' equal ones are one promise to the applicant.
    return language == .zh
      ? "全件和 \(names.count) 个联办事项"
      : "the whole and \(names.count) member matter" + (names.count == 1 ? "" : "s")
  }
}
