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
  ) async throws(StorageFault) -> Answer {
    let ticket = PostgresTicket()
    let result = await withTaskCancellationHandler {
      await ask(work, ticket)
    } onCancel: { [reading] in
      ticket.giveUp { reading.drop(ticket) }
    }
    return try result.get()
  }

  /// A question that is given up costs its connection: the server may hear of it when the next one is asked.
  private func ask<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer,
    _ ticket: PostgresTicket
  ) async -> Result<Answer, StorageFault> {
    await withCheckedContinuation { continuation in
      reading.add(
        PostgresJob(
          ticket: ticket,
          work: { seat in
            do throws(StorageFault) {
              guard ticket.begin(on: try seat.link()) else { throw Self.givenUp }
            } catch { return continuation.resume(returning: .failure(error)) }
            let attempts = PostgresAttempts(.reading, at: seat, work)
            continuation.resume(returning: attempts.result())
            attempts.end()
            if ticket.end() { seat.leave() }
          },
          turnAway: { continuation.resume(returning: .failure($0)) }
        )
      )
    }
  }

  private static let givenUp = StorageFault.unreachable("nobody waits for it any more")

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
