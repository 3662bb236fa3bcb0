/// Thresholds of supervision signals, data of an office. Source: `domain.md` §3.2 (Y1).
package struct SignalRules: Sendable, Hashable {
  /// A promise is warned of when this share of its limit is used, in percent…
  package var warnAtPercentUsed: Int
  /// …or when no more than this many workdays are left.
  package var warnAtWorkdaysLeft: Int

  /// A late opinion is urged in writing by the hall itself (督办), and any urge is answered within so many workdays; a
  /// supervisor's that is missed is a red card. Nil: only supervisors urge, and set no day. Source: `domain.md` §3.1, §3.3.
  package var urgeWorkdays: Int?

  package init(
    warnAtPercentUsed: Int = 90,
    warnAtWorkdaysLeft: Int = 1,
    urgeWorkdays: Int? = nil
  ) {
    self.warnAtPercentUsed = warnAtPercentUsed
    self.warnAtWorkdaysLeft = warnAtWorkdaysLeft
    self.urgeWorkdays = urgeWorkdays
  }
}
