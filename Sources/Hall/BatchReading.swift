import Casework
import Database
import Deadlines
import Definitions
import JSONCoding

/// What `decide` is told besides the case: its rules, and the facts of other cases and people.
extension Batch {
  func rules(for envelope: Envelope, _ file: CaseFile, _ now: Moment) -> Rules? {
    switch envelope.command {
    case .submit(let filing):
      rulebook.rules(for: filing.procedure, on: now.day(in: rulebook.calendar.utcOffset))
    case .recountDates: rulebook.recountRules(for: file)
    default: rulebook.rules(for: file)
    }
  }

  mutating func known(_ sent: Sent, _ record: CaseRecord, _ rules: Rules) throws -> Known {
    var known = try facts(sent, record, rules)
    known.standsIn = staff.standIns.allow(
      sent.envelope.from,
      record.file.matters(under: rules),
      at: sent.envelope.receivedAt
    )
    return known
  }

  private mutating func facts(
    _ sent: Sent,
    _ record: CaseRecord,
    _ rules: Rules
  ) throws -> Known {
    let holders = staff.holders(at: sent.envelope.receivedAt)
    switch sent.envelope.command {
    case .submit(let filing):
      return Known(
        holders: holders,
        likeOpenCases: try likeOpenCases(filing, rules),
        bars: bars(of: filing.applicant)
      )
    case .correct(let filing):
      return Known(
        holders: holders,
        likeOpenCases: try likeOpenCases(filing, rules, besides: record),
        bars: try correctionBars(of: record.file),
        answers: try answers(of: record.file)
      )
    case .addMember:
      return Known(holders: holders, answers: try answers(of: record.file))
    default:
      return Known(
        holders: holders,
        places: try places(for: sent.envelope, record)
      )
    }
  }

  private mutating func likeOpenCases(_ filing: Filing, _ rules: Rules) throws -> [CaseNumber] {
    try passAlone()
    let likeness = LikeCases.likeness(filing, rules)
    let here = records.values.filter { $0.likeness == likeness && !$0.file.isClosed }
    let stored = likeCases[likeness].filter { records[$0] == nil }
    return (here.map(\.file.number) + stored).sorted()
  }

  /// A case is not like itself, and whoever leaves its matter and place as they were was warned when he filed.
  private mutating func likeOpenCases(
    _ filing: Filing,
    _ rules: Rules,
    besides record: CaseRecord
  ) throws -> [CaseNumber] {
    guard LikeCases.likeness(filing, rules) != record.likeness else { return [] }
    return try likeOpenCases(filing, rules).filter { $0 != record.file.number }
  }

  /// Of cases in this batch as they stand now, of others as they are stored.
  private func bars(of applicant: AccountID) -> [Bar] {
    let here = records.values.filter { $0.file.submission?.applicant == applicant }
    let stored = storedBars[applicant].filter { records[$0.number] == nil }
    return here.flatMap(\.file.bars) + stored.map(\.bar)
  }

  /// A corrected filing is asked what a first one is.
  private mutating func correctionBars(of file: CaseFile) throws -> [Bar] {
    guard let applicant = file.submission?.applicant else { return [] }
    try passAlone()
    return bars(of: applicant)
  }

  private func answers(of file: CaseFile) throws -> Answers? {
    try file.answers.flatMap { try answers($0, of: file) }
  }

  func answers(_ sealed: Sealed, of file: CaseFile) throws -> Answers? {
    if let secret = pages.secret(sealed, of: file.number) {
      return try StoredJSON.value(Answers.self, secret.body)
    }
    return try StoredAnswers.read(sealed, of: file.number.text, connection)
  }
}

/// Answers as they stand in rows of their own.
enum StoredAnswers {
  /// Nil: erased, or never there.
  static func read(
    _ sealed: Sealed,
    of number: String,
    _ connection: any Connection
  ) throws -> Answers? {
    let row = try connection.row(
      "SELECT body FROM answer WHERE case_number = $1 AND digest = $2",
      [.text(number), .text(sealed.digest)]
    )
    guard let body = try row?.optionalBytes("body") else { return nil }
    return try StoredJSON.value(Answers.self, body)
  }
}

/// Who sits where, and how far each supervisor looks.
struct Staff: Sendable {
  private let ownHolders: [PostRef: AccountID]
  let standIns: StandIns
  let supervisorRegions: [AccountID: String]

  init(_ connection: any Connection) throws {
    let answers = try connection.rows(ofEach: [PostHolders.question()] + StandIns.questions)
    ownHolders = try PostHolders(answers.first ?? []).accounts
    standIns = try StandIns(answers.dropFirst())
    supervisorRegions = try Self.supervisorRegions(connection)
  }
}

extension Staff {
  /// Who answers for each post at a moment.
  func holders(at now: Moment) -> [PostRef: AccountID] { standIns.holders(ownHolders, at: now) }

  /// How far each supervisor may look.
  static func supervisorRegions(_ connection: any Connection) throws -> [AccountID: String] {
    let rows = try connection.rows(
      """
      SELECT account_id, region FROM account
      WHERE is_supervisor = 1 AND region IS NOT NULL AND closed_at IS NULL ORDER BY account_id
      """
    )
    return Dictionary(
      try rows.map { (try $0.text("account_id"), try $0.text("region")) },
      uniquingKeysWith: { one, _ in one }
    )
  }
}

/// Files that were handed in before the filing that names them.
enum StoredFiles {
  /// Which files that these envelopes name are there.
  static func onHand(_ sent: [Sent]) -> Question {
    let digests = sent.compactMap(\.envelope.command.materials)
      .flatMap { $0.values.joined().map(\.digest) }
    return Question(
      SQL(
        sqlite: """
          SELECT digest FROM content WHERE digest IN (SELECT value FROM json_each($1))
          ORDER BY digest
          """,
        postgres: "SELECT digest FROM content WHERE digest = ANY($1::text[]) ORDER BY digest"
      ),
      [.texts(Set(digests).sorted())]
    )
  }
}

/// One sender's envelope.
struct EnvelopeKey: Hashable, Sendable {
  let actor: String
  let id: String

  init(_ sent: Sent) {
    actor = sent.actor
    id = sent.envelope.id
  }

  init(actor: String, id: String) {
    self.actor = actor
    self.id = id
  }
}

/// What an envelope was answered with: a run of events of one case.
struct Answered: Sendable {
  let mark: String?
  let number: CaseNumber
  let first: Int
  let last: Int

  static func read(_ key: EnvelopeKey, _ connection: any Connection) throws -> Answered? {
    try read(connection.rows(ofEach: [question([key])]).flatMap(\.self))[key]
  }

  /// About many envelopes at once; the answer may hold a few others too.
  static func question(_ keys: [EnvelopeKey]) -> Question {
    Question(
      SQL(
        sqlite: """
          SELECT actor, envelope_id, mark, case_number, first_version, last_version
          FROM idempotency WHERE envelope_id IN (SELECT value FROM json_each($1))
            AND actor IN (SELECT value FROM json_each($2))
          ORDER BY actor, envelope_id
          """,
        postgres: """
          SELECT actor, envelope_id, mark, case_number, first_version, last_version
          FROM idempotency JOIN unnest($1::text[], $2::text[]) AS asked (id, sender)
            ON envelope_id = id AND actor = sender
          ORDER BY actor, envelope_id
          """
      ),
      [.texts(keys.map(\.id)), .texts(keys.map(\.actor))]
    )
  }

  static func read(_ rows: [Row]) throws -> [EnvelopeKey: Answered] {
    var answered: [EnvelopeKey: Answered] = [:]
    for row in rows {
      guard let number = CaseNumber(try row.text("case_number")) else { continue }
      let key = EnvelopeKey(actor: try row.text("actor"), id: try row.text("envelope_id"))
      answered[key] = Answered(
        mark: try row.optionalText("mark"),
        number: number,
        first: try row.int("first_version"),
        last: try row.int("last_version")
      )
    }
    return answered
  }

  func outcome(_ connection: any Connection) throws -> Recorded {
    let rows = try connection.rows(
      """
      SELECT entry FROM case_event WHERE case_number = $1 AND version BETWEEN $2 AND $3
      ORDER BY version
      """,
      [.text(number.text), .integer(first), .integer(last)]
    )
    let events = try rows.flatMap { try Entry(stored: $0.bytes("entry")).events }
    return Recorded(number: number, version: last, events: events, isRepeat: true)
  }
}
