package import Casework
import Database
package import Deadlines
import Definitions

/// What anybody with number and query code learns: steps, responsible units and dates, no names, no answers.
/// Source: S36.
package enum PublicProgress: Sendable {
  case found(Progress)
  /// No such case, or another code: which of the two is not said.
  case wrong
  /// Too many wrong codes: this way is closed for a while; signing in is not.
  case locked(until: Moment)

  package struct Progress: Sendable {
    /// Without the words of any act, and without papers, answers or accounts that a page could show by mistake.
    package var file: CaseFile
    package var rules: Rules
    package var receivedOn: Day
  }
}

extension Hall {
  /// - Parameters:
  ///   - number: as typed.
  ///   - code: the eight digits of the receipt, as typed.
  ///   - address: where the question comes from.
  package func publicProgress(
    number: String,
    code: String,
    address: String
  ) async throws(LedgerFault) -> PublicProgress {
    let now = clock.now()
    let number = CaseNumber(number.trimmed)
    let ways = [number.map(Throttle.query), Throttle.queries(from: address)].compactMap(\.self)
    if let until = try await read({ try Throttle.closed(ways, at: now, $0) }) {
      return .locked(until: until)
    }
    let isRight = number.map {
      Digest.areEqual(Array(queryCode(for: $0).utf8), Array(code.trimmed.utf8))
    }
    let (rulebook, files) = (rulebook, files)
    let found = try await read { connection -> PublicProgress.Progress? in
      guard let number, isRight == true,
        let record = try CaseRecord.read([number], connection, files)[number],
        let rules = rulebook.rules(for: record.file), let submission = record.file.submission
      else { return nil }
      return PublicProgress.Progress(
        file: record.file.seenByAnybody,
        rules: rules,
        receivedOn: submission.on
      )
    }
    if let found { return .found(found) }
    // Failures count for numbers that were never given too: the answers must not differ.
    try await write { try Throttle.fail(ways, at: now, $0) }
    return .wrong
  }
}

extension CaseFile {
  fileprivate var seenByAnybody: CaseFile {
    var file = self
    file.papers = []
    file.urges = []
    file.signals = []
    file.materials = [:]
    file.answers = nil
    file.rating = nil
    file.acceptedBy = nil
    for index in file.notices.indices {
      file.notices[index].defects = []
      file.notices[index].by = .hall
    }
    for index in file.branches.indices { file.branches[index].forgetWords() }
    for index in file.advisers.indices {
      file.advisers[index].opinion?.text = ""
      file.advisers[index].opinion?.by = .hall
    }
    for index in file.copies.indices where file.copies[index].signedBy != nil {
      file.copies[index].signedBy = .hall
    }
    file.submission?.applicant = ""
    file.submission?.filedBy = .hall
    file.submission?.materials = [:]
    return file
  }
}

extension Branch {
  fileprivate mutating func forgetWords() {
    review?.finding.text = ""
    review?.by = .hall
    check?.finding.text = ""
    check?.by = .hall
    visit?.record = ""
    visit?.present = []
    visit?.by = .hall
    decision?.by = .hall
    if case .deny = decision?.ruling { decision?.ruling = .deny([]) }
    delivery?.by = .hall
    delivery?.handover.note = ""
    extensionRequest = nil
    self.extension?.reason = ""
    self.extension?.by = .hall
    suspension?.reason = ""
    suspension?.by = .hall
    hearing?.offer?.reason = ""
    hearing?.offer?.by = .hall
    hearing?.notice?.by = .hall
    hearing?.record?.text = ""
    hearing?.record?.by = .hall
  }
}
