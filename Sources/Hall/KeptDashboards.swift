/// The dashboards of a large hall, each counted once for everybody who looks: never older than two seconds.
///
/// A small hall is counted afresh for every page: that costs less than remembering.
actor KeptDashboards {
  private typealias Counting = Task<Result<Dashboard, LedgerFault>, Never>

  private struct Kept {
    let dashboard: Dashboard
    let at: ContinuousClock.Instant
  }

  private var kept: [String: Kept] = [:]
  private var counting: [String: Counting] = [:]

  private static let largeFrom = 5_000
  /// From here on the next one is counted, while this one is still shown.
  private static let fresh = Duration.seconds(1)
  private static let oldest = Duration.seconds(2)

  /// - Parameter scope: the day and the region that it is counted for.
  func dashboard(
    _ scope: String,
    count: @escaping @Sendable () async -> Result<Dashboard, LedgerFault>
  ) async throws(LedgerFault) -> Dashboard {
    if let known = kept[scope] {
      let age = known.at.duration(to: .now)
      if age > Self.fresh, counting[scope] == nil { begin(scope, count) }
      if age < Self.oldest { return known.dashboard }
    }
    return try await (counting[scope] ?? begin(scope, count)).value.get()
  }

  @discardableResult
  private func begin(
    _ scope: String,
    _ count: @escaping @Sendable () async -> Result<Dashboard, LedgerFault>
  ) -> Counting {
    let start = ContinuousClock.now
    let task = Counting {
      let result = await count()
      self.end(scope, result, begunAt: start)
      return result
    }
    counting[scope] = task
    return task
  }

  /// As old as its count: what was recorded while it was counted may not be in it.
  private func end(
    _ scope: String,
    _ result: Result<Dashboard, LedgerFault>,
    begunAt start: ContinuousClock.Instant
  ) {
    counting[scope] = nil
    kept[scope] = nil
    if case .success(let dashboard) = result, dashboard.cases.open >= Self.largeFrom {
      // Yesterday's and those of regions that nobody looks at any more.
      if kept.count > 100 { kept = [:] }
      kept[scope] = Kept(dashboard: dashboard, at: start)
    }
  }
}
