/// One piece of work in a transaction, and the same again from its beginning where that can do no harm.
final class PostgresAttempts<Answer> {
  private let kind: PostgresTransaction.Kind
  private let seat: PostgresSeat
  private let work: (any Connection) throws -> Answer
  private var reading: PostgresTransaction?

  private static var most: Int { 5 }

  init(
    _ kind: PostgresTransaction.Kind,
    at seat: PostgresSeat,
    _ work: @escaping (any Connection) throws -> Answer
  ) {
    self.kind = kind
    self.seat = seat
    self.work = work
  }

  func result() -> Result<Answer, StorageFault> {
    var (tries, hasLostOne) = (0, false)
    while true {
      tries += 1
      let transaction: PostgresTransaction
      do { transaction = PostgresTransaction(kind, on: try seat.link()) } catch {
        return .failure(error)
      }
      let result = attempt(transaction)
      guard case .failure(let fault) = result else { return result }
      transaction.rollBack()
      if case .unknown = fault { return result }
      switch transaction.fault?.kind {
      // The ledger decides by itself what is done again.
      case .raced where kind != .acting && tries < Self.most: continue
      // Nothing was committed, so nothing is done twice.
      case .lost where !hasLostOne: hasLostOne = true
      default: return result
      }
    }
  }

  /// Ends what a reader left open: whoever asked has the answer already and does not wait for this.
  func end() {
    guard let reading else { return }
    do { try reading.commit() } catch { reading.rollBack() }
  }

  private func attempt(_ transaction: PostgresTransaction) -> Result<Answer, StorageFault> {
    do {
      let answer = try work(transaction)
      if kind == .reading { reading = transaction } else { try transaction.commit() }
      return .success(answer)
    } catch let fault as StorageFault {
      return .failure(fault)
    } catch {
      return .failure(StorageFault(unexpected: error))
    }
  }
}
