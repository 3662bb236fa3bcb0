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
        group.addTask { await repeating(every: .seconds(1)) { await hall.takeTurn($0) } }
        group.addTask(priority: .low) { await hall.makePapersAsDrawn() }
        group.addTask { await hall.hearOthers() }
        group.addTask {
          await repeating(every: .milliseconds(200)) { _ in await hall.tellOfChanges() }
        }
        group.addTask {
          await repeating(every: .seconds(15)) { _ in hall.announcements.tellAll(.still) }
        }
        // Beside the alarms: counting a year of cases takes seconds, and no clock waits for it.
        group.addTask { await repeating(every: .seconds(3_600)) { _ in await hall.tidyUp() } }
      }
    }
  }

  private func repeating(every pause: Duration, _ work: @Sendable (Int) async -> Void) async {
    var turn = 0
    while !Task.isCancelled {
      await work(turn)
      turn = (turn + 1) % 1_000
      try? await Task.sleep(for: pause)
    }
  }
}

extension Hall {
  fileprivate func tellOfChanges() async {
    do throws(LedgerFault) { try await tellOthers() } catch {
      // The next page that somebody asks for shows it all the same.
      logger.debug("the other halls were not told", metadata: error.logged)
    }
  }

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

  /// One round of everything that waits, unless another hall on this database is at it. Each hall makes the papers
  /// that it draws: those left behind are looked for now and then.
  fileprivate func takeTurn(_ turn: Int) async {
    _ = await ifAlone { await self.work(onPapers: turn.isMultiple(of: 10)) }
  }

  /// - Returns: false while another hall is at it; true also when nobody can be, for then nothing can be done.
  private func ifAlone(_ work: @escaping @Sendable () async -> Void) async -> Bool {
    do throws(StorageFault) { return try await engine.ifAlone(at: .rounds, work) != nil } catch {
      metrics.rounds.count(["failed"])
      logger.error("a round of the hall's own work failed", metadata: LedgerFault(error).logged)
      return true
    }
  }

  /// Papers are made a moment after they are drawn; what few they are, they are stored together.
  fileprivate func makePapersAsDrawn() async {
    for await _ in drawnPapers.calls {
      try? await Task.sleep(for: .milliseconds(50))
      do throws(LedgerFault) { try await makeDrawnPapers() } catch {
        logger.error("papers were not made yet", metadata: error.logged)
      }
    }
  }

  /// One round of everything that waits. A fault is logged, and tried again in the next round.
  package func work(onPapers: Bool = true) async {
    do throws(LedgerFault) {
      try await ringDue()
      if onPapers { try await makePapers() }
      try await postLetters()
      metrics.rounds.count(["done"])
    } catch  where Task.isCancelled {
      // The hall is being stopped, and took its questions back.
    } catch {
      metrics.rounds.count(["failed"])
      logger.error("a round of the hall's own work failed", metadata: error.logged)
    }
  }
}
