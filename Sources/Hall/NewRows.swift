import Casework
import Database
import Deadlines
import Definitions

/// What a batch will write, collected while it decides and written in one go.
struct NewRows {
  /// The version of the texts that papers drawn now are made from.
  let paperTexts: String
  /// The content that stands for every paper, each letter posted; nil: they wait to be made.
  private let standIn: String?
  var answered: [(EnvelopeKey, Answered)] = []
  var audits: [AuditRow] = []
  private var changed: Set<CaseNumber> = []
  private var links: [CaseNumber: [[SQLValue]]] = [:]
  private var secrets: [String: [Secret]] = [:]
  private var papers: [[SQLValue]] = []
  /// The same papers, each beside its case as it was then.
  private(set) var drawn: [DrawnPaper] = []
  private var letters: [[SQLValue]] = []
  private var attachments: [[SQLValue]] = []
  private var drafts: [String] = []
  private var newSearch: [CaseNumber: [SearchText]] = [:]
  private var searchOfAnswers: Set<CaseNumber> = []

  init(paperTexts: String, standIn: String? = nil) {
    (self.paperTexts, self.standIn) = (paperTexts, standIn)
  }

  /// Adds what an act recorded to its case: one link, and the papers that it drew.
  mutating func append(
    _ events: [Event],
    of sent: Sent,
    to record: inout CaseRecord,
    at now: Moment
  ) {
    let entry = Entry(
      at: now,
      by: sent.envelope.from,
      channel: sent.envelope.channel,
      envelope: sent.envelope.id,
      events: events
    )
    let link = Link(entry, after: record.folded)
    let papersBefore = record.file.papers.count
    record.folded.take(entry, link)
    let number = record.file.number
    changed.insert(number)
    links[number, default: []].append([
      .text(number.text), .integer(link.version), .bytes(link.bytes), .bytes(link.hash),
    ])
    for position in papersBefore..<record.file.papers.count {
      addPaper(at: position, record, now)
    }
  }

  private mutating func addPaper(at index: Int, _ record: CaseRecord, _ now: Moment) {
    let file = record.file
    let (paper, number) = (file.papers[index], SQLValue.text(file.number.text))
    let position = SQLValue.integer(index + 1)
    if standIn == nil {
      drawn.append(
        DrawnPaper(
          number: file.number,
          position: index + 1,
          texts: paperTexts,
          folded: record.folded,
          subject: record.subject
        )
      )
    }
    papers.append([
      number, position, .integer(file.version), .text(paper.number), .text(paperTexts),
      .text(orNull: standIn), .integer(orNull: standIn.map { _ in now.microseconds }),
    ])
    newSearch[file.number, default: []] += [SearchText.number(of: paper)].compactMap(\.self)
    guard paper.toApplicant, let recipient = file.submission?.applicant else { return }
    let place = file.papers[...index].count { $0.toApplicant }
    letters.append([
      number, .integer(place), position, .text(recipient),
      .text(standIn == nil ? "waiting" : "sent"), .integer(now.microseconds),
      .integer(now.microseconds),
    ])
  }

  /// Personal text, names of files and the draft that come with a recorded envelope.
  mutating func keep(_ sent: Sent, _ number: CaseNumber) {
    secrets[number.text, default: []] += sent.enclosure.secrets
    discard(sent.enclosure.draft)
    guard let materials = sent.envelope.command.materials else { return }
    for (material, files) in materials.sorted(by: { $0.key < $1.key }) {
      for file in files {
        let name = sent.enclosure.fileNames[file.digest] ?? ""
        attachments.append([
          .text(number.text), .text(material), .text(file.digest), .text(name),
        ])
      }
    }
  }

  mutating func discard(_ draft: String?) {
    if let draft { drafts.append(draft) }
  }

  mutating func replaceSearch(_ record: CaseRecord, _ answers: Answers, _ form: Form) {
    let number = record.file.number
    searchOfAnswers.insert(number)
    newSearch[number, default: []] +=
      SearchText.of(answers, form: form) + SearchText.numbers(number, papers: record.file.papers)
  }

  func secret(_ sealed: Sealed, of number: CaseNumber) -> Secret? {
    secrets[number.text]?.last { $0.sealed == sealed }
  }

  /// - Returns: the derived rows of the cases that changed.
  @discardableResult
  func write(
    _ records: [CaseNumber: CaseRecord],
    after stored: [CaseNumber: CaseRecord],
    _ rulebook: Rulebook,
    _ connection: any Connection
  ) throws -> [CaseRows] {
    let names = try applicantNames(records, connection)
    // The key (case_number, version) makes two writers of one case a fault here, and never two truths. In the
    // order of the cases, so that two processes never wait for each other crosswise.
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO case_event (case_number, version, entry, hash) VALUES ($1, $2, $3, $4)
          """,
        postgres: """
          INSERT INTO case_event (case_number, version, entry, hash)
          SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[], $4::bytea[])
          """
      ),
      forEach: links.sorted { $0.key < $1.key }.flatMap(\.value)
    )
    try writeSecrets(connection)
    let rows = changed.sorted().compactMap { number in
      records[number].map { record in
        (
          stored[number].map { CaseRows.Before.rows(CaseRows($0)) } ?? .nothing,
          CaseRows(record)
        )
      }
    }
    try CaseRows.write(rows, rulebook, connection)
    try writePapers(connection)
    try writeSearch(names, after: stored, connection)
    try connection.queue(
      SQL(
        sqlite: "DELETE FROM draft WHERE draft_id = $1",
        postgres: "DELETE FROM draft WHERE draft_id IN (SELECT unnest($1::text[]))"
      ),
      forEach: drafts.map { [.text($0)] }
    )
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO idempotency (actor, envelope_id, mark, case_number, first_version, last_version)
          VALUES ($1, $2, $3, $4, $5, $6)
          """,
        postgres: """
          INSERT INTO idempotency (actor, envelope_id, mark, case_number, first_version,
            last_version)
          SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[],
            $6::bigint[])
          """
      ),
      forEach: answered.map { key, answer in
        [
          .text(key.actor), .text(key.id), .text(orNull: answer.mark), .text(answer.number.text),
          .integer(answer.first), .integer(answer.last),
        ]
      }
    )
    try AuditRow.write(audits, connection)
    return rows.map(\.1)
  }

  private func writeSecrets(_ connection: any Connection) throws {
    let rows = secrets.sorted { $0.key < $1.key }.flatMap { number, secrets in
      secrets.map { secret -> [SQLValue] in
        [
          .text(number), .text(secret.sealed.digest), .text(secret.kind.rawValue),
          .bytes(secret.salt), .bytes(secret.body),
        ]
      }
    }
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO answer (case_number, digest, kind, salt, body) VALUES ($1, $2, $3, $4, $5)
          """,
        postgres: """
          INSERT INTO answer (case_number, digest, kind, salt, body)
          SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::bytea[])
          """
      ),
      forEach: rows
    )
  }

  private func writePapers(_ connection: any Connection) throws {
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO paper (case_number, position, version, number, text_version, digest, made_at)
          VALUES ($1, $2, $3, $4, $5, $6, $7)
          """,
        postgres: """
          INSERT INTO paper (case_number, position, version, number, text_version, digest, made_at)
          SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[],
            $6::text[], $7::bigint[])
          """
      ),
      forEach: papers
    )
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO letter (case_number, position, paper, recipient, state, next_attempt_at,
            written_at)
          VALUES ($1, $2, $3, $4, $5, $6, $7)
          """,
        postgres: """
          INSERT INTO letter (case_number, position, paper, recipient, state, next_attempt_at,
            written_at)
          SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[],
            $6::bigint[], $7::bigint[])
          """
      ),
      forEach: letters
    )
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO attachment (case_number, material, digest, name) VALUES ($1, $2, $3, $4)
          ON CONFLICT (case_number, material, digest) DO NOTHING
          """,
        postgres: """
          INSERT INTO attachment (case_number, material, digest, name)
          SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
          ON CONFLICT (case_number, material, digest) DO NOTHING
          """
      ),
      forEach: attachments
    )
  }

  /// The names that cases with new answers are searched by.
  private func applicantNames(
    _ records: [CaseNumber: CaseRecord],
    _ connection: any Connection
  ) throws -> [CaseNumber: String] {
    let applicants = searchOfAnswers.compactMap { number in
      records[number]?.file.submission.map { (number, $0.applicant) }
    }
    guard !applicants.isEmpty else { return [:] }
    let names = try Hall.names(of: Set(applicants.map(\.1)), connection)
    return Dictionary(applicants.map { ($0, names[$1] ?? "") }) { one, _ in one }
  }

  private func writeSearch(
    _ names: [CaseNumber: String],
    after stored: [CaseNumber: CaseRecord],
    _ connection: any Connection
  ) throws {
    // Of a new case nothing is stored yet.
    let replaced = searchOfAnswers.filter { stored[$0] != nil }.sorted()
      .map { [SQLValue.text($0.text)] }
    try connection.queue(
      SQL(
        sqlite: "DELETE FROM search_text WHERE case_number = $1",
        postgres: "DELETE FROM search_text WHERE case_number IN (SELECT unnest($1::text[]))"
      ),
      forEach: replaced
    )
    try connection.queue(
      SQL(
        sqlite: "DELETE FROM search_pair WHERE case_number = $1",
        postgres: "DELETE FROM search_pair WHERE case_number IN (SELECT unnest($1::text[]))"
      ),
      forEach: replaced
    )
    var texts = newSearch.sorted { $0.key < $1.key }
      .flatMap { number, texts in texts.map { (number, $0) } }
    for (number, name) in names.sorted(by: { $0.key < $1.key }) {
      if let text = SearchText(.name, name) { texts.append((number, text)) }
    }
    try SearchText.write(texts, connection)
  }
}
