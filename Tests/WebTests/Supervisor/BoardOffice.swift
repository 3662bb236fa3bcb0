import Casework
import Deadlines
import Definitions
import Rehearsal

@testable import Web

/// A board of Monday, 28 September 2026.
enum BoardOffice {
  static let now = "2026-09-28T08:30"

  static func figures() throws -> BoardFigures {
    let run = try Office.restaurant()
    let late = BoardFigures.Held(
      number: run.file.number,
      branch: BranchID(index: 2),
      clock: 1,
      kind: .statutory,
      unit: "fire-rescue",
      post: "case officer",
      holder: "韩磊",
      subject: "林记小吃店",
      title: run.rules.procedure.title,
      since: Office.at("2026-09-14T09:00").day(in: .china),
      due: Office.at("2026-09-25T09:00").day(in: .china)
    )
    var tonight = late
    tonight.kind = .receipt
    tonight.unit = "market-regulation"
    tonight.post = "front desk"
    tonight.holder = "赵敏"
    tonight.due = Office.at(now).day(in: .china)
    var promise = late
    promise.clock = 2
    promise.kind = .promised
    return BoardFigures(
      cases: .init(open: 1284, today: 37, pastPromise: 12, pastLaw: 2, deemedTonight: 3),
      units: [
        .init(
          unit: "fire-rescue",
          cells: [
            .copySignature: [.passed: 4, .onTime: 9], .step: [.passed: 7, .today: 2, .week: 5],
            .promised: [.today: 9, .onTime: 40], .statutory: [.passed: 1, .onTime: 60],
          ]
        ),
        .init(
          unit: "market-regulation",
          cells: [.receipt: [.today: 11, .week: 20], .step: [.today: 6], .delivery: [.today: 3]]
        ),
        .init(unit: "tobacco", cells: [.step: [.onTime: 0]]),
        .init(unit: "city-management", cells: [:]),
      ],
      comingDays: [28, 29, 30].map { (Day(year: 2026, month: 9, day: $0) ?? .first, $0 * 2) }
        + [8, 9, 10, 12, 13, 14, 15].map { (Day(year: 2026, month: 10, day: $0) ?? .first, $0 * 7) },
      urgent: [.init(worst: late, others: [promise]), .init(worst: tonight)]
    )
  }

  static func page(_ language: Language) throws -> String {
    let frame = PageFrame(
      language: language,
      here: .board,
      csrf: "token",
      person: Person(account: "wu", name: "吴明远", kind: .supervisor)
    )
    return BoardScreen(
      figures: try figures(),
      units: Office.catalogue.units,
      calendar: Office.catalogue.calendar,
      frame: frame,
      formats: Office.formats(now, language),
      now: Office.at(now)
    ).page.html.text
  }
}
