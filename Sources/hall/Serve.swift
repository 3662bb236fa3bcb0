import ArgumentParser
import Deadlines
import Definitions
import Foundation
import Hall
import Hummingbird
import Logging
import Rehearsal
import ServiceLifecycle
import UnixSignals
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

  @Option(
    help: """
      text: what needs a person, and with --verbose every request; json: all of it, one object a line. \
      Neither holds names, phone or ID numbers, or what was typed.
      """
  )
  var log = LogLines.Form.text

  @Option(
    help: """
      A file with the token that /metrics asks for. Without it this machine alone may ask; \
      a proxy in front must not pass that address on.
      """
  )
  var metricsTokenFile: String?

  @Option(
    help: """
      Where people reach the hall, such as https://hall.example.gov.cn: certificates lead there to be verified. \
      Default: the address it listens on.
      """
  )
  var address: String?

  @OptionGroup var options: HallOptions

  func run() async throws {
    let clock = clock.map { HallClock.running(from: $0) } ?? .system
    if demo { try await makeDemonstration(at: clock.now()) }
    let logger = options.common.logger(log)
    let hall = try await options.open(clock: clock, logger: logger)
    let application = buildApplication(
      hall: hall,
      settings: WebSettings(
        secret: try options.secret(),
        isDemonstration: demo,
        address: try publicAddress(),
        metricsToken: try metricsToken()
      ),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port),
        serverName: nil
      ),
      logger: logger,
      whenOpen: { announce(hall) }
    )
    do { try await serve(application, logger) } catch {
      hall.close()
      throw Complaint(
        "cannot serve on \(host):\(port): \(error); is another program there? try --port",
        detail: String(reflecting: error)
      )
    }
    hall.close()
  }

  /// Until it is told to stop. Requests under way are answered first; who has not finished his by then is cut off.
  private func serve(_ application: some ApplicationProtocol, _ logger: Logger) async throws {
    var configuration = ServiceGroupConfiguration(
      services: [application],
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: logger
    )
    configuration.maximumGracefulShutdownDuration = .seconds(Self.secondsToFinish)
    try await ServiceGroup(configuration: configuration).run()
  }

  private static let secondsToFinish = 20

  private func publicAddress() throws -> String {
    guard let address else { return "http://\(host):\(port)" }
    guard let parts = URLComponents(string: address), ["http", "https"].contains(parts.scheme),
      parts.host?.isEmpty == false, parts.path.isEmpty, parts.query == nil
    else {
      throw Complaint("expected an address such as https://hall.example.gov.cn, found '\(address)'")
    }
    return address
  }

  private func metricsToken() throws -> String? {
    guard let metricsTokenFile else { return nil }
    let text = (try? String(contentsOfFile: metricsTokenFile, encoding: .utf8)) ?? ""
    let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard token.utf8.count >= 16 else {
      throw Complaint("expected a token of at least 16 characters in '\(metricsTokenFile)'")
    }
    return token
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
