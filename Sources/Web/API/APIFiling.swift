import Casework
import Deadlines
import Definitions
import Foundation
import HTTPTypes
import Hall
import Hummingbird

/// Filing, correcting, withdrawing and rating: the applicant's acts, and a counter's for a walk-in.
extension APIPages {
  static let material = Schema.object([
    .must("material", .text(), "Id of the material"), .must("name", .text(most: 200)),
    .must(
      "content",
      .text(format: "byte"),
      "The file in base64: JPEG, PNG, HEIC or PDF, at most 15 MB"
    ),
  ])
  static let filing: [Schema.Property] = [
    .must("procedure", .text(), "Name of the matter, e.g. catering-opening"),
    .must(
      "answers",
      .open(
        "Answers by field id: texts, numbers as texts, true/false, lists of choices; a repeated section is a list of objects"
      )
    ),
    .may("materials", .array(material)),
    .may("behalf", .text(oneOf: ["himself", "agent", "organisation"])),
    .may("consents_to_electronic_service", .boolean, "Default: true"),
    .may("acknowledges_like_case", .boolean, "Go on although a like case is open"),
    .may(
      "applicant",
      .object([
        .must("name", .text(most: 100)), .may("citizen_id", .text(most: 18)),
        .may("phone", .text(most: 30)),
      ]),
      "A counter files for this person; an applicant files for himself"
    ),
  ]
  static let correction: [Schema.Property] = [
    .must("answers", .open("The corrected answers alone; the others stand")),
    .may("materials", .array(material)),
  ]
  static let withdrawal: [Schema.Property] = [.may("reason", .text(most: 2000))]
  static let rating: [Schema.Property] = [
    .must("level", .integer, "1 very satisfied … 5 very dissatisfied"),
    .may("comment", .text(most: 2000)),
  ]

  func file(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await caller(request)
    let body = try await body(of: request, as: .object(Self.filing))
    let post = try posts(account, request).first ?? nil
    let applicant = try await applicant(of: body, account)
    guard
      let draft = try await hall.startDraft(
        body["procedure"]?.text ?? "",
        by: account.id,
        for: applicant
      )
    else {
      throw APIProblem(.unknownProcedure(body["procedure"]?.text ?? ""), .en)
    }
    return try await hand(
      in: draft,
      body,
      Raw(body).pairs,
      account.party(on: post),
      account,
      request
    )
  }

  func correct(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await caller(request)
    let body = try await body(of: request, as: .object(Self.correction))
    let (reading, party) = try await reading(account, request, context)
    let raw = (reading.answers ?? Answers()).raw.merging(Raw(body).pairs) { _, new in new }
    let viewer = Viewer(party, region: account.region)
    guard
      let draft = try await hall.startCorrection(
        of: reading.file.number,
        by: viewer,
        input: raw
      )
    else { throw APIProblem(.notAwaitingCorrection, .en) }
    return try await hand(in: draft, body, raw, party, account, request)
  }

  /// A draft for the time of the call: with its files, handed in, or gone again when something is wrong.
  private func hand(
    in draft: Draft,
    _ body: JSON,
    _ raw: [String: [String]],
    _ party: Party,
    _ account: Account,
    _ request: Request
  ) async throws -> Response {
    do {
      try await attach(body, to: draft)
      guard let whole = try await hall.draft(draft.id, of: account.id),
        let rules = hall.rulebook.rules(
          for: draft.procedure,
          on: hall.clock.now().day(in: hall.catalogue.calendar.utcOffset)
        )
      else { throw APIProblem.failed }
      let reading = FormReading.readStrictly(raw, as: rules.form, parameters: rules.parameters)
      guard reading.problems.isEmpty else {
        throw APIProblem(.formProblems(reading.problems), .en)
      }
      let terms = SubmissionTerms(
        envelope: try key(request),
        from: party,
        channel: .api,
        behalf: body["behalf"]?.text.flatMap { Filing.Behalf(rawValue: $0) } ?? .himself,
        consentsToElectronicService: body["consents_to_electronic_service"]?.yes ?? true,
        acknowledgesLikeCase: body["acknowledges_like_case"]?.yes ?? false,
        seenVersion: try version(request)
      )
      return try answer(
        try await hall.submit(whole, answers: reading.answers, terms: terms),
        request
      )
    } catch {
      try await hall.deleteDraft(draft.id, of: account.id)
      throw error
    }
  }

  private func applicant(of body: JSON, _ account: Account) async throws -> AccountID {
    guard let person = body["applicant"] else {
      guard account.kind == .applicant else { throw APIProblem.forbidden }
      return account.id
    }
    guard account.kind == .staff else { throw APIProblem.forbidden }
    return try await hall.createWalkIn(
      name: person["name"]?.text ?? "",
      citizenID: person["citizen_id"]?.text,
      phone: person["phone"]?.text,
      by: account.id
    ).id
  }

  private func attach(_ body: JSON, to draft: Draft) async throws {
    var draft = draft
    for (place, item) in (body["materials"]?.items ?? []).enumerated() {
      guard let bytes = Data(base64Encoded: item["content"]?.text ?? "") else {
        throw APIProblem.flawed([
          .init(pointer: "/materials/\(place)/content", detail: "expected base64")
        ])
      }
      let stream = AsyncThrowingStream<[UInt8], any Error> { pieces in
        pieces.yield(Array(bytes))
        pieces.finish()
      }
      do throws(AttachmentProblem) {
        let added = try await hall.addAttachment(
          to: draft,
          material: item["material"]?.text ?? "",
          name: item["name"]?.text ?? "",
          from: stream
        )
        draft.attachments.append(added)
      } catch {
        throw APIProblem.flawed([.init(pointer: "/materials/\(place)", detail: "\(error)")])
      }
    }
  }

  func withdraw(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await caller(request)
    let body = try await body(of: request, as: .object(Self.withdrawal))
    let (reading, party) = try await reading(account, request, context)
    let reason = Secret(text: body["reason"]?.text ?? "")
    return try await send(
      .withdraw(reason.sealed),
      from: party,
      to: reading.file.number,
      request,
      enclosing: Enclosure(secrets: [reason])
    )
  }

  func rate(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await caller(request)
    let body = try await body(of: request, as: .object(Self.rating))
    let (reading, party) = try await reading(account, request, context)
    let comment = body["comment"]?.text.map { Secret(text: $0) }
    let rating = Rating(level: body["level"]?.int ?? 0, comment: comment?.sealed)
    return try await send(
      .rate(rating),
      from: party,
      to: reading.file.number,
      request,
      enclosing: Enclosure(secrets: comment.map { [$0] } ?? [])
    )
  }
}

/// A body's answers as a browser would send them: the form reads both alike.
private struct Raw {
  private(set) var pairs: [String: [String]] = [:]

  init(_ body: JSON) {
    for (id, value) in body["answers"]?.members ?? [:] {
      guard let rows = value.items, rows.contains(where: { !$0.members.isEmpty }) else {
        pairs[id] = Self.texts(value)
        continue
      }
      for (place, row) in rows.enumerated() {
        for (field, value) in row.members { pairs["\(id).\(place).\(field)"] = Self.texts(value) }
      }
    }
  }

  private static func texts(_ value: JSON) -> [String] {
    switch value {
    case .null, .object: []
    case .bool(let yes): [yes ? "yes" : "no"]
    case .number(let number): [number.description]
    case .string(let text): [text]
    case .array(let items): items.flatMap(texts)
    }
  }
}
