package import Casework
import Deadlines
import Definitions
package import Hall
import Rehearsal

/// The cases that a hall holds before it is measured: of three matters, filed over half a year, one in ten open.
///
/// Which case is which follows from its place alone: the same number of cases is the same load on every machine.
package struct LoadedScenes: Sendable {
  package let hall: Hall
  /// Who sits on each post.
  package let holders: [PostRef: AccountID]
  package let applicants: [AccountID]
  /// Handed in wherever a matter asks for a file.
  package let file: Attachment

  package init(
    hall: Hall,
    holders: [PostRef: AccountID],
    applicants: [AccountID],
    file: Attachment
  ) {
    (self.hall, self.holders, self.applicants, self.file) = (hall, holders, applicants, file)
  }

  private var calendar: WorkCalendar { hall.catalogue.calendar }
  private var now: Moment { hall.clock.now() }
  private var today: Day { now.day(in: calendar.utcOffset) }

  /// The case at this place, as far as it has come by now; nil when its matter is not in force.
  package func play(_ place: Int) -> CasePlay? {
    let scene = Scene.loaded(place)
    let filed = calendar.workday(after: today, count: -scene.filed)
    let mark = "load-\(place)"
    guard var play = hall.beginPlay(of: scene.matter, at: moment(filed, hour: 9), mark: mark)
    else { return nil }
    submit(scene, by: applicants[place % max(1, applicants.count)], place, &play, on: filed)
    var day = filed.adding(days: 1)
    while day < today, !play.file.isDone {
      live(scene, &play, on: day)
      day = day.adding(days: 1)
    }
    return play
  }

  // MARK: What happens

  private func submit(
    _ scene: Scene,
    by applicant: AccountID,
    _ place: Int,
    _ play: inout CasePlay,
    on day: Day
  ) {
    let rules = play.rules
    let raw = rules.form.sample(own(answers: place, scene, of: rules.form))
    let answers = FormReading.read(raw, as: rules.form, parameters: rules.parameters).answers
    let missing = rules.form.missingMaterials(
      answers,
      parameters: rules.parameters,
      handedIn: [String: [Attachment]]()
    )
    let filing = Filing(
      procedure: rules.procedure.id,
      answers: answers,
      seal: .open,
      materials: Dictionary(missing.map { ($0, [file]) }) { one, _ in one },
      applicant: applicant,
      acknowledgesLikeCase: true
    )
    send(.submit(filing), from: .applicant(applicant), at: moment(day, hour: 9), &play)
  }

  /// Each case has a name, a phone and a place of its own, so that a search finds one and not all.
  private func own(answers place: Int, _ scene: Scene, of form: Form) -> [String: [String]] {
    let (name, phone) = Self.person(place)
    let byElement = [
      "operator.name": "\(name)商行\(place)", "operator.contact": name,
      "operator.phone": phone, "premises.address": "演示区\(place / 200)号街\(place % 200)号",
    ]
    var own = [form.subject: [scene.subject]]
    for field in form.sections.filter({ $0.repeats == nil }).flatMap(\.fields) {
      if let text = byElement[field.element] { own[field.id] = [text] }
    }
    return own
  }

  /// Who is behind the case at this place.
  static func person(_ place: Int) -> (name: String, phone: String) {
    let families = Array("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗")
    let givens = Array("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉兰建国志")
    let name =
      String(families[place % families.count]) + String(givens[place / 20 % givens.count])
      + String(givens[place / 640 % givens.count])
    return (name, "139\(30_000_000 + place * 7 % 60_000_000)")
  }

  /// One day of the case: the clocks, then everybody's part that was owed since yesterday.
  private func live(_ scene: Scene, _ play: inout CasePlay, on day: Day) {
    if play.file.hasPassed(on: day) { send(.ring, from: .hall, at: moment(day, hour: 8), &play) }
    guard calendar.isWorkday(day) else { return }
    for _ in 0..<12 {
      guard let (turn, command) = owed(scene, play, on: day),
        let account = holders[PostRef(turn.unit, turn.post)]
      else { return }
      let party = Party.clerk(account, unit: turn.unit, post: turn.post)
      guard send(command, from: party, at: moment(day, hour: 10), &play) else { return }
    }
  }

  private func owed(_ scene: Scene, _ play: CasePlay, on day: Day) -> (Assignment, Command)? {
    for turn in play.file.assignments where turn.since < day {
      if let command = scene.command(for: turn, in: play.file, under: play.rules, on: day) {
        return (turn, command)
      }
    }
    return nil
  }

  @discardableResult
  private func send(
    _ command: Command,
    from party: Party,
    at moment: Moment,
    _ play: inout CasePlay
  ) -> Bool {
    do throws(Obstacle) {
      try play.send(command, from: party, at: moment, knowing: Known(holders: holders))
      return true
    } catch { return false }
  }

  private func moment(_ day: Day, hour: Int) -> Moment {
    Moment(startOf: day, in: calendar.utcOffset).adding(minutes: hour * 60)
  }
}

extension CaseFile {
  fileprivate var isDone: Bool { isClosed && runningClocks.isEmpty && assignments.isEmpty }

  fileprivate func hasPassed(on day: Day) -> Bool {
    runningClocks.contains { clock in
      (clock.due < day && !clock.isPassed)
        || (!clock.isWarned && clock.warnOn.map { $0 <= day } ?? false)
    }
  }
}
