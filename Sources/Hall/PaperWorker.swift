import Casework
import Database
import Deadlines
import Logging

/// Makes the bytes of papers, once, after the commit that fixed their number, date and facts.
extension Hall {
  private static let mostPapersTogether = 64

  /// Makes all papers that wait, here or in the database.
  /// - Returns: how many were made.
  @discardableResult
  package func makePapers() async throws(LedgerFault) -> Int {
    var (made, after) = (try await makeDrawnPapers(), WaitingPaper.none)
    while true {
      let (last, rulebook) = (after, rulebook)
      let waiting = try await read { try WaitingPaper.page(after: last, $0) }
      guard let last = waiting.last else { return made }
      after = last
      made += try await make(try await read { try WaitingPaper.drawn(waiting, rulebook, $0) })
    }
  }

  /// Makes those that this process has drawn.
  @discardableResult
  func makeDrawnPapers() async throws(LedgerFault) -> Int {
    var made = 0
    while true {
      let drawn = drawnPapers.take(Self.mostPapersTogether)
      guard !drawn.isEmpty else { return made }
      made += try await make(drawn)
    }
  }

  private func make(_ drawn: [DrawnPaper]) async throws(LedgerFault) -> Int {
    guard !drawn.isEmpty else { return 0 }
    let people = try await read { try PaperPeople(of: drawn, $0) }
    let papers = drawn.compactMap { drawn -> (DrawnPaper, MadePaper)? in
      guard let rules = rulebook.rules(for: drawn.file),
        let order = people.order(drawn, rules, queryCode: queryCode(for: drawn.number)),
        let paper = paper(order, from: drawn.texts)
      else { return nil }
      return (drawn, paper)
    }
    try await keep(papers)
    return papers.count
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
    _ made: [(drawn: DrawnPaper, paper: MadePaper)]
  ) async throws(LedgerFault) {
    let now = clock.now().microseconds
    let contents = made.map { _, paper in
      StoredFiles.Content(digest: Digest.hex(paper.bytes), type: paper.type, bytes: paper.bytes)
    }
    let rows = zip(made, contents).map { made, content -> [SQLValue] in
      [
        .text(made.drawn.number.text), .integer(made.drawn.position), .text(content.digest),
        .integer(now),
      ]
    }
    try await write { connection in
      try StoredFiles.keep(contents, at: now, connection)
      // Made once: whoever came second leaves the first one's bytes. Said so that the server looks for each paper
      // by its key, and not through all that wait.
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
            WHERE case_number = of_case AND position = place AND coalesce(digest, '') = ''
            """
        ),
        forEach: rows
      )
    }
  }
}
