import Casework
import Deadlines
import Definitions
import HTTPTypes
import Hall
import Hummingbird

/// What everybody may read without a token: what was granted, what is on notice, whether a certificate holds.
extension APIPages {
  static let openLists: [APIEndpoint] = [
    APIEndpoint(
      method: .get,
      path: "/results",
      operation: "listResults",
      summary: "What was granted, each branch by itself, the latest first; names masked, §40",
      actor: "anybody",
      parameters: ["after"],
      answer: .shown("Results"),
      isPublic: true,
      handler: { $0.listResults }
    ),
    APIEndpoint(
      method: .get,
      path: "/notices",
      operation: "listNotices",
      summary: "What is on public notice and what was, and public hearings; names masked, §46",
      actor: "anybody",
      parameters: ["after"],
      answer: .shown("Notices"),
      isPublic: true,
      handler: { $0.listNotices }
    ),
    APIEndpoint(
      method: .get,
      path: "/certificates",
      operation: "verifyCertificate",
      summary: "Whether this hall issued a certificate and whether it still holds",
      actor: "anybody with its number and code; thirty wrong codes close this way for a while",
      parameters: ["certificate", "code"],
      answer: .shown("Certificate"),
      isPublic: true,
      handler: { $0.verifyCertificate }
    ),
  ]

  func listResults(_ request: Request, _ context: WebContext) async throws -> Response {
    .json(APIViews.page(try await hall.publishedResults(after: request.place), APIViews.result))
  }

  func listNotices(_ request: Request, _ context: WebContext) async throws -> Response {
    .json(APIViews.page(try await hall.publishedNotices(after: request.place), APIViews.notice))
  }

  func verifyCertificate(_ request: Request, _ context: WebContext) async throws -> Response {
    let query = request.uri.queryParameters
    let found = try await hall.checkCertificate(
      number: query["number"].map(String.init) ?? "",
      code: query["code"].map { String($0.prefix(40)) } ?? "",
      address: context.address
    )
    switch found {
    case .found(let issued): return .json(APIViews.certificate(issued, today: hall.today))
    case .wrong: throw APIProblem.notFound
    case .locked(let until): throw APIProblem.locked(until: hall.formats(.zh).moment(until))
    }
  }
}

extension Request {
  /// Where the page before of a public list ended.
  var place: String? { uri.queryParameters["after"].map { String($0.prefix(60)) } }
}

extension APIViews {
  static func page<Item>(_ page: PublicPage<Item>, _ view: (Item) -> JSON) -> JSON {
    .present(["items": .array(page.items.map(view)), "next": page.next.map(JSON.string)])
  }

  static func result(_ result: PublishedResult) -> JSON {
    .present([
      "title": words(result.title), "unit": words(result.unit), "subject": .string(result.subject),
      "holder": .string(result.holder), "decided_on": .string(result.decidedOn.description),
      "ended_on": (result.end?.on.description).map(JSON.string),
      "ended_because": (result.end?.cause.rawValue).map(JSON.string),
    ])
  }

  static func notice(_ notice: PublishedNotice) -> JSON {
    .present([
      "kind": .string(notice.kind.rawValue), "title": words(notice.title),
      "unit": words(notice.unitTitle), "subject": .string(notice.subject),
      "applicant": .string(notice.applicant), "text": .string(notice.text),
      "given_on": .string(notice.givenOn.description),
      "last_on": .string(notice.lastOn.description),
      "address": (notice.unit?.address).map(words), "phone": (notice.unit?.phone).map(JSON.string),
    ])
  }

  static func certificate(_ issued: CertificateCheck.Issued, today: Day) -> JSON {
    .present([
      "number": .string(issued.number), "title": words(issued.title), "unit": words(issued.unit),
      "holder": .string(issued.holder), "subject": .string(issued.subject),
      "issued_on": .string(issued.issuedOn.description),
      "valid_until": (issued.validUntil?.description).map(JSON.string),
      "holds": .bool(issued.holds(on: today)),
      "ended_on": (issued.end?.on.description).map(JSON.string),
      "ended_because": (issued.end?.cause.rawValue).map(JSON.string),
      "replaced_on": (issued.replaced?.on.description).map(JSON.string),
      "replaced_by": (issued.replaced?.by).map(JSON.string),
    ])
  }
}

extension OpenAPI {
  static let publicSchemas: [String: Schema] = [
    "Results": .object([
      .must("items", .array(.ref("Result"))), .may("next", .text(), "Absent on the last page"),
    ]),
    "Result": .object([
      .must("title", .ref("Words")), .must("unit", .ref("Words")), .must("subject", .text()),
      .must("holder", .text(), "Masked"), .must("decided_on", .text(format: "date")),
      .may("ended_on", .text(format: "date"), "It ended before its time"),
      .may("ended_because", .text(oneOf: LicenceEnd.Cause.allCases.map(\.rawValue))),
    ]),
    "Notices": .object([
      .must("items", .array(.ref("Notice"))), .may("next", .text(), "Absent on the last page"),
    ]),
    "Notice": .object([
      .must(
        "kind",
        .text(oneOf: Announcement.Kind.allCases.filter(\.isPublic).map(\.rawValue))
      ), .must("title", .ref("Words")), .must("unit", .ref("Words")), .must("subject", .text()),
      .must("applicant", .text(), "Masked"), .must("text", .text()),
      .must("given_on", .text(format: "date")),
      .must("last_on", .text(format: "date"), "Last day to object, or the day of the hearing"),
      .may("address", .ref("Words"), "Where to object"), .may("phone", .text()),
    ]),
    "Certificate": .object([
      .must("number", .text()), .must("title", .ref("Words")), .must("unit", .ref("Words")),
      .must("holder", .text(), "Masked"), .must("subject", .text()),
      .must("issued_on", .text(format: "date")), .may("valid_until", .text(format: "date")),
      .must("holds", .boolean, "In force today: not run out, ended or replaced"),
      .may("ended_on", .text(format: "date")),
      .may("ended_because", .text(oneOf: LicenceEnd.Cause.allCases.map(\.rawValue))),
      .may("replaced_on", .text(format: "date")),
      .may("replaced_by", .text(), "Number of the one that holds now"),
    ]),
  ]
}
