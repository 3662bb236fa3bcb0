import Database
import Deadlines
import JSONCoding

/// The texts of the papers, every version ever served: a paper is made from the one that stood when it was drawn.
struct PaperShelf: Sendable {
  /// SHA-256 of today's texts; what is drawn now keeps it.
  let today: String
  private let makers: [String: PaperMaker]

  /// Puts today's texts with the old ones, and fetches those.
  /// - Throws: `.unreadablePapers` when an old version cannot be read any more.
  static func open(_ settings: HallSettings) async throws(OpeningProblem) -> PaperShelf {
    let body = StoredJSON.bytes(settings.paperTexts)
    let today = Digest.hex(body)
    let now = settings.clock.now().microseconds
    let stored: [(String, [UInt8])]
    do {
      stored = try await settings.engine.write { connection in
        try connection.run(
          """
          INSERT INTO paper_text (version, body, served_at) VALUES ($1, $2, $3)
          ON CONFLICT (version) DO NOTHING
          """,
          [.text(today), .bytes(body), .integer(now)]
        )
        return try connection.rows("SELECT version, body FROM paper_text ORDER BY version")
          .map { (try $0.text("version"), try $0.bytes("body")) }
      }
    } catch { throw .fault(LedgerFault(error)) }
    var makers: [String: PaperMaker] = [:]
    for (version, body) in stored {
      do {
        makers[version] = try settings.makerOfPapers(StoredJSON.value([String: String].self, body))
      } catch { throw .unreadablePapers(version, "\(error)") }
    }
    return PaperShelf(today: today, makers: makers)
  }

  /// Papers drawn before versions were kept are made from today's texts.
  func maker(_ version: String) -> PaperMaker? { makers[version.isEmpty ? today : version] }
}
