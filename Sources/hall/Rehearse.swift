import ArgumentParser
import Deadlines
import Hall
import Logging
import Rehearsal

/// `hall rehearse --cases 10000`: fills a new database with so many cases, for `make soak`.
struct Rehearse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Plays the demonstration's scenes again and again into a new database."
  )

  @Option(help: "How many cases.")
  var cases = 1_000

  @Option(
    help: "The time it is at the end, such as 2026-09-28T08:30:00+08:00.",
    transform: Reading.moment
  )
  var clock: Moment?

  @OptionGroup var options: HallOptions

  func run() async throws {
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
}
