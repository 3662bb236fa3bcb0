import Casework
import Deadlines
import Definitions
import HTTPTypes
import Testing

@testable import Web

/// Act × person, for all three matters, by the API and by the pages.
@Suite struct `Who may do what` {
  /// The columns that begin with `m` are the posts of a department concerned that does not lead.
  /// + done   · may too, not tried here   = told what stands in the way   - as if there were no case   ? sign in
  static let received = AccessTable(
    """
                        visitor lin other | desk officer head decider | mdesk mofficer mhead mdecider | outsider county | wu far idle
    correction-notices     ?     =    -   |  ·      =     =      =    |   -      -       -      -     |    -       -    |  =  -   -
    refusals               ?     =    -   |  ·      =     =      =    |   -      -       -      -     |    -       -    |  =  -   -
    copy-receipts          ?     =    -   |  =      =     =      =    |   -      -       -      -     |    -       -    |  =  -   -
    opinions               ?     =    -   |  =      =     =      =    |   -      -       -      -     |    -       -    |  =  -   -
    review                 ?     =    -   |  =      =     =      =    |   -      -       -      -     |    -       -    |  =  -   -
    inspection             ?     =    -   |  =      =     =      =    |   -      -       -      -     |    -       -    |  =  -   -
    check                  ?     =    -   |  =      =     =      =    |   -      -       -      -     |    -       -    |  =  -   -
    decision               ?     =    -   |  =      =     =      =    |   -      -       -      -     |    -       -    |  =  -   -
    delivery               ?     =    -   |  =      =     =      =    |   -      -       -      -     |    -       -    |  =  -   -
    urges                  ?     =    -   |  =      =     =      =    |   -      -       -      -     |    -       -    |  +  -   -
    corrections            ?     =    -   |  =      =     =      =    |   -      -       -      -     |    -       -    |  =  -   -
    withdrawal             ?     ·    -   |  ·      =     =      =    |   -      -       -      -     |    -       -    |  =  -   -
    rating                 ?     =    -   |  =      =     =      =    |   -      -       -      -     |    -       -    |  =  -   -
    formal-checks          ?     =    -   |  ·      =     =      =    |   -      -       -      -     |    -       -    |  =  -   -
    formal-check-answers   ?     =    -   |  =      =     =      =    |   -      -       -      -     |    -       -    |  =  -   -
    spot-corrections       ?     =    -   |  ·      =     =      =    |   -      -       -      -     |    -       -    |  =  -   -
    acceptance             ?     =    -   |  +      =     =      =    |   -      -       -      -     |    -       -    |  =  -   -
    """
  )

  /// Once the copies are out. `review@planning-permit` stands for that matter alone.
  static let accepted = AccessTable(
    """
                                    visitor lin other | desk officer head decider | mdesk mofficer mhead mdecider | outsider county | wu far idle
    acceptance                         ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    correction-notices                 ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    refusals                           ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    inspection                         ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    check                              ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    decision                           ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    delivery                           ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    urge-answers                       ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    corrections                        ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    rating                             ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    urges                              ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  +  -   -
    copy-receipts@catering-opening     ?     =    -   |  ·      +     ·      ·    |   ·      +       ·      ·     |    -       -    |  =  -   -
    copy-receipts@planning-permit      ?     =    -   |  =      =     =      =    |   ·      +       ·      ·     |    -       -    |  =  -   -
    copy-receipts@tobacco-retail       ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    opinions@catering-opening          ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    opinions@planning-permit           ?     =    -   |  =      =     =      =    |   =      +       =      =     |    -       -    |  =  -   -
    opinions@tobacco-retail            ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    review@catering-opening            ?     =    -   |  =      +     =      =    |   =      +       =      =     |    -       -    |  =  -   -
    review@planning-permit             ?     =    -   |  =      +     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    review@tobacco-retail              ?     =    -   |  =      +     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    special-procedures@catering-opening ?    =    -   |  =      +     ·      ·    |   =      +       ·      ·     |    -       -    |  =  -   -
    special-procedures@planning-permit ?     =    -   |  =      +     ·      ·    |   =      =       =      =     |    -       -    |  =  -   -
    special-procedures@tobacco-retail  ?     =    -   |  =      +     ·      ·    |   =      =       =      =     |    -       -    |  =  -   -
    special-results                    ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    hearing-requests                   ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    hearing-notices                    ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    hearing-records                    ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    third-party-statements             ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    replies                            ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    recusals                           ?     =    -   |  ·      ·     ·      ·    |   ·      ·       ·      ·     |    -       -    |  =  -   -
    members                            ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    second-notice-permits              ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    post-checks                        ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    rectification-orders               ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    licence-ends                       ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    extension                          ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    hearing-offers@catering-opening    ?     =    -   |  =      ·     ·      ·    |   =      ·       ·      ·     |    -       -    |  =  -   -
    third-parties@catering-opening     ?     =    -   |  =      ·     ·      ·    |   =      ·       ·      ·     |    -       -    |  =  -   -
    hearing-offers@planning-permit     ?     =    -   |  =      ·     ·      ·    |   =      =       =      =     |    -       -    |  =  -   -
    third-parties@planning-permit      ?     =    -   |  =      ·     ·      ·    |   =      =       =      =     |    -       -    |  =  -   -
    hearing-offers@tobacco-retail      ?     =    -   |  =      ·     ·      ·    |   =      =       =      =     |    -       -    |  =  -   -
    third-parties@tobacco-retail       ?     =    -   |  =      ·     ·      ·    |   =      =       =      =     |    -       -    |  =  -   -
    extension-request@catering-opening ?     =    -   |  =      ·     =      =    |   =      ·       =      =     |    -       -    |  =  -   -
    extension-request@planning-permit  ?     =    -   |  =      ·     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    extension-request@tobacco-retail   ?     =    -   |  =      ·     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    formal-checks                      ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    formal-check-answers               ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    spot-corrections                   ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    forwardings                        ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    payments                           ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    refunds                            ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    licence-requests                   ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    licence-answers                    ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  =  -   -
    recommendations                    ?     =    -   |  =      =     =      =    |   =      =       =      =     |    -       -    |  ·  -   -
    revision-notices@catering-opening  ?     =    -   |  =      ·     ·      ·    |   =      ·       ·      ·     |    -       -    |  =  -   -
    revision-notices@planning-permit   ?     =    -   |  =      ·     ·      ·    |   =      =       =      =     |    -       -    |  =  -   -
    revision-notices@tobacco-retail    ?     =    -   |  =      ·     ·      ·    |   =      =       =      =     |    -       -    |  =  -   -
    announcements@catering-opening     ?     =    -   |  =      ·     ·      ·    |   =      ·       ·      ·     |    -       -    |  =  -   -
    announcements@planning-permit      ?     =    -   |  =      ·     ·      ·    |   =      =       =      =     |    -       -    |  =  -   -
    announcements@tobacco-retail       ?     =    -   |  =      ·     ·      ·    |   =      =       =      =     |    -       -    |  =  -   -
    withdrawal                         ?     +    -   |  ·      =     =      =    |   ·      =       =      =     |    -       -    |  =  -   -
    """
  )

  @Test(arguments: AccessMatter.all)
  func `before acceptance each act answers each person as the table says (S3, S40)`(
    matter: AccessMatter
  ) async throws {
    try await walk(Self.received, matter, isAccepted: false)
  }

  @Test(arguments: AccessMatter.all)
  func `after acceptance each act answers each person as the table says (S3, S44)`(
    matter: AccessMatter
  ) async throws {
    try await walk(Self.accepted, matter, isAccepted: true)
  }

  /// First everything that must change nothing, then what must be done, in the table's order.
  private func walk(
    _ table: AccessTable,
    _ matter: AccessMatter,
    isAccepted: Bool
  ) async throws {
    try await WebHall(otherCounty: true).serve { visit in
      let seen = try await AccessCase(matter, isAccepted: isAccepted, visit)
      let roles = AccessRole.all(of: matter).map(\.byPost)
      let version = try await seen.version
      let rows = table.rows.filter { row in
        !row.name.contains("@") || row.name.hasSuffix("@" + matter.procedure)
      }
      for role in roles {
        for row in rows where !["+", "·"].contains(row.signs[role.column]) {
          try await refuse(row, role, seen)
        }
      }
      #expect(try await seen.version == version, "something was recorded that the table refuses")
      for row in rows {
        for role in roles where row.signs[role.column] == "+" {
          let program = try await visit.program(of: role.login)
          let act = AccessAct(row, seen, role)
          let answer = try await program.post(act.path, act.body)
          #expect(answer.status == 201, "\(role.login ?? "") \(act.path): \(answer.text)")
        }
      }
    }
  }

  private func refuse(_ row: AccessTable.Row, _ role: AccessRole, _ seen: AccessCase) async throws {
    let act = AccessAct(row, seen, role)
    let program = try await seen.visit.program(of: role.login)
    let answer = try await program.post(act.path, act.body)
    expect(answer, row.sign(role.column), "\(role.login ?? "nobody"): \(act.path)")
    if row.signs[role.column] == "-" {
      let absent = CaseNumber(region: "210100", day: .first, sequence: 99).text
      let nothing = try await program.post(
        act.path.replacing(seen.number.text, with: absent),
        act.body
      )
      #expect(nothing.text.replacing(absent, with: seen.number.text) == answer.text, "\(act.path)")
    }
    let browser = try await Browser(seen.visit, of: role.login)
    for face in act.faces {
      let answer = try await browser.post(face.path, face.fields)
      let sign: AccessTable.Sign? =
        role.login == nil || face.isFor(role) ? row.sign(role.column) : .forbidden
      expect(answer, sign, "\(role.login ?? "nobody"): \(face.path)")
    }
  }

  /// Whose turn it is and what state the case is in are one sign here.
  private func expect(_ answer: WebAnswer, _ expected: AccessTable.Sign?, _ what: String) {
    var sign = AccessTable.Sign(status: answer.status, location: answer.header("location"))
    if expected == .stopped, sign == .forbidden { sign = .stopped }
    #expect(sign == expected, "\(what): \(answer.status) \(answer.code ?? "")")
  }
}

extension AccessRole {
  /// With a column for each post, as the tables of acts have them.
  fileprivate var byPost: AccessRole {
    guard ["lead", "member"].contains(column), let post else { return self }
    let names = [
      "front desk": "desk", "case officer": "officer", "section head": "head",
      "licensing officer": "decider",
    ]
    let name = (column == "member" ? "m" : "") + (names[post] ?? "")
    return AccessRole(column: name, login: login, unit: unit, post: post)
  }
}

/// An act of the table, well made: as the API takes it, and as the pages send it.
private struct AccessAct {
  struct Face {
    var path: String
    var fields: [(String, String)]
    /// Others are told at the door that this face is not theirs.
    var isFor: (AccessRole) -> Bool
  }

  let noun: String
  let number: String
  let branch: String?
  let role: AccessRole
  /// One that runs.
  let clock: Int

  init(_ row: AccessTable.Row, _ seen: AccessCase, _ role: AccessRole) {
    let name = row.name.split(separator: "@").first.map(String.init) ?? row.name
    let isOfBranch = APIRoute.acts.first { $0.noun == name }?.scope == .branch
    (noun, number, self.role) = (name, seen.number.text, role)
    clock = seen.file.runningClocks.first?.id ?? 0
    branch = isOfBranch ? seen.branch(of: role.unit) : nil
  }

  var path: String {
    "/cases/\(number)" + (branch.map { "/branches/\($0)" } ?? "") + "/" + noun
  }

  var body: JSON {
    switch noun {
    case "correction-notices", "formal-check-answers", "spot-corrections", "revision-notices":
      ["defects": [["field": "phone", "code": "B01"]]]
    case "refusals": ["reasons": [["code": "N01"]]]
    case "opinions": ["verdict": "no_objection"]
    case "urges": ["clock": .int(clock), "text": "请尽快"]
    case "urge-answers": ["urge": 1, "text": "今天办"]
    case "review", "check", "forwardings": ["passes": true]
    case "licence-requests": ["kind": "renewal", "text": "条件没有变化"]
    case "recommendations": ["unit": "none", "text": "完善收件核对"]
    case "inspection": ["present": [["staff": ["甲", "乙"], "passes": true]], "record": "已到场"]
    case "decision", "licence-answers": ["ruling": "grant"]
    case "delivery": ["manner": "counter"]
    case "rating": ["level": 1]
    case "special-procedures": ["cause": "testing", "expected_workdays": 5, "reason": "送检"]
    case "special-results": ["result": "合格"]
    case "hearing-offers", "extension-request": ["reason": "重大利益"]
    case "hearing-notices": ["day": "2027-01-20", "place": "第一听证室"]
    case "hearing-records": ["record": "各方签字"]
    case "third-party-statements", "replies": ["third_party": 1, "text": "不同意"]
    case "recusals": ["unit": "none", "post": "none", "reason": "亲属"]
    case "members": ["unit": "none", "asked": "请反馈", "workdays": 3]
    case "second-notice-permits": ["reason": "漏看"]
    case "third-parties": ["who": "相邻业主", "interest": "采光"]
    case "post-checks": ["staff": ["甲", "乙"], "passes": true]
    case "rectification-orders": ["until": "2027-01-20", "text": "改正"]
    case "payments", "refunds": ["fen": 6000, "receipt": "F-1"]
    case "announcements": ["kind": "public_notice", "day": "2026-10-12", "text": "予以公示"]
    case "licence-ends": ["cause": "cancelled", "text": "申请注销"]
    case "extension": ["answer": "approve"]
    default: [:]
    }
  }

  var faces: [Face] {
    switch noun {
    case "urges":
      let fields = [("clock", "\(clock)"), ("text", "请尽快"), ("envelope", "page")]
      let path = "/supervision/cases/\(number)/urges"
      return [Face(path: path, fields: fields) { ["wu", "far"].contains($0.column) }]
    case "second-notice-permits":
      let path = "/supervision/cases/\(number)/second-notice-permits"
      return [
        Face(path: path, fields: [("text", "漏看"), ("envelope", "permit")]) {
          ["wu", "far"].contains($0.column)
        }
      ]
    case "recommendations":
      let fields = [("unit", "none"), ("text", "完善收件核对"), ("envelope", "advice")]
      let path = "/supervision/cases/\(number)/recommendations"
      return [Face(path: path, fields: fields) { ["wu", "far"].contains($0.column) }]
    case "licence-requests":
      let path = "/cases/\(number)/renewal"
      return [Face(path: path, fields: [("text", "条件没有变化")]) { _ in true }]
    case "corrections", "withdrawal", "rating", "hearing-requests":
      let page =
        ["corrections": "correction", "hearing-requests": "hearing-request"][noun] ?? noun
      return [Face(path: "/cases/\(number)/\(page)", fields: [("level", "1")]) { _ in true }]
    default:
      let fields = [
        ("unit", role.unit ?? ""), ("post", role.post ?? ""), ("envelope", "page-\(noun)"),
        ("finding", "pass"), ("ruling", "grant"), ("manner", "counter"), ("reason", "N01"),
        ("verdict", "no_objection"), ("urge", "1"), ("text", "今天办"),
        ("subject.0", "field phone"), ("code.0", "B01"), ("record", "已到场"),
        ("cause", "testing"), ("expected", "5"), ("yuan", "60"), ("receipt", "F-1"),
        ("day", noun == "announcements" ? "2026-10-12" : "2027-01-20"), ("place", "第一听证室"),
        ("answer", "approve"), ("kind", "public_notice"),
        ("\(branch ?? "00").staff", "甲、乙"), ("\(branch ?? "00").finding", "pass"),
      ]
      return [Face(path: "/desk" + path, fields: fields) { $0.post != nil }]
    }
  }
}

extension AccessCase {
  /// The branch that is a department's own; of a case without branches, the whole.
  fileprivate func branch(of unit: UnitID?) -> String {
    (file.branches.first { $0.unit == unit } ?? file.branches.first)?.id.text ?? "00"
  }
}
