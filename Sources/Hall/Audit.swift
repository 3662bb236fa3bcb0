import Casework
import Database

/// What `hall audit` finds: how many links hold, and of each broken case the first place where it breaks.
package struct AuditReport: Sendable {
  package fileprivate(set) var cases = 0
  package fileprivate(set) var events = 0
  package fileprivate(set) var breaks: [ChainBreak] = []
}

/// The first events of a case that are not as they were written.
package struct ChainBreak: Sendable, Equatable, CustomStringConvertible {
  package enum Cause: String, Sendable {
    /// Its bytes, or its place, are not those that were hashed.
    case altered
    /// The versions have a gap here.
    case missing
    /// A sealed text is not the one whose digest the event holds.
    case answer
    /// The case file points to another end of the chain: events at the end are gone.
    case truncated
  }

  package let number: String
  /// An act's events are hashed together: from the first to the last of them.
  package let versions: ClosedRange<Int>
  package let cause: Cause

  package var description: String {
    let (first, last) = (versions.lowerBound, versions.upperBound)
    let (events, were) =
      first == last ? ("event \(first)", "was") : ("events \(first) to \(last)", "were")
    return switch cause {
    case .altered: "\(number): \(events) \(were) altered or moved"
    case .missing: "\(number): \(events) \(were) lost"
    case .answer: "\(number): the answers of \(events) were altered"
    case .truncated: "\(number): what came after event \(last) was lost"
    }
  }
}

extension Hall {
  /// Walks every chain from its first link, and every sealed text.
  package func audit(
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws(LedgerFault) -> AuditReport {
    var report = AuditReport()
    var after = ""
    repeat {
      let start = after
      let page = try await read { connection in try AuditPage.read(after: start, connection) }
      for trail in page { report.take(trail) }
      after = page.last?.number ?? ""
      progress(report.cases)
    } while !after.isEmpty
    return report
  }
}

extension AuditReport {
  fileprivate mutating func take(_ trail: AuditTrail) {
    cases += 1
    events += trail.links.last?.version ?? 0
    if let broken = trail.firstBreak { breaks.append(broken) }
  }
}

/// All that is stored of one case's chain.
private struct AuditTrail: Sendable {
  struct StoredLink: Sendable {
    let version: Int
    let entry: [UInt8]
    let hash: [UInt8]
  }

  let number: String
  var links: [StoredLink] = []
  /// Version and hash that the case file stands on; nil when there is no file.
  var end: (version: Int, hash: [UInt8])?
  /// Digests of sealed texts that do not fit their salt and body.
  var alteredTexts: Set<String> = []

  var firstBreak: ChainBreak? {
    var (hash, version) = (Link.start, 0)
    for link in links {
      let here = version + 1...max(version + 1, link.version)
      guard let entry = try? Entry(stored: link.entry) else { return broken(here, .altered) }
      let first = link.version - entry.events.count + 1
      guard first <= version + 1 else { return broken(version + 1...first - 1, .missing) }
      let expected = Link.hash(link.entry, after: hash, in: number, version: link.version)
      guard first == version + 1, expected == link.hash else { return broken(here, .altered) }
      if entry.seals.contains(where: alteredTexts.contains) { return broken(here, .answer) }
      (hash, version) = (link.hash, link.version)
    }
    if let end, end.version > version { return broken(version...version, .truncated) }
    if let end, end.hash != hash { return broken(version...version, .altered) }
    return nil
  }

  private func broken(_ versions: ClosedRange<Int>, _ cause: ChainBreak.Cause) -> ChainBreak {
    ChainBreak(number: number, versions: versions, cause: cause)
  }
}

extension Entry {
  fileprivate var seals: [String] {
    events.compactMap { event in
      switch event {
      case .submitted(let submission): submission.answers.digest
      case .corrected(let resubmission): resubmission.answers.digest
      case .supplemented(let supplement): supplement.answers.digest
      case .amended(let amendment): amendment.answers.digest
      case .withdrawn(_, _, let reason): reason.digest
      case .rated(let rating): rating.comment?.digest
      default: nil
      }
    }
  }
}

private enum AuditPage {
  /// A hundred cases at a time, by their numbers: also those of which only the file is left.
  static func read(after start: String, _ connection: any Connection) throws -> [AuditTrail] {
    let numbers = try connection.rows(
      """
      SELECT case_number FROM (
        SELECT case_number FROM case_file WHERE case_number > $1
        UNION SELECT case_number FROM case_event WHERE case_number > $1) AS known
      ORDER BY case_number LIMIT 100
      """,
      [.text(start)]
    ).map { try $0.text("case_number") }
    return try numbers.map { try trail(of: $0, connection) }
  }

  private static func trail(
    of number: String,
    _ connection: any Connection
  ) throws -> AuditTrail {
    var trail = AuditTrail(number: number)
    trail.links = try connection.rows(
      """
      SELECT version, entry, hash FROM case_event WHERE case_number = $1 ORDER BY version
      """,
      [.text(number)]
    ).map {
      .init(
        version: try $0.int("version"),
        entry: try $0.bytes("entry"),
        hash: try $0.bytes("hash")
      )
    }
    let file = try connection.row(
      "SELECT version, hash FROM case_file WHERE case_number = $1",
      [.text(number)]
    )
    trail.end = try file.map { (try $0.int("version"), try $0.bytes("hash")) }
    for row in try connection.rows(
      """
      SELECT digest, salt, body FROM answer
      WHERE case_number = $1 AND body IS NOT NULL ORDER BY digest
      """,
      [.text(number)]
    ) {
      let digest = try row.text("digest")
      if try Digest.hex(row.bytes("salt") + row.bytes("body")) != digest {
        trail.alteredTexts.insert(digest)
      }
    }
    return trail
  }
}
