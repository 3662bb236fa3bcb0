package import Casework
package import Deadlines
package import Definitions
import Synchronization

/// Every version of procedure, form and calendar that a case may be pinned to.
package struct Rulebook: Sendable {
  private let procedures: [ProcedureID: Procedure]
  private let forms: [ProcedureID: Form]
  private let calendars: [String: WorkCalendar]
  private let known = KnownRules()
  let today: Catalogue

  init(
    _ served: ServedDefinitions,
    old: [ServedDefinitions.Version],
    calendars: [WorkCalendar]
  ) {
    let versions = served.versions + old
    procedures = Dictionary(versions.map { ($0.procedure.id, $0.procedure) }) { one, _ in one }
    forms = Dictionary(
      versions.compactMap { version in version.form.map { (version.procedure.id, $0) } }
    ) { one, _ in one }
    self.calendars = Dictionary(
      (served.catalogue.calendars + calendars).map { ($0.version, $0) }
    ) { one, _ in one }
    today = served.catalogue
  }

  package var calendar: WorkCalendar { today.calendar }

  package func procedure(_ id: ProcedureID) -> Procedure? { procedures[id] }

  /// The rules a new case would be filed under on a day; nil: no such procedure.
  package func rules(for procedure: ProcedureID, on day: Day) -> Rules? {
    let own = procedures[procedure].map(today.calendar(of:))
    return rules(procedure, pins: [], on: day, calendar: own ?? today.calendar)
  }

  /// The rules that a case is pinned to; nil before its submission, or when a version is gone.
  package func rules(for file: CaseFile) -> Rules? {
    guard let submission = file.submission, let calendar = calendars[file.calendar] else {
      return nil
    }
    return rules(
      submission.procedure,
      pins: file.branches.map(\.matter),
      on: submission.on,
      calendar: calendar
    )
  }

  /// The calendar that a case's dates are counted on; today's where its own is gone.
  func calendar(of file: CaseFile) -> WorkCalendar { calendars[file.calendar] ?? today.calendar }

  /// The rules of a case whose open dates are to be counted on today's calendar.
  func recountRules(for file: CaseFile) -> Rules? {
    rules(for: file).map { $0.counted(on: today.calendar(of: $0.procedure)) }
  }

  private func rules(
    _ id: ProcedureID,
    pins: [ProcedureID],
    on day: Day,
    calendar: WorkCalendar
  ) -> Rules? {
    guard let procedure = procedures[id] else { return nil }
    let matters = procedure.members.compactMap { member -> Procedure? in
      guard case .matter(let name) = member.part else { return nil }
      // A member that a correction brings in is taken as of the day of filing, like the others.
      return (pins.first { $0.name == name } ?? version(of: name, on: day)).flatMap {
        procedures[$0]
      }
    }
    let key = KnownRules.Key(versions: [id] + matters.map(\.id), calendar: calendar.version)
    return known.rules(key) {
      (forms[id] ?? themeForm(of: procedure, matters)).map { form in
        Rules(
          procedure: procedure,
          matters: Dictionary(matters.map { ($0.id, $0) }) { one, _ in one },
          form: form,
          units: today.units,
          calendar: calendar,
          signals: today.signals
        )
      }
    }
  }

  private func version(of name: String, on day: Day) -> ProcedureID? {
    procedures.keys.filter { $0.name == name && $0.inForce <= day }.max { $0.inForce < $1.inForce }
  }

  /// A theme's form out of the forms of exactly these versions of its members.
  private func themeForm(of theme: Procedure, _ matters: [Procedure]) -> Form? {
    var pinned = today
    for matter in matters {
      if let name = matter.form, let form = forms[matter.id] { pinned.forms[name] = form }
    }
    return pinned.form(of: theme, matters: matters)
  }
}

/// Rules that were put together once, kept: every act on a case and every page of it asks for them.
private final class KnownRules: Sendable {
  /// The procedure's version and its members', and the calendar's.
  struct Key: Hashable {
    let versions: [ProcedureID]
    let calendar: String
  }

  private let known = Mutex<[Key: Rules]>([:])

  func rules(_ key: Key, make: () -> Rules?) -> Rules? {
    if let rules = known.withLock({ $0[key] }) { return rules }
    let rules = make()
    known.withLock { $0[key] = rules }
    return rules
  }
}

extension ProcedureID {
  /// Reads `food-licence@2026-01-01`.
  init?(stored text: String) {
    guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")),
      let day = Day(String(text[text.index(after: at)...]))
    else { return nil }
    self.init(String(text[..<at]), inForce: day)
  }
}

extension Rulebook {
  /// A procedure's title; its name where the version is gone.
  package func title(of id: ProcedureID) -> Words {
    procedure(id)?.title ?? Words(zh: id.name, en: id.name)
  }
}
