import Casework
import Database
import Deadlines
import Definitions

/// Envelopes decided one after another inside one transaction, each on the result of those before it.
struct Batch {
  let connection: any Connection
  let rulebook: Rulebook
  let region: String
  let memory: LedgerMemory
  let staff: Staff
  private let staffVersion: Int64
  /// What time it is where the database stands; nil: nothing to compare with.
  private let sharedTime: Moment?
  private let filesOnHand: Set<String>
  private let stored: [CaseNumber: CaseRecord]
  var records: [CaseNumber: CaseRecord]
  var counters = Counters()
  var pages: NewRows
  /// What of the filings in this batch is like an open case that is stored.
  var likeCases = LikeCases()
  var storedBars = Bars()
  private let likenesses: Set<String>
  private let applicants: Set<AccountID>
  private var repeats: [EnvelopeKey: Answered]
  private var isAlone = false

  /// Reads at once what all of them need.
  init(
    _ sent: [Sent],
    on connection: any Connection,
    rulebook: Rulebook,
    region: String,
    paperTexts: String,
    memory: LedgerMemory,
    comparesClocks: Bool
  ) throws {
    self.connection = connection
    self.rulebook = rulebook
    self.region = region
    self.memory = memory
    pages = NewRows(paperTexts: paperTexts)
    likenesses = LikeCases.likenesses(of: sent, rulebook)
    applicants = Bars.applicants(of: sent)
    let first = [
      StoredFiles.onHand(sent), Answered.question(sent.map(EnvelopeKey.init)),
      CaseRecord.question(Set(sent.compactMap(\.envelope.caseNumber)), memory.files),
      Question(LedgerMemory.staffVersion),
    ]
    // Most acts draw a paper: then what only one may read at a time is asked for with all the rest.
    let sequences = memory.recentSequences
    let isAlone = sent.contains { $0.envelope.command.drawsPapers }
    if isAlone { try connection.passAlone(.numbers) }
    let alone = isAlone ? Self.questionsAlone(sequences, likenesses, applicants) : []
    let replies = try connection.rows(ofEach: first + alone)
    guard replies.count == first.count + alone.count else {
      throw StorageFault.broken("\(first.count + alone.count) questions, \(replies.count) answers")
    }
    let (files, answers, cases, version) = (replies[0], replies[1], replies[2], replies[3])
    filesOnHand = Set(try files.map { try $0.text("digest") })
    repeats = try Answered.read(answers)
    stored = try CaseRecord.read(cases, connection, memory.files)
    records = stored
    staffVersion = try version.first?.integer("version") ?? 0
    let time = try version.first?.optionalInteger("time").map(Moment.init(microseconds:))
    sharedTime = comparesClocks ? time : nil
    staff = try memory.staff(at: staffVersion, connection)
    if isAlone { try takeAlone(Array(replies.dropFirst(first.count)), of: sequences) }
  }

  /// - Returns: nil when the sender may not be who he was.
  mutating func carryOut(_ sent: Sent) throws -> Outcome? {
    if let asOf = sent.callerAsOf, asOf != staffVersion { return nil }
    if let answered = repeats[EnvelopeKey(sent)] {
      guard answered.mark == nil || answered.mark == sent.mark else { return .otherBody }
      // A repeat came with a draft of its own: the first one's case is there already.
      pages.discard(sent.enclosure.draft)
      return .recorded(try answered.outcome(connection))
    }
    // Before anything is read: a server that is days ahead would deem cases accepted.
    if let seconds = sharedTime?.skew(of: sent.envelope.receivedAt) {
      return stop(sent, .clocksDiffer(seconds: seconds))
    }
    guard let record = try record(for: sent.envelope) else { return .unknownCase }
    let late = record.file.lastEventAt.microseconds - sent.envelope.receivedAt.microseconds
    if late > Moment.mostSkew { return stop(sent, .clocksDiffer(seconds: Int(late / 1_000_000))) }
    let branch = sent.envelope.command.branch(in: record.file)
    if let seen = sent.envelope.seenVersion, seen < record.file.turnVersion(branch) {
      return .conflict(currentVersion: record.file.version)
    }
    let absent = sent.envelope.command.materials?.filter { !isOnHand($0.value) }.keys.sorted() ?? []
    guard absent.isEmpty else { return stop(sent, .materialMissing(absent)) }
    do throws(BatchStop) { return .recorded(try decideAndKeep(sent, record)) } catch {
      switch error {
      case .obstacle(let obstacle): return stop(sent, obstacle)
      case .storage(let fault): throw fault
      }
    }
  }

  /// The cases that this batch changes.
  var changed: [CaseRecord] {
    records.values.filter { $0.file.version > $0.storedVersion }
  }

  /// - Returns: which cases changed.
  func write() throws -> [CaseChange] {
    let rows = try pages.write(records, after: stored, rulebook, connection)
    try counters.write(connection)
    memory.remember(sequences: counters.names)
    return rows.map(CaseChange.init)
  }

  /// From here on no other process gives out numbers or files a case, until this batch is written.
  ///
  /// What only one may read at a time is read here, all at once.
  mutating func passAlone() throws {
    guard !isAlone else { return }
    try connection.passAlone(.numbers)
    let sequences = memory.recentSequences
    try takeAlone(
      connection.rows(ofEach: Self.questionsAlone(sequences, likenesses, applicants)),
      of: sequences
    )
  }

  private static func questionsAlone(
    _ sequences: Set<String>,
    _ likenesses: Set<String>,
    _ applicants: Set<AccountID>
  ) -> [Question] {
    [Counters.question(sequences)] + LikeCases.questions(likenesses) + Bars.questions(applicants)
  }

  /// - Parameter answers: to `questionsAlone`, in their order.
  private mutating func takeAlone(_ answers: [[Row]], of sequences: Set<String>) throws {
    isAlone = true
    try counters.take(answers.first ?? [], of: sequences)
    let ofFilings = answers.dropFirst()
    likeCases = try LikeCases(likenesses, Array(ofFilings.prefix(likenesses.count)))
    storedBars = try Bars(applicants, Array(ofFilings.dropFirst(likenesses.count)))
  }

  private mutating func record(for envelope: Envelope) throws -> CaseRecord? {
    guard let number = envelope.caseNumber else {
      guard case .submit = envelope.command else { return nil }
      let day = envelope.receivedAt.day(in: rulebook.calendar.utcOffset)
      let name = Counters.caseNumbers(region: region, day: day)
      try passAlone()
      let sequence = try counters.next(name, connection)
      let number = CaseNumber(region: region, day: day, sequence: sequence)
      return CaseRecord(new: FoldedCase(number: number, at: envelope.receivedAt))
    }
    guard let record = records[number], record.file.isVisible(to: viewer(envelope)) else {
      return nil
    }
    return record
  }

  private func viewer(_ envelope: Envelope) -> Viewer {
    Viewer(envelope.from, region: envelope.from.account.flatMap { staff.supervisorRegions[$0] })
  }

  private func isOnHand(_ files: [Attachment]) -> Bool {
    files.allSatisfy { filesOnHand.contains($0.digest) }
  }

  private mutating func decideAndKeep(
    _ sent: Sent,
    _ record: CaseRecord
  ) throws(BatchStop) -> Recorded {
    let envelope = sent.envelope
    let now = max(envelope.receivedAt, record.file.lastEventAt)
    guard let rules = rules(for: envelope, record.file, now) else {
      throw .obstacle(.unknownProcedure(envelope.command.procedure))
    }
    let known = try catching { try self.known(sent, record, rules) }
    var events: [Event]
    do throws(Obstacle) {
      events = try decide(record.file, envelope, under: rules, knowing: known, now: now)
    } catch { throw .obstacle(error) }
    return try catching { try self.keep(&events, of: sent, record, rules, now) }
  }

  private mutating func keep(
    _ events: inout [Event],
    of sent: Sent,
    _ record: CaseRecord,
    _ rules: Rules,
    _ now: Moment
  ) throws -> Recorded {
    var record = record
    let number = record.file.number
    guard !events.isEmpty else {
      return Recorded(number: number, version: record.file.version, events: [], isRepeat: false)
    }
    if record.storedVersion == 0, record.file.version == 0 {
      let day = sent.envelope.receivedAt.day(in: rulebook.calendar.utcOffset)
      _ = try counters.take(Counters.caseNumbers(region: region, day: day), connection)
    }
    let first = record.file.version + 1
    for index in events.indices { events[index] = try stamped(events[index], rules) }
    let answers = try newAnswers(sent, events, record)
    if let answers {
      let applicant = record.file.submission?.applicant ?? sent.envelope.from.account ?? ""
      record.describe(answers, of: sent.envelope.command.applicant ?? applicant, under: rules)
    }
    pages.append(events, of: sent, to: &record, at: now)
    if let answers {
      pages.replaceSearch(record, answers, rules.form)
    }
    pages.keep(sent, number)
    records[number] = record
    let answered = Answered(
      mark: sent.mark,
      number: number,
      first: first,
      last: record.file.version
    )
    repeats[EnvelopeKey(sent)] = answered
    pages.answered.append((EnvelopeKey(sent), answered))
    return Recorded(
      number: number,
      version: record.file.version,
      events: events,
      isRepeat: false
    )
  }

  /// What the case is called and found by from now on; nil: as before. A change of a licence counts once it is granted.
  private func newAnswers(_ sent: Sent, _ events: [Event], _ record: CaseRecord) throws -> Answers?
  {
    for case .licenceAnswered(let answer) in events
    where answer.kind == .change && answer.ruling == .grant {
      let amendment = record.file.branch(answer.branch)?.request?.amendment
      return try amendment.flatMap { try answers($0.answers, of: record.file) }
    }
    return record.file.reopening?.kind == .change ? nil : sent.envelope.command.answers
  }

  /// A paper gets its number here, inside the transaction that draws it.
  private mutating func stamped(_ event: Event, _ rules: Rules) throws -> Event {
    guard case .paperDrawn(var paper) = event else { return event }
    let unit = rules.issuer(of: paper)
    try passAlone()
    let sequence = try counters.take(PaperNumber.counter(paper, unit: unit), connection)
    paper.number = PaperNumber.text(paper, unit: unit, sequence: sequence)
    return .paperDrawn(paper)
  }

  private mutating func stop(_ sent: Sent, _ obstacle: Obstacle) -> Outcome {
    pages.audits.append(
      AuditRow(
        at: sent.envelope.receivedAt,
        actor: sent.actor,
        act: sent.envelope.command.name.rawValue,
        caseNumber: sent.envelope.caseNumber,
        detail: obstacle.trace
      )
    )
    return .stopped(obstacle)
  }
}

extension Moment {
  /// Five minutes, in microseconds: past that, two machines disagree about the time.
  fileprivate static let mostSkew: Int64 = 300_000_000

  /// By how many seconds another machine's time differs from this one; nil: they agree.
  func skew(of other: Moment) -> Int? {
    let apart = (microseconds - other.microseconds).magnitude
    return apart > Self.mostSkew.magnitude ? Int(apart / 1_000_000) : nil
  }
}

/// Why one envelope of a batch was not recorded.
private enum BatchStop: Error {
  case obstacle(Obstacle)
  case storage(StorageFault)
}

private func catching<Answer>(_ work: () throws -> Answer) throws(BatchStop) -> Answer {
  do { return try work() } catch let fault as StorageFault {
    throw .storage(fault)
  } catch {
    throw .storage(.broken("\(error)"))
  }
}
