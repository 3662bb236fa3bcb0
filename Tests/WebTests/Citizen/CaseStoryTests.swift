import Casework
import Deadlines
import Definitions
import Rehearsal
import Testing

@testable import Web

@Suite struct `A case told to its applicant` {
  @Test func `before acceptance it says by when, and what silence means`() throws {
    let story = story(try Office.restaurant(), on: "2026-09-20T09:00")
    #expect(story.answer.now.contains("您现在不用做任何事"))
    #expect(story.answer.then.contains("9月24日（周四）"))
    #expect(story.answer.then.contains("视为已受理"))
  }

  // S36 in part: step, unit, date and days left for whoever signs in.
  @Test func `after acceptance every member works, and the promise is 12 October`() throws {
    let story = story(try accepted(), on: "2026-09-28T09:00")
    #expect(story.answer.now == "三个部门正在同时办理，您现在不用做任何事。")
    #expect(story.answer.then.contains("10月12日（周一）"))
    #expect(story.answer.then.contains("还剩 6 个工作日"))
    let html = story.picture.html.text
    #expect(html.contains("食品经营许可"))
    #expect(html.contains("消防救援支队"))
    #expect(html.contains("送达"))
  }

  @Test func `a card tells the promise of the first sentence, and a late step beside it`() throws {
    let story = story(try accepted(), on: "2026-09-28T09:00")
    let html = story.picture.html.text
    #expect(story.answer.then.contains("还剩 6 个工作日"))
    #expect(html.contains("●</span> 还剩 6 个工作日"))
    #expect(html.contains("这一步应在 9月22日前做完"))
    #expect(!html.contains("逾期"))
  }

  @Test func `whoever asks by number and code reads no count of what is to be corrected`() throws {
    var run = try Office.restaurant()
    try run.send(
      .askCorrection([Defect(.field("floor_area"), code: "B01")]),
      from: CaseRun.person(on: Office.zhao),
      at: Office.at("2026-09-21T09:00")
    )
    #expect(story(run, on: "2026-09-22T09:00").answer.now.contains("1 处"))
    var file = run.file
    file.notices = []
    let told = CaseStory(
      file,
      under: run.rules,
      .zh,
      today: Office.at("2026-09-22T09:00").day(in: .china)
    ).answer
    #expect(told.now == "等申请人补正。")
    #expect(told.then.contains("10月21日"))
  }

  @Test func `why this day counts it out and names the article`() throws {
    let story = story(try accepted(), on: "2026-09-28T09:00")
    let why = try #require(story.whys.first)
    #expect(why.question == "为什么是 10月12日？")
    #expect(why.sentences.first == "受理日 9月21日不计入，从 9月22日起数 10 个工作日。")
    #expect(why.basis.contains("行政许可法 §82"))
  }

  @Test func `the same story is told in English`() throws {
    let story = story(try accepted(), on: "2026-09-28T09:00", .en)
    #expect(story.answer.now.contains("3 departments are working side by side"))
    #expect(story.answer.then.contains("Mon 12 Oct"))
  }

  @Test func `every light on the picture has its shape and a word`() throws {
    let html = story(try accepted(), on: "2026-10-30T09:00").picture.html.text
    #expect(html.contains("■</span> 逾期"))
    #expect(html.contains("role=\"img\""))
  }

  private func accepted() throws -> CaseRun {
    var run = try Office.restaurant()
    try run.send(.accept, from: CaseRun.person(on: Office.zhao), at: Office.at("2026-09-21T09:00"))
    return run
  }

  private func story(_ run: CaseRun, on now: String, _ language: Language = .zh) -> CaseStory {
    CaseStory(run.file, under: run.rules, language, today: Office.at(now).day(in: .china))
  }
}
