import Casework
import Deadlines
import Definitions
import Foundation
import Rehearsal
import Testing

@testable import Web

/// Pages of the cast as files, for looking at: `HALL_GALLERY=/tmp/gallery swift test --filter Gallery`.
@Suite struct `Gallery` {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["HALL_GALLERY"] != nil))
  func `the staff's pages can be looked at`() throws {
    let folder = ProcessInfo.processInfo.environment["HALL_GALLERY"] ?? ""
    for (name, html) in try pages() { try write(html, name, folder) }
  }

  private func pages() throws -> [(String, String)] {
    let run = try Office.restaurant()
    let now = "2026-09-24T09:00"
    var accepted = run
    try accepted.send(
      .accept,
      from: CaseRun.person(on: Office.zhao),
      at: Office.at("2026-09-21T09:12")
    )
    let han = PostRef("fire-rescue", "case officer")
    var pages: [(String, String)] = []
    for language in Language.allCases {
      let mark = "-\(language.rawValue).html"
      pages.append(("case" + mark, Office.page(run, Office.zhao, at: now, language: language)))
      for kind in [DeskAct.Kind.acceptance, .corrections, .refusals] {
        let page = Office.page(run, Office.zhao, at: now, begin: kind, language: language)
        pages.append((kind.rawValue + mark, page))
      }
      pages.append(
        ("fire" + mark, Office.page(accepted, han, at: "2026-09-22T09:00", language: language))
      )
      let board = try BoardOffice.page(language)
      pages.append(("board" + mark, board))
    }
    return pages
  }

  private func write(_ html: String, _ name: String, _ folder: String) throws {
    let sheets: [(Asset, String)] = [
      (.style, "hall.css"), (.deskStyle, "desk.css"), (.boardStyle, "board.css"),
      (.script, "hall.js"), (.deskScript, "desk.js"),
    ]
    var html = html
    for (asset, file) in sheets {
      html = html.replacing(asset.href.text, with: file)
      try Data(asset.bytes).write(to: URL(filePath: folder + "/" + file))
    }
    try Data(html.utf8).write(to: URL(filePath: folder + "/" + name))
  }
}
