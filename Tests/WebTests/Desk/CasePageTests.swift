import Casework
import Deadlines
import Definitions
import Foundation
import Rehearsal
import Testing

@testable import Web

@Suite struct `A clerk's case page` {
  @Test func `the front desk may accept, ask once or refuse, and sees what each will do`() throws {
    let run = try Office.restaurant()
    let acts = Office.acts(run, Office.zhao, at: "2026-09-24T09:00")
    #expect(
      acts.map(\.kind) == [
        .acceptance, .corrections, .spotCorrection, .refusals, .formalChecks, .withdrawal, .recusal,
      ]
    )
    let page = Office.page(run, Office.zhao, at: "2026-09-24T09:00")
    #expect(page.contains("消防救援支队") && page.contains("今天抄告"))
    #expect(page.contains("data-key=\"a\"") && page.contains("accesskey=\"a\""))
  }

  @Test func `two dozen departments to bring in are a list that opens, not a page of buttons`()
    throws
  {
    let filed = Office.at("2026-09-23T09:30")
    var run = try #require(
      CaseRun(of: "completion-acceptance", filedAt: filed, in: Office.catalogue)
    )
    try run.send(.submit(run.filing([:])), from: .applicant(CaseRun.applicant), at: filed)
    let desk = PostRef("housing", "front desk")
    try run.send(.accept, from: CaseRun.person(on: desk), at: Office.at("2026-09-24T10:00"))
    let lead = PostRef("housing", "case officer")
    let page = Office.page(run, lead, at: "2026-09-24T11:00", begin: .member)
    #expect(page.contains("<select id=\"department\""))
    #expect(page.contains("<option value=\"meteorology\">") && !page.contains("type=\"radio\""))
  }

  @Test func `a date that crosses into an unpublished year says so on its own line`() throws {
    let filed = Office.at("2026-11-09T09:30")
    var run = try #require(
      CaseRun(of: "completion-acceptance", filedAt: filed, in: Office.catalogue)
    )
    try run.send(.submit(run.filing([:])), from: .applicant(CaseRun.applicant), at: filed)
    let desk = PostRef("housing", "front desk")
    try run.send(.accept, from: CaseRun.person(on: desk), at: Office.at("2026-11-10T10:00"))
    let hand = Office.hand(run)
    for (language, mark) in [(Language.zh, "（暂定）"), (.en, " (provisional)")] {
      let lines = ClockLines(hand: hand, formats: Office.formats("2026-11-10T11:00", language))
        .lines
      // Fifteen workdays end in 2026, forty-five do not.
      let marked = lines.filter { $0.text.contains(mark) }
      #expect(marked.count == 1 && lines.count > 1)
      #expect(marked.first?.text.contains("2027") == true)
      let story = CaseStory(
        run.file,
        under: run.rules,
        language,
        today: Office.at("2026-11-10T11:00").day(in: .china)
      )
      #expect(story.picture.html.text.contains(mark))
      #expect(story.whys.contains { $0.question.contains(mark) })
    }
  }

  @Test func `a limit in hours shows its time of day, and is late once that has passed`() throws {
    let filed = Office.at("2026-07-06T08:30")
    var run = try #require(CaseRun(of: "seal-record", filedAt: filed, in: Office.catalogue))
    try run.send(.submit(run.filing([:])), from: .applicant(CaseRun.applicant), at: filed)
    let desk = PostRef("public-security", "front desk")
    try run.send(.accept, from: CaseRun.person(on: desk), at: Office.at("2026-07-06T09:00"))
    func line(_ language: Language) throws -> FilePane.Line {
      let formats = Office.formats("2026-07-06T15:00", language)
      let lines = ClockLines(hand: Office.hand(run), formats: formats).lines
      return try #require(lines.first { $0.text.contains("14:00") })
    }
    #expect(try line(.zh).text == "7月6日 14:00，今天到期")
    #expect(try line(.en).why.first?.contains("end at 14:00") == true)
    run.ring(at: Office.at("2026-07-06T14:01"))
    #expect(try line(.zh).text == "7月6日 14:00，已逾期")
    #expect(try line(.en).text == "6 Jul, 14:00, late")
    #expect(try line(.zh).light == .late)
  }

  @Test func `the law's consequence stands on the page on the last day`() throws {
    let page = Office.page(try Office.restaurant(), Office.zhao, at: "2026-09-24T09:00")
    #expect(page.contains("今天是第 5 个工作日"))
    #expect(page.contains("依法视为 9月18日已受理（行政许可法 §32）"))
  }

  @Test func `another department's post finds nothing to do before the copy`() throws {
    let run = try Office.restaurant()
    let han = PostRef("fire-rescue", "case officer")
    #expect(Office.acts(run, han, at: "2026-09-21T09:00").isEmpty)
  }

  @Test func `after acceptance each department may sign its copy and review`() throws {
    var run = try Office.restaurant()
    try run.send(.accept, from: CaseRun.person(on: Office.zhao), at: Office.at("2026-09-21T09:00"))
    let han = PostRef("fire-rescue", "case officer")
    let acts = Office.acts(run, han, at: "2026-09-21T10:00")
    #expect(acts.map(\.kind).filter { !$0.isSeldom } == [.signature, .review])
    #expect(
      acts.map(\.kind).filter(\.isSeldom) == [
        .suspension, .thirdParty, .hearingOffer, .revision, .announcement, .recusal,
      ]
    )
    #expect(acts.filter { !$0.isOpen }.isEmpty)
  }

  @Test
  func
    `a walk-in finds at the counter what an applicant finds online, the head whom to send aside`()
    throws
  {
    var run = try Office.restaurant()
    try run.send(.accept, from: CaseRun.person(on: Office.zhao), at: Office.at("2026-09-21T09:00"))
    #expect(
      Office.acts(run, Office.zhao, at: "2026-09-21T10:00").map(\.kind)
        == [.signature, .withdrawal]
    )
    let food = run.file.branches.first { $0.unit == "market-regulation" }?.id ?? .whole
    let officer = PostRef("market-regulation", "case officer")
    let offer = Command.offerHearing(food, reason: "重大利益")
    try run.send(offer, from: CaseRun.person(on: officer), at: Office.at("2026-09-21T11:00"))
    let kinds = Office.acts(run, Office.zhao, at: "2026-09-21T12:00").map(\.kind)
    #expect(kinds == [.signature, .hearingRequest, .withdrawal])
    let chief = PostRef("market-regulation", "agency chief")
    let orders = Office.acts(run, chief, at: "2026-09-21T12:00")
    #expect(orders.map(\.kind) == [.signature, .recusalOrder])
    let page = Office.page(run, chief, at: "2026-09-21T12:00", begin: .recusalOrder)
    #expect(page.contains("责令谁回避") && page.contains("value=\"case officer\""))
  }

  @Test func `a third party's request for a hearing is entered at the desk that told it`() throws {
    var run = try Office.restaurant()
    try run.send(.accept, from: CaseRun.person(on: Office.zhao), at: Office.at("2026-09-21T09:00"))
    let food = run.file.branches.first { $0.unit == "market-regulation" }?.id ?? .whole
    let officer = PostRef("market-regulation", "case officer")
    let told = Command.tellThirdParty(food, who: "楼上住户", interest: "油烟")
    try run.send(told, from: CaseRun.person(on: officer), at: Office.at("2026-09-21T11:00"))
    let acts = Office.acts(run, officer, at: "2026-09-21T12:00")
    #expect(acts.contains { $0.kind == .thirdPartyHearing && $0.branch == food })
    let page = Office.page(run, officer, at: "2026-09-21T12:00", begin: .thirdPartyHearing)
    #expect(page.contains("楼上住户") && page.contains("name=\"third_party\""))
  }

  @Test func `accepting takes two keys: the letter and Enter`() throws {
    let page = Office.page(
      try Office.restaurant(),
      Office.zhao,
      at: "2026-09-24T09:00",
      begin: .acceptance
    )
    #expect(page.contains("<button class=\"button\" autofocus>确认受理"))
    #expect(page.contains("name=\"csrf\"") && page.contains("name=\"version\""))
  }

  @Test func `a notice of three defects is read from the form as typed`() throws {
    let run = try Office.restaurant()
    let hand = Office.hand(run)
    let code = try #require(run.rules.correctionReasons.first?.code)
    let input = FormInput([
      ("subject.0", "material layout-plan"), ("code.0", code), ("note.0", "缺清洗消毒间"),
      ("subject.1", "field floor_area"), ("code.1", code), ("new.1", "1"),
      ("subject.2", ""), ("code.2", ""), ("subject.3", "field has_signboard"), ("code.3", code),
    ])
    let command = ActInput(hand: hand, input: input).command(
      .corrections,
      branch: nil,
      unit: "market-regulation"
    )
    #expect(
      command
        == .askCorrection([
          Defect(.material("layout-plan"), code: code, note: "缺清洗消毒间"),
          Defect(.field("floor_area"), code: code, isNew: true),
          Defect(.field("has_signboard"), code: code),
        ])
    )
  }

  @Test func `what was typed is escaped wherever it shows`() throws {
    var hand = Office.hand(try Office.restaurant())
    hand.subject = "<img src=x onerror=alert(1)>"
    let formats = Office.formats("2026-09-24T09:00")
    let list = WorklistScreen(
      items: [],
      current: nil,
      formats: formats,
      calendar: hand.rules.calendar
    )
    let page = CaseScreen(
      hand: hand,
      frame: Office.frame(Office.zhao),
      formats: formats,
      list: list.pane,
      acts: []
    ).page.html.text
    #expect(!page.contains("<img"))
  }

  @Test(arguments: [(2026, 12, "12月21日"), (2027, 1, "2027年1月21日（暂定）")])
  func `a worklist says of a day in a year without a calendar that it is provisional`(
    day: (year: Int, month: Int, text: String)
  ) throws {
    let hand = Office.hand(try Office.restaurant())
    let item = WorklistItem(
      number: hand.file.number,
      branch: nil,
      act: .accept,
      title: hand.rules.procedure.title,
      subject: "",
      due: Day(year: day.year, month: day.month, day: 21),
      kind: .step
    )
    let list = WorklistScreen(
      items: [item],
      current: nil,
      formats: Office.formats("2026-09-24T09:00"),
      calendar: hand.rules.calendar
    )
    #expect(list.pane.groups.first?.rows.first?.due == day.text)
  }

  @Test func `a material that a department may not see is never called missing`() throws {
    var hand = Office.hand(try Office.restaurant())
    hand.files = []
    hand.shownMaterials = .only([])
    let formats = Office.formats("2026-09-24T09:00")
    let file = FileScreen(
      hand: hand,
      frame: Office.frame(Office.zhao),
      formats: formats,
      title: ""
    )
    #expect(file.pane.materials.isEmpty)
  }

  @Test func `a refusal at the window offers no reason that only a review can find`() throws {
    let page = Office.page(
      try Office.restaurant(),
      Office.zhao,
      at: "2026-09-24T09:00",
      begin: .refusals
    )
    #expect(page.contains("value=\"N01\"") && page.contains("value=\"N02\""))
    #expect(!page.contains("value=\"R01\""))
  }

  @Test func `a second notice offers what the correction changed, and asks no clerk what is new`()
    throws
  {
    var run = try Office.restaurant()
    let zhao = CaseRun.person(on: Office.zhao)
    let code = try #require(run.rules.correctionReasons.first?.code)
    let notice = Command.askCorrection([Defect(.field("floor_area"), code: code)])
    try run.send(notice, from: zhao, at: Office.at("2026-09-21T09:00"))
    let first = Office.page(run, Office.zhao, at: "2026-09-21T10:00", begin: .corrections)
    #expect(!first.contains("value=\"field floor_area\""), "it waits for the applicant")
    var typed = run.lastFiling
    typed.answers.values["floor_area"] = .number("310")
    try run.send(
      .correct(typed),
      from: .applicant(CaseRun.applicant),
      at: Office.at("2026-09-22T09:00")
    )
    let page = Office.page(run, Office.zhao, at: "2026-09-22T10:00", begin: .corrections)
    #expect(page.contains("value=\"field floor_area\""))
    #expect(!page.contains("value=\"field business_name\"") && !page.contains("name=\"new.0\""))
  }

  @Test func `a broken word waits for its revocation, and who checked is told why it is not his`()
    throws
  {
    let filed = Office.at("2026-09-21T10:00")
    var run = try #require(CaseRun(of: "fire-safety-check", filedAt: filed, in: Office.catalogue))
    let word = run.filing(["public_venue": ["yes"], "fire_way": ["commitment"]])
    try run.send(.submit(word), from: .applicant(CaseRun.applicant), at: filed)
    func on(_ post: PostName) -> Party { CaseRun.person(on: PostRef("fire-rescue", post)) }
    let decider = PostRef("fire-rescue", "licensing officer")
    func revocation() -> DeskAct? {
      Office.acts(run, decider, at: "2026-10-23T09:00").first { $0.kind == .licenceEnd }
    }
    try run.send(.accept, from: on("front desk"), at: Office.at("2026-09-21T14:00"))
    try run.send(.decide(.whole, .grant), from: on("licensing officer"), at: filed)
    try run.send(.deliver(.whole, Handover(.electronic)), from: on("front desk"), at: filed)
    // The same person on another post: whoever checks does not also revoke.
    let checker = Party.clerk("zhao", unit: "fire-rescue", post: "case officer")
    let failed = Command.postCheck(
      .whole,
      staff: ["甲", "乙"],
      Finding(passes: false, text: "疏散通道被占用")
    )
    try run.send(failed, from: checker, at: Office.at("2026-10-12T10:00"))
    let until = try #require(Day("2026-10-20"))
    let order = Command.orderRectification(.whole, until: until, text: "清除杂物")
    try run.send(order, from: checker, at: Office.at("2026-10-14T10:00"))
    #expect(revocation() == nil, "seldom done and not waited for: not worth a line")
    try run.send(failed, from: checker, at: Office.at("2026-10-22T10:00"))
    let act = try #require(revocation())
    #expect(!act.isSeldom && !act.isOpen)
    let page = Office.page(run, decider, at: "2026-10-23T09:00")
    #expect(page.contains("办结 · 准予，等消防救援支队" + Assignment.Act.revoke.words.zh))
    #expect(page.contains("须由另一人办理"))
  }

  @Test func `a page of a desk stays small`() throws {
    let page = Office.page(try Office.restaurant(), Office.zhao, at: "2026-09-24T09:00")
    #expect(page.utf8.count + Stylesheet.hall.utf8.count + Stylesheet.desk.utf8.count < 60_000)
  }
}
