import Casework
import Definitions
import Foundation
import HTTPTypes
import Hall
import Hummingbird
import NIOCore

/// Drafts by program: the same rows that the pages fill in, so a form begun here can be finished there.
extension APIPages {
  static let draft: [Schema.Property] = [
    .may("procedure", .text(), "Name of the matter; or `case`"),
    .may("case", .text(), "Number of the case to correct"),
    .may("applicant", person, "A counter files for this person; an applicant files for himself"),
  ]
  static let person = Schema.object([
    .must("name", .text(most: 100)), .may("citizen_id", .text(most: 18)),
    .may("phone", .text(most: 30)),
  ])
  static let answers = Schema.open(
    "Answers by field id: texts, numbers, true/false, lists of choices; a repeated section is a list of objects"
  )

  func listDrafts(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await caller(request)
    let drafts = try await hall.drafts(of: account.id)
    return .json(["items": .array(drafts.map(APIViews.draft))])
  }

  func startDraft(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await caller(request)
    let body = try await body(of: request, as: Self.draft)
    let draft: Draft
    switch (body["procedure"]?.text, body["case"]?.text) {
    case (let procedure?, nil): draft = try await begin(procedure, body, account, isKept: true)
    case (nil, let number?):
      guard let number = CaseNumber(number) else { throw APIProblem.notFound }
      draft = try await beginCorrection(of: number, account, request).draft
    default:
      throw APIProblem.flawed(
        "/procedure",
        "procedure 和 case 应只给一个",
        "expected either procedure or case"
      )
    }
    return made(draft)
  }

  func showDraft(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await caller(request)
    return .json(APIViews.draft(try await draft(of: account, context)))
  }

  func deleteDraft(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await caller(request)
    try await hall.deleteDraft(try await draft(of: account, context).id, of: account.id)
    return Response(status: .noContent)
  }

  func saveAnswers(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await caller(request)
    let body = try await body(of: request, as: [.must("answers", Self.answers)])
    let old = try await draft(of: account, context)
    let answers = try APIAnswers(body)
    guard try await hall.saveDraft(old.id, input: answers.raw, by: account.id) else {
      throw APIProblem.tooLarge
    }
    return .json(APIViews.draft(try await draft(of: account, context)))
  }

  func uploadAttachment(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await caller(request)
    let draft = try await draft(of: account, context)
    let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
    guard length <= Hall.mostFileBytes else {
      throw AttachmentProblem.tooLarge(mostBytes: Hall.mostFileBytes)
    }
    let query = request.uri.queryParameters
    let file = try await hall.addAttachment(
      to: draft,
      material: query["material"].map(String.init) ?? "",
      name: query["name"].flatMap { $0.removingPercentEncoding } ?? "file",
      from: request.body.map { Array($0.readableBytesView) }
    )
    let place = "\(Self.root)/drafts/\(draft.id)/attachments/\(file.material)/\(file.digest)"
    return .json(APIViews.material(file), status: .created, headers: [.location: place])
  }

  func removeAttachment(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await caller(request)
    let draft = try await draft(of: account, context)
    let (material, digest) = (context.parameters.get("material"), context.parameters.get("sha256"))
    guard
      let file = draft.attachments.first(where: { $0.material == material && $0.digest == digest })
    else { throw APIProblem.notFound }
    try await hall.removeAttachment(from: draft, material: file.material, digest: file.digest)
    return Response(status: .noContent)
  }

  /// A new draft of a matter, for the caller or for the walk-in that a counter names.
  func begin(
    _ procedure: String,
    _ body: JSON,
    _ account: Account,
    isKept: Bool
  ) async throws -> Draft {
    guard hall.catalogue.procedure(named: procedure, on: hall.today) != nil else {
      throw Obstacle.unknownProcedure(String(procedure.prefix(100)))
    }
    let applicant = try await applicant(of: body, account)
    let draft = try await hall.startDraft(
      procedure,
      by: account.id,
      for: applicant,
      isKept: isKept
    )
    guard let draft else { throw APIProblem.notFound }
    return draft
  }

  /// The draft that corrects a case, its files and answers in it: the one begun before, or a new one.
  func beginCorrection(
    of number: CaseNumber,
    _ account: Account,
    _ request: Request
  ) async throws -> (draft: Draft, reading: CaseReading, party: Party) {
    for post in try posts(account, request) {
      let viewer = account.viewer(on: post)
      guard let reading = try await hall.caseReading(number, for: viewer) else { continue }
      let draft = try await hall.startCorrection(
        of: number,
        by: viewer,
        input: reading.answers?.raw ?? [:]
      )
      guard let draft else { throw Obstacle.notAwaitingCorrection }
      return (draft, reading, viewer.party)
    }
    throw APIProblem.notFound
  }

  private func made(_ draft: Draft) -> Response {
    .json(
      APIViews.draft(draft),
      status: .created,
      headers: [.location: "\(Self.root)/drafts/\(draft.id)"]
    )
  }

  private func draft(of account: Account, _ context: WebContext) async throws -> Draft {
    guard let draft = try await hall.draft(context.parameters.get("draft") ?? "", of: account.id)
    else { throw APIProblem.notFound }
    return draft
  }

  private func applicant(of body: JSON, _ account: Account) async throws -> AccountID {
    guard let person = body["applicant"] else {
      guard account.kind == .applicant else {
        throw APIProblem.flawed(
          "/applicant",
          "窗口代办须写明申请人",
          "a counter names the person it files for"
        )
      }
      return account.id
    }
    guard account.kind == .staff, !account.posts.isEmpty else { throw APIProblem.forbidden }
    return try await hall.createWalkIn(
      name: person["name"]?.text ?? "",
      citizenID: person["citizen_id"]?.text,
      phone: person["phone"]?.text,
      by: account.id
    ).id
  }
}
