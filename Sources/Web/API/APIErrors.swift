import Casework
import Deadlines
import HTTPTypes
import Hall
import Hummingbird
import Logging

/// Turns whatever the API threw into problem details; pages have their own way.
struct APIErrors: RouterMiddleware {
  typealias Context = WebContext

  func handle(
    _ request: Request,
    context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard request.uri.path.hasPrefix("/api/") else { return try await next(request, context) }
    do { return try await next(request, context) } catch {
      let language: Language =
        request.headers[.acceptLanguage]?.lowercased().hasPrefix("en") ?? false ? .en : .zh
      return problem(error, request, context).response(language, instance: request.uri.path)
    }
  }

  private func problem(
    _ error: any Error,
    _ request: Request,
    _ context: WebContext
  ) -> APIProblem {
    switch error {
    case let problem as APIProblem: return problem
    case let obstacle as Obstacle: return APIProblem(obstacle)
    case let problem as AttachmentProblem: return APIProblem(problem)
    case let problem as AccountProblem: return APIProblem(problem)
    case let flaw as JSONReader.Flaw: return APIProblem(flaw)
    case LedgerFault.busy: return .busy
    case let fault as LedgerFault:
      context.logger.error("the ledger failed", metadata: fault.logged)
      return .unavailable
    case let error as any HTTPResponseError:
      let allowed = error.status == .notFound ? APIPages.methods(at: request.uri.path) : []
      return allowed.isEmpty ? APIProblem(status: error.status) : .notAllowed(allowed)
    default:
      // Its kind alone: what an error says may hold what somebody typed.
      context.logger.error("api failed", metadata: ["fault": "\(type(of: error))"])
      return .failed
    }
  }
}
