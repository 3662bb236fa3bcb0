import Casework
import Deadlines
import DefinitionFiles
import Definitions
import Foundation
import Rehearsal
import Testing

@testable import Web

/// The definitions that the repository ships, and the one cast at their desks.
enum Office {
  static let catalogue: Catalogue = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let reading = readDefinitions(at: [
      root.appending(path: "Forms").path, root.appending(path: "Procedures").path,
    ])
    guard let catalogue = reading.catalogue else {
      preconditionFailure("the published definitions have flaws: \(reading.problems)")
    }
    return catalogue
  }()

  static func at(_ text: String) -> Moment {
    Moment(iso: text + ":00+08:00") ?? Moment(microseconds: 0)
  }

  static func formats(_ now: String, _ language: Language = .zh) -> Formats {
    Formats(language, today: at(now).day(in: .china))
  }

  static let zhao = PostRef("market-regulation", "front desk")

  static func frame(_ post: PostRef, _ language: Language = .zh) -> PageFrame {
    PageFrame(
      language: language,
      here: .desk,
      csrf: "token",
      person: Person(account: "zhao", name: "赵敏", kind: .staff, posts: [post])
    )
  }

  /// Lin's restaurant of 320 ㎡ with a signboard, filed on Friday evening, 18 September 2026.
  static func restaurant() throws -> CaseRun {
    var run = try #require(
      CaseRun(of: "catering-opening", filedAt: at("2026-09-18T22:10"), in: catalogue)
    )
    let filing = run.filing([
      "floor_area": ["320"], "public_venue": ["yes"], "entertainment_venue": ["no"],
      "has_signboard": ["yes"],
    ])
    try run.send(
      .submit(filing),
      from: .applicant(CaseRun.applicant),
      at: at("2026-09-18T22:10")
    )
    return run
  }

  static func hand(_ run: CaseRun) -> CaseInHand {
    CaseInHand(
      file: run.file,
      rules: run.rules,
      answers: run.lastFiling.answers,
      files: run.lastFiling.materials.sorted { $0.key < $1.key }.flatMap { material, files in
        files.map {
          CaseInHand.HandedIn(
            material: material,
            name: "file",
            digest: $0.digest,
            type: $0.type,
            bytes: $0.bytes
          )
        }
      },
      story: run.events.map { .init(at: run.file.lastEventAt, who: "", event: $0) },
      subject: "林记小吃店",
      applicant: "林小雨"
    )
  }

  static func acts(_ run: CaseRun, _ post: PostRef, at now: String) -> [DeskAct] {
    DeskAct.all(
      in: hand(run),
      person: Person(account: "zhao", name: "赵敏", kind: .staff, posts: [post]),
      now: at(now)
    )
  }

  static func page(
    _ run: CaseRun,
    _ post: PostRef,
    at now: String,
    begin kind: DeskAct.Kind? = nil,
    language: Language = .zh
  ) -> String {
    let hand = hand(run)
    let acts = acts(run, post, at: now)
    let items = [
      WorklistItem(
        number: run.file.number,
        branch: nil,
        act: .accept,
        title: run.rules.procedure.title,
        subject: "林记小吃店",
        due: run.file.runningClocks.map(\.due).min(),
        kind: .receipt
      )
    ]
    let formats = formats(now, language)
    let list = WorklistScreen(
      items: items,
      current: run.file.number,
      formats: formats,
      calendar: run.rules.calendar
    )
    var screen = CaseScreen(
      hand: hand,
      frame: frame(post, language),
      formats: formats,
      list: list.pane,
      acts: acts
    )
    if let kind {
      screen.begin(acts.first { $0.kind == kind }, typed: FormInput(), problems: [])
    }
    return screen.page.html.text
  }
}
