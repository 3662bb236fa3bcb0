import ArgumentParser
import Casework
import Deadlines
import Definitions
import Foundation
import Hall
import Logging
import Rehearsal

/// `hall rehearse --cases 10000`: fills a new database with so many cases; `--seeds 100000` plays so many seeded cases in
/// memory and looks at each after every act. Both are for `make soak`.
struct Rehearse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Plays the demonstration's scenes again and again into a new database."
  )

  @Option(help: "How many cases.")
  var cases = 1_000

  @Option(help: "Instead, so many seeded cases in memory, each looked at after every act.")
  var seeds: Int?

  @Option(
    help: "The time it is at the end, such as 2026-09-28T08:30:00+08:00.",
    transform: Reading.moment
  )
  var clock: Moment?

  @OptionGroup var options: HallOptions

  func run() async throws {
    if let seeds { return try await play(seeds: seeds) }
    let now = clock ?? HallClock.system.now()
    let hall = try await options.open(clock: .held(at: now))
    let demonstration = Demonstration(on: hall, until: now)
    let bar = ProgressBar("Playing")
    try await demonstration.play(Scene.many(cases)) { bar.show($0, of: $1) }
    bar.end()
    hall.close()
    for surprise in await demonstration.surprises { options.logger.warning("\(surprise)") }
    print("\(cases) cases in \(options.database)")
  }

  /// Every command of every procedure, in no order that anybody thought of.
  private func play(seeds: Int) async throws {
    let catalogue = try PublishedDefinitions(at: ["Forms", "Procedures"], .en).catalogue
    guard seeds > 0 else { throw Complaint("--seeds: expected a number above 0, found \(seeds)") }
    let start = ContinuousClock.now
    let lanes = 1...max(1, ProcessInfo.processInfo.activeProcessorCount)
    let bar = ProgressBar("Playing")
    var whole = SeededRehearsal()
    // In parts, so that the bar moves and a fault is told soon.
    for part in stride(from: 1, through: seeds, by: Self.part) where whole.faults.isEmpty {
      let last = min(seeds, part + Self.part - 1)
      await withTaskGroup(of: SeededRehearsal.self) { group in
        for lane in lanes {
          group.addTask {
            var played = SeededRehearsal()
            for seed in stride(from: part + lane - 1, through: last, by: lanes.count) {
              played.play(UInt64(seed), in: catalogue)
            }
            return played
          }
        }
        for await played in group { whole.add(played) }
      }
      bar.show(last, of: seeds)
    }
    bar.end()
    let counts = Command.Name.allCases.map { ($0, whole.recorded[$0] ?? 0) }
    for (name, count) in counts { print("\(name.rawValue): \(count)") }
    let seconds = (ContinuousClock.now - start).components.seconds
    print("\(whole.cases) seeded cases, \(whole.moves) moves, \(seconds) s")
    for fault in whole.faults.prefix(20) { print(fault) }
    let unplayed = counts.filter { $0.1 == 0 }.map(\.0.rawValue)
    if seeds >= Self.part, !unplayed.isEmpty { print("never recorded: \(unplayed)") }
    let isWhole = whole.cases == seeds && (seeds < Self.part || unplayed.isEmpty)
    if !whole.faults.isEmpty || !isWhole { throw ExitCode(1) }
  }

  private static let part = 2_000
}
