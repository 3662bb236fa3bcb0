package import Casework
package import Deadlines
package import Definitions

/// Every version of procedure, form and calendar that a case may be pinned to.
package struct Rulebook: Sendable {
  private let procedures: [ProcedureID: Procedure]
  private let forms: [ProcedureID: Form]
  private let calendars: [String: WorkCalendar]
  private let units: [UnitID: Unit]
  private let signals: SignalRules
  let today: Catalogue

  init(
    _ served: ServedDefinitions, old: [ServedDefinitions.Version], calendars: [WorkCalendar]
  ) {
    let versions = served.versions + old
    procedures = Dictionary(versions.map { ($0.procedure.id, $0.procedure) }) { one, _ in one }
    forms = Dictionary(versions.map { ($0.procedure.id, $0.form) }) { one, _ in one }
    self.calendars = Dictionary(
      ([served.catalogue.calendar] + calendars).map { ($0.version, $0) }) { one, _ in one }
    units = served.catalogue.units
    signals = served.signals
    today = served.catalogue
  }

  var calendar: WorkCalendar { today.calendar }

  package func procedure(_ id: ProcedureID) -> Procedure? { procedures[id] }

  /// The rules a new case would be filed under on a day; nil: no such procedure.
  package func rules(for procedure: ProcedureID, on day: Day) -> Rules? {
    rules(procedure, pins: [], on: day, calendar: today.calendar)
  }

  /// The rules that a case is pinned to; nil before its submission, or when a version is gone.
  package func rules(for file: CaseFile) -> Rules? {
    guard let submission = file.submission, let calendar = calendars[file.calendar] else {
      return nil
    }
    return rules(
      submission.procedure, pins: file.branches.map(\.matter), on: submission.on,
      calendar: calendar)
  }

  /// The rules of a case whose open dates are to be counted on today's calendar.
  func recountRules(for file: CaseFile) -> Rules? {
    rules(for: file).map {
      var rules = $0
      rules.calendar = today.calendar
      return rules
    }
  }

  private func rules(
    _ id: ProcedureID, pins: [ProcedureID], on day: Day, calendar: WorkCalendar
  ) -> Rules? {
    guard let procedure = procedures[id], let form = forms[id] else { return nil }
    var matters: [ProcedureID: Procedure] = [:]
    for member in procedure.members {
      guard case .matter(let name) = member.part else { continue }
      // A member that a correction brings in is taken as of the day of filing, like the others.
      let pin = pins.first { $0.name == name } ?? version(of: name, on: day)
      if let pin, let matter = procedures[pin] { matters[pin] = matter }
    }
    return Rules(
      procedure: procedure, matters: matters, form: form, units: units, calendar: calendar,
      signals: signals)
  }

  private func version(of name: String, on day: Day) -> ProcedureID? {
    procedures.keys.filter { $0.name == name && $0.inForce <= day }.max { $0.inForce < $1.inForce }
  }
}
