import Casework
import Deadlines
import DefinitionFiles
import Definitions
import Foundation
import Rehearsal
import Testing

@testable import Papers

/// Whole cases, driven through the pure core: each paper drawn on the way must come out complete.
@Suite struct `Papers of whole cases` {
  // S37 in part: decision and certificate.
  @Test(arguments: ["catering-opening", "planning-permit", "tobacco-retail"])
  func `a granted case leaves no hole in any paper`(procedure: String) throws {
    var run = try Office.filed(procedure)
    try Office.carryOn(&run, ruling: .grant)
    let kinds = try Office.render(run)
    #expect(kinds.isSuperset(of: [.receipt, .acceptance, .grant, .certificate]))
    #expect(kinds.contains(.copyNotice) == (procedure == "catering-opening"))
    #expect(kinds.contains(.opinionRequest) == (procedure == "planning-permit"))
    #expect(kinds.isSuperset(of: [.deliveryReceipt, .archiveIndex]))
  }

  @Test func `a denial states reasons and where to turn`() throws {
    var run = try Office.filed("tobacco-retail")
    let code = try #require(run.rules.refusalReasons.first?.code)
    try Office.carryOn(&run, ruling: .deny([ReasonGiven(code: code, note: "距学校 30 米")]))
    let paper = try #require(run.file.papers.first { $0.kind == .denial })
    let html = try Office.html(of: paper, in: run)
    #expect(html.contains(code) && html.contains("距学校 30 米"))
    #expect(html.contains("六十日内") && html.contains("六个月内"))
    #expect(html.contains("演示市人民政府") && html.contains("演示区人民法院"))
  }

  // 行政许可法 §55: what was inspected and fails is denied with the standard that it fails.
  @Test func `a denial after an inspection names the standard`() throws {
    var run = try Office.filed("export-inspection")
    try Office.carryOn(&run, ruling: .deny([ReasonGiven(code: "R98", note: "水分超过 GB/T 12456 的限量")]))
    let paper = try #require(run.file.papers.first { $0.kind == .denial })
    let html = try Office.html(of: paper, in: run)
    #expect(html.contains("GB/T 12456") && html.contains("进出口商品检验法"))

    var silent = try Office.filed("export-inspection")
    #expect(throws: Obstacle.textMissing) {
      try Office.carryOn(&silent, ruling: .deny([ReasonGiven(code: "R98")]))
    }
  }

  // 行政许可法 §39: numbered, and with the place of the agency's seal.
  @Test(arguments: ["tobacco-retail", "planning-permit"])
  func `a certificate bears its number, its agency and the slot of the seal`(
    procedure: String
  ) throws {
    var run = try Office.filed(procedure)
    try Office.carryOn(&run, ruling: .grant)
    let certificates = run.file.papers.filter { $0.kind == .certificate }
    #expect(certificates.count == run.rules.procedure.results.count)
    let unit = try #require(run.rules.units[run.rules.procedure.department])
    for paper in certificates {
      let html = try Office.html(of: paper, in: run)
      #expect(html.contains("演示字〔2026〕1号") && html.contains(unit.title.zh))
      #expect(html.contains("class=\"seal\"") && html.contains("（印　章）"))
    }
  }

  // S35 in part: the window refuses or asks for correction with a document.
  @Test func `a refusal, a correction notice and a termination come out complete`() throws {
    var refused = try Office.filed("tobacco-retail")
    let code = try #require(refused.rules.refusalReasons.first?.code)
    let desk = Office.desk(of: refused)
    try refused.send(
      .refuseAcceptance([ReasonGiven(code: code)]),
      from: desk,
      at: Office.at("2026-09-22T10:00")
    )
    #expect(try Office.render(refused).contains(.acceptanceRefusal))

    var forgotten = try Office.filed("tobacco-retail")
    let reason = try #require(forgotten.rules.correctionReasons.first?.code)
    let material = try #require(forgotten.rules.form.materials.first?.id)
    try forgotten.send(
      .askCorrection([Defect(.material(material), code: reason, note: "看不清")]),
      from: desk,
      at: Office.at("2026-09-22T10:00")
    )
    forgotten.ring(at: Office.at("2026-11-30T09:00"))
    #expect(try Office.render(forgotten).isSuperset(of: [.correctionNotice, .termination]))
  }

  @Test func `a card for a limit in hours names the hour`() throws {
    var run = try Office.filed("seal-record")
    let desk = Office.desk(of: run)
    try run.send(.accept, from: desk, at: Office.at("2026-09-21T09:00"))
    run.ring(at: Office.at("2026-09-21T14:01"))
    let card = try #require(run.file.papers.last { $0.kind == .yellowCard })
    #expect(try Office.html(of: card, in: run).contains("2026年9月21日14:00"))
  }

  @Test func `deemed acceptance is said with its article`() throws {
    var run = try Office.filed("tobacco-retail")
    run.ring(at: Office.at("2026-10-20T00:00"))
    let paper = try #require(run.file.papers.first { $0.kind == .acceptance })
    #expect(try Office.html(of: paper, in: run).contains("即为受理（视为受理）"))
  }

  // `domain.md` §5.17(2): one ring raises Y2, R2 and Y2 again, all of one unit.
  @Test func `each card states the rule that it was drawn for`() throws {
    let filed = Office.at("2026-04-28T10:00")
    var run = try #require(CaseRun(of: "tobacco-retail", filedAt: filed, in: Office.catalogue))
    try run.send(.submit(run.filing([:])), from: .applicant(CaseRun.applicant), at: filed)
    run.ring(at: Office.at("2026-05-09T00:00"))
    #expect(
      try Self.cards(of: run) == [
        "黄牌 Y2 环节 2026年4月29日", "红牌 R2 收件 2026年5月8日", "黄牌 Y2 承诺 2026年5月8日",
      ]
    )
  }

  // `domain.md` §5.17(12)
  @Test func `old cards, which name no signal, state theirs by their place`() throws {
    let filed = Office.at("2026-04-28T10:00")
    var run = try #require(CaseRun(of: "catering-opening", filedAt: filed, in: Office.catalogue))
    let typed = ["floor_area": ["320"], "public_venue": ["yes"], "has_signboard": ["yes"]]
    try run.send(.submit(run.filing(typed)), from: .applicant(CaseRun.applicant), at: filed)
    run.ring(at: Office.at("2026-05-09T00:00"))
    let cards = try Self.cards(of: run)
    #expect(cards == ["黄牌 Y2 环节 2026年4月29日", "红牌 R2 收件 2026年5月8日"])
    #expect(try Self.cards(of: run, isOld: true) == cards)
  }

  /// Each card's kind, rule, limit and day.
  private static func cards(of run: CaseRun, isOld: Bool = false) throws -> [String] {
    try run.file.papers.filter { [.yellowCard, .redCard].contains($0.kind) }.enumerated().map {
      place,
      card in
      var (card, file) = (card, run.file)
      if isOld {
        // A stored card is told from the others by its number.
        for index in file.papers.indices {
          file.papers[index].signal = nil
          file.papers[index].number = "\(index)"
        }
        card = try #require(
          file.papers.filter { [.yellowCard, .redCard].contains($0.kind) }.dropFirst(place).first
        )
      }
      let facts = PaperFacts(
        of: card,
        in: file,
        under: run.rules,
        answers: Answers(),
        names: PaperNames(applicant: "林小雨", subject: "林记小吃店", queryCode: "")
      )
      let said = ["rule", "limit", "limit_due"].map { facts.words[$0] ?? "?" }
      return ([card.kind == .redCard ? "红牌" : "黄牌"] + said).joined(separator: " ")
    }
  }
}

enum Office {
  static let catalogue: Catalogue = {
    let root = URL(filePath: Cast.folder).deletingLastPathComponent().deletingLastPathComponent()
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

  static func filed(_ procedure: String) throws -> CaseRun {
    let moment = at("2026-09-18T22:10")
    var run = try #require(CaseRun(of: procedure, filedAt: moment, in: catalogue))
    let typed = [
      "floor_area": ["320"], "public_venue": ["yes"], "entertainment_venue": ["no"],
      "has_signboard": ["yes"],
    ]
    let known = Set(run.rules.form.fields.map(\.id))
    let filing = run.filing(typed.filter { known.contains($0.key) })
    try run.send(.submit(filing), from: .applicant(CaseRun.applicant), at: moment)
    return run
  }

  static func desk(of run: CaseRun) -> Party {
    CaseRun.person(on: PostRef(run.rules.procedure.department, "front desk"))
  }

  /// Takes every open turn in order until none is left, an hour each.
  static func carryOn(_ run: inout CaseRun, ruling: Ruling) throws {
    var moment = at("2026-09-21T08:00")
    for _ in 0..<60 {
      guard let turn = run.file.assignments.first(where: { $0.act != .signCopy }) else { return }
      moment = moment.adding(minutes: 60)
      try run.send(
        command(for: turn, ruling, run),
        from: CaseRun.person(on: PostRef(turn.unit, turn.post)),
        at: moment
      )
    }
  }

  /// The straight way, but all inspect together and the result is fetched at the counter.
  private static func command(for turn: Assignment, _ ruling: Ruling, _ run: CaseRun) -> Command {
    switch turn.act {
    case .inspect:
      let waiting = run.file.assignments.filter { $0.act == .inspect }.compactMap(\.branch)
      let present = waiting.map {
        VisitReport.Presence(
          branch: $0,
          staff: ["韩磊", "钱进"],
          finding: Finding(passes: true)
        )
      }
      return .inspect(VisitReport(present: present, record: "与图纸一致"))
    case .decide: return .decide(turn.branch ?? .whole, ruling)
    case .deliver: return .deliver(turn.branch ?? .whole, Handover(.counter))
    default: return run.straightCommand(for: turn)
    }
  }

  static func html(of paper: Paper, in run: CaseRun) throws -> String {
    let texts = try #require(PaperTexts.load(from: Cast.folder).0)
    var paper = paper
    paper.number = "演示字〔2026〕1号"
    let names = PaperNames(applicant: "林小雨", subject: "林记小吃店", queryCode: "12345678")
    let facts = PaperFacts(
      of: paper,
      in: run.file,
      under: run.rules,
      answers: run.lastFiling.answers,
      names: names
    )
    return String(decoding: try texts.render(facts), as: UTF8.self)
  }

  /// Renders every paper of a case, and says which kinds there were.
  static func render(_ run: CaseRun) throws -> Set<Paper.Kind> {
    for paper in run.file.papers {
      let html = try html(of: paper, in: run)
      #expect(!html.contains("{{") && html.contains(run.file.number.text))
      if let folder = ProcessInfo.processInfo.environment["HALL_GALLERY"] {
        let name = "\(folder)/paper-\(run.rules.procedure.id.name)-\(paper.kind.rawValue).html"
        try Data(html.utf8).write(to: URL(filePath: name))
      }
    }
    return Set(run.file.papers.map(\.kind))
  }
}
