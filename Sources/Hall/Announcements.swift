package import Casework
import Database
import Definitions
import Synchronization

/// That a case changed, and whom it may concern: nothing of what it says.
struct CaseChange: Sendable, Hashable, Codable {
  let number: CaseNumber
  let applicant: AccountID
  let units: [UnitID]
  let regions: [String]

  init(_ rows: CaseRows) {
    let submission = rows.record.file.submission
    number = rows.record.file.number
    applicant = submission?.applicant ?? ""
    units = rows.units.map(\.unit)
    regions = [submission?.acceptRegion, submission?.decideRegion].compactMap(\.self)
  }
}

/// What somebody with an open page is told.
package enum News: Sendable, Hashable {
  case changed([CaseNumber])
  /// Something may have been missed: look again.
  case anything
  /// Nothing happened; said now and then, so that a line that is dead is noticed.
  case still
}

/// Whose changes an account hears of: an applicant of his own cases, a clerk of his units', a supervisor of his
/// region's.
struct Audience: Sendable {
  private let applicant: AccountID?
  private let units: Set<UnitID>
  private let region: String?

  init(_ account: Account) {
    applicant = account.kind == .applicant ? account.id : nil
    units = Set(account.posts.map(\.unit))
    var scope = account.region ?? ""
    while scope.hasSuffix("00") { scope.removeLast(2) }
    region = account.isSupervisor ? scope : nil
  }

  func hears(of change: CaseChange) -> Bool {
    if change.applicant == applicant || !units.isDisjoint(with: change.units) { return true }
    return region.map { scope in change.regions.contains { $0.hasPrefix(scope) } } ?? false
  }
}

/// Carries what changes to the pages that are open, here and in the other halls on this database. Hints, and nothing
/// else: a page that hears nothing is right again when it is asked for the next time.
package final class Announcements: Sendable {
  private struct Listener {
    let account: AccountID
    let audience: Audience
    let line: AsyncStream<News>.Continuation
  }

  private struct State {
    var listeners: [Int: Listener] = [:]
    var next = 0
    /// Not told to the other halls yet.
    var untold: [CaseChange] = []
  }

  static let mostListeners = 1_000
  static let mostOfOne = 8
  /// Beyond that, others are told to look at everything.
  private static let mostUntold = 500
  private let state = Mutex(State())

  /// - Returns: nil when too many listen already.
  package func listen(_ account: Account) -> AsyncStream<News>? {
    let (news, line) = AsyncStream<News>.makeStream(bufferingPolicy: .bufferingNewest(32))
    let number = state.withLock { state -> Int? in
      guard state.listeners.count < Self.mostListeners,
        state.listeners.values.count(where: { $0.account == account.id }) < Self.mostOfOne
      else { return nil }
      state.next += 1
      state.listeners[state.next] = Listener(
        account: account.id,
        audience: Audience(account),
        line: line
      )
      return state.next
    }
    guard let number else { return nil }
    line.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.listeners.removeValue(forKey: number) }
    }
    return news
  }

  /// What this hall has written.
  func tell(_ changes: [CaseChange]) {
    hear(changes)
    state.withLock { state in
      if state.untold.count <= Self.mostUntold { state.untold += changes }
    }
  }

  /// What any hall has written.
  func hear(_ changes: [CaseChange]) {
    for listener in state.withLock({ Array($0.listeners.values) }) {
      let numbers = changes.filter(listener.audience.hears).map(\.number)
      if !numbers.isEmpty { listener.line.yield(.changed(numbers)) }
    }
  }

  func tellAll(_ news: News) {
    for listener in state.withLock({ Array($0.listeners.values) }) { listener.line.yield(news) }
  }

  /// - Returns: nil: too much to name.
  func takeUntold() -> [CaseChange]? {
    state.withLock { state in
      defer { state.untold = [] }
      return state.untold.count <= Self.mostUntold ? state.untold : nil
    }
  }

  var listeners: Int { state.withLock { $0.listeners.count } }
}
