package import Casework
import Database
package import Deadlines
package import Definitions

/// One case in a list.
package struct CaseSummary: Sendable, Hashable {
  package var number: CaseNumber
  package var procedure: ProcedureID
  package var title: Words
  package var subject: String
  package var receivedOn: Day
  package var state: CaseState
  package var outcome: CaseOutcome?
  /// The earliest running clock of the whole or of a branch.
  package var due: Day?
}

/// One open turn in a unit's worklist.
package struct WorklistRow: Sendable, Hashable {
  package var number: CaseNumber
  /// The turn's place in its case.
  package var position: Int
  package var branch: BranchID?
  package var act: Assignment.Act
  package var unit: UnitID
  package var post: PostName
  package var procedure: ProcedureID
  package var title: Words
  package var subject: String
  package var since: Day
  /// Nil: no limit runs.
  package var due: Day?
  package var clockKind: Clock.Kind?
  package var isPassed: Bool
  /// Who sits on the post; nil: nobody.
  package var holder: AccountID?
  package var holderName: String?
  /// The page after this row begins behind it.
  package var cursor: WorklistCursor {
    WorklistCursor(due: due, number: number, position: position)
  }
}

/// A place in a worklist, as text in an address: `2026-09-24,210100-20260918-00042-7,0`.
package struct WorklistCursor: Sendable, Hashable, CustomStringConvertible {
  let due: Day?
  let number: CaseNumber
  let position: Int

  init(due: Day?, number: CaseNumber, position: Int) {
    self.due = due
    self.number = number
    self.position = position
  }

  /// Nil when it is not one.
  package init?(_ text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let day = Day(parts[0]), let number = CaseNumber(parts[1]),
      let position = Int(parts[2]), (0...10_000).contains(position)
    else { return nil }
    self.init(due: day == .last ? nil : day, number: number, position: position)
  }

  package var description: String { "\(due ?? .last),\(number),\(position)" }
}

extension Hall {
  /// An applicant's own cases, the latest first.
  package func cases(
    of applicant: AccountID,
    most: Int = 100
  ) async throws(LedgerFault) -> [CaseSummary] {
    let rulebook = rulebook
    return try await read { connection in
      // Index: case_file_of_applicant.
      try connection.rows(
        """
        SELECT subject, body FROM case_file WHERE applicant = $1
        ORDER BY case_number DESC LIMIT $2
        """,
        [.text(applicant), .integer(most)]
      ).map { try CaseSummary($0, rulebook) }
    }
  }

  /// A unit's open turns, what runs out first on top.
  /// - Parameters:
  ///   - post: one post's turns alone; nil: all of the unit.
  ///   - after: the cursor of the last row of the page before.
  package func worklist(
    _ unit: UnitID,
    post: PostName? = nil,
    after: WorklistCursor? = nil,
    most: Int = 50
  ) async throws(LedgerFault) -> [WorklistRow] {
    let rulebook = rulebook
    return try await read { connection in
      let holders = try Staff.holders(connection)
      let rows =
        try post.map { try Self.turns(of: unit, $0, after, most, connection) }
        ?? Self.turns(of: unit, after, most, connection)
      let turns = try rows.map { try WorklistRow($0, rulebook, holders) }
      let names = try Self.names(of: Set(turns.compactMap(\.holder)), connection)
      return turns.map { row in
        var row = row
        row.holderName = row.holder.flatMap { names[$0] }
        return row
      }
    }
  }

  /// How many cases wait for a post, counted no further than `most`: a number beyond that helps nobody.
  package func worklistSize(
    _ unit: UnitID,
    post: PostName,
    most: Int = 1_000
  ) async throws(LedgerFault) -> Int {
    try await read { connection in
      // Index: worklist_of_post.
      let row = try connection.row(
        """
        SELECT count(*) AS cases FROM (
          SELECT DISTINCT case_number FROM worklist WHERE unit = $1 AND post = $2 LIMIT $3
        ) AS waiting
        """,
        [.text(unit), .text(post), .integer(most)]
      )
      return try row?.int("cases") ?? 0
    }
  }

  private static func turns(
    of unit: UnitID,
    _ after: WorklistCursor?,
    _ most: Int,
    _ connection: any Connection
  ) throws -> [Row] {
    // Index: worklist_of_unit (unit, due_on, case_number, position).
    try connection.rows(
      """
      SELECT case_number, position, unit, post, act, branch, since_on, due_on, clock_kind,
        is_passed, procedure, subject
      FROM worklist JOIN case_file USING (case_number)
      WHERE unit = $1 AND (due_on, case_number, position) > ($2, $3, $4)
      ORDER BY due_on, case_number, position LIMIT $5
      """,
      [.text(unit)] + place(after) + [.integer(most)]
    )
  }

  private static func turns(
    of unit: UnitID,
    _ post: PostName,
    _ after: WorklistCursor?,
    _ most: Int,
    _ connection: any Connection
  ) throws -> [Row] {
    // Index: worklist_of_post (unit, post, due_on, case_number, position).
    try connection.rows(
      """
      SELECT case_number, position, unit, post, act, branch, since_on, due_on, clock_kind,
        is_passed, procedure, subject
      FROM worklist JOIN case_file USING (case_number)
      WHERE unit = $1 AND post = $2 AND (due_on, case_number, position) > ($3, $4, $5)
      ORDER BY due_on, case_number, position LIMIT $6
      """,
      [.text(unit), .text(post)] + place(after) + [.integer(most)]
    )
  }

  /// Where a page begins; before everything where nobody says.
  private static func place(_ after: WorklistCursor?) -> [SQLValue] {
    [
      .text(after.map { "\($0.due ?? .last)" } ?? ""), .text(after?.number.text ?? ""),
      .integer(after?.position ?? -1),
    ]
  }

  /// How many turns wait for each post of a unit.
  package func worklistCounts(_ unit: UnitID) async throws(LedgerFault) -> [PostName: Int] {
    try await read { connection in
      let rows = try connection.rows(
        "SELECT post, count(*) AS turns FROM worklist WHERE unit = $1 GROUP BY post ORDER BY post",
        [.text(unit)]
      )
      return Dictionary(
        try rows.map { (try $0.text("post"), try $0.int("turns")) },
        uniquingKeysWith: { one, _ in one }
      )
    }
  }
}

extension CaseSummary {
  init(_ row: Row, _ rulebook: Rulebook) throws {
    let file = try StoredJSON.value(CaseFile.self, row.bytes("body"))
    guard let submission = file.submission else {
      throw StorageFault.broken("case \(file.number) has no submission")
    }
    self.init(file, submission, subject: try row.text("subject"), rulebook)
  }

  init(_ file: CaseFile, _ submission: Submission, subject: String, _ rulebook: Rulebook) {
    number = file.number
    procedure = submission.procedure
    title = rulebook.title(of: submission.procedure)
    self.subject = subject
    receivedOn = submission.on
    state = file.state
    outcome = file.outcome
    due = file.runningClocks.map(\.due).min()
  }
}

extension WorklistRow {
  fileprivate init(_ row: Row, _ rulebook: Rulebook, _ holders: [PostRef: AccountID]) throws {
    guard let number = CaseNumber(try row.text("case_number")),
      let act = Assignment.Act(rawValue: try row.text("act")),
      let since = Day(try row.text("since_on")), let due = Day(try row.text("due_on")),
      let procedure = ProcedureID(stored: try row.text("procedure"))
    else { throw StorageFault.broken("a worklist row does not read back") }
    self.number = number
    position = try row.int("position")
    branch = BranchID(try row.text("branch"))
    self.act = act
    unit = try row.text("unit")
    post = try row.text("post")
    self.procedure = procedure
    title = rulebook.title(of: procedure)
    subject = try row.text("subject")
    self.since = since
    self.due = due == .last ? nil : due
    clockKind = try row.optionalText("clock_kind").flatMap(Clock.Kind.init)
    isPassed = try row.yes("is_passed")
    holder = holders[PostRef(unit, post)]
  }
}
