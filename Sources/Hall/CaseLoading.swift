import Casework
import Database
import Deadlines
import Definitions
import Synchronization

/// Writes cases that were played in memory into a new hall, many in one transaction: the same rows that the ledger
/// would have written act by act.
///
/// Their papers count as made, and their letters as posted: both show the stand-in that it is given.
package final class CaseLoading: Sendable {
  private let hall: Hall
  /// The content that stands for every paper.
  private let standIn: String
  private let sequences = Mutex<[String: Int]>([:])

  /// A page of cases with all their rows, ready to be written.
  package struct Page: Sendable {
    fileprivate var records: [CaseNumber: CaseRecord] = [:]
    fileprivate var rows: NewRows
    fileprivate var ends: [String: Int] = [:]
  }

  package init(into hall: Hall, standIn: String) {
    (self.hall, self.standIn) = (hall, standIn)
  }

  /// Numbers and rows for these cases; several tasks may make pages at once.
  package func page(of plays: [CasePlay]) -> Page {
    var page = Page(rows: NewRows(paperTexts: hall.shelf.today, standIn: standIn))
    for play in plays { add(play, to: &page) }
    return page
  }

  package func write(_ page: Page) async throws(LedgerFault) {
    let rulebook = hall.rulebook
    do {
      try await hall.engine.fill(Self.tables) { connection in
        try connection.passAlone(.numbers)
        try page.rows.write(page.records, after: [:], rulebook, connection)
        try Self.keep(page.ends, connection)
      }
    } catch { throw LedgerFault(error) }
  }

  /// Loads many pages into a hall without cases, which nobody asks anything until then.
  package func loading(_ work: @Sendable () async throws -> Void) async throws {
    try await hall.engine.withoutIndexes(of: Self.tables, work)
  }

  /// Whose rows each case has for itself alone.
  private static let tables: Set = [
    "case_event", "answer", "case_file", "worklist", "clock", "case_unit", "bar", "claim",
    "publication",
    "paper",
    "attachment",
    "search_text", "search_pair", "idempotency", "letter",
  ]

  // MARK: One case

  private func add(_ play: CasePlay, to page: inout Page) {
    let day = play.began.day(in: play.rules.calendar.utcOffset)
    let region = hall.settings.region
    let sequence = take(Counters.caseNumbers(region: region, day: day), for: &page)
    let number = CaseNumber(region: region, day: day, sequence: sequence)
    var record = CaseRecord(new: FoldedCase(number: number, at: play.began))
    for act in play.acts {
      let first = record.file.version + 1
      let events = act.events.map { stamped($0, play.rules, &page) }
      act.sent.envelope.command.describe(&record, under: play.rules)
      page.rows.append(events, of: act.sent, to: &record, at: act.at)
      if let answers = act.sent.envelope.command.answers {
        page.rows.replaceSearch(record, answers, play.rules.form)
      }
      page.rows.keep(act.sent, number)
      let answered = Answered(
        mark: act.sent.mark,
        number: number,
        first: first,
        last: record.file.version
      )
      page.rows.answered.append((EnvelopeKey(act.sent), answered))
    }
    page.records[number] = record
  }

  private func stamped(_ event: Event, _ rules: Rules, _ page: inout Page) -> Event {
    guard case .paperDrawn(var paper) = event else { return event }
    let unit = rules.issuer(of: paper)
    let sequence = take(PaperNumber.counter(paper, unit: unit), for: &page)
    paper.number = PaperNumber.text(paper, unit: unit, sequence: sequence)
    return .paperDrawn(paper)
  }

  private func take(_ name: String, for page: inout Page) -> Int {
    let next = sequences.withLock { sequences in
      sequences[name, default: 0] += 1
      return sequences[name, default: 0]
    }
    page.ends[name] = next
    return next
  }
}

extension CaseLoading {
  /// Pages may be written in another order than they were made in.
  private static func keep(_ ends: [String: Int], _ connection: any Connection) throws {
    try connection.queue(
      SQL(
        sqlite: """
          INSERT INTO counter (name, value) VALUES ($1, $2)
          ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)
          """,
        postgres: """
          INSERT INTO counter (name, value) SELECT * FROM unnest($1::text[], $2::bigint[])
          ON CONFLICT (name) DO UPDATE SET value = greatest(counter.value, excluded.value)
          """
      ),
      forEach: ends.sorted { $0.key < $1.key }.map { [.text($0.key), .integer($0.value)] }
    )
  }
}
