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
    /// Of each page's looks a second, while others act.
    package var looksPerSecond = 20.0
    /// Connections that send photos.
    package var photographers = 4

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
    /// `hall backup` with everything but its file; nil: not measured.
    package var backup: [String]?
    /// Where the served hall's log goes, and a backup.
    package var folder: String
    package var open: @Sendable () async throws -> Hall
    /// Is told what is being done, and how far it is: done, of how many.
    package var progress: @Sendable (String, Int, Int) -> Void

    package init(
      url: String,
      postmaster: Int32?,
      serve: [String],
      scripts: String,
      backup: [String]?,
      folder: String,
      open: @escaping @Sendable () async throws -> Hall,
      progress: @escaping @Sendable (String, Int, Int) -> Void
    ) {
      (self.url, self.postmaster, self.serve, self.scripts) = (url, postmaster, serve, scripts)
      (self.backup, self.folder) = (backup, folder)
      (self.open, self.progress) = (open, progress)
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
    let hall = try await place.open()
    let start = ContinuousClock.now
    var readers = try await Readers(in: hall)
    try await Load(into: hall, applicant: readers.applicantID).run(plan.cases) {
      place.progress("Loading", $0, $1)
    }
    report.loadSeconds = start.duration(to: .now) / .seconds(1)
    try await readers.findCases(in: hall)
    let seats = try await Seats(in: hall)
    hall.close()
    try yardstick.settle()
    report.bytesLoaded = try yardstick.databaseBytes()
    report.before = try measureYardstick()
    let served = try await ServedHall(place.serve, log: place.folder + "/hall.log")
    defer { served.end() }
    let measuring = Measuring(plan, place, yardstick, seats, served)
    try await measuring.run(readers, into: &report)
    report.mostMemory = Processor(process: served.process.id).mostMemory()
    report.after = try measureYardstick()
    try yardstick.clear()
    return report
  }

  private func measureYardstick() throws -> PGBench.Rate? {
    place.progress("pgbench", 0, 1)
    try yardstick.prepare()
    return try yardstick.best(seconds: plan.yardstickSeconds)
  }
}
