package import Casework
import Crypto
package import Database
import Deadlines
package import Definitions
import Logging

/// The service hall: handles commands, keeps the ledger, and answers what pages ask. One a process.
package final class Hall: Sendable {
  package let clock: HallClock
  package let catalogue: Catalogue
  package let rulebook: Rulebook
  let settings: HallSettings
  let engine: any Engine
  let ledger: Ledger
  let shelf: PaperShelf
  let passwords: Passwords
  let figuresKept = FiguresKept()
  let files = HotFiles()
  let drawnPapers = DrawnPapers()
  let admission = Admission()
  package let announcements = Announcements()
  /// Of this process among those on its database.
  let name = Digest.randomToken()
  let callers = KnownCallers()
  let keptDashboards = KeptDashboards()
  package let metrics = Metrics()
  var logger: Logger { settings.logger }

  private init(_ settings: HallSettings, rulebook: Rulebook, shelf: PaperShelf) {
    self.settings = settings
    self.rulebook = rulebook
    self.shelf = shelf
    clock = settings.clock
    catalogue = settings.definitions.catalogue
    engine = settings.engine
    passwords = Passwords()
    ledger = Ledger(
      engine: settings.engine,
      rulebook: rulebook,
      region: settings.region,
      paperTexts: shelf.today,
      metrics: metrics,
      files: files,
      drawnPapers: drawnPapers,
      admission: admission,
      announcements: announcements,
      comparesClocks: settings.clock.isSystem,
      logger: settings.logger
    )
  }

  /// Brings the schema up to date, registers today's definitions, loads the old ones.
  package static func open(_ settings: HallSettings) async throws(OpeningProblem) -> Hall {
    precondition(settings.key.count >= 32, "the hall's key needs at least 32 bytes")
    do {
      let applied = try await migrator(settings.migrations)
        .run(on: settings.engine, now: settings.clock.now().microseconds)
      if !applied.isEmpty {
        settings.logger.info("schema brought up to date", metadata: ["files": "\(applied)"])
      }
    } catch { throw .migration(error) }
    let rulebook = try await register(settings)
    let hall = Hall(settings, rulebook: rulebook, shelf: try await PaperShelf.open(settings))
    do { try await hall.foldAnewWhereShapeChanged() } catch { throw .fault(error) }
    return hall
  }

  package static func migrator(_ folder: String) -> Migrator {
    Migrator(folder: folder, checksum: { Digest.hex($0) })
  }

  package func close() { engine.close() }

  /// Answers one envelope: an act of an applicant, a clerk, a supervisor, or the hall's own clock.
  ///
  /// The same envelope twice gets the same answer, certificate numbers included.
  /// - Parameter enclosure: personal text and names of files that go with it.
  package func handle(
    _ envelope: Envelope,
    enclosing enclosure: Enclosure = Enclosure()
  ) async throws(LedgerFault) -> Outcome {
    // Nil is for callers alone.
    try await counted(Sent(envelope, enclosure, key: settings.key)) ?? .unknownCase
  }

  /// The same for a caller who was known before: nil when he may have changed since, and must be known anew.
  package func handle(
    _ envelope: Envelope,
    enclosing enclosure: Enclosure = Enclosure(),
    from caller: Caller
  ) async throws(LedgerFault) -> Outcome? {
    var sent = Sent(envelope, enclosure, key: settings.key)
    sent.callerAsOf = caller.asOf
    return try await counted(sent)
  }

  /// Answers many envelopes, in their order. A fault of one is thrown; send all again to learn the rest.
  package func handle(_ envelopes: [Envelope]) async throws(LedgerFault) -> [Outcome] {
    let results = await withTaskGroup(
      of: (Int, Result<Outcome, LedgerFault>).self,
      returning: [Result<Outcome, LedgerFault>].self
    ) { group in
      for (place, envelope) in envelopes.enumerated() {
        group.addTask {
          do throws(LedgerFault) {
            return (
              place, .success(try await self.handle(envelope))
            )
          } catch { return (place, .failure(error)) }
        }
      }
      var answers: [(Int, Result<Outcome, LedgerFault>)] = []
      for await answer in group { answers.append(answer) }
      return answers.sorted { $0.0 < $1.0 }.map(\.1)
    }
    var outcomes: [Outcome] = []
    for result in results { outcomes.append(try result.get()) }
    return outcomes
  }

  private func counted(_ sent: Sent) async throws(LedgerFault) -> Outcome? {
    let (start, command) = (ContinuousClock.now, sent.envelope.command.name.rawValue)
    admission.begin()
    defer { admission.end() }
    do throws(LedgerFault) {
      let outcome = try await ledger.handle(sent)
      metrics.acts.count([command, outcome?.word ?? "other_caller"])
      metrics.actSeconds.note(start.duration(to: .now))
      return outcome
    } catch {
      metrics.acts.count([command, "fault"])
      throw error
    }
  }

  /// Eight digits with which anybody may ask how a case stands: keyed with the hall's key, never stored.
  package func queryCode(for number: CaseNumber) -> String {
    let bytes = Digest.keyedBytes(Array("query code \(number)".utf8), settings.key)
    let sum = bytes.prefix(7).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let digits = String(sum % 100_000_000)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }

  func today() -> Day { clock.now().day(in: rulebook.calendar.utcOffset) }

  func read<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(LedgerFault) -> Answer {
    do { return try await engine.read(work) } catch { throw LedgerFault(error) }
  }

  func write<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(LedgerFault) -> Answer {
    do { return try await engine.write(work) } catch { throw LedgerFault(error) }
  }
}

/// Why the hall does not start, in a sentence for whoever starts it.
package enum OpeningProblem: Error, Sendable, CustomStringConvertible {
  case migration(MigrationProblem)
  /// A definition file was changed under a published identity.
  case changedVersion(ProcedureID, files: [String])
  case changedCalendar(String)
  case unreadableVersion(ProcedureID, String)
  case unreadablePapers(String, String)
  case fault(LedgerFault)

  package var description: String {
    switch self {
    case .migration(let problem): problem.description
    case .changedVersion(let id, let files):
      """
      \(id) was served before with other words (changed: \(files.joined(separator: ", "))); \
      restore them, or publish the change under a later in_force
      """
    case .changedCalendar(let version):
      "calendar '\(version)' was served before with other days; give the new one a version of its own"
    case .unreadableVersion(let id, let why):
      "\(id) was served before and cannot be read any more: \(why)"
    case .unreadablePapers(let version, let why):
      "the texts of papers served before (\(version.prefix(12))) cannot be read any more: \(why)"
    case .fault(.full): "the disk is full; nothing was written"
    case .fault(.unreachable): "the database cannot be reached"
    case .fault(.busy): "too much is going on; try again in a moment"
    case .fault(.broken(let text)): "the database failed: \(text)"
    }
  }
}
