import Deadlines
import Definitions

/// Gathers what files say into one catalogue; which kind a file is shows in its first key.
struct FolderReading {
  let notes = Notes()
  private var procedures: [ProcedureID: Procedure] = [:]
  private var forms: [String: Form] = [:]
  private var units: [UnitID: Unit] = [:]
  private var calendars: [CalendarFile.Draft] = []
  private var signals: SignalRules?
  private var laws: [String: Law] = [:]
  private var texts: [DefinitionText] = []
  /// Files that yielded nothing.
  var unread = 0

  mutating func read(_ text: String, file: String) {
    let before = notes.problems.count
    guard let root = Composer(file: file, notes: notes).compose(text) else {
      unread += 1
      if notes.problems.count == before { refuse(file, FolderReading.nothing) }
      return
    }
    // A procedure also names its form, so it is asked first.
    if root.has("procedure") {
      readProcedure(root, text)
    } else if root.has("form") {
      readForm(root, text)
    } else if root.has("units") {
      readUnits(root)
    } else if root.has("years") {
      if let draft = CalendarFile(notes: notes).draft(root) { calendars.append(draft) }
    } else if root.has("law") {
      readLaw(root)
    } else if root.has("signals") {
      signals = SignalsFile(notes: notes).signals(root) ?? signals
    } else {
      refuse(file, FolderReading.unknown)
    }
  }

  private mutating func readProcedure(_ root: Node, _ text: String) {
    guard let procedure = ProcedureFile(notes: notes).procedure(root) else {
      unread += 1
      return
    }
    if procedures.updateValue(procedure, forKey: procedure.id) != nil {
      refuse(root.place, twice: "\(procedure.id)")
    }
    let identity = procedure.id.description
    texts.append(DefinitionText(identity: identity, file: root.place.file, text: text))
  }

  private mutating func readForm(_ root: Node, _ text: String) {
    guard let form = FormFile(notes: notes).form(root) else {
      unread += 1
      return
    }
    if forms.updateValue(form, forKey: form.id) != nil { refuse(root.place, twice: form.id) }
    texts.append(
      DefinitionText(identity: "form:\(form.id)", file: root.place.file, text: text)
    )
  }

  private mutating func readLaw(_ root: Node) {
    guard let law = LawFile(notes: notes).law(root) else {
      unread += 1
      return
    }
    if laws.updateValue(law, forKey: law.name) != nil { refuse(root.place, twice: law.name) }
  }

  private mutating func readUnits(_ root: Node) {
    for unit in UnitsFile(notes: notes).units(root) {
      if units.updateValue(unit, forKey: unit.id) != nil {
        refuse(notes.places.nearest(to: "unit:\(unit.id)"), twice: unit.id)
      }
    }
  }

  /// Checks the whole once every file has been read.
  func finish() -> (catalogue: Catalogue?, problems: [Problem], texts: [DefinitionText]) {
    let catalogue = catalogue
    let flaws = catalogue.problems(places: notes.places, isWhole: unread == 0)
    let problems = sorted(notes.problems + flaws)
    return (problems.allSatisfy(\.isWarning) ? catalogue : nil, problems, texts)
  }

  /// What has been read so far, flawed or not.
  var catalogue: Catalogue {
    let calendars = CalendarFile(notes: notes).calendars(calendars)
    let calendar =
      calendars.first { $0.region == "cn" } ?? calendars.first
      ?? WorkCalendar(region: "cn", version: "none", years: [:])
    var catalogue = Catalogue(
      procedures: procedures,
      forms: forms,
      units: units,
      calendar: calendar,
      regionalCalendars: calendars.filter { $0.region != calendar.region },
      signals: signals ?? SignalRules(),
      laws: laws
    )
    catalogue.fillPosts()
    return catalogue
  }

  // MARK: refusals

  private func refuse(_ file: String, _ message: Words) {
    notes.add(Place(file: file, line: 1, column: 1), message)
  }

  private func refuse(_ place: Place, twice name: String) {
    let name = quoted(name)
    notes.add(
      place,
      Words(
        zh: "\(name.zh)定义了两次",
        en: "\(name.en) is defined twice"
      )
    )
  }

  private static let nothing = Words(zh: "文件是空的", en: "the file is empty")
  private static let unknown = Words(
    zh: "看不出这是什么文件；开头应为 事项、表单、单位、年份、信号 或 法规",
    en: "cannot tell what this file is; it should say procedure, form, units, years, signals or law"
  )
}

extension Node {
  fileprivate func has(_ keyword: String) -> Bool {
    guard case .map(let entries) = content else { return false }
    return entries.contains { Keywords.spells($0.key, keyword) }
  }
}

extension Catalogue {
  /// A step that names no post is done by the first of its unit that may.
  mutating func fillPosts() {
    for (id, var procedure) in procedures {
      for index in procedure.steps.indices
      where procedure.steps[index].post == nil && !procedure.steps[index].act.isOfHall {
        let duty = procedure.steps[index].act.name
        procedure.steps[index].post =
          units[procedure.department]?.posts.first { $0.duties.contains(duty) }?.name
      }
      procedures[id] = procedure
    }
  }
}
