package import Casework
import Database
import Deadlines
import Definitions
import Logging

/// Makes the bytes of papers, once, after the commit that fixed their number, date and facts.
extension Hall {
  /// Makes all papers that wait.
  /// - Returns: how many were made.
  @discardableResult
  package func makePapers() async throws(LedgerFault) -> Int {
    var (made, after) = (0, WaitingPaper(number: "", position: 0, version: 0, texts: ""))
    while true {
      let waiting = try await waitingPapers(after: after)
      guard let last = waiting.last else { return made }
      after = last
      for paper in waiting {
        if try await make(paper) { made += 1 }
      }
    }
  }

  /// A paper of a case, for somebody who may see it; nil: not there for him, or not made yet.
  package func paper(
    _ position: Int,
    of number: CaseNumber,
    for viewer: Viewer
  ) async throws(LedgerFault) -> StoredFile? {
    guard let reading = try await caseReading(number, for: viewer),
      let paper = reading.papers.first(where: { $0.position == position }), paper.isReady
    else { return nil }
    let row = try await read { connection in
      try connection.row(
        """
        SELECT content.digest AS digest, type, bytes FROM paper
        JOIN content ON content.digest = paper.digest WHERE case_number = $1 AND position = $2
        """,
        [.text(number.text), .integer(position)]
      ).map { (try $0.text("digest"), try $0.text("type"), try $0.int("bytes")) }
    }
    return row.map { digest, type, bytes in
      StoredFile(name: paper.paper.number, type: type, bytes: bytes, digest: digest, hall: self)
    }
  }

  private struct WaitingPaper: Sendable {
    let number: String
    let position: Int
    let version: Int
    /// The version of the texts that stood when it was drawn.
    let texts: String
  }

  private func waitingPapers(
    after last: WaitingPaper
  ) async throws(LedgerFault) -> [WaitingPaper] {
    try await read { connection in
      // Index: paper_to_make. By keyset, so that a paper that cannot be made is passed by.
      try connection.rows(
        """
        SELECT case_number, position, version, text_version FROM paper
        WHERE digest IS NULL AND (case_number, position) > ($1, $2)
        ORDER BY case_number, position LIMIT 64
        """,
        [.text(last.number), .integer(last.position)]
      ).map {
        WaitingPaper(
          number: try $0.text("case_number"),
          position: try $0.int("position"),
          version: try $0.int("version"),
          texts: try $0.text("text_version")
        )
      }
    }
  }

  private func make(_ waiting: WaitingPaper) async throws(LedgerFault) -> Bool {
    guard let order = try await order(waiting), let maker = shelf.maker(waiting.texts) else {
      return false
    }
    let made: MadePaper
    do { made = try maker(order) } catch {
      logger.error(
        "a paper cannot be made",
        metadata: ["number": "\(order.paper.number)", "why": "\(error)"]
      )
      return false
    }
    let (digest, now) = (Digest.hex(made.bytes), clock.now().microseconds)
    let chunks = stride(from: 0, to: made.bytes.count, by: Self.chunkBytes).enumerated().map {
      [
        SQLValue.text(digest), .integer($0),
        .bytes(Array(made.bytes[$1..<min($1 + Self.chunkBytes, made.bytes.count)])),
      ]
    }
    try await write { connection in
      try connection.run(
        """
        INSERT INTO content (digest, type, bytes, added_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (digest) DO NOTHING
        """,
        [.text(digest), .text(made.type), .integer(made.bytes.count), .integer(now)]
      )
      try connection.run(
        """
        INSERT INTO content_chunk (digest, position, body) VALUES ($1, $2, $3)
        ON CONFLICT (digest, position) DO NOTHING
        """,
        forEach: chunks
      )
      // Made once: whoever came second leaves the first one's bytes.
      try connection.run(
        """
        UPDATE paper SET digest = $3, made_at = $4
        WHERE case_number = $1 AND position = $2 AND digest IS NULL
        """,
        [.text(waiting.number), .integer(waiting.position), .text(digest), .integer(now)]
      )
    }
    return true
  }

  /// The case as it was when everything of that moment was recorded: what came later is not on the paper.
  private func order(_ waiting: WaitingPaper) async throws(LedgerFault) -> PaperOrder? {
    let (rulebook, code) = (rulebook, CaseNumber(waiting.number).map(queryCode))
    return try await read { connection in
      guard let number = CaseNumber(waiting.number) else { return nil }
      let entries = try Self.entries(of: number, connection).map(\.1)
      guard waiting.version >= 1, waiting.version <= entries.count else { return nil }
      let drawn = entries[waiting.version - 1]
      let moment = entries.prefix { $0.at <= drawn.at }
      let start = CaseFile(number: number, at: drawn.at)
      let file = moment.reduce(start) { evolve($0, $1.event, at: $1.at) }
      guard case .paperDrawn(let paper) = drawn.event, let rules = rulebook.rules(for: file) else {
        return nil
      }
      let answers = try file.answers.flatMap {
        try StoredAnswers.read($0, of: number.text, connection)
      }
      let applicant = file.submission?.applicant ?? ""
      let name = try Self.names(of: [applicant], connection)[applicant] ?? ""
      return PaperOrder(
        paper: paper,
        file: file,
        rules: rules,
        answers: answers ?? Answers(),
        applicantName: name,
        subject: answers?.subject(of: rules.form) ?? "",
        queryCode: code ?? ""
      )
    }
  }
}
