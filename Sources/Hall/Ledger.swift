import Casework
import Database
import Deadlines
import Definitions
import JSONCoding
import Logging

/// Commits together what arrives together: whoever comes while one batch is being written waits for the next.
///
/// A lone envelope is a batch of one. What cannot be written together is tried again, each alone, so that one
/// bad envelope spoils nobody's act.
actor Ledger {
  private struct Waiting {
    let sent: Sent
    let answer: CheckedContinuation<Result<Outcome?, LedgerFault>, Never>
  }

  private let engine: any Engine
  private let rulebook: Rulebook
  private let region: String
  private let paperTexts: String
  private let metrics: Metrics
  private let logger: Logger
  private let memory: LedgerMemory
  private let drawnPapers: DrawnPapers
  private let admission: Admission
  private let announcements: Announcements
  private let comparesClocks: Bool
  private var waiting: [Waiting] = []
  private var isWriting = false

  static let mostTogether = 128
  /// Acts that came through the door are fewer; this holds off everything else.
  private static let mostWaiting = 1_024
  /// A race between two writers is read and decided again so many times.
  private static let mostTries = 5

  init(
    engine: any Engine,
    rulebook: Rulebook,
    region: String,
    paperTexts: String,
    metrics: Metrics,
    files: HotFiles,
    drawnPapers: DrawnPapers,
    admission: Admission,
    announcements: Announcements,
    comparesClocks: Bool,
    logger: Logger
  ) {
    self.comparesClocks = comparesClocks
    memory = LedgerMemory(files: files)
    self.drawnPapers = drawnPapers
    self.admission = admission
    self.announcements = announcements
    self.engine = engine
    self.rulebook = rulebook
    self.region = region
    self.paperTexts = paperTexts
    self.metrics = metrics
    self.logger = logger
  }

  /// - Returns: nil when the sender may not be who he was.
  func handle(_ sent: Sent) async throws(LedgerFault) -> Outcome? {
    guard waiting.count < Self.mostWaiting else { throw .busy }
    let result = await withCheckedContinuation { continuation in
      waiting.append(Waiting(sent: sent, answer: continuation))
      if !isWriting {
        isWriting = true
        Task { await self.writeAll() }
      }
    }
    return try result.get()
  }

  var waitingActs: Int { waiting.count }

  private func writeAll() async {
    while !waiting.isEmpty {
      let batch = Array(waiting.prefix(Self.mostTogether))
      waiting.removeFirst(batch.count)
      metrics.batchActs.note(Double(batch.count))
      let start = ContinuousClock.now
      let results = await results(of: batch.map(\.sent))
      admission.note(acts: batch.count, seconds: start.duration(to: .now) / .seconds(1))
      for (waiter, result) in zip(batch, results) { waiter.answer.resume(returning: result) }
    }
    isWriting = false
  }

  private func results(of batch: [Sent]) async -> [Result<Outcome?, LedgerFault>] {
    do { return try await written(batch).map { .success($0) } } catch {
      guard batch.count > 1, !error.isOfTheWorld else { return failed(batch, error) }
      logger.warning("a batch is tried again one by one", metadata: error.logged)
    }
    var results: [Result<Outcome?, LedgerFault>] = []
    for sent in batch {
      do { results += try await written([sent]).map { .success($0) } } catch {
        results += failed([sent], error)
      }
    }
    return results
  }

  private func failed(
    _ batch: [Sent],
    _ fault: StorageFault
  ) -> [Result<Outcome?, LedgerFault>] {
    logger.error("an act was not written", metadata: fault.logged)
    return batch.map { _ in .failure(LedgerFault(fault)) }
  }

  /// Writes; and again where somebody was faster, or where it is open whether it was written. Whatever was
  /// written already answers by its envelope's id: nothing is done twice.
  private func written(_ batch: [Sent]) async throws(StorageFault) -> [Outcome?] {
    var (tries, isUnsure) = (0, false)
    while true {
      tries += 1
      do throws(StorageFault) { return try await write(batch) } catch {
        guard tries < Self.mostTries else { throw error }
        switch error {
        case .constraint: break
        case .unknown,
          .unreachable where isUnsure:
          isUnsure = true
          try? await Task.sleep(for: .milliseconds(300 * tries))
        // A full disk is no better the second time.
        case .unreachable, .full, .broken: throw error
        }
      }
    }
  }

  private func write(_ batch: [Sent]) async throws(StorageFault) -> [Outcome?] {
    let (rulebook, region, paperTexts, memory) = (rulebook, region, paperTexts, memory)
    let comparesClocks = comparesClocks
    let (outcomes, written, drawn, changes) = try await engine.writeActs { connection in
      var book = try Batch(
        batch,
        on: connection,
        rulebook: rulebook,
        region: region,
        paperTexts: paperTexts,
        memory: memory,
        comparesClocks: comparesClocks
      )
      let outcomes = try batch.map { try book.carryOut($0) }
      let changes = try book.write()
      return (outcomes, book.changed, book.pages.drawn, changes)
    }
    // Now that they are committed.
    for record in written { memory.files.keep(record.folded) }
    drawnPapers.add(drawn)
    announcements.tell(changes)
    return outcomes
  }
}

extension StorageFault {
  fileprivate var logged: Logger.Metadata { ["fault": "\(name)", "detail": "\(words)"] }

  /// No act is to blame: each alone would fare no better.
  fileprivate var isOfTheWorld: Bool {
    switch self {
    case .unreachable, .unknown: true
    case .full, .constraint, .broken: false
    }
  }
}

/// An envelope ready for the ledger: its answers sealed, its body marked.
struct Sent: Sendable {
  var envelope: Envelope
  var enclosure: Enclosure
  /// A keyed hash of what is asked, without the seals, which are new each time.
  var mark: String
  /// The version of the staff that the sender was known under; nil: he was asked for just now.
  var callerAsOf: Int64?

  var actor: String { envelope.from.account ?? "hall" }

  init(_ envelope: Envelope, _ enclosure: Enclosure, key: [UInt8]) {
    self.envelope = envelope
    self.enclosure = enclosure
    mark = Digest.keyed(Self.body(envelope, enclosure), key)
    sealAnswers()
  }

  private mutating func sealAnswers() {
    switch envelope.command {
    case .submit(var filing):
      let secret = Secret(filing.answers)
      filing.seal = secret.sealed
      envelope.command = .submit(filing)
      enclosure.secrets.append(secret)
    case .correct(var filing):
      let secret = Secret(filing.answers)
      filing.seal = secret.sealed
      envelope.command = .correct(filing)
      enclosure.secrets.append(secret)
    default: break
    }
  }

  private static func body(_ envelope: Envelope, _ enclosure: Enclosure) -> [UInt8] {
    var command = envelope.command
    switch command {
    case .submit(var filing):
      filing.seal = .open
      command = .submit(filing)
    case .correct(var filing):
      filing.seal = .open
      command = .correct(filing)
    case .withdraw: command = .withdraw(.open)
    case .rate(let rating): command = .rate(Rating(level: rating.level))
    default: break
    }
    let number = Array((envelope.caseNumber?.text ?? "").utf8)
    return number + StoredJSON.bytes(command) + enclosure.secrets.flatMap(\.body)
  }
}

/// What travels beside an envelope and not inside it: personal text, names of files, the draft it ends.
package struct Enclosure: Sendable {
  package var secrets: [Secret]
  /// What the applicant called each file, by digest.
  package var fileNames: [String: String]
  /// Deleted when the filing is recorded.
  package var draft: String?

  package init(
    secrets: [Secret] = [],
    fileNames: [String: String] = [:],
    draft: String? = nil
  ) {
    self.secrets = secrets
    self.fileNames = fileNames
    self.draft = draft
  }
}
