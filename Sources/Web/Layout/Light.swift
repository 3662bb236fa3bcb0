package import Casework
package import Deadlines
package import Definitions

/// How urgent something is. A light always has a shape and a word: colour never speaks alone.
package enum Light: String, Sendable, Hashable, CaseIterable {
  case onTime = "on-time"
  /// Runs out today or on the next workday.
  case soon
  /// Past the promise, a step or a signature.
  case late
  /// Past a limit of the law.
  case unlawful
  case stopped
  case done

  package var shape: String {
    switch self {
    case .onTime: "●"
    case .soon: "▲"
    case .late: "◆"
    case .unlawful: "■"
    case .stopped: "❚❚"
    case .done: "✔"
    }
  }

  package var words: Words {
    switch self {
    case .onTime: Words(zh: "按时", en: "On time")
    case .soon: Words(zh: "快到期", en: "Runs out soon")
    case .late: Words(zh: "逾期", en: "Late")
    case .unlawful: Words(zh: "超过法定期限", en: "Past the legal limit")
    case .stopped: Words(zh: "暂停计时", en: "Stopped")
    case .done: Words(zh: "已办结", en: "Done")
    }
  }

  /// The shape and a text in its colour; screen readers get the text alone.
  package func html(_ text: String) -> HTML {
    """
    <span class="light \(rawValue)"><span aria-hidden="true">\(shape)</span> \(text)</span>
    """
  }
}

extension Light {
  /// The light of a clock that runs, or has stopped, on a day.
  package init(of clock: Clock, today: Day, calendar: WorkCalendar) {
    guard clock.isRunning, !clock.isPaused else {
      self = .stopped
      return
    }
    if clock.dueAt != nil, clock.isPassed {
      self = clock.kind.isSetByLaw ? .unlawful : .late
      return
    }
    self.init(due: clock.due, kind: clock.kind, today: today, calendar: calendar)
  }

  package init(due: Day, kind: Clock.Kind, today: Day, calendar: WorkCalendar) {
    if due == .last {
      self = .stopped
    } else if due < today {
      self = kind.isSetByLaw ? .unlawful : .late
    } else {
      self = calendar.workdaysLeft(until: due, from: today) <= 1 ? .soon : .onTime
    }
  }
}

extension Clock.Kind {
  /// Limits of the law itself: 行政许可法 §32, §42, §44. The others are promises, practice or inner steps.
  package var isSetByLaw: Bool {
    switch self {
    case .receipt, .statutory, .delivery, .hearing, .lowerReview, .dispatch, .renewal, .change: true
    case .copySignature, .step, .promised, .correction, .special, .hearingRequest, .postCheck,
      .rectificationOrder, .recheck, .deferral, .thirdParty,
      .reply, .urge:
      false
    }
  }
}
