import Casework
import Database
import Synchronization

/// What one batch may take over from the one before, so that it is not read again.
final class LedgerMemory: Sendable {
  let files: HotFiles
  private let staff = Mutex<(version: Int64, staff: Staff)?>(nil)
  private let sequences = Mutex<Set<String>>([])

  init(files: HotFiles) { self.files = files }

  /// The version moves with every change of staff, whoever makes it: a trigger counts. Beside it, what time it is where
  /// the database stands; null where that is this machine.
  static let staffVersion = SQL(
    sqlite: "SELECT version, NULL AS time FROM staff_change",
    postgres: """
      SELECT version, CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT) AS time
      FROM staff_change
      """
  )

  /// - Parameter version: the answer to `staffVersion`, of this transaction.
  func staff(at version: Int64, _ connection: any Connection) throws -> Staff {
    if let known = staff.withLock({ $0 }), known.version == version { return known.staff }
    let read = try Staff(connection)
    staff.withLock { $0 = (version, read) }
    return read
  }

  /// The sequences that gave numbers lately: the next batch asks for all of them at once.
  var recentSequences: Set<String> { sequences.withLock { $0 } }

  func remember(sequences names: Set<String>) {
    sequences.withLock { known in
      if known.count > 200 { known = [] }
      known.formUnion(names)
    }
  }
}
