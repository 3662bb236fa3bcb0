import Casework
import Definitions
import Foundation
import HTTPTypes
import Hall
import Testing

@testable import Web

/// One of the three matters, filed by Lin, with the units that have to do with it and one that has not.
struct AccessMatter: Sendable, CustomTestStringConvertible {
  let procedure: String
  let typed: [String: [String]]
  let lead: UnitID
  let members: [UnitID]
  let outsider: UnitID

  var testDescription: String { procedure }

  static let restaurant = AccessMatter(
    procedure: "catering-opening",
    typed: [
      "floor_area": ["320"], "public_venue": ["yes"], "entertainment_venue": ["no"],
      "has_signboard": ["yes"],
    ],
    lead: "market-regulation",
    members: ["fire-rescue", "city-management"],
    outsider: "tobacco"
  )
  static let planning = AccessMatter(
    procedure: "planning-permit",
    typed: [:],
    lead: "natural-resources",
    members: ["civil-defence", "water"],
    outsider: "tobacco"
  )
  static let tobacco = AccessMatter(
    procedure: "tobacco-retail",
    typed: [:],
    lead: "tobacco",
    members: [],
    outsider: "fire-rescue"
  )
  static let all = [restaurant, planning, tobacco]
}

/// A person who comes to the hall's addresses, by the column of the table that is his.
struct AccessRole: Sendable {
  let column: String
  /// Nil: a visitor without an account.
  let login: String?
  var unit: UnitID?
  var post: PostName?

  static func all(of matter: AccessMatter) -> [AccessRole] {
    let posts = ["front desk", "case officer", "section head", "licensing officer"]
    func people(_ column: String, _ unit: UnitID, most: Int = 4) -> [AccessRole] {
      posts.prefix(most).map {
        AccessRole(column: column, login: "\(unit)/\($0)", unit: unit, post: $0)
      }
    }
    return [
      AccessRole(column: "visitor", login: nil), AccessRole(column: "lin", login: "lin"),
      AccessRole(column: "other", login: "other"),
    ] + people("lead", matter.lead) + matter.members.flatMap { people("member", $0) }
      + people("outsider", matter.outsider, most: 2)
      + people("county", WebHall.otherCounty, most: 2) + [
        AccessRole(column: "wu", login: "wu"), AccessRole(column: "far", login: "dalian-wu"),
        AccessRole(column: "idle", login: "idle"),
      ]
  }
}

/// A case under the eyes of everybody: its addresses, filled in for each person.
struct AccessCase: Sendable {
  let matter: AccessMatter
  let visit: WebVisit
  let number: CaseNumber
  let draft: String
  private let draftFile: String
  let file: CaseFile
  private let form: Form
  private let attachments: [CaseAttachment]

  /// Files the matter as Lin, and accepts it.
  init(_ matter: AccessMatter, isAccepted: Bool, _ visit: WebVisit) async throws {
    (self.matter, self.visit) = (matter, visit)
    let lin = try await visit.program(of: "lin")
    let filing = try ProgramFiling(matter.procedure, matter.typed, in: visit.hall.hall)
    let filed = try await lin.done("/cases", filing.whole()).json["number"]?.text
    number = try #require(CaseNumber(filed ?? ""))
    if isAccepted {
      let desk = try await visit.program(of: "\(matter.lead)/front desk")
      try await desk.done("/cases/\(number)/acceptance")
    }
    try await visit.hall.hall.makePapers()
    let begun = try await lin.post("/drafts", ["procedure": .string(matter.procedure)])
    draft = try #require(begun.json["draft"]?.text)
    let material = filing.materials.first ?? ""
    let uploaded = try await lin.send(
      .post,
      "/drafts/\(draft)/attachments?material=\(material)&name=a.png",
      [:],
      Picture.bytes("draft")
    )
    draftFile = try #require(uploaded.json["sha256"]?.text)
    let reading = try #require(
      try await visit.hall.hall.caseReading(number, for: Viewer(.applicant("lin")))
    )
    (file, form, attachments) = (reading.file, reading.form, reading.attachments)
  }

  var version: Int {
    get async throws {
      let viewer = Viewer(.applicant("lin"))
      return try #require(try await visit.hall.hall.caseReading(number, for: viewer)).file.version
    }
  }

  /// The address for this person; nil where the case has nothing of the kind.
  func address(_ pattern: String, for role: AccessRole) async throws -> String? {
    var address = pattern.replacing("{n}", with: number.text).replacing("{draft}", with: draft)
      .replacing("{matter}", with: matter.procedure).replacing("{unit}", with: matter.lead)
      .replacing("{section}", with: form.sections.first?.id ?? "")
      .replacing("{file}", with: draftFile)
    for (name, value) in [
      ("{copy}", try await copy(to: role.unit)), ("{othercopy}", try await copy(notTo: role.unit)),
      ("{shared}", digest { isShared($0, with: role.unit) }),
      ("{private}", digest { !isShared($0, with: role.unit) }),
    ] where address.contains(name) {
      guard let value else { return nil }
      address = address.replacing(name, with: value)
    }
    return address
  }

  /// The place of the copy that a unit got; for anybody else the first copy.
  private func copy(to unit: UnitID?) async throws -> String? {
    let copies = try await copies
    return (copies.first { $0.paper.unit == unit } ?? copies.first).map { String($0.position) }
  }

  private func copy(notTo unit: UnitID?) async throws -> String? {
    try await copies.first { $0.paper.unit != unit && $0.paper.unit != matter.lead }
      .map { String($0.position) }
  }

  private var copies: [StoredPaper] {
    get async throws {
      let viewer = Viewer(.clerk("", unit: matter.lead, post: ""))
      let reading = try await visit.hall.hall.caseReading(number, for: viewer)
      return (reading?.papers ?? []).filter { $0.paper.kind == .copyNotice }
    }
  }

  private func digest(_ isMeant: (CaseAttachment) -> Bool) -> String? {
    attachments.first(where: isMeant)?.digest
  }

  /// As the form says it: to the members it names; where it names none, to every department asked for its opinion.
  private func isShared(_ file: CaseAttachment, with unit: UnitID?) -> Bool {
    guard let unit, matter.members.contains(unit),
      let material = form.materials.first(where: { $0.id == file.material })
    else { return true }
    guard !material.receivers.isEmpty else { return matter.procedure == "planning-permit" }
    let names = self.file.branches.filter { $0.unit == unit }.map(\.matter.name) + [unit]
    return !Set(names).isDisjoint(with: material.receivers)
  }
}

/// A person's browser: signed in, with the token that each of its forms holds.
struct Browser: Sendable {
  let visit: WebVisit
  private let session: String?
  private let visitor = "0123456789abcdef0123456789abcdef"

  init(_ visit: WebVisit, of login: String?) async throws {
    self.visit = visit
    guard let login else {
      session = nil
      return
    }
    session = try #require(try await visit.hall.hall.beginSession(of: login)).token
  }

  private var cookies: String {
    "hall_visitor=\(visitor)" + (session.map { "; hall_session=\($0)" } ?? "")
  }

  private var csrf: String {
    Tokens(secret: visit.hall.settings.secret).token(for: session ?? visitor)
  }

  func get(_ path: String) async throws -> WebAnswer {
    try await visit.send(.get, path, [.cookie: cookies])
  }

  func post(_ path: String, _ fields: [(String, String)] = []) async throws -> WebAnswer {
    let body = ([("csrf", csrf)] + fields).map { "\(Self.escaped($0))=\(Self.escaped($1))" }
    return try await visit.send(
      .post,
      path,
      [.cookie: cookies, .contentType: "application/x-www-form-urlencoded"],
      Array(body.joined(separator: "&").utf8)
    )
  }

  /// Sends a file the way a browser does, its token first.
  func upload(_ path: String, material: String, name: String, _ bytes: [UInt8]) async throws
    -> WebAnswer
  {
    let parts = [("csrf", csrf), ("material", material)].map { name, value in
      "--edge\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }.joined()
    let head =
      "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n"
    return try await visit.send(
      .post,
      path,
      [.cookie: cookies, .contentType: "multipart/form-data; boundary=edge"],
      Array((parts + head).utf8) + bytes + Array("\r\n--edge--\r\n".utf8)
    )
  }

  private static func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
