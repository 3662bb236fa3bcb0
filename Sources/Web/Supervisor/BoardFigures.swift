package import Casework
package import Deadlines
package import Definitions

/// What the deadline board shows, counted by the hall: nothing here is computed from single cases.
package struct BoardFigures: Sendable {
  /// How a running clock stands today.
  package enum Standing: String, Sendable, Hashable, CaseIterable {
    case onTime = "on_time"
    case today, week, passed
  }

  package typealias Counts = [Standing: Int]

  package struct UnitRow: Sendable {
    package var unit: UnitID
    package var cells: [Clock.Kind: Counts]

    package init(unit: UnitID, cells: [Clock.Kind: Counts]) {
      self.unit = unit
      self.cells = cells
    }

    /// No clock of the unit runs.
    var isIdle: Bool { cells.values.allSatisfy { $0.values.allSatisfy { $0 == 0 } } }
  }

  /// One running clock, who holds it and since when.
  package struct Held: Sendable, Hashable {
    package var number: CaseNumber
    package var branch: BranchID?
    package var clock: Int
    package var kind: Clock.Kind
    package var unit: UnitID
    package var post: PostName?
    /// Nil: nobody sits on the post.
    package var holder: String?
    package var subject: String
    package var title: Words
    package var since: Day
    package var due: Day

    package init(
      number: CaseNumber,
      branch: BranchID?,
      clock: Int,
      kind: Clock.Kind,
      unit: UnitID,
      post: PostName?,
      holder: String?,
      subject: String,
      title: Words,
      since: Day,
      due: Day
    ) {
      self.number = number
      self.branch = branch
      self.clock = clock
      self.kind = kind
      self.unit = unit
      self.post = post
      self.holder = holder
      self.subject = subject
      self.title = title
      self.since = since
      self.due = due
    }
  }

  /// One case: its most pressing clock, and the others behind it.
  package struct HeldCase: Sendable, Hashable {
    package var worst: Held
    package var others: [Held]

    package init(worst: Held, others: [Held] = []) {
      self.worst = worst
      self.others = others
    }
  }

  /// How many cases, each counted once however many of its clocks stand so.
  package struct Cases: Sendable, Hashable {
    package var open: Int
    package var today: Int
    package var pastPromise: Int
    package var pastLaw: Int
    package var deemedTonight: Int

    package init(open: Int, today: Int, pastPromise: Int, pastLaw: Int, deemedTonight: Int) {
      self.open = open
      self.today = today
      self.pastPromise = pastPromise
      self.pastLaw = pastLaw
      self.deemedTonight = deemedTonight
    }
  }

  package var cases: Cases
  package var units: [UnitRow]
  package var comingDays: [(day: Day, count: Int)]
  package var urgent: [HeldCase]

  package init(
    cases: Cases,
    units: [UnitRow],
    comingDays: [(day: Day, count: Int)],
    urgent: [HeldCase]
  ) {
    self.cases = cases
    self.units = units
    self.comingDays = comingDays
    self.urgent = urgent
  }

  /// The kinds that hold an office to account, in the order of a case's way.
  static let kinds: [Clock.Kind] = [
    .receipt, .copySignature, .step, .promised, .statutory, .delivery,
  ]
}
