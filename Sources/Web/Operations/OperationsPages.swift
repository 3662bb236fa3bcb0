import HTTPTypes
import Hall
import Hummingbird

/// What an operator's programs ask: does it live, can it work, what does it count. No person looks here.
///
/// `/metrics` names no person and no case, but is nobody else's business: it answers this machine alone, and nothing
/// that a proxy passed on; or, once the hall has a token for it, whoever brings that.
struct OperationsPages: Sendable {
  let hall: Hall
  let settings: WebSettings

  func add(to router: Router<WebContext>) {
    router.get("healthz") { _, _ in Response.text("ok\n") }
    router.get("readyz", use: showReadiness)
    router.get("metrics", use: showMetrics)
  }

  @Sendable private func showReadiness(_: Request, _: WebContext) async -> Response {
    guard await hall.isReady(within: settings.readyWithin) else {
      var response = Response.text(
        "the database does not answer\n",
        status: .serviceUnavailable
      )
      response.headers[.retryAfter] = "5"
      return response
    }
    return .text("ready\n")
  }

  @Sendable private func showMetrics(_ request: Request, _ context: WebContext) async -> Response {
    if let metricsToken = settings.metricsToken {
      guard Tokens.same(request.headers[.authorization] ?? "", "Bearer \(metricsToken)") else {
        var response = Response.text(
          "the token of --metrics-token-file is needed\n",
          status: .unauthorized
        )
        response.headers[.wwwAuthenticate] = "Bearer"
        return response
      }
    } else if !isFromHere(request, context) {
      return .text(
        "only this machine may ask, or start with --metrics-token-file\n",
        status: .forbidden
      )
    }
    var response = Response.text(await hall.metricsText())
    response.headers[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
    return response
  }

  private func isFromHere(_ request: Request, _ context: WebContext) -> Bool {
    let isLoopback = ["127.", "::1", "::ffff:127."].contains(where: context.address.hasPrefix)
    let passedOn = ["forwarded", "x-forwarded-for", "x-real-ip", "via"]
      .contains { name in HTTPField.Name(name).map { request.headers[$0] != nil } ?? false }
    return isLoopback && !passedOn
  }
}
