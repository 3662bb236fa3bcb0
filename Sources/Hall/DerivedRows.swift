import Casework
import Database
import Deadlines
import Definitions

/// One row of a table that has several for a case, found there by a key of its own.
protocol DerivedRow: Hashable {
  associatedtype Key: Hashable
  var number: CaseNumber { get }
  var key: Key { get }
  /// All of its columns; the case's number and the key are the first two.
  var values: [SQLValue] { get }

  static var deletion: SQL { get }
  static var insertion: SQL { get }
}

/// What must go and what must be written so that the rows of some cases become others: most stay as they are.
struct RowChanges<Row: DerivedRow> {
  private var gone: [Row] = []
  private var written: [Row] = []

  /// - Parameter old: of one case, as are the new ones.
  mutating func add(from old: [Row], to new: [Row]) {
    gone += old.filter { row in !new.contains { $0.key == row.key } }
    written += new.filter { !old.contains($0) }
  }

  func write(_ connection: any Connection) throws {
    try connection.queue(Row.deletion, forEach: gone.map { Array($0.values.prefix(2)) })
    try connection.queue(Row.insertion, forEach: written.map(\.values))
  }
}

/// Somebody's turn, and the clock that it runs against.
struct TurnRow: DerivedRow {
  let number: CaseNumber
  let key: Int
  private let turn: Assignment
  private let due: Day
  private let clock: Clock.Kind?
  private let isPassed: Bool

  init(_ turn: Assignment, at place: Int, in file: CaseFile) {
    let clock = file.clock(for: turn)
    number = file.number
    key = place
    self.turn = turn
    due = clock?.due ?? .last
    self.clock = clock?.kind
    isPassed = clock?.isPassed ?? false
  }

  var values: [SQLValue] {
    [
      .text(number.text), .integer(key), .text(turn.unit), .text(turn.post),
      .text(turn.act.rawValue), .text(turn.branch?.text ?? ""), .text(turn.since.description),
      .text(due.description), .text(orNull: clock?.rawValue), .yes(isPassed),
    ]
  }

  static let deletion = SQL(
    sqlite: "DELETE FROM worklist WHERE case_number = $1 AND position = $2",
    postgres: """
      DELETE FROM worklist USING unnest($1::text[], $2::bigint[]) AS gone (number, place)
      WHERE case_number = number AND position = place
      """
  )
  static let insertion = SQL(
    sqlite: """
      INSERT INTO worklist (case_number, position, unit, post, act, branch, since_on, due_on,
        clock_kind, is_passed)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      ON CONFLICT (case_number, position) DO UPDATE SET unit = excluded.unit,
        post = excluded.post, act = excluded.act, branch = excluded.branch,
        since_on = excluded.since_on, due_on = excluded.due_on,
        clock_kind = excluded.clock_kind, is_passed = excluded.is_passed
      """,
    postgres: """
      INSERT INTO worklist (case_number, position, unit, post, act, branch, since_on, due_on,
        clock_kind, is_passed)
      SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[],
        $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[])
      ON CONFLICT (case_number, position) DO UPDATE SET unit = excluded.unit,
        post = excluded.post, act = excluded.act, branch = excluded.branch,
        since_on = excluded.since_on, due_on = excluded.due_on,
        clock_kind = excluded.clock_kind, is_passed = excluded.is_passed
      """
  )
}

/// A clock that runs, and who holds what it measures.
struct ClockRow: DerivedRow {
  let number: CaseNumber
  let key: Int
  private let kind: Clock.Kind
  private let unit: UnitID
  private let post: PostName
  private let branch: BranchID?
  private let start: Day
  private let due: Day
  private let isPassed: Bool

  init(_ clock: Clock, in file: CaseFile) {
    number = file.number
    key = clock.id
    kind = clock.kind
    unit = clock.unit
    post = clock.post ?? file.holdingPost(clock) ?? ""
    branch = clock.branch
    start = clock.start
    due = clock.due
    isPassed = clock.isPassed
  }

  var values: [SQLValue] {
    [
      .text(number.text), .integer(key), .text(kind.rawValue), .text(unit), .text(post),
      .text(branch?.text ?? ""), .text(start.description), .text(due.description), .yes(isPassed),
    ]
  }

  static let deletion = SQL(
    sqlite: "DELETE FROM clock WHERE case_number = $1 AND clock_id = $2",
    postgres: """
      DELETE FROM clock USING unnest($1::text[], $2::bigint[]) AS gone (number, id)
      WHERE case_number = number AND clock_id = id
      """
  )
  static let insertion = SQL(
    sqlite: """
      INSERT INTO clock (case_number, clock_id, kind, unit, post, branch, start_on, due_on,
        is_passed)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (case_number, clock_id) DO UPDATE SET kind = excluded.kind,
        unit = excluded.unit, post = excluded.post, branch = excluded.branch,
        start_on = excluded.start_on, due_on = excluded.due_on, is_passed = excluded.is_passed
      """,
    postgres: """
      INSERT INTO clock (case_number, clock_id, kind, unit, post, branch, start_on, due_on,
        is_passed)
      SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[],
        $6::text[], $7::text[], $8::text[], $9::bigint[])
      ON CONFLICT (case_number, clock_id) DO UPDATE SET kind = excluded.kind,
        unit = excluded.unit, post = excluded.post, branch = excluded.branch,
        start_on = excluded.start_on, due_on = excluded.due_on, is_passed = excluded.is_passed
      """
  )
}

/// A unit that a case concerns.
struct UnitRow: DerivedRow {
  let number: CaseNumber
  let unit: UnitID

  var key: UnitID { unit }
  var values: [SQLValue] { [.text(number.text), .text(unit)] }

  static let deletion = SQL(
    sqlite: "DELETE FROM case_unit WHERE case_number = $1 AND unit = $2",
    postgres: """
      DELETE FROM case_unit USING unnest($1::text[], $2::text[]) AS gone (number, name)
      WHERE case_number = number AND unit = name
      """
  )
  static let insertion = SQL(
    sqlite: """
      INSERT INTO case_unit (case_number, unit) VALUES ($1, $2)
      ON CONFLICT (case_number, unit) DO NOTHING
      """,
    postgres: """
      INSERT INTO case_unit (case_number, unit)
      SELECT * FROM unnest($1::text[], $2::text[])
      ON CONFLICT (case_number, unit) DO NOTHING
      """
  )
}

/// What a case bars its applicant from, asked about whenever he files.
struct BarRow: DerivedRow {
  let number: CaseNumber
  let key: Int
  private let applicant: AccountID
  private let bar: Bar

  init(_ bar: Bar, at place: Int, in file: CaseFile) {
    number = file.number
    key = place
    applicant = file.submission?.applicant ?? ""
    self.bar = bar
  }

  var values: [SQLValue] {
    [
      .text(number.text), .integer(key), .text(applicant), .text(bar.kind.rawValue),
      .text(bar.matter), .text(orNull: bar.until?.description),
    ]
  }

  static let deletion = SQL(
    sqlite: "DELETE FROM bar WHERE case_number = $1 AND position = $2",
    postgres: """
      DELETE FROM bar USING unnest($1::text[], $2::bigint[]) AS gone (number, place)
      WHERE case_number = number AND position = place
      """
  )
  static let insertion = SQL(
    sqlite: """
      INSERT INTO bar (case_number, position, applicant, kind, matter, until_on)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (case_number, position) DO UPDATE SET applicant = excluded.applicant,
        kind = excluded.kind, matter = excluded.matter, until_on = excluded.until_on
      """,
    postgres: """
      INSERT INTO bar (case_number, position, applicant, kind, matter, until_on)
      SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[])
      ON CONFLICT (case_number, position) DO UPDATE SET applicant = excluded.applicant,
        kind = excluded.kind, matter = excluded.matter, until_on = excluded.until_on
      """
  )
}

/// A place that a branch has, or asks for, where there are only so many.
struct ClaimRow: DerivedRow {
  let number: CaseNumber
  let key: String
  private let claim: Claim

  init(_ claim: Claim, of branch: BranchID, in file: CaseFile) {
    number = file.number
    key = branch.text
    self.claim = claim
  }

  var values: [SQLValue] {
    [
      .text(number.text), .text(key), .text(claim.matter), .text(claim.area), .text(claim.rank),
      .yes(claim.isTaken), .text(orNull: claim.until?.description),
    ]
  }

  static let deletion = SQL(
    sqlite: "DELETE FROM claim WHERE case_number = $1 AND branch = $2",
    postgres: """
      DELETE FROM claim USING unnest($1::text[], $2::text[]) AS gone (number, part)
      WHERE case_number = number AND branch = part
      """
  )
  static let insertion = SQL(
    sqlite: """
      INSERT INTO claim (case_number, branch, matter, area, rank, is_taken, until_on)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (case_number, branch) DO UPDATE SET matter = excluded.matter,
        area = excluded.area, rank = excluded.rank, is_taken = excluded.is_taken,
        until_on = excluded.until_on
      """,
    postgres: """
      INSERT INTO claim (case_number, branch, matter, area, rank, is_taken, until_on)
      SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
        $6::bigint[], $7::text[])
      ON CONFLICT (case_number, branch) DO UPDATE SET matter = excluded.matter,
        area = excluded.area, rank = excluded.rank, is_taken = excluded.is_taken,
        until_on = excluded.until_on
      """
  )
}

extension CaseFile {
  /// Each turn with a place of its own, told from its act and branch: a turn that ends moves no other.
  var turnsInPlace: [(place: Int, turn: Assignment)] {
    var taken: [Int: Int] = [:]
    let turns = assignments.map { turn in
      let act = Assignment.Act.allCases.firstIndex(of: turn.act) ?? 0
      let branch = turn.branch.flatMap { Int($0.text) }.map { $0 + 1 } ?? 0
      // Room for acts to come: a place that is stored is never another turn's.
      let place = branch * 100 + act
      // Several units may have the same turn on one branch.
      defer { taken[place, default: 0] += 1 }
      return (place + 100_000 * taken[place, default: 0], turn)
    }
    return turns.sorted { $0.0 < $1.0 }
  }

  /// The clock that a turn runs against: its own, else the one of its branch that ends first.
  func clock(for turn: Assignment) -> Clock? {
    if let id = turn.clock { return clock(id) }
    return runningClocks.filter { $0.branch == turn.branch && $0.unit == turn.unit }
      .min { ($0.due, $0.id) < ($1.due, $1.id) }
  }

  /// Who holds what a clock without a post measures: the post whose turn it is.
  func holdingPost(_ clock: Clock) -> PostName? {
    assignments.first {
      $0.unit == clock.unit && ($0.branch == clock.branch || clock.branch == nil)
    }?
    .post
  }
}
