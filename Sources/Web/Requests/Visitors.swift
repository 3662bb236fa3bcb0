import Deadlines
import Definitions
import HTTPTypes
import Hall
import Hummingbird
import Logging

/// Finds out who asks and in which language, before any page is made.
struct Visitors: RouterMiddleware {
  typealias Context = WebContext
  let settings: WebSettings
  let tokens: Tokens
  let sessions: Sessions

  func handle(
    _ request: Request,
    context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard !request.uri.path.hasPrefix("/assets/"), !request.uri.path.hasPrefix("/api/") else {
      return try await next(request, context)
    }
    var context = context
    context.isDemonstration = settings.isDemonstration
    context.here = Href(local: request.uri.string)?.without("lang") ?? .home
    let asked = request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) }
    context.language = asked ?? language(of: request)
    let visitor = request.cookies[CookieName.visitor]?.value ?? ""
    let holder = visitor.utf8.count == 32 ? visitor : Tokens.fresh()
    do {
      try await recognise(request, &context)
    } catch {
      let facts = (error as? LedgerFault)?.logged ?? ["fault": "\(type(of: error))"]
      context.logger.error("session unreadable", metadata: facts)
      return .page(ErrorPage(context.frame, status: 503).html, status: .serviceUnavailable)
    }
    context.csrf = tokens.token(for: context.session ?? holder)
    var response = try await next(request, context)
    if holder != visitor {
      response.setCookie(CookieName.visitor, holder, isSecure: settings.isSecure)
    }
    if let asked {
      response.setCookie(
        CookieName.language,
        asked.rawValue,
        maxAge: 31_536_000,
        isSecure: settings.isSecure
      )
    }
    return response
  }

  private func recognise(_ request: Request, _ context: inout WebContext) async throws {
    guard let token = request.cookies[CookieName.session]?.value,
      (16...200).contains(token.utf8.count),
      let person = try await sessions(token, !request.isQuiet)
    else { return }
    context.session = token
    context.person = person
  }

  /// The language chosen before, else the browser's first; Chinese where neither says English.
  private func language(of request: Request) -> Language {
    if let kept = request.cookies[CookieName.language].flatMap({ Language(rawValue: $0.value) }) {
      return kept
    }
    let accepted = request.headers[.acceptLanguage]?.prefix(2).lowercased()
    return accepted == "en" ? .en : .zh
  }
}

extension Request {
  /// The page asks it by itself: its reader may be away, and his session ends in time.
  fileprivate var isQuiet: Bool {
    uri.path == "/live" || HTTPField.Name("Hall-Quiet").map { headers.contains($0) } ?? false
  }
}

/// Finds the person behind a session's token, and whether asking counts as activity; nil where it has ended.
package typealias Sessions = @Sendable (String, Bool) async throws -> Person?

enum CookieName {
  static let session = "hall_session"
  static let visitor = "hall_visitor"
  static let language = "hall_lang"
}
