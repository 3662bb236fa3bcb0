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

/// How much of its history a reading brings along. It is the costly part of a case, and most of it is the hall's
/// own bookkeeping.
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
      return try Self.reading(record, access, rules, history, connection, files)
    }
  }

  private static func reading(
    _ record: CaseRecord,
    _ access: Access,
    _ rules: Rules,
    _ history: History,
    _ connection: any Connection,
    _ files: HotFiles
  ) throws -> CaseReading {
    let file = record.file
    let answers = try file.answers.flatMap {
      try StoredAnswers.read($0, of: file.number.text, connection)
    }
    let entries = try entries(of: file, history, connection, files).filter {
      access.sees($0.1.event)
    }
    let people =
      entries.compactMap(\.1.by.account) + [file.submission?.applicant].compactMap(\.self)
    let names = try names(of: Set(people), connection)
    let handed = Set(file.materials.flatMap { id, files in files.map { "\(id) \($0.digest)" } })
    return CaseReading(
      file: file.seen(access),
      access: access,
      rules: rules,
      answers: answers?.seen(access.fields),
      attachments: try CaseAttachment.of(file.number, connection).filter {
        access.materials.contains($0.material) && handed.contains("\($0.material) \($0.digest)")
      },
      papers: try papers(of: file, access, connection),
      letters: access.role == .applicant || access.role == .whole
        ? try letters(of: file.number, connection) : [],
      timeline: entries.map { version, entry in
        TimelineEntry(
          version: version,
          at: entry.at,
          party: entry.by,
          partyName: entry.by.account.flatMap { names[$0] },
          channel: entry.channel,
          event: access.seen(entry.event)
        )
      },
      subject: record.subject,
      applicantName: file.submission.flatMap { names[$0.applicant] } ?? ""
    )
  }

  /// Events with their versions.
  private static func entries(
    of file: CaseFile,
    _ history: History,
    _ connection: any Connection,
    _ files: HotFiles
  ) throws -> [(Int, Entry)] {
    switch history {
    case .nothing: return []
    case .beginning: return try entries(of: file.number, through: 1, connection)
    case .whole: return try entries(of: file.number, through: file.version, connection)
    case .story:
      var story = files.story(file.number)
      if story.through < file.version {
        let told = try stored(file.number, after: story.through, through: file.version, connection)
          .filter { !Entry.isBookkeeping($0.bytes) }
        story.entries += zip(told.map(\.version), try Entry.all(told.map(\.bytes)))
        story.through = file.version
        story.bytes += told.reduce(0) { $0 + $1.bytes.count }
        files.keep(story, of: file.number)
      }
      return story.entries.filter { $0.0 <= file.version }
    }
  }

  /// All events of a case up to a version.
  static func entries(
    of number: CaseNumber,
    through version: Int = .max,
    _ connection: any Connection
  ) throws -> [(Int, Entry)] {
    let stored = try stored(number, after: 0, through: version, connection)
    return Array(zip(stored.map(\.version), try Entry.all(stored.map(\.bytes))))
  }

  private static func stored(
    _ number: CaseNumber,
    after first: Int,
    through last: Int,
    _ connection: any Connection
  ) throws -> [(version: Int, bytes: [UInt8])] {
    try connection.rows(
      """
      SELECT version, entry FROM case_event
      WHERE case_number = $1 AND version > $2 AND version <= $3 ORDER BY version
      """,
      [.text(number.text), .integer(first), .integer(last)]
    ).map { (try $0.int("version"), try $0.bytes("entry")) }
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
