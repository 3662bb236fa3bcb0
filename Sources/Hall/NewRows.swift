import Casework
import Database
import Deadlines
import Definitions

/// What a batch will write, collected while it decides and written in one go.
struct NewRows {
  /// The version of the texts that papers drawn now are made from.
  let paperTexts: String
  var answered: [(EnvelopeKey, Answered)] = []
  var audits: [AuditRow] = []
  private var changed: Set<CaseNumber> = []
  private var links: [[SQLValue]] = []
  private var secrets: [String: [Secret]] = [:]
  private var papers: [[SQLValue]] = []
  private var letters: [[SQLValue]] = []
  private var attachments: [[SQLValue]] = []
  private var drafts: [String] = []
  private var newSearch: [CaseNumber: [SearchText]] = [:]
  private var searchOfAnswers: Set<CaseNumber> = []

  init(paperTexts: String) { self.paperTexts = paperTexts }

  mutating func add(_ link: Link, _ event: Event, _ file: CaseFile, at now: Moment) {
    let number = SQLValue.text(file.number.text)
    changed.insert(file.number)
    links.append([number, .integer(link.version), .bytes(link.bytes), .bytes(link.hash)])
    guard case .paperDrawn(let paper) = event else { return }
    let position = SQLValue.integer(file.papers.count)
    papers.append([
      number, position, .integer(link.version), .text(paper.number), .text(paperTexts),
    ])
    newSearch[file.number, default: []] += [SearchText(.number, paper.number)].compactMap(\.self)
    guard paper.toApplicant, let recipient = file.submission?.applicant else { return }
    let place = file.papers.count { $0.toApplicant }
    letters.append([
      number, .integer(place), position, .text(recipient), .integer(now.microseconds),
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

  func write(
    _ records: [CaseNumber: CaseRecord],
    _ offset: UTCOffset,
    _ connection: any Connection
  ) throws {
    // The key (case_number, version) makes two writers of one case a fault here, and never two truths.
    try connection.run(
      "INSERT INTO case_event (case_number, version, entry, hash) VALUES ($1, $2, $3, $4)",
      forEach: links
    )
    try writeSecrets(connection)
    let numbers = changed.sorted()
    try CaseRows.write(
      numbers.compactMap { records[$0] }.map { CaseRows($0, in: offset) },
      replacing: numbers.map(\.text),
      connection
    )
    try writePapers(connection)
    try writeSearch(records, connection)
    try connection.run("DELETE FROM draft WHERE draft_id = $1", forEach: drafts.map { [.text($0)] })
    try connection.run(
      """
      INSERT INTO idempotency (actor, envelope_id, mark, case_number, first_version, last_version)
      VALUES ($1, $2, $3, $4, $5, $6)
      """,
      forEach: answered.map { key, answer in
        [
          .text(key.actor), .text(key.id), .text(orNull: answer.mark), .text(answer.number.text),
          .integer(answer.first), .integer(answer.last),
        ]
      }
    )
    try AuditRow.write(audits, connection)
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
    try connection.run(
      "INSERT INTO answer (case_number, digest, kind, salt, body) VALUES ($1, $2, $3, $4, $5)",
      forEach: rows
    )
  }

  private func writePapers(_ connection: any Connection) throws {
    try connection.run(
      """
      INSERT INTO paper (case_number, position, version, number, text_version)
      VALUES ($1, $2, $3, $4, $5)
      """,
      forEach: papers
    )
    try connection.run(
      """
      INSERT INTO letter (case_number, position, paper, recipient, state, next_attempt_at, written_at)
      VALUES ($1, $2, $3, $4, 'waiting', $5, $5)
      """,
      forEach: letters
    )
    try connection.run(
      """
      INSERT INTO attachment (case_number, material, digest, name) VALUES ($1, $2, $3, $4)
      ON CONFLICT (case_number, material, digest) DO NOTHING
      """,
      forEach: attachments
    )
  }

  private func writeSearch(
    _ records: [CaseNumber: CaseRecord],
    _ connection: any Connection
  ) throws {
    let replaced = searchOfAnswers.sorted().map { [SQLValue.text($0.text)] }
    try connection.run("DELETE FROM search_text WHERE case_number = $1", forEach: replaced)
    try connection.run("DELETE FROM search_pair WHERE case_number = $1", forEach: replaced)
    var texts = newSearch.sorted { $0.key < $1.key }
      .flatMap { number, texts in texts.map { (number, $0) } }
    for number in searchOfAnswers.sorted() {
      let applicant = records[number]?.file.submission?.applicant
      let row = try connection.row(
        "SELECT name FROM account WHERE account_id = $1",
        [.text(applicant ?? "")]
      )
      if let text = SearchText(.name, try row?.text("name") ?? "") { texts.append((number, text)) }
    }
    try SearchText.write(texts, connection)
  }
}
