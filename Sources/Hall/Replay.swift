import Casework
import Database
import Deadlines
import Definitions

/// One derived row, or one set of rows of a case, that is not what the events say.
package struct Difference: Sendable, Equatable, CustomStringConvertible {
  /// Empty for a counter or a tally, which belong to no case.
  package let caseNumber: String
  package let table: String

  package var description: String { "\(table): \(caseNumber)" }
}

/// What `hall replay` did.
package struct ReplayReport: Sendable {
  package fileprivate(set) var cases = 0
  package fileprivate(set) var differences: [Difference] = []
}

extension Hall {
  /// Folds every case from its events, compares all derived rows, and writes those that differ anew.
  package func replay(
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws(LedgerFault) -> ReplayReport {
    var report = ReplayReport()
    var counters = SequenceEnds()
    var after = ""
    repeat {
      let start = after
      let page = try await write { [rulebook] connection in
        try ReplayPage(after: start, rulebook, connection).compareAndRepair()
      }
      report.cases += page.cases
      report.differences += page.differences
      counters.take(page.ends)
      after = page.last
      progress(report.cases)
    } while !after.isEmpty
    let ends = counters
    report.differences += try await write { connection in
      try ends.compareAndRepair(connection)
        + Tally.compareAndRepair(connection).map {
          Difference(caseNumber: "", table: "tally \($0.unit) \($0.what) \($0.dueText)")
        }
    }
    return report
  }
}

/// A hundred cases, in one transaction.
private struct ReplayPage {
  let numbers: [CaseNumber]
  let rulebook: Rulebook
  let connection: any Connection

  struct Result: Sendable {
    var cases = 0
    var differences: [Difference] = []
    var ends = SequenceEnds()
    /// The last number of the page; empty when there is none.
    var last = ""
  }

  init(after start: String, _ rulebook: Rulebook, _ connection: any Connection) throws {
    self.rulebook = rulebook
    self.connection = connection
    let rows = try connection.rows(
      """
      SELECT DISTINCT case_number FROM case_event WHERE case_number > $1
      ORDER BY case_number LIMIT 100
      """,
      [.text(start)]
    )
    numbers = try rows.compactMap { CaseNumber(try $0.text("case_number")) }
  }

  func compareAndRepair() throws -> Result {
    var result = Result()
    for number in numbers {
      let replayed = try ReplayedCase(number, rulebook, connection)
      result.differences += try replayed.compareAndRepair(rulebook, connection)
      result.ends.take(replayed.record.file)
    }
    result.cases = numbers.count
    result.last = numbers.last?.text ?? ""
    return result
  }
}

/// One case, folded from its events, with everything that is derived from it.
private struct ReplayedCase {
  var record: CaseRecord
  private var answered: [EnvelopeKey: Answered] = [:]
  private let texts: Set<SearchText>

  init(_ number: CaseNumber, _ rulebook: Rulebook, _ connection: any Connection) throws {
    var folded = FoldedCase(number: number, at: Moment(microseconds: 0))
    for link in try CaseRecord.links(of: number, connection) {
      let first = folded.file.version + 1
      let entry = try folded.take(link)
      let key = EnvelopeKey(actor: entry.by.account ?? "hall", id: entry.envelope)
      // Of the old shape, an act takes several links.
      answered[key] = Answered(
        mark: nil,
        number: number,
        first: answered[key]?.first ?? first,
        last: folded.file.version
      )
    }
    let file = folded.file
    record = CaseRecord(folded, subject: "", likeness: "", storedVersion: file.version)
    let answers = try file.answers.flatMap {
      try StoredAnswers.read($0, of: number.text, connection)
    }
    guard let rules = rulebook.rules(for: file) else {
      throw StorageFault.broken("case \(number) is pinned to a version that is not kept")
    }
    record.describe(answers, of: file.submission?.applicant ?? "", under: rules)
    let name = try connection.row(
      "SELECT name FROM account WHERE account_id = $1",
      [.text(file.submission?.applicant ?? "")]
    )
    texts = SearchText.all(
      file,
      answers: answers,
      form: rules.form,
      applicantName: try name?.text("name") ?? ""
    )
  }

  func compareAndRepair(
    _ rulebook: Rulebook,
    _ connection: any Connection
  ) throws -> [Difference] {
    let rows = CaseRows(record)
    let stored = try StoredRows(record.file.number, connection)
    var differences = stored.differences(from: rows, rulebook)
    if !differences.isEmpty {
      try CaseRows.write([(.unknown, rows)], rulebook, connection)
    }
    let number = record.file.number
    if try StoredRows.texts(number, connection) != texts {
      differences.append(Difference(caseNumber: number.text, table: "search_text"))
      try rewriteTexts(connection)
    }
    if try repairAnswered(connection) {
      differences.append(Difference(caseNumber: number.text, table: "idempotency"))
    }
    return differences
  }

  private func rewriteTexts(_ connection: any Connection) throws {
    let number = record.file.number
    try connection.run("DELETE FROM search_text WHERE case_number = $1", [.text(number.text)])
    try connection.run("DELETE FROM search_pair WHERE case_number = $1", [.text(number.text)])
    try SearchText.write(
      texts.sorted { ($0.kind.rawValue, $0.text) < ($1.kind.rawValue, $1.text) }.map {
        (number, $0)
      },
      connection
    )
  }

  /// The keyed hash of a body cannot be made again; the key and its run of events can.
  private func repairAnswered(_ connection: any Connection) throws -> Bool {
    let number = record.file.number.text
    // By their own keys: no index leads from a case to its envelopes.
    let stored = try Answered.read(
      connection.rows(ofEach: [Answered.question(Array(answered.keys))]).flatMap(\.self)
    )
    let missing = answered.filter { key, answer in
      guard let known = stored[key] else { return true }
      return (known.number, known.first, known.last) != (answer.number, answer.first, answer.last)
    }
    try connection.run(
      """
      INSERT INTO idempotency (actor, envelope_id, mark, case_number, first_version, last_version)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (actor, envelope_id) DO UPDATE SET case_number = excluded.case_number,
        first_version = excluded.first_version, last_version = excluded.last_version
      """,
      forEach: missing.map { key, answer in
        [
          .text(key.actor), .text(key.id), .null, .text(number), .integer(answer.first),
          .integer(answer.last),
        ]
      }
    )
    return !missing.isEmpty
  }
}

/// The derived rows as they stand.
private struct StoredRows {
  let number: CaseNumber
  let caseFile: [SQLValue]?
  let worklist: [[SQLValue]]
  let clocks: [[SQLValue]]
  let units: [[SQLValue]]
  let bars: [[SQLValue]]
  let claims: [[SQLValue]]
  let publications: [[SQLValue]]

  init(_ number: CaseNumber, _ connection: any Connection) throws {
    self.number = number
    let key: [SQLValue] = [.text(number.text)]
    caseFile = try connection.row(
      """
      SELECT case_number, version, hash, procedure, applicant, subject, likeness, received_on,
        outcome, next_alarm_at, lead, accept_region, decide_region, state, next_due_on, decided_on,
        workdays, on_time
      FROM case_file WHERE case_number = $1
      """,
      key
    )?.all
    worklist = try connection.rows(
      """
      SELECT case_number, position, unit, post, act, branch, since_on, due_on, clock_kind, is_passed
      FROM worklist WHERE case_number = $1 ORDER BY position
      """,
      key
    ).map(\.all)
    clocks = try connection.rows(
      """
      SELECT case_number, clock_id, kind, unit, post, branch, start_on, due_on, is_passed
      FROM clock WHERE case_number = $1 ORDER BY clock_id
      """,
      key
    ).map(\.all)
    units = try connection.rows(
      "SELECT case_number, unit FROM case_unit WHERE case_number = $1 ORDER BY unit",
      key
    ).map(\.all)
    claims = try connection.rows(
      """
      SELECT case_number, branch, matter, area, rank, is_taken, until_on FROM claim
      WHERE case_number = $1 ORDER BY branch
      """,
      key
    ).map(\.all)
    publications = try connection.rows(
      """
      SELECT case_number, entry, kind, matter, unit, text, first_on, last_on, ending
      FROM publication WHERE case_number = $1 ORDER BY entry
      """,
      key
    ).map(\.all)
    bars = try connection.rows(
      """
      SELECT case_number, position, applicant, kind, matter, until_on FROM bar
      WHERE case_number = $1 ORDER BY position
      """,
      key
    ).map(\.all)
  }

  func differences(from rows: CaseRows, _ rulebook: Rulebook) -> [Difference] {
    var tables: [String] = []
    if caseFile != rows.caseFile(rulebook) { tables.append("case_file") }
    if worklist != rows.turns.map(\.values) { tables.append("worklist") }
    if clocks != rows.clocks.map(\.values) { tables.append("clock") }
    if units != rows.units.map(\.values) { tables.append("case_unit") }
    if claims != rows.claims.map(\.values) { tables.append("claim") }
    if bars != rows.bars.map(\.values) { tables.append("bar") }
    if publications != rows.publications.map(\.values) { tables.append("publication") }
    return tables.map { Difference(caseNumber: number.text, table: $0) }
  }

  static func texts(_ number: CaseNumber, _ connection: any Connection) throws -> Set<SearchText> {
    let rows = try connection.rows(
      "SELECT kind, text FROM search_text WHERE case_number = $1 ORDER BY kind, text",
      [.text(number.text)]
    )
    return Set(
      try rows.compactMap { row in
        guard let kind = SearchText.Kind(rawValue: try row.text("kind")) else { return nil }
        return SearchText(kind, try row.text("text"))
      }
    )
  }
}

/// The last number of each sequence, told from the cases and papers themselves.
private struct SequenceEnds: Sendable {
  private var values: [String: Int] = [:]

  mutating func take(_ other: SequenceEnds) {
    values.merge(other.values, uniquingKeysWith: max)
  }

  mutating func take(_ file: CaseFile) {
    let parts = file.number.text.split(separator: "-")
    if parts.count == 4, let region = parts.first, let sequence = Int(parts[2]),
      let day = file.submission?.on
    {
      raise(Counters.caseNumbers(region: String(region), day: day), to: sequence)
    }
    for paper in file.papers {
      if let (counter, sequence) = PaperNumber.parts(paper.number) { raise(counter, to: sequence) }
    }
  }

  private mutating func raise(_ name: String, to value: Int) {
    values[name] = max(values[name] ?? 0, value)
  }

  func compareAndRepair(_ connection: any Connection) throws -> [Difference] {
    let rows = try connection.rows("SELECT name, value FROM counter ORDER BY name")
    let stored = Dictionary(
      try rows.map { (try $0.text("name"), try $0.int("value")) },
      uniquingKeysWith: { one, _ in one }
    )
    // More than was seen was given out meanwhile, or to nobody: no number is ever given twice.
    let wrong = values.filter { (stored[$0.key] ?? 0) < $0.value }.sorted { $0.key < $1.key }
    try connection.run(
      """
      INSERT INTO counter (name, value) VALUES ($1, $2)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """,
      forEach: wrong.map { [.text($0.key), .integer($0.value)] }
    )
    return wrong.map { Difference(caseNumber: "", table: "counter \($0.key)") }
  }
}
