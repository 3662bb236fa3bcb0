/// PostgreSQL through libpq: a few connections, each on a thread of its own, in lanes, so that acts wait
/// neither for reports nor for uploads.
package final class PostgresEngine: Engine {
  package let dialect = "postgres"
  private let reading: PostgresLane
  private let writing: PostgresLane
  private let acting: PostgresLane
  let guarding: PostgresLane
  let address: PostgresAddress
  let limits: PostgresLimits
  let hasClosed = Ending()

  /// Connects when there is work, and again whenever a connection is lost.
  package init(_ address: PostgresAddress, limits: PostgresLimits = PostgresLimits()) {
    let absence = PostgresAbsence()
    (self.address, self.limits) = (address, limits)
    let seat: @Sendable () -> PostgresSeat = { PostgresSeat(address, limits, absence) }
    let writer: @Sendable () -> PostgresSeat = {
      PostgresSeat(address, limits.findingByKey, absence)
    }
    reading = PostgresLane(threads: limits.readers, limits: limits, makeSeat: seat)
    writing = PostgresLane(threads: limits.writers, limits: limits, makeSeat: writer)
    acting = PostgresLane(threads: 1, limits: limits, makeSeat: writer)
    guarding = PostgresLane(threads: 1, limits: limits, makeSeat: seat)
  }

  deinit { close() }

  package func read<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StorageFault) -> Answer { try await perform(.reading, on: reading, work) }

  package func write<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StorageFault) -> Answer { try await perform(.writing, on: writing, work) }

  package func writeActs<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StorageFault) -> Answer { try await perform(.acting, on: acting, work) }

  package var lanes: [LaneUse] {
    [("reading", reading), ("writing", writing), ("acting", acting), ("guarding", guarding)]
      .map { $1.use(as: $0) }
  }

  /// What waits is still done; then the connections end.
  package func close() {
    hasClosed.end()
    for lane in [reading, writing, acting, guarding] { lane.close() }
  }

  private func perform<Answer: Sendable>(
    _ kind: PostgresTransaction.Kind,
    on lane: PostgresLane,
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StorageFault) -> Answer {
    let result: Result<Answer, StorageFault> = await withCheckedContinuation { continuation in
      lane.add(
        PostgresJob(
          work: { seat in
            let attempts = PostgresAttempts(kind, at: seat, work)
            continuation.resume(returning: attempts.result())
            attempts.end()
          },
          turnAway: { continuation.resume(returning: .failure($0)) }
        )
      )
    }
    return try result.get()
  }
}
