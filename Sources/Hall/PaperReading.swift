package import Casework
import Database

extension Hall {
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
}
