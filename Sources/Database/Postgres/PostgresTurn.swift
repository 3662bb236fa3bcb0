import Dispatch

extension PostgresEngine {
  /// The gate is held by a transaction that does nothing else: it opens when that ends, however it ends. A process
  /// that hangs is put out by the server after a minute (`idle_in_transaction_session_timeout`).
  package func ifAlone<Answer: Sendable>(
    at gate: Gate,
    _ work: @escaping @Sendable () async -> Answer
  ) async throws(StorageFault) -> Answer? {
    let isDone = DispatchSemaphore(value: 0)
    let isOurs: Result<Bool, StorageFault> = await withCheckedContinuation { continuation in
      guarding.add(
        PostgresJob(
          work: { seat in
            do throws(StorageFault) {
              let transaction = PostgresTransaction(.acting, on: try seat.link())
              defer { transaction.rollBack() }
              let isOurs = try transaction.tries(gate)
              continuation.resume(returning: .success(isOurs))
              if isOurs { isDone.wait() }
            } catch { continuation.resume(returning: .failure(error)) }
          },
          turnAway: { continuation.resume(returning: .failure($0)) }
        )
      )
    }
    guard try isOurs.get() else { return nil }
    let answer = await work()
    isDone.signal()
    return answer
  }
}

extension PostgresTransaction {
  /// Passes the gate when nobody else stands in it; does not wait.
  fileprivate func tries(_ gate: Gate) throws(StorageFault) -> Bool {
    try row("SELECT pg_try_advisory_xact_lock($1) AS is_ours", [.integer(gate.rawValue)])?
      .yes("is_ours") ?? false
  }
}
