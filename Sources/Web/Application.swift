package import Hummingbird

/// The router with everything that every page needs; each face adds its routes.
package func buildRouter(
  settings: WebSettings, assets: [Asset] = [], sessions: @escaping Sessions
) -> Router<WebContext> {
  let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
  router.add(middleware: SecurityHeaders(isSecure: settings.isSecure))
  router.add(
    middleware: Visitors(
      settings: settings, tokens: Tokens(secret: settings.secret), sessions: sessions))
  router.add(middleware: ErrorPages())
  StaticFiles([.style, .script, .icon] + assets).add(to: router)
  return router
}
