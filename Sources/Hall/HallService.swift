import Deadlines
import Logging
import ServiceLifecycle

/// What the hall does by itself while it serves: rings the clocks, makes papers, posts letters.
package struct HallService: Service {
  private let hall: Hall

  package init(_ hall: Hall) { self.hall = hall }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      var rounds = 0
      while !Task.isCancelled {
        await hall.work()
        // Once an hour, and first at the start.
        if rounds.isMultiple(of: 3_600) { try? await hall.sweep() }
        rounds += 1
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }
}

extension Hall {
  /// One round of everything that waits. A fault is logged, and tried again in the next round.
  package func work() async {
    do throws(LedgerFault) {
      try await ringDue()
      try await makePapers()
      try await postLetters()
    } catch {
      logger.error("a round of the hall's own work failed", metadata: ["fault": "\(error)"])
    }
  }
}
