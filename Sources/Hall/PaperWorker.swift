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
      let papers = try await papers(for: waiting)
      try await keep(papers)
      made += papers.count
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

  /// A case is read once, however many papers it waits for.
  private func papers(
    for waiting: [WaitingPaper]
  ) async throws(LedgerFault) -> [(place: WaitingPaper, paper: MadePaper)] {
    var made: [(WaitingPaper, MadePaper)] = []
    for (number, waiting) in Dictionary(grouping: waiting, by: \.number) {
      guard let number = CaseNumber(number) else { continue }
      for (place, order) in zip(waiting, try await orders(for: waiting, of: number)) {
        guard let order, let paper = paper(order, from: place.texts) else { continue }
        made.append((place, paper))
      }
    }
    return made
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

  /// All in one transaction.
  private func keep(
    _ made: [(place: WaitingPaper, paper: MadePaper)]
  ) async throws(LedgerFault) {
    let now = clock.now().microseconds
    let contents = made.map { _, paper in
      StoredFiles.Content(digest: Digest.hex(paper.bytes), type: paper.type, bytes: paper.bytes)
    }
    let rows = zip(made, contents).map { made, content -> [SQLValue] in
      [
        .text(made.place.number), .integer(made.place.position), .text(content.digest),
        .integer(now),
      ]
    }
    try await write { connection in
      try StoredFiles.keep(contents, at: now, connection)
      // Made once: whoever came second leaves the first one's bytes.
      try connection.queue(
        SQL(
          sqlite: """
            UPDATE paper SET digest = $3, made_at = $4
            WHERE case_number = $1 AND position = $2 AND digest IS NULL
            """,
          postgres: """
            UPDATE paper SET digest = made.content, made_at = made.at
            FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[])
              AS made (of_case, place, content, at)
            WHERE case_number = of_case AND position = place AND digest IS NULL
            """
        ),
        forEach: rows
      )
    }
  }
}
