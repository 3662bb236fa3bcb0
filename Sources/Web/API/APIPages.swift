import Casework
import Definitions
import HTTPTypes
package import Hall
package import Hummingbird
import NIOCore

/// The JSON face under `/api/v1`: the same acts as the pages, one table of addresses (`endpoints`).
package struct APIPages: Sendable {
  let hall: Hall
  /// Where the hall is reached from outside, for what is printed.
  let address: String

  package init(hall: Hall, address: String) {
    self.hall = hall
    self.address = address
  }

  static let root = "/api/v1"
  /// A filing with its files inside: base64 of 15 MB and some answers.
  static let mostBytes = 24 * 1_048_576

  package func add(to router: Router<WebContext>) {
    router.add(middleware: APIErrors())
    for endpoint in Self.endpoints {
      router.on(
        RouterPath(Self.root + endpoint.path),
        method: endpoint.method,
        use: endpoint.handler(self)
      )
    }
  }

  // MARK: Who calls

  /// The account behind the bearer token, as it is now.
  func caller(_ request: Request) async throws -> Account {
    try await caller(request, asStored: true).account
  }

  private func caller(_ request: Request, asStored: Bool) async throws -> Caller {
    let header = request.headers[.authorization] ?? ""
    guard header.prefix(7).lowercased() == "bearer ",
      let caller = try await hall.caller(bearer: String(header.dropFirst(7)), asStored: asStored)
    else { throw APIProblem.unauthorised }
    return caller
  }

  /// Carries out an act for a caller who is known from before; where he changed since, for who he is now.
  /// - Parameter work: may be done again; nil: he changed.
  func act(
    _ request: Request,
    as properties: [Schema.Property],
    _ work: (Caller, JSON) async throws -> Response?
  ) async throws -> Response {
    try await hall.admit { try await admitted(request, as: properties, work) }
  }

  private func admitted(
    _ request: Request,
    as properties: [Schema.Property],
    _ work: (Caller, JSON) async throws -> Response?
  ) async throws -> Response {
    let known = try await caller(request, asStored: false)
    // Of a stranger nothing is read.
    let body = try await body(of: request, as: properties)
    if let response = try await work(known, body) { return response }
    for _ in 1...2 {
      let caller = try await caller(request, asStored: true)
      if let response = try await work(caller, body) { return response }
    }
    throw APIProblem.unauthorised
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
    _ context: WebContext,
    with history: History = .nothing
  ) async throws -> (CaseReading, Party) {
    guard let number = CaseNumber(context.parameters.get("number") ?? "") else {
      throw APIProblem.notFound
    }
    var found: (CaseReading, Party)?
    for post in try posts(account, request) {
      let viewer = account.viewer(on: post)
      guard let reading = try await hall.caseReading(number, for: viewer, with: history) else {
        continue
      }
      if reading.access.mayAct { return (reading, viewer.party) }
      found = found ?? (reading, viewer.party)
    }
    guard let found else { throw APIProblem.notFound }
    return found
  }

  /// The body as JSON, checked by its schema; an empty one is an empty object.
  func body(of request: Request, as properties: [Schema.Property]) async throws -> JSON {
    let length = request.headers[.contentLength].flatMap { Int($0) }
    guard (length ?? 0) <= Self.mostBytes else { throw APIProblem.tooLarge }
    let buffer: ByteBuffer
    do {
      buffer = try await request.body.collect(upTo: Self.mostBytes)
    } catch is NIOTooManyBytesError {
      throw APIProblem.tooLarge
    }
    var json: JSON = [:]
    if buffer.readableBytes > 0 {
      guard request.saysJSON else { throw APIProblem.notJSONType }
      json = try JSONReader.value(buffer.readableBytesView)
    }
    let flaws = Schema.object(properties).flaws(in: json)
    guard flaws.isEmpty else { throw APIProblem.flawed(flaws) }
    return json
  }
}

extension Request {
  /// A body without a type is taken for what the API speaks.
  fileprivate var saysJSON: Bool {
    guard let type = headers[.contentType]?.lowercased() else { return true }
    let name = type.prefix { $0 != ";" }.filter { $0 != " " }
    return name == "application/json" || name.hasSuffix("+json")
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
