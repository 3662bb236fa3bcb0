package import Deadlines

/// Everything the hall can do on one day: procedures of every version, forms, units and the calendar,
/// checked as a whole.
package struct Catalogue: Sendable {
  package var procedures: [ProcedureID: Procedure]
  package var forms: [String: Form]
  package var units: [UnitID: Unit]
  /// The national one.
  package var calendar: WorkCalendar
  /// Of regions with holidays of their own.
  package var regionalCalendars: [WorkCalendar]
  package var signals: SignalRules
  /// The laws that procedures rest on, by the name that citations use.
  package var laws: [String: Law]

  package init(
    procedures: [ProcedureID: Procedure],
    forms: [String: Form],
    units: [UnitID: Unit],
    calendar: WorkCalendar,
    regionalCalendars: [WorkCalendar] = [],
    signals: SignalRules = SignalRules(),
    laws: [String: Law] = [:]
  ) {
    self.procedures = procedures
    self.forms = forms
    self.units = units
    self.calendar = calendar
    self.regionalCalendars = regionalCalendars
    self.signals = signals
    self.laws = laws
  }

  package var calendars: [WorkCalendar] { [calendar] + regionalCalendars }

  /// The calendar of a region (six digits of GB/T 2260): its own, its city's or province's, else the national one.
  package func calendar(for region: String) -> WorkCalendar {
    regionalCalendars.filter { region.hasPrefix($0.region.trimmingPairs) }
      .max { $0.region.trimmingPairs.count < $1.region.trimmingPairs.count } ?? calendar
  }

  /// The calendar that a procedure's cases are counted on: of the unit that accepts them.
  package func calendar(of procedure: Procedure) -> WorkCalendar {
    calendar(for: units[procedure.lowerUnit ?? procedure.department]?.region ?? "")
  }

  /// The version of a procedure that is in force on a day: the latest that has begun.
  package func procedure(named name: String, on day: Day) -> Procedure? {
    procedures.values
      .filter { $0.id.name == name && $0.id.inForce <= day }
      .max { $0.id.inForce < $1.id.inForce }
  }
}

extension String {
  /// 450000, a province, is the beginning of 450100, a city in it.
  package var trimmingPairs: Substring {
    var prefix = Substring(self)
    while prefix.hasSuffix("00") { prefix = prefix.dropLast(2) }
    return prefix
  }
}
