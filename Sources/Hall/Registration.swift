import Casework
import Database
import Deadlines
import Definitions
import JSONCoding

/// Versions are kept word for word when they are first served, and never change afterwards.
extension Hall {
  static func register(_ settings: HallSettings) async throws(OpeningProblem) -> Rulebook {
    let served = settings.definitions
    let now = settings.clock.now().microseconds
    do {
      let before = try await settings.engine.read(Served.init)
      if let problem = before.problem(with: served) { throw problem }
      try await settings.engine.write { connection in
        try before.addVersions(served.versions, now, connection)
        for calendar in served.catalogue.calendars {
          try before.addCalendar(calendar, now, connection)
        }
      }
      let old = try readOld(before.versions(missingFrom: served.versions), served)
      return Rulebook(served, old: old, calendars: before.calendars)
    } catch let problem as OpeningProblem {
      throw problem
    } catch let fault as StorageFault {
      throw .fault(LedgerFault(fault))
    } catch {
      throw .fault(.broken("\(error)"))
    }
  }

  private static func readOld(
    _ stored: [StoredVersion],
    _ served: ServedDefinitions
  ) throws(OpeningProblem) -> [ServedDefinitions.Version] {
    let words = (stored.map(\.files) + served.versions.map(\.files))
      .reduce(into: [String: String]()) { $0.merge($1) { _, later in later } }
    var versions: [ServedDefinitions.Version] = []
    for version in stored {
      do throws(FlawedDefinitions) {
        versions.append(try served.readOld(version.id, version.files, others: words))
      } catch { throw .unreadableVersion(version.id, error.description) }
    }
    return versions
  }
}

/// What was served before today.
private struct Served: Sendable {
  private let stored: [ProcedureID: StoredVersion]
  let calendars: [WorkCalendar]

  init(_ connection: any Connection) throws {
    let rows = try connection.rows(
      """
      SELECT procedure, in_force_on, checksum, files FROM definition_version
      ORDER BY procedure, in_force_on
      """
    )
    stored = Dictionary(try rows.map(StoredVersion.init).map { ($0.id, $0) }) { one, _ in one }
    calendars = try connection.rows("SELECT version, body FROM calendar ORDER BY version")
      .map { try StoredJSON.value(WorkCalendar.self, $0.bytes("body")) }
  }

  func problem(with served: ServedDefinitions) -> OpeningProblem? {
    for version in served.versions {
      guard let before = stored[version.procedure.id] else { continue }
      guard before.checksum == Digest.hex(StoredJSON.bytes(version.files)) else {
        return .changedVersion(before.id, files: before.changes(to: version.files))
      }
    }
    let changed = served.catalogue.calendars.first { calendar in
      calendars.contains { $0.version == calendar.version && $0 != calendar }
    }
    return changed.map { .changedCalendar($0.version) }
  }

  func versions(missingFrom served: [ServedDefinitions.Version]) -> [StoredVersion] {
    let here = Set(served.map(\.procedure.id))
    return stored.values.filter { !here.contains($0.id) }
      .sorted { $0.id.description < $1.id.description }
  }

  func addVersions(
    _ versions: [ServedDefinitions.Version],
    _ now: Int64,
    _ connection: any Connection
  ) throws {
    let rows = versions.filter { stored[$0.procedure.id] == nil }.map { version -> [SQLValue] in
      let (id, bytes) = (version.procedure.id, StoredJSON.bytes(version.files))
      return [
        .text(id.name), .text(id.inForce.description), .text(Digest.hex(bytes)), .bytes(bytes),
        .integer(now),
      ]
    }
    try connection.run(
      """
      INSERT INTO definition_version (procedure, in_force_on, checksum, files, first_served_at)
      VALUES ($1, $2, $3, $4, $5)
      """,
      forEach: rows
    )
  }

  func addCalendar(_ calendar: WorkCalendar, _ now: Int64, _ connection: any Connection) throws {
    guard !calendars.contains(where: { $0.version == calendar.version }) else { return }
    try connection.run(
      // Where no case is open yet, none has dates to count again.
      """
      INSERT INTO calendar (version, body, first_served_at, recounted_at) VALUES ($1, $2, $3,
        CASE WHEN EXISTS (SELECT 1 FROM clock) THEN NULL ELSE CAST($3 AS BIGINT) END)
      """,
      [.text(calendar.version), .bytes(StoredJSON.bytes(calendar)), .integer(now)]
    )
  }
}

private struct StoredVersion: Sendable {
  let id: ProcedureID
  let checksum: String
  let files: [String: String]

  init(_ row: Row) throws {
    guard let day = Day(try row.text("in_force_on")) else {
      throw StorageFault.broken("definition_version.in_force_on is no day")
    }
    id = ProcedureID(try row.text("procedure"), inForce: day)
    checksum = try row.text("checksum")
    files = try StoredJSON.value([String: String].self, row.bytes("files"))
  }

  func changes(to other: [String: String]) -> [String] {
    Set(files.keys).union(other.keys).filter { files[$0] != other[$0] }.sorted()
  }
}
