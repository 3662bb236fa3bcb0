import ArgumentParser
import Deadlines
import Definitions
import Foundation
import Hall
import Hummingbird
import Logging
import Rehearsal
import Web

/// `hall serve`: pages, API, and the hall's own clocks, until it is told to stop.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serves the hall. SIGTERM ends it after what was accepted is finished."
  )

  @Option(help: "The port to listen on.")
  var port = 8080

  @Option(help: "The address to listen on; 0.0.0.0 for every network of this machine.")
  var host = "127.0.0.1"

  @Flag(help: "Demonstration accounts and cases in a new database; every page says so.")
  var demo = false

  @Option(
    help: "For rehearsals: the time it is at the start, such as 2026-09-28T08:30:00+08:00.",
    transform: Reading.moment
  )
  var clock: Moment?

  @OptionGroup var options: HallOptions

  func run() async throws {
    let clock = clock.map { HallClock.running(from: $0) } ?? .system
    if demo { try await makeDemonstration(at: clock.now()) }
    let hall = try await options.open(clock: clock)
    let application = buildApplication(
      hall: hall,
      settings: WebSettings(secret: try options.secret(), isDemonstration: demo),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port),
        serverName: nil
      ),
      logger: options.logger,
      whenOpen: { announce(hall) }
    )
    do { try await application.runService() } catch {
      hall.close()
      throw Complaint(
        "cannot serve on \(host):\(port): \(error); is another program there? try --port",
        detail: String(reflecting: error)
      )
    }
    hall.close()
  }

  /// Plays the scenes into a new database; one that is there already is never touched.
  ///
  /// Until they are whole a marker stands beside it: a start that was cut short is begun again.
  private func makeDemonstration(at now: Moment) async throws {
    let files = FileManager.default
    let marker = options.database.beside + ".making"
    if case .sqlite(let path) = options.database {
      if files.fileExists(atPath: marker) {
        for end in ["", "-wal", "-shm"] { try? files.removeItem(atPath: path + end) }
      }
      guard !files.fileExists(atPath: path) else { return }
    }
    let hall = try await options.open(clock: .held(at: now))
    defer { hall.close() }
    // A server's database is there before the hall is.
    guard try await hall.isNew() else { return }
    guard files.createFile(atPath: marker, contents: nil) else {
      throw Complaint("'\(marker)' cannot be written; start the hall in a folder of yours")
    }
    Line.say("Making the demonstration: accounts and cases in every state …")
    let demonstration = Demonstration(on: hall, until: now)
    try await demonstration.play()
    for surprise in await demonstration.surprises { options.logger.warning("\(surprise)") }
    try files.removeItem(atPath: marker)
  }

  @Sendable private func announce(_ hall: Hall) {
    Line.say("The hall is open: http://\(host):\(port)")
    guard demo else { return }
    Line.say("Everybody's password is \(Cast.password)")
    for applicant in Cast.applicants {
      Line.say("  \(applicant.login)  \(applicant.name), applicant")
    }
    Line.say("  \(Cast.supervisor.login)  \(Cast.supervisor.name), supervisor")
    for clerk in Cast.clerks(of: hall.catalogue.units) {
      let unit = hall.catalogue.units[clerk.unit]
      let post = unit?.posts.first { $0.name == clerk.post }
      let seat = [unit?.title.zh, post?.title.zh].compactMap(\.self).joined(separator: " ")
      Line.say("  \(clerk.login)  \(clerk.name), \(seat)")
    }
  }
}
