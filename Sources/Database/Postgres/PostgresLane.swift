import Foundation
import Synchronization

/// A line of work and the threads that do it, each with a connection of its own: libpq blocks, and may not block
/// the threads that everybody shares.
///
/// `@unchecked Sendable`: every variable is read and written under `condition`'s lock.
final class PostgresLane: @unchecked Sendable {
  private let condition = NSCondition()
  private let limits: PostgresLimits
  private let mostThreads: Int
  private let makeSeat: @Sendable () -> PostgresSeat
  private var line: [PostgresJob] = []
  private var threads = 0
  private var idle = 0
  private var isClosed = false

  init(threads: Int, limits: PostgresLimits, makeSeat: @escaping @Sendable () -> PostgresSeat) {
    mostThreads = threads
    self.limits = limits
    self.makeSeat = makeSeat
  }

  /// Puts work at the end of the line; a line that is too long turns it away at once.
  func add(_ job: PostgresJob) {
    condition.lock()
    let isTaken = !isClosed && line.count < limits.mostWaiting
    if isTaken {
      line.append(job)
      if idle == 0, threads < mostThreads { startThread() }
      condition.signal()
    }
    condition.unlock()
    if !isTaken { job.turnAway(.unreachable("too much waits for the database, or it is closed")) }
  }

  /// Turns away what nobody waits for any more, if it still stands in the line.
  func drop(_ ticket: PostgresTicket) {
    let job = condition.withLock { () -> PostgresJob? in
      line.firstIndex { $0.ticket === ticket }.map { line.remove(at: $0) }
    }
    job?.turnAway(.unreachable("nobody waits for it any more"))
  }

  /// What stands in the line is still done.
  func close() {
    condition.lock()
    isClosed = true
    condition.broadcast()
    condition.unlock()
  }

  func use(as name: String) -> LaneUse {
    condition.withLock {
      LaneUse(name: name, open: threads, busy: threads - idle, waiting: line.count)
    }
  }

  private func startThread() {
    threads += 1
    let thread = Thread { [self] in
      let seat = makeSeat()
      while let job = next() {
        if job.isLate(after: limits.waitSeconds) {
          job.turnAway(.unreachable("no connection was free within \(limits.waitSeconds) seconds"))
        } else {
          job.work(seat)
        }
      }
    }
    // Case files are decoded here: as deep as on the main thread.
    thread.stackSize = 8 << 20
    thread.name = "postgres"
    thread.start()
  }

  /// Waits for work; nil when the lane is closed and its line empty.
  private func next() -> PostgresJob? {
    condition.lock()
    defer { condition.unlock() }
    idle += 1
    defer { idle -= 1 }
    while line.isEmpty, !isClosed { condition.wait() }
    return line.isEmpty ? nil : line.removeFirst()
  }
}

/// One closure on its way to a connection.
struct PostgresJob: Sendable {
  let work: @Sendable (PostgresSeat) -> Void
  let turnAway: @Sendable (StorageFault) -> Void
  let ticket: PostgresTicket?
  private let since = ContinuousClock.now

  init(
    ticket: PostgresTicket? = nil,
    work: @escaping @Sendable (PostgresSeat) -> Void,
    turnAway: @escaping @Sendable (StorageFault) -> Void
  ) {
    self.ticket = ticket
    self.work = work
    self.turnAway = turnAway
  }

  func isLate(after seconds: Int) -> Bool { since.duration(to: .now) > .seconds(seconds) }
}

/// A thread's place: it keeps the link, and makes a new one when that is lost.
final class PostgresSeat {
  private let address: PostgresAddress
  private let limits: PostgresLimits
  private let absence: PostgresAbsence
  private var kept: PostgresLink?

  init(_ address: PostgresAddress, _ limits: PostgresLimits, _ absence: PostgresAbsence) {
    self.address = address
    self.limits = limits
    self.absence = absence
  }

  /// Ends the connection: it may still be told to stop what it was at before.
  func leave() { kept = nil }

  func link() throws(StorageFault) -> PostgresLink {
    if let kept, kept.isAlive() { return kept }
    kept = nil
    try absence.check()
    do {
      let link = try PostgresLink(address, limits)
      kept = link
      return link
    } catch {
      absence.begin()
      throw StorageFault(error)
    }
  }
}

/// While the server is away, one thread in a while tries it; all others are told at once.
final class PostgresAbsence: Sendable {
  private let until = Mutex<ContinuousClock.Instant?>(nil)

  func check() throws(StorageFault) {
    let isAway = until.withLock { until in until.map { $0 > .now } ?? false }
    if isAway { throw .unreachable("the database was away a moment ago") }
  }

  func begin() { until.withLock { $0 = .now + .milliseconds(300) } }
}
