package import Casework
import Database
package import Deadlines
package import Definitions

/// The deadline dashboard: for every unit and kind of clock, how the running ones stand today.
/// Added up from the tally, which every act keeps: neither open nor closed cases are counted when somebody looks.
package struct Dashboard: Sendable {
  package let today: Day
  package let cases: Cases
  /// In the order of the units file; a unit with no running clock has empty cells.
  package let units: [UnitRow]
  package let comingDays: [ComingDay]
  /// The most pressing cases, each once, and in whose hands.
  package let urgent: [HeldCase]

  package struct UnitRow: Sendable {
    package let unit: UnitID
    package let cells: [Clock.Kind: Cell]

    package var whole: Cell { cells.values.reduce(Cell()) { $0 + $1 } }
  }

  /// How many clocks of a kind stand how.
  package struct Cell: Sendable, Equatable {
    package internal(set) var counts: [Standing: Int] = [:]

    package subscript(standing: Standing) -> Int { counts[standing] ?? 0 }
    package var all: Int { counts.values.reduce(0, +) }

    static func + (one: Cell, other: Cell) -> Cell {
      Cell(counts: one.counts.merging(other.counts, uniquingKeysWith: +))
    }
  }

  package enum Standing: String, Sendable, CaseIterable {
    case onTime = "on_time"
    case today, week, passed
  }

  /// Cases that the units in scope lead, each counted once however many of its clocks stand so.
  package struct Cases: Sendable, Equatable {
    package var open = 0
    package var today = 0
    package var pastPromise = 0
    package var pastLaw = 0
    /// Received, not answered, and deemed accepted when this day ends. Source: 行政许可法 §32(4).
    package var deemedTonight = 0
  }

  package struct ComingDay: Sendable {
    package let day: Day
    package let count: Int
  }

  package func count(_ kind: Clock.Kind, _ standing: Standing) -> Int {
    units.reduce(0) { $0 + ($1.cells[kind]?[standing] ?? 0) }
  }
}

/// What one figure of the dashboard counts.
package struct DashboardFigure: Sendable {
  package var unit: UnitID?
  package var kind: Clock.Kind?
  package var standing: Dashboard.Standing?

  package init(
    unit: UnitID? = nil,
    kind: Clock.Kind? = nil,
    standing: Dashboard.Standing? = nil
  ) {
    self.unit = unit
    self.kind = kind
    self.standing = standing
  }
}

extension Hall {
  /// Most cases of the list of the most pressing.
  static let mostUrgent = 8

  /// - Parameter region: digits that the units' regions begin with (区划); empty: all.
  package func dashboard(region: String) async throws(LedgerFault) -> Dashboard {
    try await keptDashboards.dashboard("\(today()) \(region)") { [self] in
      do throws(LedgerFault) { return .success(try await countDashboard(region)) } catch {
        return .failure(error)
      }
    }
  }

  private func countDashboard(_ region: String) async throws(LedgerFault) -> Dashboard {
    let days = DashboardDays(today(), rulebook.calendar)
    let units = unitsInScope(region)
    return try await read { connection in
      let figures = try DashboardRows.figures(days, units, connection)
      return Dashboard(
        today: days.today,
        cases: figures.cases,
        units: units.map { Dashboard.UnitRow(unit: $0, cells: figures.cells[$0] ?? [:]) },
        comingDays: try DashboardRows.coming(days, units, connection),
        urgent: try HeldRows.mostUrgent(Self.mostUrgent, days, units, connection)
      )
    }
  }

  /// The clocks behind a figure, the most pressing first.
  /// - Parameter after: the cursor of the last row of the page before.
  package func clocks(
    behind figure: DashboardFigure,
    region: String,
    after: ClockCursor? = nil,
    most: Int = 60
  ) async throws(LedgerFault) -> HeldClocks {
    let days = DashboardDays(today(), rulebook.calendar)
    let units = unitsInScope(region).filter { figure.unit == nil || $0 == figure.unit }
    return try await read { connection in
      let rows = try HeldRows.clocks(
        figure,
        days,
        units,
        after: after,
        most: most + 1,
        connection
      )
      let page = try HeldRows.named(Array(rows.prefix(most)), connection)
      let size = try DashboardRows.size(of: figure, days, units, connection)
      return HeldClocks(
        clocks: page,
        allClocks: size,
        next: rows.count > most ? page.last?.cursor : nil
      )
    }
  }

  private func unitsInScope(_ region: String) -> [UnitID] {
    catalogue.units.values.filter { $0.region.hasPrefix(region) }.map(\.id).sorted()
  }
}
