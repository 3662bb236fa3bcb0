import Casework
import Database
import Deadlines
import Logging

/// Makes the bytes of papers, once, after the commit that fixed their number, date and facts.
extension Hall {
  /// Makes all papers that wait.
  /// - Returns: how many were made.
  @discardableResult
  package func makePapers() async throws(LedgerFault) -> Int {
    var (made, after) = (0, WaitingPaper.none)
    while true {
      let waiting = try await waitingPapers(after: after)
      guard let last = waiting.last else { return made }
      after = last
      // A case is read and written once, however many papers it waits for.
      for (number, papers) in Dictionary(grouping: waiting, by: \.number) {
        guard let number = CaseNumber(number) else { continue }
        made += try await make(papers, of: number)
      }
    }
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

  private func make(
    _ waiting: [WaitingPaper],
    of number: CaseNumber
  ) async throws(LedgerFault) -> Int {
    let orders = try await orders(for: waiting, of: number)
    let made = zip(waiting, orders).compactMap { waiting, order in
      order.flatMap { paper($0, from: waiting.texts) }.map { (waiting.position, $0) }
    }
    guard !made.isEmpty else { return 0 }
    let now = clock.now().microseconds
    try await write { connection in
      for (position, paper) in made {
        try Self.keep(paper, at: position, of: number, now: now, connection)
      }
    }
    return made.count
  }

  private func paper(_ order: PaperOrder, from texts: String) -> MadePaper? {
    guard let maker = shelf.maker(texts) else { return nil }
    do { return try maker(order) } catch {
      logger.error(
        "a paper cannot be made",
        metadata: ["number": "\(order.paper.number)", "why": "\(error)"]
      )
      return nil
    }
  }

  private static func keep(
    _ made: MadePaper,
    at position: Int,
    of number: CaseNumber,
    now: Int64,
    _ connection: any Connection
  ) throws {
    let digest = Digest.hex(made.bytes)
    let chunks = stride(from: 0, to: made.bytes.count, by: chunkBytes).enumerated().map {
      [
        SQLValue.text(digest), .integer($0),
        .bytes(Array(made.bytes[$1..<min($1 + chunkBytes, made.bytes.count)])),
      ]
    }
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
      [.text(number.text), .integer(position), .text(digest), .integer(now)]
    )
  }
}
