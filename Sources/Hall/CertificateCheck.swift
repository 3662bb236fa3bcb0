package import Casework
import Database
package import Deadlines
package import Definitions

/// What anybody with a certificate in hand learns of it: that this hall issued it, to whom, and whether it still holds.
package enum CertificateCheck: Sendable {
  case found(Issued)
  /// No such certificate, or another code: which of the two is not said.
  case wrong
  case locked(until: Moment)

  package struct Issued: Sendable, Hashable {
    package var number: String
    package var title: Words
    /// The family name, the rest hidden.
    package var holder: String
    package var subject: String
    package var unit: Words
    package var issuedOn: Day
    package var validUntil: Day?
    /// It ended before its time.
    package var end: LicenceEnd?
    /// Changed or renewed since: another one took its place.
    package var replaced: Replaced?

    package func holds(on day: Day) -> Bool {
      end == nil && replaced == nil && (validUntil.map { day <= $0 } ?? true)
    }
  }

  package struct Replaced: Sendable, Hashable {
    package var on: Day
    /// The number of the certificate that holds now.
    package var by: String
  }
}

extension Hall {
  /// What stands beside a certificate's number, for the page that verifies it: keyed with the hall's key.
  package func verificationCode(for certificate: String) -> String {
    let bytes = Digest.keyedBytes(Array("certificate \(certificate)".utf8), settings.key)
    return bytes.prefix(5).map { byte in
      let text = String(byte, radix: 16, uppercase: true)
      return text.utf8.count < 2 ? "0" + text : text
    }.joined()
  }

  /// - Parameters:
  ///   - number: the certificate's number, as typed or scanned.
  ///   - code: the ten letters beside it.
  ///   - address: where the question comes from.
  package func checkCertificate(
    number: String,
    code: String,
    address: String
  ) async throws(LedgerFault) -> CertificateCheck {
    let now = clock.now()
    let number = String(number.trimmed.prefix(100))
    let ways = [Throttle.queries(from: address)]
    if let until = try await read({ try Throttle.closed(ways, at: now, $0) }) {
      return .locked(until: until)
    }
    let isRight = Digest.areEqual(
      Array(verificationCode(for: number).utf8),
      Array(code.trimmed.uppercased().utf8)
    )
    let (rulebook, files) = (rulebook, files)
    let found = try await read { connection -> CertificateCheck.Issued? in
      guard isRight, let paper = try Self.paper(numbered: number, connection),
        let record = try CaseRecord.read([paper.number], connection, files)[paper.number],
        let rules = rulebook.rules(for: record.file)
      else { return nil }
      let applicant = record.file.submission?.applicant
      let names = try Self.names(of: Set([applicant].compactMap(\.self)), connection)
      let name = applicant.flatMap { names[$0] } ?? ""
      return record.issued(at: paper.position, rules, holder: name)
    }
    if let found { return .found(found) }
    try await write { try Throttle.fail(ways, at: now, $0) }
    return .wrong
  }

  private static func paper(
    numbered number: String,
    _ connection: any Connection
  ) throws -> (number: CaseNumber, position: Int)? {
    // Index: search_text_by_start, then the papers of that case: by their number alone they have none.
    let row = try connection.row(
      """
      SELECT paper.case_number AS case_number, position
      FROM search_text JOIN paper ON paper.case_number = search_text.case_number
      WHERE text = $1 AND kind = 'number' AND number = $2
      ORDER BY paper.case_number, position LIMIT 1
      """,
      [.text(SearchText.normalised(number)), .text(number)]
    )
    return try row.flatMap { row in
      let position = try row.int("position")
      return CaseNumber(try row.text("case_number")).map { ($0, position) }
    }
  }
}

extension CaseRecord {
  /// - Parameter position: of the paper in its case, from 1.
  fileprivate func issued(
    at position: Int,
    _ rules: Rules,
    holder: String
  ) -> CertificateCheck.Issued? {
    guard file.papers.indices.contains(position - 1) else { return nil }
    let paper = file.papers[position - 1]
    guard paper.kind == .certificate, let branch = paper.branch.flatMap(file.branch) else {
      return nil
    }
    let result = rules.matter(of: branch).results.first { $0.id == paper.result }
    // One paper a certificate, in the same order.
    let papers = file.papers.filter {
      $0.kind == .certificate && $0.branch == branch.id && $0.result == paper.result
    }
    let earlier = file.papers.prefix(position - 1).count {
      $0.kind == .certificate && $0.branch == branch.id && $0.result == paper.result
    }
    let certificate = branch.certificates.filter { $0.result == paper.result }
      .dropFirst(earlier).first
    let next = papers.dropFirst(earlier + 1).first
    let latest = papers.last
    return CertificateCheck.Issued(
      number: paper.number,
      title: result?.title ?? paper.kind.words,
      holder: holder.masked,
      subject: subject,
      unit: rules.units[paper.unit]?.title ?? Words(zh: paper.unit, en: paper.unit),
      issuedOn: paper.on,
      validUntil: certificate?.validUntil,
      end: branch.end,
      replaced: next.map { .init(on: $0.on, by: latest?.number ?? $0.number) }
    )
  }
}
