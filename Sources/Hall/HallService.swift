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
      var rounds = 0
      while !Task.isCancelled {
        await hall.work()
        // Once an hour, and first at the start.
        if rounds.isMultiple(of: 3_600) {
          try? await hall.sweep()
          _ = try? await hall.countFigures()
        }
        rounds += 1
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }
}

extension Hall {
  /// A new calendar moves the open dates before the first clock rings.
  fileprivate func followCalendar() async {
    do throws(LedgerFault) {
      let recounted = try await recountOnNewCalendar()
      if recounted > 0 {
        logger.info("dates counted again on a new calendar", metadata: ["cases": "\(recounted)"])
      }
    } catch {
      logger.error("dates not counted on the new calendar", metadata: ["fault": "\(error)"])
    }
  }

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
