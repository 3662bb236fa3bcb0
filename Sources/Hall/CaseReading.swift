package import Casework
import Database
package import Deadlines
package import Definitions

/// One case as one viewer may see it: whatever is not his is already gone.
package struct CaseReading: Sendable {
  package var file: CaseFile
  package var access: Access
  package var rules: Rules
  /// Nil: erased.
  package var answers: Answers?
  /// What a licence would say if its change were granted; nil: none is asked for.
  package var changed: Answers?
  package var attachments: [CaseAttachment]
  package var papers: [StoredPaper]
  package var letters: [Letter]
  /// As much of it as was asked for.
  package var timeline: [TimelineEntry]
  package var subject: String
  package var applicantName: String

  package var procedure: Procedure { rules.procedure }
  package var form: Form { rules.form }
}

/// How much of its history a reading brings along: most of it is the hall's own bookkeeping.
package enum History: Sendable {
  case nothing
  /// The first event: when it was filed.
  case beginning
  /// What people did and what passed.
  case story
  case whole
}

package struct TimelineEntry: Sendable, Hashable {
  package var version: Int
  package var at: Moment
  package var party: Party
  package var partyName: String?
  /// For whom a deputy acted.
  package var forName: String?
  package var channel: Channel
  package var event: Event
}

/// A paper of a case; `position` counts from 1 in the case and is its address.
package struct StoredPaper: Sendable, Hashable {
  package var position: Int
  package var paper: Paper
  /// Its bytes are made and stored.
  package var isReady: Bool
}

/// A notice to the applicant and how far it got.
package struct Letter: Sendable, Hashable {
  package enum State: String, Sendable, Hashable { case waiting, sent, failed }

  package var position: Int
  /// The position of the paper that it brings.
  package var paper: Int
  package var state: State
  package var attempts: Int
  package var writtenAt: Moment
}

extension Hall {
  /// Everything that a viewer may see of a case; nil: nothing, and the page says that there is no such case.
  package func caseReading(
    _ number: CaseNumber,
    for viewer: Viewer,
    with history: History = .nothing
  ) async throws(LedgerFault) -> CaseReading? {
    let (rulebook, files) = (rulebook, files)
    return try await read { connection in
      guard let record = try CaseRecord.read([number], connection, files)[number],
        let rules = rulebook.rules(for: record.file),
        let access = access(of: viewer, to: record.file, under: rules)
      else { return nil }
      return try Self.reading(record, access, rules, history, connection)
    }
  }

  /// A case for whoever is about to act on it; the ledger decides on what is stored then.
  /// - Parameter asStored: otherwise a case that was opened lately is taken as it was, perhaps a moment ago.
  package func `case`(
    _ number: CaseNumber,
    asStored: Bool
  ) async throws(LedgerFault) -> (file: CaseFile, rules: Rules)? {
    let known = asStored ? nil : files[number]?.file
    let file =
      if let known { known } else {
        try await read { [files] in try CaseRecord.read([number], $0, files)[number]?.file }
      }
    return file.flatMap { file in rulebook.rules(for: file).map { (file, $0) } }
  }

  private static func reading(
    _ record: CaseRecord,
    _ access: Access,
    _ rules: Rules,
    _ history: History,
    _ connection: any Connection
  ) throws -> CaseReading {
    let file = record.file
    let answers = try file.answers.flatMap {
      try StoredAnswers.read($0, of: file.number.text, connection)
    }
    let told = try told(of: record.folded, history, connection).filter { access.sees($0.event) }
    let people =
      told.flatMap { [$0.party.account, $0.party.actsFor].compactMap(\.self) }
      + [file.submission?.applicant].compactMap(\.self)
    let names = try names(of: Set(people), connection)
    let change = file.branches.lazy.compactMap(\.openRequest?.amendment).first
    let changed = try change.flatMap {
      try StoredAnswers.read($0.answers, of: file.number.text, connection)
    }
    let materials = file.materials.merging(change?.materials ?? [:]) { $0 + $1 }
    let handed = Set(materials.flatMap { id, files in files.map { "\(id) \($0.digest)" } })
    return CaseReading(
      file: file.seen(access),
      access: access,
      rules: rules,
      answers: answers?.seen(access.fields),
      changed: changed?.seen(access.fields),
      attachments: try CaseAttachment.of(file.number, connection).filter {
        access.materials.contains($0.material) && handed.contains("\($0.material) \($0.digest)")
      },
      papers: try papers(of: file, access, connection),
      letters: access.role == .applicant || access.role == .whole
        ? try letters(of: file.number, connection) : [],
      timeline: told.map { told in
        var seen = told
        seen.partyName = told.party.account.flatMap { names[$0] }
        seen.forName = told.party.actsFor.flatMap { names[$0] }
        seen.event = access.seen(told.event)
        return seen
      },
      subject: record.subject,
      applicantName: file.submission.flatMap { names[$0.applicant] } ?? ""
    )
  }

  private static func told(
    of folded: FoldedCase,
    _ history: History,
    _ connection: any Connection
  ) throws -> [TimelineEntry] {
    switch history {
    case .nothing: []
    case .beginning: Array(folded.story.prefix(1))
    case .story: folded.story
    case .whole: try timeline(of: folded.file.number, connection)
    }
  }

  /// All events of a case, the hall's own bookkeeping too.
  static func timeline(
    of number: CaseNumber,
    _ connection: any Connection
  ) throws -> [TimelineEntry] {
    var version = 0
    return try CaseRecord.links(of: number, connection).flatMap { link in
      let entry = try Entry(stored: link.bytes("entry"))
      return entry.events.map { event in
        version += 1
        return TimelineEntry(entry, event, version)
      }
    }
  }

  private static func papers(
    of file: CaseFile,
    _ access: Access,
    _ connection: any Connection
  ) throws -> [StoredPaper] {
    let rows = try connection.rows(
      "SELECT position FROM paper WHERE case_number = $1 AND digest IS NOT NULL ORDER BY position",
      [.text(file.number.text)]
    )
    let ready = Set(try rows.map { try $0.int("position") })
    return file.papers.enumerated().compactMap { index, paper in
      guard access.sees(paper) else { return nil }
      return StoredPaper(position: index + 1, paper: paper, isReady: ready.contains(index + 1))
    }
  }

  private static func letters(
    of number: CaseNumber,
    _ connection: any Connection
  ) throws -> [Letter] {
    try connection.rows(
      """
      SELECT position, paper, state, attempts, written_at FROM letter
      WHERE case_number = $1 ORDER BY position
      """,
      [.text(number.text)]
    ).map {
      Letter(
        position: try $0.int("position"),
        paper: try $0.int("paper"),
        state: Letter.State(rawValue: try $0.text("state")) ?? .waiting,
        attempts: try $0.int("attempts"),
        writtenAt: Moment(microseconds: try $0.integer("written_at"))
      )
    }
  }
}
