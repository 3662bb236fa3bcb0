package import Deadlines

/// Everything the hall can do on one day: procedures of every version, forms, units and the calendar,
/// checked as a whole.
package struct Catalogue: Sendable {
  package var procedures: [ProcedureID: Procedure]
  package var forms: [String: Form]
  package var units: [UnitID: Unit]
  package var calendar: WorkCalendar
  package var signals: SignalRules
  /// The laws that procedures rest on, by the name that citations use.
  package var laws: [String: Law]

  package init(
    procedures: [ProcedureID: Procedure],
    forms: [String: Form],
    units: [UnitID: Unit],
    calendar: WorkCalendar,
    signals: SignalRules = SignalRules(),
    laws: [String: Law] = [:]
  ) {
    self.procedures = procedures
    self.forms = forms
    self.units = units
    self.calendar = calendar
    self.signals = signals
    self.laws = laws
  }

  /// The version of a procedure that is in force on a day: the latest that has begun.
  package func procedure(named name: String, on day: Day) -> Procedure? {
    procedures.values
      .filter { $0.id.name == name && $0.id.inForce <= day }
      .max { $0.id.inForce < $1.id.inForce }
  }
}
