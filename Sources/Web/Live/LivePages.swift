import Casework
import HTTPTypes
import Hall
import Hummingbird
import NIOCore
import ServiceLifecycle

/// `GET /live`: server-sent events that say which cases changed, for pages that are open. What changed a page then
/// asks for as it did before: nobody hears more here than he may see there.
struct LivePages: Sendable {
  let hall: Hall

  func add(to router: Router<WebContext>) { router.get("live", use: live) }

  private func live(_ request: Request, _ context: WebContext) async throws -> Response {
    // A browser that is told 204 asks no more.
    guard let session = context.session,
      let reader = try await hall.session(session, isActive: false)
    else { return Response(status: .noContent) }
    guard let news = hall.announcements.listen(reader.account) else {
      return Response(status: .serviceUnavailable, headers: [.retryAfter: "60"])
    }
    var headers: HTTPFields = [.contentType: "text/event-stream", .cacheControl: "no-store"]
    if let name = HTTPField.Name("x-accel-buffering") { headers[name] = "no" }
    return Response(
      status: .ok,
      headers: headers,
      body: ResponseBody { writer in
        try await writer.write(ByteBuffer(string: "retry: 5000\n\n"))
        for try await one in news.cancelOnGracefulShutdown() {
          if one == .still, try await hall.session(session, isActive: false) == nil { break }
          try await writer.write(ByteBuffer(string: one.event))
        }
        try await writer.finish(nil)
      }
    )
  }
}

extension News {
  /// As the HTML standard has it, §9.2: lines of an event, and an empty one.
  fileprivate var event: String {
    switch self {
    case .changed(let numbers):
      "event: change\ndata: \(numbers.map(\.text).joined(separator: " "))\n\n"
    case .anything: "event: change\ndata:\n\n"
    case .still: ": still\n\n"
    }
  }
}
