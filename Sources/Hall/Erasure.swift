package import Casework
import Database
import Deadlines

/// Why a person is not erased.
package enum ErasureProblem: Error, Sendable, Hashable {
  case unknownAccount
  /// What is still decided on needs its applicant.
  case casesOpen([CaseNumber])
  case fault(LedgerFault)
}

extension Hall {
  /// Forgets a person when retention has ended: every name, answer, file and paper, and whatever finds them.
  ///
  /// The events stay: they hold digests, dates and an account that now says nothing, and their chains still verify.
  /// - Parameter actor: who ordered it; on record in the audit table.
  package func erase(
    _ account: AccountID,
    by actor: AccountID
  ) async throws(ErasureProblem) {
    let now = clock.now()
    let rulebook = rulebook
    let problem: ErasureProblem?
    do throws(LedgerFault) {
      problem = try await write { connection -> ErasureProblem? in
        guard try Account.read(account, connection, at: now) != nil else { return .unknownAccount }
        let erasure = try Erasure(of: account, connection)
        guard erasure.openCases.isEmpty else { return .casesOpen(erasure.openCases) }
        try erasure.forgetCases(rulebook, connection)
        try erasure.forgetPerson(at: now, connection)
        try AuditRow.write(
          [AuditRow(at: now, actor: actor, act: "erase", detail: account)],
          connection
        )
        return nil
      }
    } catch { throw .fault(error) }
    if let problem { throw problem }
  }
}

private struct Erasure {
  let account: AccountID
  let records: [CaseRecord]

  var openCases: [CaseNumber] {
    records.filter { !$0.file.isClosed }.map(\.file.number).sorted()
  }

  init(of account: AccountID, _ connection: any Connection) throws {
    self.account = account
    let numbers = try connection.rows(
      "SELECT case_number FROM case_file WHERE applicant = $1 ORDER BY case_number",
      [.text(account)]
    ).compactMap { CaseNumber(try $0.text("case_number")) }
    records = try CaseRecord.read(Set(numbers), connection).values
      .sorted { $0.file.number < $1.file.number }
  }

  func forgetCases(_ rulebook: Rulebook, _ connection: any Connection) throws {
    let keys = records.map { [SQLValue.text($0.file.number.text)] }
    try connection.run(
      "UPDATE answer SET salt = NULL, body = NULL WHERE case_number = $1",
      forEach: keys
    )
    try forgetFiles(connection)
    try connection.run(
      "DELETE FROM search_text WHERE case_number = $1 AND kind <> 'number'",
      forEach: keys
    )
    try connection.run("DELETE FROM search_pair WHERE case_number = $1", forEach: keys)
    for record in records {
      guard let rules = rulebook.rules(for: record.file) else { continue }
      var record = record
      record.describe(nil, of: record.file.submission?.applicant ?? "", under: rules)
      try connection.run(
        "UPDATE case_file SET subject = $2, likeness = $3 WHERE case_number = $1",
        [.text(record.file.number.text), .text(record.subject), .text(record.likeness)]
      )
    }
  }

  /// Files that another case names too stay with that one; papers are nobody else's.
  private func forgetFiles(_ connection: any Connection) throws {
    for record in records {
      let number = SQLValue.text(record.file.number.text)
      let files = try connection.rows(
        "SELECT digest FROM attachment WHERE case_number = $1 ORDER BY digest",
        [number]
      ).map { try $0.text("digest") }
      try connection.run("DELETE FROM attachment WHERE case_number = $1", [number])
      try StoredFiles.release(files, connection)
      try connection.run(
        """
        DELETE FROM content_chunk WHERE digest IN (
          SELECT digest FROM paper WHERE case_number = $1 AND digest IS NOT NULL)
        """,
        [number]
      )
      try connection.run(
        """
        DELETE FROM content WHERE digest IN (
          SELECT digest FROM paper WHERE case_number = $1 AND digest IS NOT NULL)
        """,
        [number]
      )
    }
  }

  func forgetPerson(at now: Moment, _ connection: any Connection) throws {
    let key = [SQLValue.text(account)]
    let drafts = try connection.rows(
      """
      SELECT digest FROM draft_attachment JOIN draft USING (draft_id)
      WHERE account_id = $1 OR applicant = $1 ORDER BY digest
      """,
      key
    ).map { try $0.text("digest") }
    try connection.run("DELETE FROM draft WHERE account_id = $1 OR applicant = $1", key)
    try StoredFiles.release(drafts, connection)
    try connection.run("DELETE FROM session WHERE account_id = $1", key)
    try connection.run("DELETE FROM token WHERE account_id = $1", key)
    // A keyed hash of what was filed is still a trace of it.
    try connection.run("UPDATE idempotency SET mark = NULL WHERE actor = $1", key)
    try connection.run(
      """
      UPDATE account SET name = '', login = NULL, password_salt = NULL, password_hash = NULL,
        citizen_id = NULL, phone = NULL, email = NULL, closed_at = $2, erased_at = $2
      WHERE account_id = $1
      """,
      key + [.integer(now.microseconds)]
    )
  }
}
