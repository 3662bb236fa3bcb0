import Casework
import Deadlines
import Definitions
import Foundation
import HTTPTypes
package import Hall
package import Hummingbird
import NIOCore

/// The JSON face under `/api/v1`: the same acts as the pages, one table of routes.
package struct APIPages: Sendable {
  let hall: Hall

  package init(hall: Hall) { self.hall = hall }

  static let root = "/api/v1"
  static let mostBytes = 24 * 1_048_576

  package func add(to router: Router<WebContext>) {
    router.add(middleware: APIErrors())
    let document = OpenAPI.document.bytes
    router.get("api/v1/openapi.json") { _, _ -> Response in
      Response(
        status: .ok,
        headers: [.contentType: "application/json"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: document))
      )
    }
    router.post("api/v1/cases", use: file)
    router.get("api/v1/cases/:number", use: showCase)
    router.get("api/v1/worklist", use: worklist)
    router.post("api/v1/cases/:number/corrections", use: correct)
    router.post("api/v1/cases/:number/withdrawal", use: withdraw)
    router.post("api/v1/cases/:number/rating", use: rate)
    for act in APIRoute.acts {
      router.post("api/v1/cases/:number/\(act.noun)") { request, context in
        try await self.record(act, request, context)
      }
      guard act.scope == .branch else { continue }
      router.post("api/v1/cases/:number/branches/:branch/\(act.noun)") { request, context in
        try await self.record(act, request, context)
      }
    }
  }

  // MARK: Who calls

  /// The account behind the bearer token.
  func caller(_ request: Request) async throws -> Account {
    let header = request.headers[.authorization] ?? ""
    guard header.lowercased().hasPrefix("bearer "),
      let account = try await hall.account(bearer: String(header.dropFirst(7)))
    else { throw APIProblem.unauthorised }
    return account
  }

  /// The posts a caller may act from: the one that `Hall-Post` names (`fire-rescue/case officer`), else all.
  func posts(_ account: Account, _ request: Request) throws(APIProblem) -> [PostRef?] {
    guard let named = HTTPField.Name("Hall-Post").flatMap({ request.headers[$0] }) else {
      return account.posts.isEmpty ? [nil] : account.posts.map { $0 }
    }
    let parts = named.split(separator: "/", maxSplits: 1).map(String.init)
    guard let unit = parts.first, let post = parts.last, parts.count == 2,
      account.posts.contains(PostRef(unit, post))
    else { throw .forbidden }
    return [PostRef(unit, post)]
  }

  /// The case as a post of the caller sees it: the post whose turn it is, else the first that may look.
  func reading(
    _ account: Account,
    _ request: Request,
    _ context: WebContext
  ) async throws -> (CaseReading, Party) {
    guard let number = CaseNumber(context.parameters.get("number") ?? "") else {
      throw APIProblem.notFound
    }
    var found: (CaseReading, Party)?
    for post in try posts(account, request) {
      let viewer = account.viewer(on: post)
      guard let reading = try await hall.caseReading(number, for: viewer) else { continue }
      if reading.access.mayAct { return (reading, viewer.party) }
      found = found ?? (reading, viewer.party)
    }
    guard let found else { throw APIProblem.notFound }
    return found
  }

  // MARK: Reading

  private func showCase(_ request: Request, _ context: WebContext) async throws -> Response {
    let (reading, _) = try await reading(try await caller(request), request, context)
    let tag = "\"\(reading.file.version)\""
    if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified) }
    return .json(APIViews(reading: reading).json, headers: [.eTag: tag])
  }

  private func worklist(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await caller(request)
    let query = request.uri.queryParameters
    let most = min(max(query["limit"].flatMap { Int($0) } ?? 50, 1), 200)
    let after = query["after"].map(String.init)
    guard after == nil || WorklistCursor(after ?? "") != nil else {
      throw APIProblem.flawed([.init(pointer: "/after", detail: "expected a cursor of this hall")])
    }
    let mine = try posts(account, request).compactMap(\.self)
    guard !mine.isEmpty else { throw APIProblem.forbidden }
    var rows: [WorklistRow] = []
    for post in mine {
      rows += try await hall.worklist(
        post.unit,
        post: post.post,
        after: after.flatMap { WorklistCursor($0) },
        most: most
      )
    }
    let sorted = rows.sorted {
      ($0.due ?? .last, $0.number, $0.position) < ($1.due ?? .last, $1.number, $1.position)
    }
    let page = sorted.prefix(most)
    let hasMore = rows.count >= most
    return .json(
      .present([
        "items": .array(page.map(APIViews.row)),
        "next": hasMore ? page.last.map { .string($0.cursor.description) } : nil,
      ])
    )
  }
}

extension Response {
  static func json(
    _ json: JSON,
    status: HTTPResponse.Status = .ok,
    headers: HTTPFields = [:]
  ) -> Response {
    var all = headers
    all[.contentType] = "application/json"
    all[.cacheControl] = "no-store"
    return Response(
      status: status,
      headers: all,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes))
    )
  }
}
