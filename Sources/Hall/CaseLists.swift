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

/// A page of an applicant's cases.
package struct CaseList: Sendable {
  package let cases: [CaseSummary]
  /// Where the next page begins; nil: this is the last.
  package let next: CaseNumber?
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
  /// An applicant's own cases, the latest first. The first page has all that are open and the latest closed ones.
  /// - Parameter after: the last closed case of the page before.
  package func cases(
    of applicant: AccountID,
    after: CaseNumber? = nil,
    most: Int = 40
  ) async throws(LedgerFault) -> CaseList {
    let rulebook = rulebook
    return try await read { connection in
      let open = after == nil ? try CaseSummary.open(of: applicant, rulebook, connection) : []
      let closed = try CaseSummary.closed(
        of: applicant,
        before: after,
        most: most + 1,
        rulebook,
        connection
      )
      return CaseList(
        cases: open + closed.prefix(most),
        next: closed.count > most ? closed.dropLast().last?.number : nil
      )
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
      let holders = try Staff.holders(of: [unit], connection)
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
        SELECT count(DISTINCT case_number) AS cases FROM (
          SELECT case_number FROM worklist WHERE unit = $1 AND post = $2 LIMIT $3
        ) AS waiting
        """,
        // A case may wait for one post several times, and no further row is read.
        [.text(unit), .text(post), .integer(3 * most)]
      )
      return min(try row?.int("cases") ?? 0, most)
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
}

extension CaseSummary {
  /// What every list of cases reads: columns alone, no file is opened for a row.
  private init(_ row: Row, _ rulebook: Rulebook) throws {
    guard let number = CaseNumber(try row.text("case_number")),
      let procedure = ProcedureID(stored: try row.text("procedure")),
      let received = Day(try row.text("received_on")),
      let state = CaseState(rawValue: try row.text("state"))
    else { throw StorageFault.broken("a row of case_file does not read back") }
    self.init(
      number: number,
      procedure: procedure,
      title: rulebook.title(of: procedure),
      subject: try row.text("subject"),
      receivedOn: received,
      state: state,
      outcome: try row.optionalText("outcome").flatMap(CaseOutcome.init),
      due: try row.optionalText("next_due_on").flatMap { Day($0) }
    )
  }

  /// More than anybody has open at once: the latest of them.
  private static let mostOpen = 100

  fileprivate static func open(
    of applicant: AccountID,
    _ rulebook: Rulebook,
    _ connection: any Connection
  ) throws -> [CaseSummary] {
    // Index: case_file_open_of_applicant.
    try connection.rows(
      """
      SELECT case_number, procedure, subject, received_on, state, outcome, next_due_on FROM case_file
      WHERE applicant = $1 AND outcome IS NULL ORDER BY case_number DESC LIMIT $2
      """,
      [.text(applicant), .integer(mostOpen)]
    ).map { try CaseSummary($0, rulebook) }
  }

  fileprivate static func closed(
    of applicant: AccountID,
    before number: CaseNumber?,
    most: Int,
    _ rulebook: Rulebook,
    _ connection: any Connection
  ) throws -> [CaseSummary] {
    // Index: case_file_of_applicant, from its end.
    try connection.rows(
      """
      SELECT case_number, procedure, subject, received_on, state, outcome, next_due_on FROM case_file
      WHERE applicant = $1 AND case_number < $2 AND outcome IS NOT NULL
      ORDER BY case_number DESC LIMIT $3
      """,
      [.text(applicant), .text(number?.text ?? "~"), .integer(most)]
    ).map { try CaseSummary($0, rulebook) }
  }

  /// Of some cases those that somebody may know of, the latest first.
  static func of(
    _ numbers: [String],
    seenBy viewer: Viewer,
    most: Int,
    _ rulebook: Rulebook,
    _ connection: any Connection
  ) throws -> [CaseSummary] {
    guard !numbers.isEmpty else { return [] }
    let rows = try connection.rows(
      SQL(
        sqlite: """
          SELECT case_number, procedure, subject, received_on, state, outcome, next_due_on, applicant,
            accept_region, decide_region, EXISTS (SELECT 1 FROM case_unit
              WHERE case_unit.case_number = case_file.case_number AND unit = $2) AS is_concerned
          FROM case_file WHERE case_number IN (SELECT value FROM json_each($1))
          ORDER BY case_number DESC
          """,
        postgres: """
          SELECT case_number, procedure, subject, received_on, state, outcome, next_due_on, applicant,
            accept_region, decide_region, EXISTS (SELECT 1 FROM case_unit
              WHERE case_unit.case_number = case_file.case_number AND unit = $2)::int
              AS is_concerned
          FROM case_file WHERE case_number = ANY($1::text[])
          ORDER BY case_number DESC
          """
      ),
      [.texts(numbers), .text(viewer.party.unit ?? "")]
    )
    let seen = try rows.filter { row in
      CaseScope(
        applicant: try row.text("applicant"),
        units: try row.yes("is_concerned") ? Set([viewer.party.unit].compactMap(\.self)) : [],
        acceptRegion: try row.text("accept_region"),
        decideRegion: try row.text("decide_region")
      ).isVisible(to: viewer)
    }
    return try seen.prefix(most).map { try CaseSummary($0, rulebook) }
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
