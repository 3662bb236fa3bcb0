import ArgumentParser
import Database
import Deadlines
import Foundation
import Hall

/// `hall backup FILE`: one whole state of a hall, taken while it serves.
struct BackUp: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Writes one whole state of the hall into a file, while it goes on serving.",
    discussion: """
      The file is an SQLite, whichever database the hall is on, and 'hall restore' brings it back to \
      either. It holds all that was acknowledged before it began. It holds personal data: guard it like \
      the hall itself.

      The hall's key (hall.db.key, or --secret-file) is not in it, so that who takes one of them has not \
      both. Keep a copy of the key elsewhere: a hall that is restored without it gives every case \
      another query code.
      """
  )

  @Argument(help: "The file to write, such as backups/2026-09-28.hall; it must not be there yet.")
  var file: String

  @Option(
    help: "sqlite:hall.db or a server: postgres://user@host/hall.",
    transform: DatabaseAddress.init
  )
  var database = DatabaseAddress.sqlite(path: "hall.db")

  @Option(help: "The folder of the database's migrations.")
  var migrations = "Migrations"

  func run() async throws {
    if case .sqlite(let path) = database, !FileManager.default.fileExists(atPath: path) {
      throw Complaint("there is no hall in '\(path)'")
    }
    let bar = ProgressBar("Saving")
    do {
      let engine = try database.engine()
      defer { engine.close() }
      try await Backup(of: engine, migrator: Hall.migrator(migrations)).write(
        to: file,
        now: HallClock.system.now().microseconds
      ) { bar.show($0, of: $1) }
    } catch let problem as BackupProblem {
      throw Complaint("no backup was made: \(problem)")
    } catch let fault as StorageFault {
      throw Complaint("the database '\(database)' cannot be opened: \(fault)")
    }
    bar.end()
    let bytes = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
    print("\(database) is saved in \(file) (\(bytes) bytes); keep the hall's key too, elsewhere")
  }
}

/// `hall restore FILE --database …`: a hall from its backup, in a new place, looked through before it is said to be there.
struct RestoreHall: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Brings a hall back from a backup into a new database, and audits it.",
    discussion: """
      A database with a hall in it is refused. Every page of the backup is read first; its schema is \
      brought up to date; then every chain of events is verified. Put the hall's own key beside the new \
      database (hall.db.key, or --secret-file) before you serve it: without it a new one is made, and \
      every case gets another query code.
      """
  )

  @Argument(help: "What 'hall backup' wrote.")
  var file: String

  @OptionGroup var options: HallOptions

  func run() async throws {
    let (bar, report) = (ProgressBar("Restoring"), Report())
    let restore = Restore(
      from: file,
      migrator: Hall.migrator(options.migrations),
      now: HallClock.system.now().microseconds
    ) { bar.show($0, of: $1) }
    let look: Restore.Look = { try await report.take(audited($0)) }
    do {
      switch options.database {
      case .sqlite(let path): try await restore.run(toFile: path, look: look)
      case .postgres(let address):
        let server = PostgresEngine(address)
        defer { server.close() }
        try await restore.run(to: server, look: look)
      }
    } catch let problem as BackupProblem {
      throw Complaint("nothing was restored: \(problem)")
    } catch let problem as MigrationProblem {
      throw Complaint("nothing was restored: \(problem)")
    } catch let fault as StorageFault {
      throw Complaint("nothing was restored: \(BackupProblem.storage(fault))")
    }
    bar.end()
    print(await report.sentence(options))
  }

  /// - Throws: when a chain does not hold.
  private func audited(_ engine: any Engine) async throws -> AuditReport {
    let hall = try await options.open(engine: engine, key: Array(repeating: 0, count: 32))
    let bar = ProgressBar("Auditing")
    let report = try await hall.audit { bar.show($0) }
    bar.end()
    for broken in report.breaks { print(broken) }
    guard report.breaks.isEmpty else {
      throw Complaint(
        "\(report.breaks.count) of \(report.cases) cases of the backup are not as they were written"
      )
    }
    return report
  }

  private actor Report {
    private var found: AuditReport?

    func take(_ report: AuditReport) { found = report }

    func sentence(_ options: HallOptions) -> String {
      let key = options.secretFile ?? options.database.beside + ".key"
      let hasKey = FileManager.default.fileExists(atPath: key)
      return """
        \(found?.cases ?? 0) cases, \(found?.events ?? 0) events are in \(options.database): every chain holds
        \(hasKey ? "its key is '\(key)'" : "put the hall's own key into '\(key)' before you serve it")
        """
    }
  }
}
