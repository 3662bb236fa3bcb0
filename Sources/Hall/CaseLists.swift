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
