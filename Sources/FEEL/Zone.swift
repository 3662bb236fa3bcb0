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

  /// Seconds east of UTC at a moment given in UTC; nil for `none`.
  func offset(atUTC seconds: Int) -> Int? {
    guard case .place(let index) = self else { return offset(at: seconds) }
    return Place(index)?.offset(atUTC: seconds) ?? 0
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

extension Place {
  init?(_ index: UInt16) {
    guard Self.all.indices.contains(Int(index)) else { return nil }
    self = Self.all[Int(index)]
  }

  /// For a clock's own reading; of the hour that comes twice in autumn, the first is meant.
  func offset(at localSeconds: Int) -> Int {
    minutes * 60 + (isSummer(localSeconds - 3600) ? 3600 : 0)
  }

  func offset(atUTC seconds: Int) -> Int {
    minutes * 60 + (isSummer(seconds + minutes * 60) ? 3600 : 0)
  }

  /// Whether summer time is kept at a moment given in local standard time.
  private func isSummer(_ standard: Int) -> Bool {
    let day = standard >= 0 ? standard / 86_400 : (standard - 86_399) / 86_400
    guard let year = FEELDate(daysSinceEpoch: day)?.year else { return false }
    let hour = 3600
    switch summer {
    case .never: return false
    case .europe:
      // All of Europe changes at 01:00 UTC.
      let change = minutes * 60 + hour
      return standard >= Self.sunday(0, 3, year) + change
        && standard < Self.sunday(0, 10, year) + change
    case .northAmerica:
      return standard >= Self.sunday(2, 3, year) + 2 * hour
        && standard < Self.sunday(1, 11, year) + hour
    case .southAustralia:
      return standard >= Self.sunday(1, 10, year) + 2 * hour
        || standard < Self.sunday(1, 4, year) + 2 * hour
    case .newZealand:
      return standard >= Self.sunday(0, 9, year) + 2 * hour
        || standard < Self.sunday(1, 4, year) + 2 * hour
    }
  }

  /// Midnight, in local seconds, of the n-th Sunday of a month; n = 0: its last Sunday.
  private static func sunday(_ n: Int, _ month: Int, _ year: Int) -> Int {
    let first = n == 0 ? FEELDate.length(of: month, in: year) - 6 : 1 + (n - 1) * 7
    guard let start = FEELDate(year: year, month: month, day: first) else { return 0 }
    return (start.daysSinceEpoch + (7 - start.weekday)) * 86_400
  }
}
