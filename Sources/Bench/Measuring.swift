import Foundation
import LocalPostgres

/// The measurements on one served hall, one after another.
struct Measuring: Sendable {
  private let plan: Bench.Plan
  private let place: Bench.Place
  private let yardstick: PGBench
  private let seats: Seats
  private let served: ServedHall

  init(
    _ plan: Bench.Plan,
    _ place: Bench.Place,
    _ yardstick: PGBench,
    _ seats: Seats,
    _ served: ServedHall
  ) {
    (self.plan, self.place, self.yardstick) = (plan, place, yardstick)
    (self.seats, self.served) = (seats, served)
  }

  private var drive: Drive { Drive(port: served.port) }
  private var seconds: Double { Double(plan.seconds) }
  private var warmUp: Double { min(5, seconds / 5) }

  func run(_ readers: Readers, into report: inout BenchReport) async throws {
    try yardstick.prepare()
    place.progress("A lone action", 0, 1)
    report.lone = try await actFigures(acting(1, "lone", pace: .asAnswered))
    report.loneYardstick = try yardstick.latencies(
      at: nil,
      clients: 1,
      seconds: plan.yardstickSeconds
    )
    for run in 0..<plan.runs {
      place.progress("Acting", run, plan.runs)
      report.runs.append(try await actAtFull(run))
    }
    try await catchUp(into: &report)
    guard let rate = report.actsPerSecond, rate > 0 else { return }
    try await measureHalf(rate / 2, readers, into: &report)
    try await measureTracking(readers, into: &report)
    try await measureSpikes(over: rate, into: &report)
    try await measurePhotos(besides: rate / 2, into: &report)
    try measureBackup(into: &report)
  }

  /// As many acts as the hall can take, and what they cost the processors.
  private func actAtFull(_ run: Int) async throws -> BenchReport.Run {
    let hall = Processor(process: served.process.id)
    let server = place.postmaster.map(Processor.init)
    let before = (hall.seconds(), server?.seconds())
    let figures = try await actFigures(
      acting(plan.connections, "run\(run)", pace: .asAnswered)
    )
    let acts = Double(figures.count + figures.outside)
    let perThousand = { (before: Double?, after: Double?) -> Double? in
      guard let before, let after, acts > 0 else { return nil }
      return (after - before) / acts * 1_000
    }
    return BenchReport.Run(
      figures: figures,
      seconds: seconds,
      hallSecondsPerThousand: perThousand(before.0, hall.seconds()),
      serverSecondsPerThousand: perThousand(before.1, server?.seconds())
    )
  }

  /// Waits until the papers and letters that the runs left over are made and posted: acts at half load are not to wait
  /// for what acts at full load put off, nor is it to go unsaid.
  private func catchUp(into report: inout BenchReport) async throws {
    let start = ContinuousClock.now
    let left = try yardstick.leftToDo()
    report.leftByRuns = left
    var rest = left
    while rest > 0, start.duration(to: .now) < .seconds(600) {
      place.progress("Papers and letters left", left - min(rest, left), left)
      try await Task.sleep(for: .milliseconds(500))
      rest = try yardstick.leftToDo()
    }
    report.catchUpSeconds = start.duration(to: .now) / .seconds(1)
  }

  /// Acts alone at half of what the hall takes, then with people who look at pages; pgbench at the same rate.
  private func measureHalf(
    _ rate: Double,
    _ readers: Readers,
    into report: inout BenchReport
  ) async throws {
    place.progress("At half load", 0, 2)
    report.halfRate = rate
    report.half = try await actFigures(acting(plan.connections, "half", perSecond: rate))
    report.halfYardstick = try yardstick.latencies(
      at: rate,
      clients: 32,
      seconds: plan.yardstickSeconds
    )
    place.progress("At half load", 1, 2)
    let pages = try await readers.signIn(drive, of: plan.cases)
    report.pages = try await figures(
      [acting(plan.connections, "pages", perSecond: rate)]
        + pages.map { page in
          Drive.Team(
            errands: (0..<4).map {
              PageErrand(page.name, paths: page.paths, cookies: page.cookies, from: $0 * 7)
            },
            pace: .byItself(secondsBetween: 4 / plan.looksPerSecond)
          )
        }
    )
  }

  /// As many looks at one case as the hall takes, and as many at the same bytes as nginx does.
  private func measureTracking(_ readers: Readers, into report: inout BenchReport) async throws {
    place.progress("Tracking", 0, 2)
    let pages = try await readers.signIn(drive, of: plan.cases)
    guard let nginx = Nginx.find(), let page = pages.first(where: { $0.name == "tracking" }),
      let path = page.paths.first
    else { return }
    let bytes = try await Bytes.of(path, cookies: page.cookies, drive)
    report.tracking = try await looks(at: path, cookies: page.cookies, drive)
    place.progress("Tracking", 1, 2)
    let server = try await Nginx(nginx, sending: bytes, in: place.folder + "/nginx")
    defer { server.end() }
    report.sameBytes = try await looks(at: Nginx.path, cookies: "", Drive(port: server.port))
  }

  private func looks(at path: String, cookies: String, _ drive: Drive) async throws -> Double {
    let errands = (0..<32).map { PageErrand("look", paths: [path], cookies: cookies, from: $0) }
    let figures = try await drive.run(
      [Drive.Team(errands: errands, pace: .asAnswered)],
      warmUp: 1,
      seconds: Double(plan.yardstickSeconds)
    )
    return Double(figures.count) / Double(plan.yardstickSeconds)
  }

  /// More acts than the hall takes, and fewer, in turn; then how it is soon after.
  private func measureSpikes(over rate: Double, into report: inout BenchReport) async throws {
    let levels = [0.1, 1.5, 0.1, 2.5, 0.2, 3.5, 1]
    for (place, level) in levels.enumerated() {
      self.place.progress("Spikes", place, levels.count)
      // Enough of them that those who wait for an answer do not keep the others from asking.
      let connections = max(64, Int(rate * level / 4))
      let errands = (0..<connections).map {
        SpikeErrand(seats: seats, mark: "spike\(place)-\($0)")
      }
      let pause = Double(connections) / (rate * level)
      let figures = try await drive.run(
        [Drive.Team(errands: errands, pace: .byItself(secondsBetween: pause))],
        // All begin by filing, which costs most: not until they have gone on is it the usual mixture.
        warmUp: warmUp,
        seconds: Double(plan.yardstickSeconds)
      )
      report.spikes.append(
        BenchReport.Spike(level: level, figures: figures, seconds: plan.yardstickSeconds)
      )
    }
  }

  /// Acts alone, and whether the ledger has each of those that were acknowledged.
  private func actFigures(_ team: Drive.Team) async throws -> Figures {
    let before = try yardstick.actsRecorded()
    var figures = try await figures([team])
    let recorded = try yardstick.actsRecorded() - before
    let acknowledged = figures.count + figures.outside
    if recorded < acknowledged {
      figures.fail("ledger", "\(acknowledged) acts acknowledged, \(recorded) recorded")
    }
    return figures
  }

  /// Filings with photos alone, then beside acts at half load.
  private func measurePhotos(besides rate: Double, into report: inout BenchReport) async throws {
    place.progress("Photos", 0, 2)
    let before = try yardstick.databaseBytes()
    report.photos = try await figures([photographing("alone")])
    let cases = report.photos.latencies(of: PhotoErrand.filing).count
    if let before, let after = try yardstick.databaseBytes(), cases > 0 {
      report.bytesPerPhotoCase = (after - before) / cases
    }
    place.progress("Photos", 1, 2)
    report.actsAmongPhotos = try await figures([
      acting(plan.connections, "among", perSecond: rate), photographing("among"),
    ])
  }

  private func measureBackup(into report: inout BenchReport) throws {
    guard let backup = place.backup, try isRoomForBackup() else { return }
    place.progress("Backup", 0, 1)
    // It takes a whole hall, and nothing that is none of its tables.
    try yardstick.clear()
    let start = ContinuousClock.now
    try LocalPostgres.run(backup + [place.folder + "/backup.hall"], in: nil)
    report.backupSeconds = start.duration(to: .now) / .seconds(1)
  }

  /// A backup is about as large as what it keeps.
  private func isRoomForBackup() throws -> Bool {
    guard let bytes = try yardstick.databaseBytes() else { return false }
    let free = try FileManager.default.attributesOfFileSystem(forPath: place.folder)[
      .systemFreeSize
    ]
    return (free as? NSNumber).map { $0.intValue > bytes + bytes / 5 } ?? false
  }

  private func figures(_ teams: [Drive.Team]) async throws -> Figures {
    try await drive.run(teams, warmUp: warmUp, seconds: seconds)
  }

  private func acting(_ count: Int, _ mark: String, pace: Pace) -> Drive.Team {
    Drive.Team(
      errands: (0..<count).map { PlanningErrand(seats: seats, mark: "\(mark)-\($0)") },
      pace: pace
    )
  }

  private func acting(_ count: Int, _ mark: String, perSecond rate: Double) -> Drive.Team {
    acting(count, mark, pace: .byItself(secondsBetween: Double(count) / rate))
  }

  private func photographing(_ mark: String) -> Drive.Team {
    Drive.Team(
      errands: (0..<plan.photographers).map { PhotoErrand(seats: seats, mark: "p-\(mark)-\($0)") },
      pace: .asAnswered
    )
  }
}
