import HTTPTypes
import Hall
import Hummingbird
import Logging

/// Counts and logs each request by the pattern of its address: never the address itself, which names cases.
struct Watching: RouterMiddleware {
  typealias Context = WebContext
  let metrics: Metrics

  private static let methods: Set = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

  func handle(
    _ request: Request,
    context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    do {
      let response = try await next(request, context)
      note(request, context, response.status, since: start)
      return response
    } catch {
      let status = (error as? any HTTPResponseError)?.status ?? .internalServerError
      note(request, context, status, since: start)
      throw error
    }
  }

  private func note(
    _ request: Request,
    _ context: WebContext,
    _ status: HTTPResponse.Status,
    since start: ContinuousClock.Instant
  ) {
    let time = start.duration(to: .now)
    let route = context.endpointPath ?? "none"
    // A client may invent methods without end.
    let method = request.method.rawValue
    let known = Self.methods.contains(method) ? method : "other"
    metrics.requests.count([known, route, "\(status.code)"])
    metrics.requestSeconds.note(time, [route])
    context.logger.info(
      "request",
      metadata: [
        "method": "\(known)", "route": "\(route)", "status": .stringConvertible(status.code),
        "milliseconds": .stringConvertible(milliseconds(time)),
      ]
    )
  }

  /// With three digits after the point.
  private func milliseconds(_ time: Duration) -> Double {
    (time / .microseconds(1)).rounded() / 1_000
  }
}
