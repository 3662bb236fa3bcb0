import ArgumentParser
import Database
import Deadlines
import Hall

/// `hall copy sqlite:hall.db postgres://…`: moves a hall that has grown to a server.
struct Copy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Carries a hall from an SQLite to a new database of a PostgreSQL; stop the hall first.",
    discussion: """
      Numbers, hashes and bytes stay as they are. Serve the new one with the old one's key \
      (--secret-file hall.db.key): query codes are made with it. Then 'hall audit' and 'hall replay' \
      on it find no difference.
      """
  )

  @Argument(help: "Where the hall is, such as sqlite:hall.db.", transform: DatabaseAddress.init)
  var from: DatabaseAddress

  @Argument(
    help: "A new database, such as postgres://user@host/hall.",
    transform: DatabaseAddress.init
  )
  var to: DatabaseAddress

  @Option(help: "The folder of the database's migrations.")
  var migrations = "Migrations"

  func run() async throws {
    guard case .sqlite(let path) = from, case .postgres(let address) = to else {
      throw Complaint("expected an SQLite and a PostgreSQL, found '\(from)' and '\(to)'")
    }
    let target = PostgresEngine(address)
    do {
      let source = try SQLiteEngine(path: path)
      let now = HallClock.system.now().microseconds
      for engine in [source, target] as [any Engine] {
        _ = try await Hall.migrator(migrations).run(on: engine, now: now)
      }
      let bar = ProgressBar("Copying")
      let rows = try await Copier(from: source, to: target).run { bar.show($0, of: $1) }
      bar.end()
      source.close()
      target.close()
      print("\(rows) rows are in \(to); serve it with --secret-file \(path).key")
    } catch let problem as MigrationProblem {
      throw Complaint(problem.description)
    } catch let fault as StorageFault {
      throw Complaint("the copy broke off: \(fault)")
    }
  }
}
