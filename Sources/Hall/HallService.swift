import Database
import Deadlines
import Logging
import ServiceLifecycle

/// What the hall does by itself while it serves: rings the clocks, makes papers, posts letters.
package struct HallService: Service {
  private let hall: Hall

  package init(_ hall: Hall) { self.hall = hall }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      await hall.followCalendar()
      await withDiscardingTaskGroup { group in
        group.addTask { await repeating(every: .seconds(1)) { await hall.takeTurn() } }
        // Beside the alarms: counting a year of cases takes seconds, and no clock waits for it.
        group.addTask { await repeating(every: .seconds(3_600)) { await hall.tidyUp() } }
      }
    }
  }

  private func repeating(every pause: Duration, _ work: @Sendable () async -> Void) async {
    while !Task.isCancelled {
      await work()
      try? await Task.sleep(for: pause)
    }
  }
}

extension Hall {
  fileprivate func tidyUp() async {
    do throws(LedgerFault) {
      try await sweep()
      try await countFigures()
    } catch {
      logger.error("what is done once an hour failed", metadata: error.logged)
    }
  }

  /// A new calendar moves the open dates before the first clock rings. Where several halls begin at once, one
  /// does it and the others wait.
  fileprivate func followCalendar() async {
    while !Task.isCancelled, await !ifAlone({ await self.countAgain() }) {
      try? await Task.sleep(for: .seconds(1))
    }
  }

  private func countAgain() async {
    do throws(LedgerFault) {
      let recounted = try await recountOnNewCalendar()
      if recounted > 0 {
        logger.info("dates counted again on a new calendar", metadata: ["cases": "\(recounted)"])
      }
    } catch {
      logger.error("dates not counted on the new calendar", metadata: error.logged)
    }
  }

  /// One round of everything that waits, unless another hall on this database is at it.
  fileprivate func takeTurn() async { _ = await ifAlone { await self.work() } }

  /// - Returns: false while another hall is at it; true also when nobody can be, for then nothing can be done.
  private func ifAlone(_ work: @escaping @Sendable () async -> Void) async -> Bool {
    do throws(StorageFault) { return try await engine.ifAlone(at: .rounds, work) != nil } catch {
      metrics.rounds.count(["failed"])
      logger.error("a round of the hall's own work failed", metadata: LedgerFault(error).logged)
      return true
    }
  }

  /// One round of everything that waits. A fault is logged, and tried again in the next round.
  package func work() async {
    do throws(LedgerFault) {
      try await ringDue()
      try await makePapers()
      try await postLetters()
      metrics.rounds.count(["done"])
    } catch {
      metrics.rounds.count(["failed"])
      logger.error("a round of the hall's own work failed", metadata: error.logged)
    }
  }
}
