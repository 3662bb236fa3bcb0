/// When the counters are open on a workday; `4 office hours` are counted inside these.
package struct OfficeHours: Sendable, Hashable, Codable {
  /// Minutes since midnight, in order and apart from each other.
  package let windows: [Window]

  package struct Window: Sendable, Hashable, Codable {
    package let opens: Int
    package let closes: Int

    package init(opens: Int, closes: Int) {
      self.opens = opens
      self.closes = closes
    }
  }

  /// 09:00–12:00 and 13:00–17:00, typical practice; an office sets its own.
  package static let usual = OfficeHours(trusted: [
    Window(opens: 9 * 60, closes: 12 * 60), Window(opens: 13 * 60, closes: 17 * 60),
  ])

  private init(trusted windows: [Window]) {
    self.windows = windows
  }

  /// Nil unless there is a window, each opens before it closes, and they follow one another in a day.
  package init?(_ windows: [Window]) {
    var free = 0
    for window in windows {
      guard window.opens >= free, window.closes > window.opens, window.closes <= 1440 else {
        return nil
      }
      free = window.closes
    }
    guard !windows.isEmpty else { return nil }
    self.windows = windows
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard let hours = OfficeHours(try container.decode([Window].self, forKey: .windows)) else {
      throw DecodingError.dataCorruptedError(
        forKey: .windows,
        in: container,
        debugDescription: "expected windows in order, each opening before it closes"
      )
    }
    self = hours
  }

  private enum CodingKeys: CodingKey {
    case windows
  }

  var minutesPerDay: Int { windows.reduce(0) { $0 + $1.closes - $1.opens } }
  /// Whole hours, at least one.
  var hoursPerDay: Int { max(1, minutesPerDay / 60) }
}
