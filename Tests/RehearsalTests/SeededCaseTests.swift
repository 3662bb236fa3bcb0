import Casework
import Deadlines
import DefinitionFiles
import Definitions
import Foundation
import Rehearsal
import Testing

/// Two thousand seeded cases over all procedures; `SEEDS=100000` for as many, as `make soak` does. A failure names its
/// seed: `SEED=42 swift test --filter Rehearsal`.
@Suite struct `Seeded rehearsal` {
  private static let catalogue: Catalogue? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return readDefinitions(at: [
      root.appending(path: "Forms").path, root.appending(path: "Procedures").path,
    ]).catalogue
  }()

  private static let seeds: [UInt64] = {
    let asked = ProcessInfo.processInfo.environment
    if let seed = asked["SEED"].flatMap({ UInt64($0) }) { return [seed] }
    return Array(1...max(1, asked["SEEDS"].flatMap { UInt64($0) } ?? 2_000))
  }()

  @Test func `every case replays, counts right, and waits for somebody`() throws {
    let catalogue = try #require(Self.catalogue)
    let procedures = Set(catalogue.procedures.keys.map(\.name)).sorted()
    for seed in Self.seeds {
      let start = Moment(iso: "2026-0\(1 + seed % 9)-0\(3 + seed % 7)T09:30:00+08:00")
      var clerks = SeededClerks(seed: seed, from: try #require(start))
      let procedure = procedures[Int(seed) % procedures.count]
      guard var run = try clerks.file(procedure, in: catalogue) else {
        Issue.record("seed \(seed): \(procedure) could not be opened")
        continue
      }
      for _ in 0..<50 {
        let before = run.file
        clerks.move(&run)
        let faults = run.faults(since: before)
        try #require(faults.isEmpty, "seed \(seed): \(faults)")
      }
    }
  }
}

extension CaseRun {
  /// What is wrong with the case now, in words.
  fileprivate func faults(since before: CaseFile) -> [String] {
    var faults: [String] = []
    let replayed = events.reduce(CaseFile(number: file.number, at: before.lastEventAt)) {
      evolve($0, $1, at: file.lastEventAt)
    }
    if replayed.withoutTime != file.withoutTime { faults.append("the replayed file differs") }
    // A clock that did not move was counted by hand before.
    for clock in file.clocks where !before.clocks.contains(clock) {
      let (day, moment) = slowDue(clock)
      if clock.due != day { faults.append("\(clock) is due \(clock.due), by hand \(day)") }
      if clock.dueAt != moment { faults.append("\(clock) is not due at \(moment as Any)") }
    }
    let waits = !file.assignments.isEmpty || file.clocks.contains { $0.isRunning && !$0.isPassed }
    if !file.isClosed, !waits { faults.append("nobody and nothing moves the open case") }
    if file.isClosed,
      file.runningClocks.contains(where: { !$0.goesOnAfterwards })
    {
      faults.append("a clock runs in a closed case")
    }
    let decided = events.compactMap { if case .decided(let it) = $0 { it.branch } else { nil } }
    if Set(decided).count != decided.count { faults.append("a branch was decided twice") }
    let passed = events.compactMap { if case .limitPassed(let it) = $0 { it.clock } else { nil } }
    if Set(passed).count != passed.count { faults.append("a limit passed twice") }
    return faults
  }

  private func slowDue(_ clock: Clock) -> (day: Day, moment: Moment?) {
    if clock.paused?.contains(where: { $0.end == nil }) ?? false { return (.last, nil) }
    // A licence runs out on its day.
    if clock.kind == .renewal { return (clock.start.adding(days: clock.limit.amount), nil) }
    let moment = clock.startAt.map { slowMoment(clock.limit, from: $0, clock.paused ?? []) }
    let own =
      moment?.day(in: rules.calendar.utcOffset)
      ?? slowDue(clock.limit, from: clock.start, clock.paused ?? [])
    guard let more = clock.extended else { return (own, moment) }
    return (slowDue(more, from: own, clock.paused ?? []), nil)
  }

  /// The obviously right count of hours: one minute after another.
  private func slowMoment(
    _ limit: TimeLimit,
    from start: Moment,
    _ paused: [Suspension]
  ) -> Moment {
    let calendar = rules.calendar
    var (moment, left) = (start, limit.amount * 60)
    while left > 0 {
      let day = moment.day(in: calendar.utcOffset)
      let midnight = Moment(startOf: day, in: calendar.utcOffset)
      let hour = (moment.microseconds - midnight.microseconds) / 3_600_000_000
      let isOpen = (9..<12).contains(hour) || (13..<17).contains(hour)
      let stands = paused.contains { pause in
        guard let from = pause.startAt else {
          return pause.start < day && day <= pause.end ?? .last
        }
        return from <= moment && pause.endAt.map { moment < $0 } ?? true
      }
      let counts = limit.unit == .hour || (isOpen && calendar.isWorkday(day))
      if counts, !stands { left -= 1 }
      moment = moment.adding(minutes: 1)
    }
    return moment
  }

  /// The obviously right count: one day after another.
  private func slowDue(
    _ limit: TimeLimit,
    from start: Day,
    _ paused: [Suspension] = []
  ) -> Day {
    let calendar = rules.calendar
    func stands(_ day: Day) -> Bool {
      paused.contains { $0.start < day && day <= $0.end ?? .last }
    }
    func counts(_ day: Day) -> Bool { calendar.isWorkday(day) && !stands(day) }
    var day = start
    func pass(_ amount: Int, where isCounted: (Day) -> Bool) {
      var left = amount
      while left > 0 {
        day = day.adding(days: 1)
        if isCounted(day) { left -= 1 }
      }
    }
    switch limit.unit {
    case .workday: pass(limit.amount == 0 && !counts(day) ? 1 : limit.amount, where: counts)
    case .officeHour, .hour: Issue.record("hours are counted from a moment, not from \(start)")
    case .day, .month:
      let end =
        limit.unit == .month
        ? start.adding(months: limit.amount) : start.adding(days: limit.amount)
      pass((0..<4_000).first { start.adding(days: $0) >= end } ?? 0) { !stands($0) }
      if !calendar.isWorkday(day) { pass(1, where: counts) }
    }
    return day
  }
}

extension CaseFile {
  fileprivate var withoutTime: CaseFile {
    var file = self
    file.lastEventAt = Moment(microseconds: 0)
    return file
  }
}
