package import Casework
import Database
import Deadlines
package import Definitions
import JSONCoding

/// Drafts are rows and no events: nothing of them is on record until they are submitted.
extension Hall {
  /// The most that all typed input of one draft may take, in bytes of its stored form.
  static let mostInputBytes = 400_000

  /// - Parameters:
  ///   - account: who fills it in.
  ///   - applicant: for whom; a counter fills in for a walk-in.
  ///   - isKept: otherwise it is no row, and is filed at once.
  /// - Returns: nil when no such procedure is in force.
  package func startDraft(
    _ name: String,
    by account: AccountID,
    for applicant: AccountID,
    isKept: Bool = true
  ) async throws(LedgerFault) -> Draft? {
    guard let procedure = catalogue.procedure(named: name, on: today()) else { return nil }
    guard isKept else {
      return Draft(of: procedure.id, by: account, for: applicant, at: clock.now())
    }
    return try await insertDraft(procedure.id, by: account, for: applicant, correcting: nil)
  }

  /// A draft that corrects a case, with the files of the case in it; nil when the viewer may not, or the case
  /// waits for no correction.
  package func startCorrection(
    of number: CaseNumber,
    by viewer: Viewer,
    input: [String: [String]]
  ) async throws(LedgerFault) -> Draft? {
    guard let account = viewer.party.account,
      let record = try await read({ [files] in try CaseRecord.read([number], $0, files)[number] }),
      record.file.openNotice != nil, let submission = record.file.submission,
      let rules = rulebook.rules(for: record.file),
      let access = access(of: viewer, to: record.file, under: rules),
      // The draft holds every file of the case: it is for those who answer for the whole.
      access.role == .applicant || access.role == .whole
    else { return nil }
    if let open = try await correction(of: number, by: account) { return open }
    let draft = try await insertDraft(
      submission.procedure,
      by: account,
      for: submission.applicant,
      correcting: number
    )
    guard let draft else { return nil }
    _ = try await saveDraft(draft.id, input: input, by: account)
    let now = clock.now().microseconds
    let files = record.file.materials.sorted { $0.key < $1.key }.flatMap { material, files in
      files.map {
        [
          SQLValue.text(draft.id), .text(material), .text($0.digest), .integer(now),
          .text(number.text),
        ]
      }
    }
    try await write { connection in
      _ = try connection.run(
        """
        INSERT INTO draft_attachment (draft_id, material, digest, name, added_at)
        SELECT $1, $2, $3, name, $4 FROM attachment
        WHERE case_number = $5 AND material = $2 AND digest = $3
        """,
        forEach: files
      )
    }
    return try await self.draft(draft.id, of: account)
  }

  /// Nil: no such draft of this account.
  package func draft(_ id: String, of account: AccountID) async throws(LedgerFault) -> Draft? {
    try await read { try Self.draft(id, of: account, $0) }
  }

  /// The latest first.
  package func drafts(of account: AccountID) async throws(LedgerFault) -> [Draft] {
    try await read { connection in
      try connection.rows(
        """
        SELECT draft_id, account_id, applicant, procedure, in_force_on, case_number, input, saved_at,
          (SELECT name FROM account WHERE account.account_id = applicant) AS applicant_name
        FROM draft WHERE account_id = $1 ORDER BY saved_at DESC, draft_id LIMIT 50
        """,
        [.text(account)]
      ).map {
        try Draft($0, attachments: CaseAttachment.of(draft: $0.text("draft_id"), connection))
      }
    }
  }

  /// False: no such draft of this account, or more typed than any form can hold.
  package func saveDraft(
    _ id: String,
    input: [String: [String]],
    by account: AccountID
  ) async throws(LedgerFault) -> Bool {
    let bytes = StoredJSON.bytes(input)
    guard bytes.count <= Self.mostInputBytes else { return false }
    let now = clock.now().microseconds
    return try await write { connection in
      try connection.run(
        "UPDATE draft SET input = $3, saved_at = $4 WHERE draft_id = $1 AND account_id = $2",
        [.text(id), .text(account), .bytes(bytes), .integer(now)]
      ) > 0
    }
  }

  package func deleteDraft(_ id: String, of account: AccountID) async throws(LedgerFault) {
    try await write { connection in
      let files = try Self.draft(id, of: account, connection)?.attachments.map(\.digest) ?? []
      try connection.run(
        "DELETE FROM draft WHERE draft_id = $1 AND account_id = $2",
        [.text(id), .text(account)]
      )
      try StoredFiles.release(files, connection)
    }
  }

  static func draft(
    _ id: String,
    of account: AccountID,
    _ connection: any Connection
  ) throws -> Draft? {
    let row = try connection.row(
      """
      SELECT draft_id, account_id, applicant, procedure, in_force_on, case_number, input, saved_at,
        (SELECT name FROM account WHERE account.account_id = applicant) AS applicant_name
      FROM draft WHERE draft_id = $1 AND account_id = $2
      """,
      [.text(id), .text(account)]
    )
    return try row.map { try Draft($0, attachments: CaseAttachment.of(draft: id, connection)) }
  }

  private func correction(
    of number: CaseNumber,
    by account: AccountID
  ) async throws(LedgerFault) -> Draft? {
    try await read { connection in
      let row = try connection.row(
        "SELECT draft_id FROM draft WHERE account_id = $1 AND case_number = $2",
        [.text(account), .text(number.text)]
      )
      return try row.flatMap { try Self.draft($0.text("draft_id"), of: account, connection) }
    }
  }

  private func insertDraft(
    _ procedure: ProcedureID,
    by account: AccountID,
    for applicant: AccountID,
    correcting number: CaseNumber?
  ) async throws(LedgerFault) -> Draft? {
    let (id, now) = (Self.newID(), clock.now().microseconds)
    return try await write { connection in
      try connection.run(
        """
        INSERT INTO draft (draft_id, account_id, applicant, procedure, in_force_on, case_number,
          input, begun_at, saved_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
        """,
        [
          .text(id), .text(account), .text(applicant), .text(procedure.name),
          .text(procedure.inForce.description), .text(orNull: number?.text),
          .bytes(Array("{}".utf8)), .integer(now),
        ]
      )
      return try Self.draft(id, of: account, connection)
    }
  }
}

/// What a draft is submitted with, besides its answers and files.
package struct SubmissionTerms: Sendable {
  package var envelope: String
  package var from: Party
  package var channel: Channel
  package var behalf: Filing.Behalf
  package var consentsToElectronicService: Bool
  package var acknowledgesLikeCase: Bool
  package var seenVersion: Int?

  /// - Parameter envelope: the id under which a repeat gets the same answer; the draft's own id will do.
  package init(
    envelope: String,
    from: Party,
    channel: Channel,
    behalf: Filing.Behalf = .himself,
    consentsToElectronicService: Bool = true,
    acknowledgesLikeCase: Bool = false,
    seenVersion: Int? = nil
  ) {
    self.envelope = envelope
    self.from = from
    self.channel = channel
    self.behalf = behalf
    self.consentsToElectronicService = consentsToElectronicService
    self.acknowledgesLikeCase = acknowledgesLikeCase
    self.seenVersion = seenVersion
  }
}

extension Hall {
  /// Files a draft, or hands in its correction. The draft goes in the same transaction that makes the case.
  /// - Parameter answers: the draft's input, read by the form.
  package func submit(
    _ draft: Draft,
    answers: Answers,
    terms: SubmissionTerms
  ) async throws(LedgerFault) -> Outcome {
    let (envelope, enclosure) = handIn(draft, answers, terms)
    return try await handle(envelope, enclosing: enclosure)
  }

  /// The same for a caller who was known before: nil when he may have changed since.
  package func submit(
    _ draft: Draft,
    answers: Answers,
    terms: SubmissionTerms,
    from caller: Caller
  ) async throws(LedgerFault) -> Outcome? {
    let (envelope, enclosure) = handIn(draft, answers, terms)
    return try await handle(envelope, enclosing: enclosure, from: caller)
  }

  private func handIn(
    _ draft: Draft,
    _ answers: Answers,
    _ terms: SubmissionTerms
  ) -> (Envelope, Enclosure) {
    let filing = Filing(
      procedure: draft.procedure,
      answers: answers,
      seal: .open,
      materials: Dictionary(grouping: draft.attachments, by: \.material)
        .mapValues { $0.map(\.attachment) },
      applicant: draft.applicant,
      behalf: terms.behalf,
      consentsToElectronicService: terms.consentsToElectronicService,
      acknowledgesLikeCase: terms.acknowledgesLikeCase
    )
    let envelope = Envelope(
      id: terms.envelope,
      from: terms.from,
      channel: terms.channel,
      receivedAt: clock.now(),
      caseNumber: draft.caseNumber,
      command: draft.caseNumber == nil ? .submit(filing) : .correct(filing),
      seenVersion: terms.seenVersion
    )
    let names = draft.attachments.map { ($0.digest, $0.name) }
    let enclosure = Enclosure(
      fileNames: Dictionary(names, uniquingKeysWith: { one, _ in one }),
      draft: draft.isKept ? draft.id : nil
    )
    return (envelope, enclosure)
  }

  /// What an envelope of this account recorded, for a button pressed twice: the draft is gone, the case is there.
  package func recorded(
    under envelope: String,
    by account: AccountID
  ) async throws(LedgerFault) -> Recorded? {
    try await read { connection in
      try Answered.read(EnvelopeKey(actor: account, id: envelope), connection)?.outcome(connection)
    }
  }
}
