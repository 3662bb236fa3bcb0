import Deadlines
import DefinitionFiles
import Definitions
import Foundation
import Testing

// S38, S39: what the hall ships is definition files, checked as a whole.
@Suite struct `The definitions we ship` {
  private let folders: [String]

  init() {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    folders = ["Forms", "Procedures"].map { root.appendingPathComponent($0).path }
  }

  @Test func `have no problem`() {
    let reading = readDefinitions(at: folders)
    #expect(checkReport(reading.problems, .en) == "")
    #expect(reading.catalogue != nil)
  }

  @Test func `have examples that can be read`() {
    let reading = readExamples(at: folders)
    #expect(checkReport(reading.problems, .en) == "")
    #expect(!reading.examples.isEmpty)
  }

  @Test(arguments: [
    ("based_on: cn", "based_on: mars", "there is no calendar of 'mars' to add to"),
    ("  2026:", "  1999:", "the calendar it adds to says nothing of 1999"),
    ("04-19..04-20", "04-20..04-19", "04-20..04-19"),
  ])
  func `refuse a region's calendar that adds to nothing`(
    text: String,
    other: String,
    complaint: String
  ) throws {
    let texts = try ["cn", "450000"].map { name in
      let path = "\(folders[1])/calendars/\(name).yaml"
      return try String(contentsOfFile: path, encoding: .utf8)
    }
    func report(_ region: String) -> String {
      let files = ["cn.yaml": texts[0], "region.yaml": region]
      return checkReport(readDefinitions(files).problems, .en)
    }
    #expect(!report(texts[1]).contains("region.yaml"))
    let flawed = report(texts[1].replacing(text, with: other, maxReplacements: 1))
    #expect(flawed.contains("region.yaml") && flawed.contains(complaint))
  }

  @Test func `keep the exact text of every version for its fingerprint`() throws {
    let texts = readDefinitions(at: folders).texts
    let food = try #require(texts.first { $0.identity == "food-licence@2026-01-03" })
    #expect(food.text.contains("食品经营许可"))
    #expect(texts.contains { $0.identity == "form:food-licence" })
    #expect(Set(texts.map(\.identity)).count == texts.count)
  }

  @Test func `can be explained in both languages, without a code left unexplained`() throws {
    let catalogue = try #require(readDefinitions(at: folders).catalogue)
    for procedure in catalogue.procedures.values {
      let zh = explain(procedure, in: catalogue, .zh)
      let en = explain(procedure, in: catalogue, .en)
      #expect(zh.contains(procedure.title.zh) && en.contains(procedure.title.en))
      #expect(zh.contains("[T]") == zh.contains("[T] 通行做法"), "a mark wants its legend")
    }
  }

  @Test func `tell the official when the fire brigade is concerned`() throws {
    let catalogue = try #require(readDefinitions(at: folders).catalogue)
    let day = try #require(Day("2026-06-01"))
    let found = catalogue.procedure(named: "catering-opening", on: day)
    let theme = try #require(found)
    let text = explain(theme, in: catalogue, .zh)
    #expect(text.contains("并且“经营场所总面积”不少于 300）时办理；法定 13 个工作日"))
    #expect(text.contains("· 承诺：自受理之日起 10 个工作日内决定 [T]。"))
  }
}

@Suite struct `Versions served before` {
  @Test func `are read even where a rule of today would refuse them`() throws {
    var files = Cast.files
    files["food.yaml"] = Cast.food.replacing("'10 workdays [T]'", with: "21 workdays")
    #expect(readDefinitions(files).catalogue == nil)
    let served = readServed(files)
    #expect(served.problems.isEmpty)
    let day = try #require(Day("2026-06-01"))
    let food = try #require(served.catalogue?.procedure(named: "food", on: day))
    #expect(food.limits.promised?.limit == .workdays(21))
  }

  @Test func `are not read by half`() {
    var files = Cast.files
    files["food.yaml"] = Cast.food.replacing("delivery:", with: "handing_over:")
    #expect(readServed(files).catalogue == nil)
  }
}
