import Casework
import Database
import Logging

/// What is derived has a shape, and a program that gives it another folds every case anew, once.
///
/// So a column may be added to what is derived without a word about how old rows come by it: events
/// alone are for ever.
extension Hall {
  /// Raise it with every change of a derived row. 2: lists and tallies (migration 0010);
  /// 3: places in the worklist; 4: bars, claims, and places that no new kind of turn moves;
  /// 5: what the ways to a decision and the life of a licence added to a case's file;
  /// 6: records that stay in the file are found by the case's number alone;
  /// 7: turns and requests that end with the case or the licence, and members that ended without a decision;
  /// 8: clocks in hours end at a moment;
  /// 9: places by the moment of acceptance, and to the end of the licence;
  /// 10: public lists of what was granted and of what is on notice.
  private static let derivedShape = 10

  func foldAnewWhereShapeChanged() async throws(LedgerFault) {
    let shape = try await read { connection in
      try connection.row("SELECT shape FROM derived", [])?.int("shape")
    }
    guard shape != Self.derivedShape else { return }
    let report = try await replay { [logger] cases in
      if cases.isMultiple(of: 1_000), cases > 0 {
        logger.info("cases are folded anew for this version", metadata: ["cases": "\(cases)"])
      }
    }
    try await write { connection in
      try connection.run("DELETE FROM derived")
      try connection.run("INSERT INTO derived (shape) VALUES ($1)", [.integer(Self.derivedShape)])
    }
    if report.cases > 0 {
      logger.info("every case was folded anew", metadata: ["cases": "\(report.cases)"])
    }
  }
}
