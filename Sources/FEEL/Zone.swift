/// Where a clock stands: nowhere said, a fixed offset, or a named place.
///
/// Named places follow the rules in force today; older rules are not kept.
package enum FEELZone: Sendable, Hashable {
  case none
  /// Seconds east of UTC.
  case offset(Int32)
  /// Index into `Place.all`.
  case place(UInt16)

  /// Seconds east of UTC at a moment given in local seconds since 1970; nil for `none`.
  func offset(at localSeconds: Int) -> Int? {
    switch self {
    case .none: nil
    case .offset(let seconds): Int(seconds)
    case .place(let index): Place(index).map { $0.offset(at: localSeconds) } ?? 0
    }
  }

  var name: String? {
    if case .place(let index) = self { return Place(index)?.name }
    return nil
  }

  init?(named name: String) {
    guard let index = Place.indexes[name] else { return nil }
    self = .place(index)
  }

  /// An offset of at most 18 hours.
  init?(seconds: Int) {
    guard seconds.magnitude <= 18 * 3600 else { return nil }
    self = .offset(Int32(seconds))
  }
}

/// The summer rules, asked in local seconds.
extension Place {
  init?(_ index: UInt16) {
    guard Self.all.indices.contains(Int(index)) else { return nil }
    self = Self.all[Int(index)]
  }

  func offset(at localSeconds: Int) -> Int {
    minutes * 60 + (isSummer(at: localSeconds) ? 3600 : 0)
  }

  private func isSummer(at localSeconds: Int) -> Bool {
    let day = localSeconds >= 0 ? localSeconds / 86_400 : (localSeconds - 86_399) / 86_400
    guard let year = FEELDate(daysSinceEpoch: day)?.year else { return false }
    let hour = 3600
    switch summer {
    case .never: return false
    case .europe:
      // From 01:00 UTC on March's last Sunday to 01:00 UTC on October's.
      let from = Self.sunday(0, 3, year) + minutes * 60 + 2 * hour
      return localSeconds >= from
        && localSeconds < Self.sunday(0, 10, year) + minutes * 60 + 2 * hour
    case .northAmerica:
      return localSeconds >= Self.sunday(2, 3, year) + 3 * hour
        && localSeconds < Self.sunday(1, 11, year) + 2 * hour
    case .southAustralia:
      return localSeconds >= Self.sunday(1, 10, year) + 3 * hour
        || localSeconds < Self.sunday(1, 4, year) + 3 * hour
    case .newZealand:
      return localSeconds >= Self.sunday(0, 9, year) + 3 * hour
        || localSeconds < Self.sunday(1, 4, year) + 3 * hour
    }
  }

  /// Midnight, in local seconds, of the n-th Sunday of a month; n = 0: its last Sunday.
  private static func sunday(_ n: Int, _ month: Int, _ year: Int) -> Int {
    let first = n == 0 ? FEELDate.length(of: month, in: year) - 6 : 1 + (n - 1) * 7
    guard let start = FEELDate(year: year, month: month, day: first) else { return 0 }
    return (start.daysSinceEpoch + (7 - start.weekday)) * 86_400
  }
}
