import Dispatch
import Foundation
import Glibc

/// One whole and consistent state of a hall in one file, taken while others go on writing.
///
/// Whichever engine it came from, the file is an SQLite of the hall's schema: it can be looked into, and restored
/// to either engine. What was acknowledged before it began is in it.
package struct Backup: Sendable {
  private let engine: any Engine
  private let migrator: Migrator

  package init(of engine: any Engine, migrator: Migrator) {
    self.engine = engine
    self.migrator = migrator
  }

  /// Writes under another name beside `path`, and gives the file its own when it is whole and on disk.
  /// - Parameters:
  ///   - now: microseconds of UTC since 1970.
  ///   - progress: is told how much is done, and of about how much.
  package func write(
    to path: String,
    now: Int64,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(BackupProblem) {
    guard !FileManager.default.fileExists(atPath: path) else { throw .taken(path) }
    do {
      let level = try await migrator.level(of: engine)
      guard let last = level.last else { throw BackupProblem.noHall }
      let unfinished = try SavedFile(path)
      defer { unfinished.remove() }
      try await fill(unfinished.path, upTo: last, now, progress)
      try unfinished.rename(to: path)
    } catch { throw BackupProblem(error) }
  }

  private func fill(
    _ path: String,
    upTo last: String,
    _ now: Int64,
    _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws {
    let file = try SQLiteEngine(making: path)
    switch engine {
    case let server as PostgresEngine:
      _ = try await migrator.run(on: file, now: now, upTo: last)
      try await server.save(into: file.tables, progress: progress)
    case let lite as SQLiteEngine:
      let (from, to) = (lite.tables, file.tables)
      try await blocking { try from.save(into: to, progress: progress) }
    default: throw StorageFault.broken("an engine that nobody saves")
    }
    file.close()
    // What came with its pages asks for a log beside it: opened once like this, it stands alone.
    try SQLiteEngine(making: path).close()
  }
}

/// A file on its way: under a name of its own until it is whole.
struct SavedFile {
  let path: String

  /// An empty one that nobody else may read. Two processes that make the same file do not meet.
  init(_ last: String) throws(BackupProblem) {
    path = "\(last).\(getpid()).unfinished"
    remove()
    let file = open(path, O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .file(path, String(cString: strerror(errno))) }
    close(file)
  }

  /// Once it is on disk. What stands under the new name already stays.
  func rename(to last: String) throws(BackupProblem) {
    // All of it must stand in the file itself.
    let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
    guard (log ?? 0) == 0 else { throw .file(path, "something still writes to it") }
    try Self.sync(path)
    // A second name and not a new one: `rename` would put away what stands there.
    guard link(path, last) == 0 else {
      throw errno == EEXIST ? .taken(last) : .file(last, String(cString: strerror(errno)))
    }
    _ = unlink(path)
    try Self.sync(URL(filePath: last).deletingLastPathComponent().path)
  }

  func remove() {
    for end in ["", "-wal", "-shm"] { _ = unlink(path + end) }
  }

  private static func sync(_ path: String) throws(BackupProblem) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    guard file >= 0, fsync(file) == 0 else {
      throw .file(path, String(cString: strerror(errno)))
    }
  }
}

/// Runs what blocks for long away from the threads that everybody shares.
func blocking(_ work: @escaping @Sendable () throws -> Void) async throws(StorageFault) {
  let result: Result<Void, StorageFault> = await withCheckedContinuation { continuation in
    DispatchQueue.global().async {
      let result = Result { try work() }
      continuation.resume(returning: result.mapError(StorageFault.init(thrown:)))
    }
  }
  try result.get()
}

/// Why there is no backup, or why one is not restored.
package enum BackupProblem: Error, Sendable, CustomStringConvertible {
  /// A file stands there already.
  case taken(String)
  /// The database is not empty.
  case occupied(String)
  case noHall
  /// The file is no backup of a hall, or no longer one.
  case damaged(String, String)
  case file(String, String)
  case migration(MigrationProblem)
  case storage(StorageFault)

  init(_ error: any Error) {
    self =
      switch error {
      case let problem as BackupProblem: problem
      case let problem as MigrationProblem: .migration(problem)
      case let fault as StorageFault: .storage(fault)
      default: .storage(.broken("\(error)"))
      }
  }

  package var description: String {
    switch self {
    case .taken(let name): "'\(name)' is there already and stays as it is; name a new one"
    case .occupied(let what):
      "there is \(what) in the database already, and it stays as it is; make a new one"
    case .noHall: "there is no hall in this database"
    case .damaged(let path, let why): "'\(path)' is not a whole backup: \(why)"
    case .file(let path, let why): "'\(path)' cannot be written: \(why)"
    case .migration(let problem): problem.description
    case .storage(let fault): "the database failed: \(fault.words)"
    }
  }
}
