package import Hall
package import Hummingbird
package import Logging

/// The hall on the web: every face on one router, ready to listen or to be tested.
///
/// Its own work (clocks, papers, letters) runs beside the server; `whenOpen` is told when it listens.
package func buildApplication(
  hall: Hall,
  settings: WebSettings,
  configuration: ApplicationConfiguration = .init(),
  logger: Logger = Logger(label: "hall"),
  whenOpen: @escaping @Sendable () -> Void = {}
) -> some ApplicationProtocol {
  Application(
    router: buildRouter(hall: hall, settings: settings),
    configuration: configuration,
    services: [HallService(hall)],
    onServerRunning: { _ in whenOpen() },
    logger: logger
  )
}

/// Every face of a hall on one router.
package func buildRouter(hall: Hall, settings: WebSettings) -> Router<WebContext> {
  let router = buildRouter(
    settings: settings,
    assets: DeskPages.assets + SupervisorPages.assets,
    watch: { router in
      OperationsPages(hall: hall, settings: settings).add(to: router)
      router.add(middleware: Watching(metrics: hall.metrics))
    },
    sessions: { token, isActive in
      try await hall.session(token, isActive: isActive).map { Person($0.account) }
    }
  )
  CitizenPages(hall: hall, settings: settings).add(to: router)
  DeskPages(hall: hall, address: settings.address).add(to: router)
  SupervisorPages(hall: hall, address: settings.address).add(to: router)
  APIPages(hall: hall, address: settings.address).add(to: router)
  LivePages(hall: hall).add(to: router)
  return router
}

/// The router with everything that every page needs; each face adds its routes.
/// - Parameter watch: adds what looks on at every request, and what is no page.
package func buildRouter(
  settings: WebSettings,
  assets: [Asset] = [],
  watch: (Router<WebContext>) -> Void = { _ in },
  sessions: @escaping Sessions
) -> Router<WebContext> {
  let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
  router.add(middleware: SecurityHeaders(isSecure: settings.isSecure))
  watch(router)
  router.add(
    middleware: Visitors(
      settings: settings,
      tokens: Tokens(secret: settings.secret),
      sessions: sessions
    )
  )
  router.add(middleware: ErrorPages())
  StaticFiles([.style, .script, .icon] + assets).add(to: router)
  return router
}
