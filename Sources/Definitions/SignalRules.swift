/// Thresholds of supervision signals, data of an office. Source: `domain.md` §3.2 (Y1).
package struct SignalRules: Sendable, Hashable {
  /// A promise is warned of when this share of its limit is used, in percent…
  package var warnAtPercentUsed: Int
  /// …or when no more than this many workdays are left.
  package var warnAtWorkdaysLeft: Int

  package init(warnAtPercentUsed: Int = 90, warnAtWorkdaysLeft: Int = 1) {
    self.warnAtPercentUsed = warnAtPercentUsed
    self.warnAtWorkdaysLeft = warnAtWorkdaysLeft
  }
}
