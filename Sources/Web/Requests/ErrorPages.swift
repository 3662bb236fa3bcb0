import Casework
import HTTPTypes
import Hall
import Hummingbird
import Logging

/// Turns whatever a page threw into a page of its own. The API has its own way (problem details).
struct ErrorPages: RouterMiddleware {
  typealias Context = WebContext

  func handle(
    _ request: Request,
    context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard !request.uri.path.hasPrefix("/api/") else { return try await next(request, context) }
    do {
      return try await next(request, context)
    } catch let error as WebError {
      return answer(error, context)
    } catch let obstacle as Obstacle {
      return answer(.conflict(obstacle.sentence), context)
    } catch let fault as LedgerFault {
      context.logger.error("the ledger failed", metadata: fault.logged)
      return answer(.unavailable, context)
    } catch let problem as AccountProblem {
      return answer(WebError(problem), context)
    } catch let error as any HTTPResponseError {
      return page(error.status, context)
    } catch {
      // Its kind alone: what an error says may hold what somebody typed.
      context.logger.error("page failed", metadata: ["fault": "\(type(of: error))"])
      return page(.internalServerError, context)
    }
  }

  private func answer(_ error: WebError, _ context: WebContext) -> Response {
    if case .signInFirst(let place) = error { return .seeOther(.signIn(then: place)) }
    var response = page(HTTPResponse.Status(code: error.status), context, error)
    if case .tooMany(let seconds, _) = error { response.headers[.retryAfter] = String(seconds) }
    if case .unavailable = error { response.headers[.retryAfter] = "30" }
    return response
  }

  private func page(
    _ status: HTTPResponse.Status,
    _ context: WebContext,
    _ error: WebError? = nil
  ) -> Response {
    let html = ErrorPage(
      context.frame,
      status: status.code,
      detail: error?.detail,
      face: Document.Face(of: context.person)
    ).html
    return .page(html, status: status)
  }
}

extension Document.Face {
  /// Whoever is signed in meets an error in his own part of the hall.
  fileprivate init(of person: Person?) {
    switch person?.kind {
    case .staff: self = .clerk
    case .supervisor: self = .supervisor
    case .applicant, nil: self = .citizen
    }
  }
}

extension WebError {
  /// Why a person got no account at a counter.
  fileprivate init(_ problem: AccountProblem) {
    switch problem {
    case .busy, .fault: self = .unavailable
    default: self = .unprocessable(AccountWords.words(problem).words)
    }
  }
}
