package import Casework
package import Deadlines
package import Definitions

/// One case driven by hand through the pure core: no database, no waiting. One person sits on each post.
package struct CaseRun: Sendable {
  package private(set) var file: CaseFile
  package private(set) var events: [Event] = []
  package private(set) var rules: Rules
  private var answers: Answers?
  /// What the applicant is barred from by other cases.
  package var bars: [Bar] = []
  /// The applicant's other open cases of the same matter and place.
  package var likeOpenCases: [CaseNumber] = []
  /// How the limited places stand, by other cases.
  package var places: Vacancies?
  /// Whether a deputy stands in for the holder of a post; nil: nobody is asked to.
  package var standsIn: Bool?
  /// What was filed last; a correction sends it again, changed.
  package private(set) var lastFiling = Filing.none
  /// Every paper, beside the case as it stood after the act that drew it: what came later is not on the paper.
  package private(set) var drawn: [Drawn] = []
  private var sent = 0

  package struct Drawn: Sendable {
    package var paper: Paper
    package var file: CaseFile
    package var answers: Answers
  }

  /// A case about to be filed under a procedure, in the versions in force on that day.
  package init?(of procedure: String, filedAt moment: Moment, in catalogue: Catalogue) {
    let day = moment.day(in: catalogue.calendar.utcOffset)
    guard let chosen = catalogue.procedure(named: procedure, on: day),
      let form = catalogue.form(for: chosen, on: day),
      let region = catalogue.units[chosen.department]?.region
    else { return nil }
    let matters = chosen.handling == .parallel ? catalogue.matters(of: chosen, on: day) : []
    rules = Rules(
      procedure: chosen,
      matters: Dictionary(matters.map { ($0.id, $0) }) { first, _ in first },
      form: form,
      units: catalogue.units,
      calendar: catalogue.calendar(of: chosen),
      signals: catalogue.signals
    )
    file = CaseFile(number: CaseNumber(region: region, day: day, sequence: 1), at: moment)
  }

  /// Sends one command; what passed before it is on record either way.
  package mutating func send(
    _ command: Command,
    from party: Party,
    at moment: Moment
  ) throws(Obstacle) {
    sent += 1
    let envelope = Envelope(
      id: "\(sent)",
      from: party,
      channel: party.unit == nil ? .web : .counter,
      receivedAt: moment,
      caseNumber: file.number,
      command: command
    )
    var known = Known(
      holders: holders,
      likeOpenCases: likeOpenCases,
      bars: bars,
      places: places,
      answers: answers
    )
    known.standsIn = standsIn ?? true
    let new = try decide(
      file,
      envelope,
      under: rules,
      knowing: known,
      now: max(moment, file.lastEventAt)
    )
    let before = file.papers.count
    file = new.reduce(file) { evolve($0, $1, at: max(moment, file.lastEventAt)) }
    events += new
    switch command {
    case .submit(let filing), .correct(let filing):
      answers = filing.answers
      lastFiling = filing
    default: break
    }
    drawn += file.papers.dropFirst(before).map {
      Drawn(paper: $0, file: file, answers: answers ?? Answers())
    }
  }

  /// Another calendar is in force from now on; the open dates are on the old one until they are recounted.
  package mutating func take(_ calendar: WorkCalendar) { rules = rules.counted(on: calendar) }

  /// The hall's own clock, at a time when it may have nothing to say.
  package mutating func ring(at moment: Moment) {
    guard file.submission != nil else { return }
    try? send(.ring, from: .hall, at: moment)
  }

  /// The filing that an applicant makes of typed answers and one file for each material asked for.
  package func filing(
    _ typed: [String: [String]],
    without materials: Set<String> = []
  ) -> Filing {
    let raw = rules.form.sample(typed)
    let reading = FormReading.read(raw, as: rules.form, parameters: rules.parameters)
    let asked = rules.form.visibleMaterials(reading.answers, parameters: rules.parameters)
    let files = asked.filter { !materials.contains($0.id) && $0.source != .shared }
    return Filing(
      procedure: rules.procedure.id,
      answers: reading.answers,
      seal: Sealed(digest: "rehearsal"),
      materials: Dictionary(
        files.map { ($0.id, [Attachment(digest: $0.id, type: "image/jpeg", bytes: 1)]) }
      ) { first, _ in first },
      applicant: Self.applicant
    )
  }

  package static let applicant = "lin"
  package static let supervisor = "wu"

  package static func person(on post: PostRef) -> Party {
    .clerk("\(post.unit)/\(post.post)", unit: post.unit, post: post.post)
  }

  private var holders: [PostRef: AccountID] {
    var holders: [PostRef: AccountID] = [:]
    for unit in rules.units.values {
      for post in unit.posts { holders[PostRef(unit.id, post.name)] = "\(unit.id)/\(post.name)" }
    }
    return holders
  }
}

extension Filing {
  fileprivate static let none = Filing(
    procedure: ProcedureID("", inForce: .first),
    answers: Answers(),
    seal: Sealed(digest: ""),
    materials: [:],
    applicant: ""
  )
}

extension Form {
  /// A filled-in form: what is typed, and the form's own examples for the rest.
  package func sample(_ typed: [String: [String]]) -> [String: [String]] {
    var raw: [String: [String]] = [:]
    for section in sections {
      if let repeats = section.repeats {
        for row in 0..<max(1, repeats.least) {
          for field in section.fields { raw["\(section.id).\(row).\(field.id)"] = field.sample }
        }
      } else {
        for field in section.fields { raw[field.id] = field.sample }
      }
    }
    return raw.merging(typed) { _, new in new }
  }
}

extension Field {
  fileprivate var sample: [String] {
    if let example { return [example] }
    switch kind {
    case .yesNo: return ["no"]
    case .choice(let options), .choices(let options): return options.first.map { [$0.id] } ?? []
    case .text, .story, .number, .day, .phone, .citizenID, .creditCode, .email: return []
    }
  }
}
