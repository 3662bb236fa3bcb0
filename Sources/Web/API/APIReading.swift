import Casework
import Deadlines
import Definitions
import HTTPTypes
import Hall
import Hummingbird
import NIOCore
import Papers

/// Reading cases, their papers and files, and worklists.
extension APIPages {
  func showCase(_ request: Request, _ context: WebContext) async throws -> Response {
    let (reading, _) = try await reading(try await caller(request), request, context)
    let tag = "\"\(reading.file.version)\""
    if request.headers[.ifNoneMatch] == tag { return .unchanged(tag) }
    return .json(APIViews(reading).json, headers: [.eTag: tag])
  }

  func listCases(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await caller(request)
    var found: [CaseSummary] = []
    var next: CaseNumber?
    if let text = request.uri.queryParameters["q"].map(String.init) {
      for post in try posts(account, request) {
        let cases = try await hall.search(text, for: account.viewer(on: post))
        found += cases.filter { one in !found.contains { $0.number == one.number } }
      }
    } else {
      guard account.kind == .applicant else {
        throw APIProblem.flawed("q", "请给出要查找的内容", "expected what to search for")
      }
      let after = request.uri.queryParameters["after"].flatMap { CaseNumber(String($0)) }
      let list = try await hall.cases(of: account.id, after: after)
      found = list.cases
      next = list.next
    }
    let items = JSON.array(found.map(APIViews.summary))
    return .json(.present(["items": items, "next": next.map { .string($0.text) }]))
  }

  func listEvents(_ request: Request, _ context: WebContext) async throws -> Response {
    let (reading, _) = try await reading(try await caller(request), request, context, with: .whole)
    let offset = reading.rules.calendar.utcOffset
    return .json(["items": .array(reading.timeline.map { APIViews.event($0, offset) })])
  }

  func listPapers(_ request: Request, _ context: WebContext) async throws -> Response {
    let (reading, _) = try await reading(try await caller(request), request, context)
    return .json(["items": .array(reading.papers.map(APIViews.paper))])
  }

  func fetchPaper(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await caller(request)
    let (reading, _) = try await reading(account, request, context)
    let place = context.parameters.get("paper").flatMap { Int($0) }
    for post in try posts(account, request) {
      let (number, viewer) = (reading.file.number, account.viewer(on: post))
      guard let place, let seen = try await hall.caseReading(number, for: viewer),
        let paper = seen.papers.first(where: { $0.position == place })
      else { continue }
      guard paper.isReady, let file = try await hall.paper(place, of: number, for: viewer) else {
        throw APIProblem.notReady
      }
      if request.asksForPDF || request.uri.path.hasSuffix("/pdf") {
        return try await .pdf(file, of: paper, in: hall, at: address)
      }
      return file.isHeld(by: request) ? .unchanged(file.tag) : .savedPaper(file)
    }
    throw APIProblem.notFound
  }

  func listAttachments(_ request: Request, _ context: WebContext) async throws -> Response {
    let (reading, _) = try await reading(try await caller(request), request, context)
    return .json(["items": .array(reading.attachments.map(APIViews.material))])
  }

  func fetchAttachment(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await caller(request)
    let (reading, _) = try await reading(account, request, context)
    let digest = context.parameters.get("sha256") ?? ""
    for post in try posts(account, request) {
      let viewer = account.viewer(on: post)
      guard let file = try await hall.attachment(digest, of: reading.file.number, for: viewer)
      else { continue }
      return file.isHeld(by: request) ? .unchanged(file.tag) : .savedFile(file)
    }
    throw APIProblem.notFound
  }

  func worklist(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await caller(request)
    let query = request.uri.queryParameters
    let most = min(max(query["limit"].flatMap { Int($0) } ?? 50, 1), 200)
    let after = query["after"].flatMap { WorklistCursor(String($0)) }
    guard after != nil || query["after"] == nil else {
      throw APIProblem.flawed("after", "应为上一页的 next", "expected `next` of the page before")
    }
    let mine = try posts(account, request).compactMap(\.self)
    guard !mine.isEmpty else { throw APIProblem.forbidden }
    let page = try await hall.worklist(of: mine, after: after, most: most)
    return .json(
      .present([
        "items": .array(page.rows.map(APIViews.row)),
        "next": page.next.map { .string($0.description) },
      ])
    )
  }
}

extension Request {
  /// `Accept` names a PDF before HTML, or alone.
  fileprivate var asksForPDF: Bool {
    let types = (headers[.accept] ?? "").lowercased().split(separator: ",").map { part in
      String(part.prefix { $0 != ";" }.filter { $0 != " " })
    }
    guard let pdf = types.firstIndex(of: "application/pdf") else { return false }
    return types.firstIndex(of: "text/html").map { pdf < $0 } ?? true
  }
}

extension StoredFile {
  /// The content's own name: the same bytes, the same tag.
  fileprivate var tag: String { "\"\(digest)\"" }

  fileprivate func isHeld(by request: Request) -> Bool { request.headers[.ifNoneMatch] == tag }
}

extension Response {
  fileprivate static func unchanged(_ tag: String) -> Response {
    Response(status: .notModified, headers: [.eTag: tag])
  }

  fileprivate static func savedFile(_ file: StoredFile) -> Response {
    var response = Response.download(name: file.name, type: file.type, body: file.body)
    response.headers[.eTag] = file.tag
    return response
  }

  fileprivate static func savedPaper(_ file: StoredFile) -> Response {
    var response = Response.paperToSave(file)
    response.headers[.eTag] = file.tag
    return response
  }
}
