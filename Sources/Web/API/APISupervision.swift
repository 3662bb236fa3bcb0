import Casework
import HTTPTypes
import Hall
import Hummingbird

/// The supervisor's figures: read in scope, change nothing.
extension APIPages {
  func showDashboard(_ request: Request, _ context: WebContext) async throws -> Response {
    let scope = try await scope(request)
    return .json(APIViews.dashboard(try await hall.dashboard(region: scope)))
  }

  func listClocks(_ request: Request, _ context: WebContext) async throws -> Response {
    let scope = try await scope(request)
    let query = request.uri.queryParameters
    let kind = query["kind"].flatMap { Clock.Kind(rawValue: String($0)) }
    let standing = query["standing"].flatMap { Dashboard.Standing(rawValue: String($0)) }
    guard (kind == nil) == (query["kind"] == nil),
      (standing == nil) == (query["standing"] == nil)
    else {
      let kinds = Clock.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      let standings = Dashboard.Standing.allCases.map(\.rawValue).joined(separator: ", ")
      throw APIProblem.flawed(
        "kind, standing",
        "kind 应为 \(kinds)；standing 应为 \(standings)",
        "expected a kind of \(kinds) and a standing of \(standings)"
      )
    }
    let figure = DashboardFigure(
      unit: query["unit"].map(String.init),
      kind: kind,
      standing: standing
    )
    let after = query["after"].flatMap { ClockCursor(String($0)) }
    guard after != nil || query["after"] == nil else {
      throw APIProblem.flawed("after", "应为上一页的 next", "expected `next` of the page before")
    }
    let held = try await hall.clocks(behind: figure, region: scope, after: after)
    return .json(
      .present([
        "items": .array(held.clocks.map(APIViews.held)),
        "next": held.next.map { .string($0.description) },
      ])
    )
  }

  /// The digits that the regions in scope begin with: a province's last four are zeros, a city's last two.
  private func scope(_ request: Request) async throws -> String {
    let account = try await caller(request)
    guard account.isSupervisor, var region = account.region, !region.isEmpty else {
      throw APIProblem.forbidden
    }
    while region.hasSuffix("00") { region.removeLast(2) }
    return region
  }
}
