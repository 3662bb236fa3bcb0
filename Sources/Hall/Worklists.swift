package import Casework
import Database
package import Deadlines
package import Definitions

/// One open turn of a post.
package struct WorklistRow: Sendable, Hashable {
  package var number: CaseNumber
  /// The turn's place in its case.
  package var position: Int
  package var branch: BranchID?
  package var act: Assignment.Act
  package var unit: UnitID
  package var post: PostName
  package var procedure: ProcedureID
  package var title: Words
  package var subject: String
  package var since: Day
  /// Nil: no limit runs.
  package var due: Day?
  package var clockKind: Clock.Kind?
  package var isPassed: Bool
  /// Who sits on the post; nil: nobody.
  package var holder: AccountID?
  package var holderName: String?
  /// The page after this row begins behind it.
  package var cursor: WorklistCursor {
    WorklistCursor(due: due, number: number, position: position)
  }
}

/// A place in a worklist, as text in an address: `2026-09-24,210100-20260918-00042-7,0`.
package struct WorklistCursor: Sendable, Hashable, Comparable, CustomStringConvertible {
  let due: Day?
  let number: CaseNumber
  let position: Int

  init(due: Day?, number: CaseNumber, position: Int) {
    self.due = due
    self.number = number
    self.position = position
  }

  /// Nil when it is not one.
  package init?(_ text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let day = Day(parts[0]), let number = CaseNumber(parts[1]),
      let position = Int(parts[2]), (0...10_000).contains(position)
    else { return nil }
    self.init(due: day == .last ? nil : day, number: number, position: position)
  }

  package var description: String { "\(due ?? .last),\(number),\(position)" }

  package static func < (one: WorklistCursor, other: WorklistCursor) -> Bool {
    (one.due ?? .last, one.number, one.position)
      < (other.due ?? .last, other.number, other.position)
  }
}

/// A page of what waits for some posts.
package struct WorklistPage: Sendable {
  /// The soonest due first.
  package let rows: [WorklistRow]
  /// Where the next page begins; nil: this is the last.
  package let next: WorklistCursor?
  /// How many cases wait for them in all, counted for each post no further than was asked.
  package let size: Int
}

extension Hall {
  /// What waits for some posts, the soonest due first: all of it asked at once.
  /// - Parameters:
  ///   - after: the cursor of the last row of the page before.
  ///   - counting: cases of one post, no further than so many: a number beyond that helps nobody.
  package func worklist(
    of posts: [PostRef],
    after: WorklistCursor? = nil,
    most: Int = 50,
    counting: Int = 0
  ) async throws(LedgerFault) -> WorklistPage {
    let rulebook = rulebook
    // One more than a page holds says whether there is another.
    let turns = posts.map { WorklistPage.turns(of: $0, after, most + 1) }
    let sizes = counting == 0 ? [] : posts.map { WorklistPage.size(of: $0, counting) }
    return try await read { connection in
      let answers = try connection.rows(
        ofEach: [PostHolders.question(of: Set(posts.map(\.unit)))] + turns + sizes
      )
      let holders = try PostHolders(answers.first ?? [])
      let rows = try answers.dropFirst().prefix(turns.count).flatMap(\.self)
        .map { try WorklistRow($0, rulebook, holders) }
        .sorted { $0.cursor < $1.cursor }
      let counts = try answers.suffix(sizes.count).map { try $0.first?.int("cases") ?? 0 }
      return WorklistPage(
        rows: Array(rows.prefix(most)),
        next: rows.count > most ? rows.prefix(most).last?.cursor : nil,
        size: counts.reduce(0) { $0 + min($1, counting) }
      )
    }
  }
}

extension WorklistPage {
  fileprivate static func turns(
    of post: PostRef,
    _ after: WorklistCursor?,
    _ most: Int
  ) -> Question {
    // Index: worklist_of_post (unit, post, due_on, case_number, position).
    Question(
      """
      SELECT case_number, position, unit, post, act, branch, since_on, due_on, clock_kind,
        is_passed, procedure, subject
      FROM worklist JOIN case_file USING (case_number)
      WHERE unit = $1 AND post = $2 AND (due_on, case_number, position) > ($3, $4, $5)
      ORDER BY due_on, case_number, position LIMIT $6
      """,
      [
        .text(post.unit), .text(post.post),
        .text(after.map { "\($0.due ?? .last)" } ?? ""), .text(after?.number.text ?? ""),
        .integer(after?.position ?? -1), .integer(most),
      ]
    )
  }

  fileprivate static func size(of post: PostRef, _ most: Int) -> Question {
    // Index: worklist_of_post. A case may wait for one post several times, and no further row is read.
    Question(
      """
      SELECT count(DISTINCT case_number) AS cases FROM (
        SELECT case_number FROM worklist WHERE unit = $1 AND post = $2 LIMIT $3
      ) AS waiting
      """,
      [.text(post.unit), .text(post.post), .integer(3 * most)]
    )
  }
}

extension WorklistRow {
  fileprivate init(_ row: Row, _ rulebook: Rulebook, _ holders: PostHolders) throws {
    guard let number = CaseNumber(try row.text("case_number")),
      let act = Assignment.Act(rawValue: try row.text("act")),
      let since = Day(try row.text("since_on")), let due = Day(try row.text("due_on")),
      let procedure = ProcedureID(stored: try row.text("procedure"))
    else { throw StorageFault.broken("a worklist row does not read back") }
    self.number = number
    position = try row.int("position")
    branch = BranchID(try row.text("branch"))
    self.act = act
    unit = try row.text("unit")
    post = try row.text("post")
    self.procedure = procedure
    title = rulebook.title(of: procedure)
    subject = try row.text("subject")
    self.since = since
    self.due = due == .last ? nil : due
    clockKind = try row.optionalText("clock_kind").flatMap(Clock.Kind.init)
    isPassed = try row.yes("is_passed")
    holder = holders[unit, post]?.account
    holderName = holders[unit, post]?.name
  }
}
