import Foundation
package import Hall
import LocalPostgres

/// One honest measurement: a loaded hall, driven over HTTP, beside pgbench on the same server in the same minutes.
package struct Bench: Sendable {
  package struct Plan: Sendable {
    package var cases = 10_000
    /// Of each run that is measured.
    package var seconds = 60
    package var runs = 3
    package var connections = 128
    /// Of each of pgbench's runs, before and after.
    package var yardstickSeconds = 10

    package init() {}
  }

  /// What the command line knows and the bench does not.
  package struct Place: Sendable {
    /// `postgres://…` of an empty database.
    package var url: String
    /// The postmaster, where it runs on this machine.
    package var postmaster: Int32?
    /// `hall serve` with everything but its port.
    package var serve: [String]
    /// The folder of pgbench's scripts.
    package var scripts: String
    /// Where the served hall's log goes.
    package var log: String
    package var open: @Sendable () async throws -> Hall
    /// Is told what is being done, and how far it is: done, of how many.
    package var progress: @Sendable (String, Int, Int) -> Void

    package init(
      url: String,
      postmaster: Int32?,
      serve: [String],
      scripts: String,
      log: String,
      open: @escaping @Sendable () async throws -> Hall,
      progress: @escaping @Sendable (String, Int, Int) -> Void
    ) {
      (self.url, self.postmaster, self.serve, self.scripts) = (url, postmaster, serve, scripts)
      (self.log, self.open, self.progress) = (log, open, progress)
    }
  }

  private let plan: Plan
  private let place: Place
  private let yardstick: PGBench

  package init(_ plan: Plan, at place: Place) throws {
    (self.plan, self.place) = (plan, place)
    yardstick = PGBench(
      programs: try LocalPostgres.findPrograms(),
      url: place.url,
      scripts: place.scripts
    )
  }

  package func run() async throws -> BenchReport {
    var report = BenchReport(plan)
    let start = ContinuousClock.now
    let hall = try await place.open()
    try await Load(into: hall).run(plan.cases) { place.progress("Loading", $0, $1) }
    report.loadSeconds = start.duration(to: .now) / .seconds(1)
    let seats = try await Seats(in: hall)
    hall.close()
    report.before = try measureYardstick()
    let served = try await ServedHall(place.serve, log: place.log)
    defer { served.end() }
    for run in 0..<plan.runs {
      place.progress("Acting", run, plan.runs)
      report.runs.append(try await act(run, seats, served))
    }
    report.mostMemory = Processor(process: served.process.id).mostMemory()
    report.after = try measureYardstick()
    return report
  }

  private func measureYardstick() throws -> PGBench.Rate? {
    place.progress("pgbench", 0, 1)
    try yardstick.prepare()
    return try yardstick.best(seconds: plan.yardstickSeconds)
  }

  /// As many acts as the hall can take.
  private func act(
    _ run: Int,
    _ seats: Seats,
    _ served: ServedHall
  ) async throws -> BenchReport.Run {
    let errands = (0..<plan.connections).map {
      PlanningErrand(seats: seats, mark: "r\(run)c\($0)")
    }
    let drive = Drive(port: served.port)
    let warmUp = min(5, Double(plan.seconds) / 5)
    let hall = Processor(process: served.process.id)
    let server = place.postmaster.map(Processor.init)
    let before = (hall.seconds(), server?.seconds())
    let figures = try await drive.run(
      [Drive.Team(errands: errands, pace: .asAnswered)],
      warmUp: warmUp,
      seconds: Double(plan.seconds)
    )
    let acts = Double(figures.count + figures.outside)
    let perThousand = { (before: Double?, after: Double?) -> Double? in
      guard let before, let after, acts > 0 else { return nil }
      return (after - before) / acts * 1_000
    }
    return BenchReport.Run(
      figures: figures,
      seconds: Double(plan.seconds),
      hallSecondsPerThousand: perThousand(before.0, hall.seconds()),
      serverSecondsPerThousand: perThousand(before.1, server?.seconds())
    )
  }
}
