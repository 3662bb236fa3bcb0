import HTTPTypes
import Hummingbird

/// Puts on every answer what a browser must not do with it.
struct SecurityHeaders: RouterMiddleware {
  typealias Context = WebContext
  let isSecure: Bool

  func handle(
    _ request: Request,
    context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    // A stored paper brings a stricter one of its own, for the style it holds.
    if response.headers[.contentSecurityPolicy] == nil {
      set("content-security-policy", Self.policy, on: &response)
    }
    set("x-content-type-options", "nosniff", on: &response)
    set("referrer-policy", "same-origin", on: &response)
    set("cross-origin-opener-policy", "same-origin", on: &response)
    set("cross-origin-resource-policy", "same-origin", on: &response)
    set("permissions-policy", "geolocation=(), microphone=(), payment=()", on: &response)
    if isSecure {
      set("strict-transport-security", "max-age=31536000; includeSubDomains", on: &response)
    }
    return response
  }

  private static let policy = """
    default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
    form-action 'self'; frame-ancestors 'none'; base-uri 'none'
    """

  private func set(_ name: String, _ value: String, on response: inout Response) {
    guard let name = HTTPField.Name(name) else { return }
    response.headers[name] = value
  }
}
